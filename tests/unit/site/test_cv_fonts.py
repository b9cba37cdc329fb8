"""Letters that no font of the CV's PDF has are told with their script, before the file is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.facts import names
from generator.facts.store import Content
from generator.model import Affiliation, Item, Occasion, PartialDate, Profile, Publication
from generator.site.cv_fonts import notices
from generator.site.cv_specimens import lacking
from generator.site.language.catalogues import language as load_language

SHIPPED = Path(__file__).resolve().parents[3]


def told(profile: Profile, *papers: Publication, cv: str = "", items: tuple[Item, ...] = ()) -> list[str]:
    content = Content("content", profile, cv, publications={paper.key: paper for paper in papers})
    content.items = {f"{n}.md": [item] for n, item in enumerate(items)}
    return [str(notice) for notice in notices(SHIPPED, content)]


@pytest.mark.parametrize("name", ["Ada Lovelace", "Иван Ђокић", "Αθηνά Ελύτη", "שלום", "ℓ₁ ≤ ℝ", "ქართული"])
def test_nothing_is_said_of_letters_that_the_fonts_have(name: str) -> None:
    assert told(Profile(name)) == []


@pytest.mark.parametrize(
    ("profile", "papers", "cv"),
    [
        (Profile("李飞飞"), (), ""),
        (Profile("Ada", affiliations=(Affiliation("北京大学"),)), (), ""),
        (Profile("Ada"), (), "## 教育"),
        (Profile("Ada"), (Publication("A title in 日本語", "k"),), ""),
        (Profile("Ada"), (Publication("T", "k", (names.parse("張 三"),)),), ""),
    ],
)
def test_letters_that_are_missing_are_told_wherever_the_pdf_shows_them(
    profile: Profile, papers: tuple[Publication, ...], cv: str
) -> None:
    (line,) = told(profile, *papers, cv=cv)
    assert "the PDF of the CV has no font for Chinese or Japanese letters, such as " in line
    assert "templates/fonts/" in line


@pytest.mark.parametrize(
    "item",
    [
        Item("talk", "x", {"title": "計測"}),
        Item("talk", "x", {"title": "T", "event": "計測学会"}),
        Item("talk", "x", {"title": "T", "given": [Occasion(PartialDate(2026), location="東京")]}),
        Item("project", "x", {"title": "計測"}),
        Item("person", "x", {"name": "李飞飞", "role": "phd"}),
        Item("award", "", {"title": "T", "awarder": "计量学会"}),
        Item("service", "", {"role": "T", "organization": "计量学会"}),
    ],
)
def test_letters_of_talks_projects_and_lists_count(item: Item) -> None:
    (line,) = told(Profile("Ada"), items=(item,))
    assert "no font for Chinese or Japanese letters" in line


def test_things_that_the_pdf_does_not_show_do_not_matter() -> None:
    unlisted = (Item("post", "x", {"title": "計測"}), Item("news", "x", {"title": "計測"}))
    hidden = Item("talk", "x", {"title": "計測", "hidden": True})
    assert told(Profile("Ada"), items=(*unlisted, hidden)) == []


def test_headings_in_the_language_of_the_site_count() -> None:
    japanese = load_language(SHIPPED, "ja")
    (line,) = map(str, notices(SHIPPED, Content("content", Profile("Ada")), japanese))
    assert "no font for Chinese or Japanese letters" in line


def test_letters_that_only_the_font_of_listings_has_are_told() -> None:
    (line,) = told(Profile("محمد علي"))
    assert "the PDF of the CV has only a typewriter font for Arabic letters" in line
    assert "boxes" not in line
    assert "templates/fonts/" in line


def test_each_script_is_told_once() -> None:
    lines = told(Profile("李 한국 ไทย"))
    assert [line.split(" letters")[0].rpartition("for ")[2] for line in lines] == [
        "Thai",
        "Chinese or Japanese",
        "Hangul",
    ]


def test_authors_whom_the_pdf_does_not_name_do_not_matter() -> None:
    crowd = tuple(names.parse(f"Given{n} Family{n}") for n in range(20))
    assert told(Profile("Ada"), Publication("T", "k", (*crowd, names.parse("張 三")))) == []


def test_the_owner_s_fonts_count(tmp_path: Path) -> None:
    assert lacking("李", []) == "李"
    assert lacking("Ada", [tmp_path]) == ""
