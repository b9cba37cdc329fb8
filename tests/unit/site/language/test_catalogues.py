"""Every catalogue in `templates/locale/` is sound, and its messages are those that the program uses. What it does not
translate yet is listed by `make translations`, which a release runs."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from generator.cli.messages_template import template
from generator.site.language.catalogues import compiled
from generator.site.template_folders import SHIPPED

FOLDER = SHIPPED / "locale"
CATALOGUES = sorted(FOLDER.glob("*.po"))
_PLACE = re.compile(r"\{(\w+)\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERS = [*range(200), 1_000, 1_000_000]


@cache
def used() -> Catalog:
    return read_po(BytesIO(template().encode()))


@cache
def catalogue(path: Path) -> Catalog:
    return read_po(BytesIO(path.read_bytes()), locale=path.stem.replace("-", "_"), abort_invalid=True)


def identity(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def sources(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def messages(catalog: Catalog) -> dict[tuple[str | None, str], Message]:
    return {identity(message): message for message in catalog if message.id}


every_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


@every_catalogue
def test_a_catalogue_has_the_messages_that_are_used_and_no_others(path: Path) -> None:
    there, wanted = messages(catalogue(path)), messages(used())
    assert not [identity for identity in wanted if identity not in there], (
        f"{path.name} lacks these; run: make reference"
    )
    assert not [identity for identity in there if identity not in wanted], (
        f"nothing uses these any more in {path.name}; run: make reference"
    )


@every_catalogue
def test_a_translation_has_the_placeholders_of_its_message(path: Path) -> None:
    """A form for one number alone may write the number as a word; each other placeholder is in every form that is
    translated."""
    for message in messages(catalogue(path)).values():
        needed = set(_PLACE.findall(sources(message)[-1]))
        optional = {"n"} if len(sources(message)) > 1 and len(texts(message)) > 1 else set()
        for text in filter(None, texts(message)):
            places = set(_PLACE.findall(text))
            assert needed - optional <= places <= needed, (message.id, text)


@every_catalogue
def test_each_plural_category_of_the_language_has_a_form_of_its_own(path: Path) -> None:
    """By CLDR, since scripts choose the form by `Intl.PluralRules`; but for the millions of Romance languages, in which
    nouns have the form of any plural."""
    catalog, locale = catalogue(path), Locale.parse(path.stem, sep="-")
    translations = compiled(path.read_text("utf-8"))
    probe = next(m for m in messages(catalog).values() if identity(m) == (None, "{n} paper"))
    index = {n: texts(probe).index(translations.ngettext("{n} paper", "{n} papers", n)) for n in _NUMBERS}
    forms: dict[str, set[int]] = {}
    for n in _NUMBERS:
        forms.setdefault(locale.plural_form(n), set()).add(index[n])
    assert all(len(of_category) == 1 for of_category in forms.values()), forms
    assert len({*map(min, forms.values())}) >= len(forms.keys() - {"many"}), forms
    plurals = [m for m in messages(catalog).values() if len(sources(m)) > 1]
    assert {len(texts(m)) for m in plurals} == {catalog.num_plurals}


@every_catalogue
def test_messages_of_words_are_translated_and_not_copied(path: Path) -> None:
    """A few words are the same in two languages, and new ones may lack a translation until a release; a catalogue of
    which a tenth is English is not translated."""
    told = [m for m in messages(catalogue(path)).values() if _LETTERS.search(_PLACE.sub("", sources(m)[0]))]
    same = [identity(m) for m in told if texts(m)[0] in {"", sources(m)[0]}]
    assert len(same) * 10 < len(told), same


@every_catalogue
def test_quotes_and_spaces_are_those_of_print(path: Path) -> None:
    """No typewriter's quotes or double spaces; no line breaks before signs that are set apart."""
    said = [text for message in messages(catalogue(path)).values() for text in texts(message)]
    assert not [text for text in said if re.search(r"[\"'´`]|\.\.\.| [%…]|\s\s", text)]
    if path.stem == "fr":
        assert not [text for text in said if re.search(r"(?<![\s\xa0])[;!?»]|(?<!\xa0):| [;:!?»]|«(?!\xa0)", text)]


def test_words_in_style_sheets_are_messages() -> None:
    sheets = (SHIPPED / "theme/assets").glob("*.css")
    found = {text for sheet in sheets for text in re.findall(r'content: "([A-Za-z][^"]+)"', sheet.read_text("utf-8"))}
    assert found
    assert found <= {message.id for message in used()}
