"""A new message needs no translator at once: pages say it in English, and a list has what a release must translate."""

from __future__ import annotations

from pathlib import Path

from generator.cli.untranslated import listing, untranslated
from generator.site.language.catalogues import compiled

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "One"
msgstr "Eins"

msgctxt "menu"
msgid "Two"
msgstr ""

#, fuzzy
msgid "Three"
msgstr "Vier"

msgid "{n} paper"
msgid_plural "{n} papers"
msgstr[0] ""
msgstr[1] ""

msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} Seite"
msgstr[1] "{n} Seiten"
"""


def test_messages_without_a_translation_are_listed_with_their_lines() -> None:
    assert [*untranslated(CATALOGUE)] == [(10, "Two"), (14, "Three"), (17, "{n} paper")]


def test_messages_without_a_translation_are_in_english() -> None:
    messages = compiled(CATALOGUE)
    assert (messages.gettext("One"), messages.ngettext("{n} page", "{n} pages", 2)) == ("Eins", "{n} Seiten")
    assert (messages.pgettext("menu", "Two"), messages.gettext("Three")) == ("Two", "Three")
    assert [messages.ngettext("{n} paper", "{n} papers", n) for n in (1, 2)] == ["{n} paper", "{n} papers"]


def test_the_list_names_the_file_and_says_what_follows(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_text(CATALOGUE, "utf-8")
    assert listing(tmp_path)[0] == "templates/locale/de.po:10  has no translation of 'Two': pages say it in English"
