"""Catalogues get new messages, untranslated, and lose those that nothing uses."""

from __future__ import annotations

from generator.cli.catalogue_update import updated

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n % 3);\\n"\n'
TEMPLATE = f"""{HEAD}
#: site/a.py
msgid "One"
msgstr ""

#: site/b.py
#, python-brace-format
msgctxt "menu"
msgid "Two"
msgstr ""

msgid "{{n}} paper"
msgid_plural "{{n}} papers"
msgstr[0] ""
msgstr[1] ""
"""
WHOLE = f"""{HEAD}
# by hand
msgid "One"
msgstr "Eins"

msgctxt "menu"
msgid "Two"
msgstr "Zwei"

msgid "{{n}} paper"
msgid_plural "{{n}} papers"
msgstr[0] "a"
msgstr[1] "b"
msgstr[2] "c"
"""


def without(text: str, *parts: str) -> str:
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    return text


def test_a_whole_catalogue_stays_byte_for_byte() -> None:
    assert updated(WHOLE, TEMPLATE) == WHOLE


def test_a_new_message_stands_after_the_one_before_it() -> None:
    old = without(WHOLE, 'msgctxt "menu"\nmsgid "Two"\nmsgstr "Zwei"\n\n')
    assert updated(old, TEMPLATE) == WHOLE.replace('"Zwei"', '""')


def test_the_first_message_may_be_new() -> None:
    old = without(WHOLE, '# by hand\nmsgid "One"\nmsgstr "Eins"\n\n')
    assert updated(old, TEMPLATE) == WHOLE.replace("# by hand\n", "").replace('"Eins"', '""')


def test_a_plural_gets_as_many_forms_as_the_language_has() -> None:
    old = WHOLE[: WHOLE.index('\nmsgid "{n} paper"')]
    assert updated(old, TEMPLATE).endswith('msgid_plural "{n} papers"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n')


def test_a_message_that_nothing_uses_goes() -> None:
    assert updated(f'{WHOLE}\nmsgid "Two"\nmsgstr "Zwei"\n', TEMPLATE) == WHOLE


def test_translators_keep_their_order() -> None:
    head, one, *others = WHOLE.strip("\n").split("\n\n")
    moved = "\n\n".join([head, *others, one]) + "\n"
    assert updated(moved, TEMPLATE) == moved
