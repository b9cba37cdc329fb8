"""Six styles give what citeproc-js gives, apart from corrections and exceptions that stand here with their reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

import pytest

from generator.citing.references import reference
from generator.citing.style import SERIALS
from generator.citing.styles import STYLES
from generator.citing.work import Cited, cited
from generator.facts import records
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import Publication
from tests.unit.example import CASES

EXCEPTIONS = {
    "script": ("mla", "chicago", "citeproc-js takes <b> in a title for markup, and cases tags as words"),
    "quotes": ("mla", "chicago", "citeproc-js leaves a word in straight single quotes in lower case"),
    "apostrophe": ("mla", "chicago", "citeproc-js takes l’ for a French article"),
}
"""Key of a hard case → styles that differ, and the reason as the last item."""


@dataclass(frozen=True)
class Correction:
    """What a reference of citeproc-js says in a style of works of which `of` holds, and what a reader should see."""

    style: str
    pattern: str
    instead: str
    of: Callable[[Cited], bool]
    reason: str


def is_serial_without_venue(c: Cited) -> bool:
    return c.type in SERIALS and not c.venue


CORRECTIONS = (
    Correction("ieee", r"(\d)\. , ", r"\1, ", lambda c: c.type == "chapter", "one mark after a series"),
    Correction("ieee", r"London\., ", "London, ", lambda c: c.type == "standard", "one mark after a place"),
    Correction("ieee", r"edition\., ", "edition, ", lambda c: not c.work.edition.isdecimal(), "no short form, no stop"),
    Correction(
        "ieee", r",(’?) (?=doi:|\[Online)", r".\1 ", lambda c: c.type != "article-journal", "no comma before nothing"
    ),
    Correction("vancouver", r" In\.", "", lambda c: not c.venue, "what is in no book is not “In” anything"),
    Correction("harvard", r" \[Preprint\]", "", lambda c: not c.is_preprint, "nothing says that it is a preprint"),
    Correction("chicago", r"Preprint(, |\. )", "", lambda c: not c.is_preprint, "nothing says that it is a preprint"),
    Correction("chicago", ", ahead of print", "", lambda c: not c.work.status, "nothing says that it is"),
    Correction("chicago", r"(U\.S\. patent)\. \1", r"\1", lambda c: c.type == "patent", "its kind is named once"),
    Correction("apa", r"\((U\.S\. patent)\) \[\1\]", r"(\1)", lambda c: c.type == "patent", "its kind is named once"),
    Correction(
        "chicago", r"(?:Blog Post )?No\. (E1002|12)\. ", "", is_serial_without_venue, "its number is named once"
    ),
    Correction("apa", r" \((?:Blog Post )?No\. (E1002|12)\)", "", is_serial_without_venue, "its number is named once"),
)

UNPRINTED = {
    "apa": frozenset({"interview", "personal_communication"}),
    "chicago": frozenset({"classic", "entry", "entry-dictionary", "entry-encyclopedia", "personal_communication"}),
}
"""Style → types that its manual names in the text alone unless a reader can find them: citeproc-js prints nothing, and
a list of works names each."""


def corrected(expected: str, c: Cited, style: str) -> str:
    """What is in press or submitted says so in Harvard too, in place of "no date"."""
    if style == "harvard" and c.work.status:
        expected = expected.replace("(no date)", f"({c.work.status})")
    for correction in CORRECTIONS:
        if correction.style == style and correction.of(c):
            expected = re.sub(correction.pattern, correction.instead, expected)
    return expected


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


def shown_and_expected(case: dict[str, Any], style: str) -> tuple[str, str]:
    publication = work(case)
    expected = normal(case["expected"][style])
    return shown(publication, style), corrected(expected, cited(publication), style)


@pytest.mark.parametrize("case", _HARD, ids=lambda case: case["key"])
def test_a_hard_case(case: dict[str, Any]) -> None:
    for style in STYLES:
        given, expected = shown_and_expected(case, style)
        assert (given == expected) is not (style in EXCEPTIONS.get(case["key"], ())), (style, given, expected)


@pytest.mark.parametrize("case", _KINDS, ids=lambda case: case["key"])
def test_a_kind_of_work_complete_and_with_each_part_missing(case: dict[str, Any]) -> None:
    for style in STYLES:
        given, expected = shown_and_expected(case, style)
        if expected or case["record"]["type"] not in UNPRINTED.get(style, ()):
            assert given == expected, style
        else:
            assert normal(case["record"]["title"]).casefold() in given.casefold()


def test_every_kind_of_work_that_a_citation_can_name_is_judged() -> None:
    assert {case["record"]["type"] for case in _KINDS} >= set(ITEM_TYPES)


def test_how_many_references_need_a_correction() -> None:
    judged = [(cited(work(case)), normal(case["expected"][style]), style) for case in _KINDS for style in STYLES]
    needing = [style for c, text, style in judged if not text or corrected(text, c, style) != text]
    assert (len(judged), Counter(needing)) == (
        5220,
        {"apa": 4, "chicago": 10, "ieee": 69, "vancouver": 11, "harvard": 17},
    )


def test_there_are_as_many_cases_as_were_recorded() -> None:
    assert (len(_PAPERS), len(_HARD), len(_KINDS), len(STYLES)) == (32, 138, 870, 6)
