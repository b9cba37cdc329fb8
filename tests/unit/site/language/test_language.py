"""Messages, plurals, numbers, dates and lists in a language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.model import PartialDate
from generator.site.language import catalogues, shell_messages
from generator.site.language.language import ENGLISH
from generator.site.template_folders import SHIPPED

GERMAN = catalogues.language(SHIPPED.parent, "de")


def test_english_has_no_catalogue_and_writes_as_the_british_do() -> None:
    assert catalogues.language(SHIPPED.parent, "en-GB") is ENGLISH
    assert ENGLISH.ngettext("{n} paper", "{n} papers", 1_200) == "1,200 papers"
    assert ENGLISH.list(["A", "B", "C"]) == "A, B and C"


def test_another_language_has_its_words_numbers_dates_and_lists() -> None:
    assert GERMAN.gettext("Publications") == "Publikationen"
    assert GERMAN.number(88_855) == "88.855"
    assert GERMAN.list(["A", "B", "C"]) == "A, B und C"
    dates = {PartialDate(2023, 7, 18): "18. Juli 2023", PartialDate(2023): "2023", PartialDate(0, 1, 30): "30. Jan."}
    assert {day: GERMAN.day(day) for day in dates} == dates


def test_a_region_without_a_catalogue_has_that_of_the_language_unless_it_writes_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "locale"
    folder.mkdir(parents=True)
    (folder / "zh.po").write_bytes((SHIPPED / "locale" / "de.po").read_bytes())
    assert catalogues.language(tmp_path, "de-AT").gettext("Publications") == "Publikationen"
    assert catalogues.language(tmp_path, "zh").code == "zh"
    with pytest.raises(LookupError):
        catalogues.language(tmp_path, "zh-TW")
    assert catalogues.missing(tmp_path, "zh-TW").startswith("zh is written in another script; known are ar, de, en,")
    assert not catalogues.missing(tmp_path, "pt-BR")


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "Fair, Turin; A. B."),
        ("ar", "Fair، Turin؛ A. B."),
        ("fr", "Fair, Turin\xa0; A. B."),
        ("ja", "Fair、Turin；A. B."),
    ],
)
def test_parts_are_divided_as_the_language_does(code: str, written: str) -> None:
    language = catalogues.language(SHIPPED.parent, code)
    assert (
        language.clauses([language.details(["Fair", "", "Turin"]), "", language.sentences(["A.", "", "B."])]) == written
    )
    assert language.sentences(["計測。", "計測。"]) == "計測。計測。"


def test_values_in_templates_are_escaped_and_markup_is_not() -> None:
    _ = ENGLISH.for_templates["_"]
    assert _("In {book}", book="<A>") == "In &lt;A&gt;"
    assert _("In {book}", book=Markup("<b>A</b>")) == "In <b>A</b>"


def test_scripts_get_each_form_of_a_plural_by_its_category() -> None:
    text = shell_messages.script(SHIPPED.parent, GERMAN)
    messages = json.loads(text.removeprefix("globalThis.siteMessages = { messages: ").removesuffix(" };\n"))
    assert messages["{n} person"].keys() == {"one", "other"}
    assert messages["Copied"] == GERMAN.gettext("Copied")
