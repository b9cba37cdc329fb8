"""Six styles give what citeproc-js gives, apart from the exceptions that are listed here with their reason."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from generator.citing.references import reference
from generator.citing.styles import STYLES
from generator.citing.work import cited
from generator.facts import records
from generator.model import Publication
from tests.unit.example import CASES

EXCEPTIONS = {
    "script": ("mla", "chicago", "citeproc-js takes <b> in a title for markup, and cases tags as words"),
    "quotes": ("mla", "chicago", "citeproc-js leaves a word in straight single quotes in lower case"),
    "apostrophe": ("mla", "chicago", "citeproc-js takes l’ for a French article"),
    "software-noauthor": ("apa", "chicago", "the publisher is not named as the author"),
    "software-venue": ("apa", "“[Computer software]” stands after the software's own title"),
    "paper-conference-bare": ("apa", "vancouver", "a paper without proceedings is not “In” anything, nor a talk"),
    "paper-conference-venue": ("apa", "the date of a paper is its year; APA has days for talks"),
    "chapter-bare": ("vancouver", "a chapter without a book is not “In” anything"),
    **dict.fromkeys(
        [
            *(f"article-{part}" for part in "doi url none bare noauthor nodate month editors".split()),
            "article-doi-day",
        ],
        ("chicago", "nothing says that the work is a preprint"),
    ),
    "article-venue": ("chicago", "harvard", "nothing says that the work is a preprint"),
    "article-journal-venue": ("harvard", "nothing says that the work is a preprint"),
    "article-journal-noauthor": ("harvard", "the journal is not named as the author"),
}
"""Key of a hard case → styles that differ, and the reason as the last item."""

KINDS_EXCEPTIONS = {
    "speech-no_date": ("ieee", "citeproc-js leaves the comma before nothing"),
    "speech-no_genre": ("vancouver", "citeproc-js starts the sentence with a small letter"),
    "patent-no_number": ("apa", "chicago", "the kind of the patent is named once"),
    "software-no_authors": ("apa", "chicago", "the publisher is not named as the author"),
    "chapter-no_venue": ("ieee", "vancouver", "a chapter without a book is not “In” anything"),
    "paper-conference-no_venue": ("vancouver", "a paper without proceedings is not “In” anything"),
    "entry-encyclopedia-no_venue": ("vancouver", "an entry without a work is not “In” anything"),
    "paper-conference-bare": ("apa", "the date of a paper is its year; APA has days for talks"),
    "article-journal-no_authors": ("harvard", "the journal is not named as the author"),
    **dict.fromkeys(
        ("article-magazine-no_authors", "article-newspaper-no_authors"),
        ("chicago", "harvard", "the journal is not named as the author"),
    ),
    "article-journal-no_venue": ("apa", "chicago", "the number of the article is stated once"),
    **dict.fromkeys(
        ("article-journal-no_volume", "article-journal-bare", "journal-pages-bare"),
        ("harvard", "nothing says that the work is a preprint"),
    ),
    **dict.fromkeys(
        ("review-no_authors", "review-book-no_authors", "webpage-no_authors"),
        ("chicago", "the journal or site is not named as the author"),
    ),
    **dict.fromkeys(
        ("entry-encyclopedia-no_authors", "entry-encyclopedia-only_editors"),
        ("apa", "chicago", "neither the publisher nor the work is named as the author"),
    ),
    **dict.fromkeys(
        ("software-year", "manuscript-year", "preprint-year"), ("chicago", "no status without what it is said of")
    ),
    **dict.fromkeys(("manuscript-no_publisher", "preprint-no_publisher"), ("chicago", "no capital within a sentence")),
    **dict.fromkeys(
        ("article-journal-no_date", "manuscript-no_date", "preprint-no_date"),
        ("harvard", "what is in press or submitted says so in place of “no date”"),
    ),
    "manuscript-bare": ("chicago", "nothing says that it is unpublished"),
    "preprint-bare": ("chicago", "nothing says that the work is a preprint"),
    "edited-book-no_editors": ("harvard", "the edition stands after the year, as with authors"),
    "collection-no_date": ("chicago", "a missing date is said of every kind of work"),
}
"""As above, for the cases of kinds with each part missing."""


def has_stray_marks(case: dict[str, Any], style: str) -> bool:
    """True where citeproc-js prints `vol. 3. , Oxford` (a series of chapters) or `London., 2021` (a standard)."""
    record = case["record"]
    stray = {"chapter": {"series"}, "standard": {"place", "date"}}.get(record["type"])
    return style == "ieee" and stray is not None and stray <= set(record)


_PAPERS = json.loads((CASES / "citations/papers.json").read_text(encoding="utf-8"))
_KINDS = json.loads((CASES / "citations/kinds.json").read_text(encoding="utf-8"))
_HARD = json.loads((CASES / "citations/hard.json").read_text(encoding="utf-8"))


def normal(html: str) -> str:
    """Without a difference of spaces and of quotation marks."""
    return " ".join(re.sub("[“”\"‘’']", "'", unescape(html)).split())


def shown(publication: Publication, style: str) -> str:
    return normal(str(reference(cited(publication), STYLES[style]).html))


def work(case: dict[str, Any]) -> Publication:
    return records.publication_of(case["key"], case["record"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", _PAPERS, ids=lambda case: case["key"])
def test_a_paper_with_its_whole_list(case: dict[str, Any], style: str) -> None:
    assert shown(work(case), style) == normal(case["complete"][style])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", _PAPERS, ids=lambda case: case["key"])
def test_a_paper_with_a_cut_list(case: dict[str, Any], style: str) -> None:
    whole = work(case)
    cut = replace(whole, authors=whole.authors[:3], authors_truncated=len(whole.authors) > 3)
    assert shown(cut, style) == normal(case["cut"][style])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", _HARD, ids=lambda case: case["key"])
def test_a_hard_case(case: dict[str, Any], style: str) -> None:
    is_exception = style in EXCEPTIONS.get(case["key"], ())
    assert (shown(work(case), style) == normal(case["expected"][style])) is not is_exception


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", _KINDS, ids=lambda case: case["key"])
def test_a_kind_of_work_complete_and_with_each_part_missing(case: dict[str, Any], style: str) -> None:
    is_exception = style in KINDS_EXCEPTIONS.get(case["key"], ()) or has_stray_marks(case, style)
    assert (shown(work(case), style) == normal(case["expected"][style])) is not is_exception


def test_there_are_as_many_cases_as_were_recorded() -> None:
    assert (len(_PAPERS), len(_HARD), len(_KINDS), len(STYLES)) == (32, 138, 320, 6)
