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
    "software-venue": ("apa", "“[Computer software]” stands behind the software's own title"),
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

_PAPERS = json.loads((CASES / "citations/papers.json").read_text(encoding="utf-8"))
_HARD = json.loads((CASES / "citations/hard.json").read_text(encoding="utf-8"))


def normal(html: str) -> str:
    """Without a difference of blanks and of quotation marks."""
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


def test_there_are_as_many_cases_as_were_recorded() -> None:
    assert (len(_PAPERS), len(_HARD), len(STYLES)) == (32, 138, 6)
