"""Data health: honest findings, no more and no less."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.facts import health, names
from generator.facts.matching import YEARS_APART, comparable
from generator.model import PartialDate, Publication

ADA = (names.parse("Ada Lovelace"),)


def found(*publications: Publication) -> dict[str, list[str]]:
    """Keys by finding, without the empty ones."""
    return {finding.id: list(finding.keys) for finding in health.examine(publications) if finding.keys}


def test_a_complete_work_has_no_finding() -> None:
    complete = Publication(
        "On engines",
        key="k",
        authors=ADA,
        date=PartialDate(2020),
        venue="Journal",
        doi="10.1234/x",
        abstract="Words.",
        type="article-journal",
    )
    assert found(complete) == {}


def test_each_gap_is_found() -> None:
    bare = Publication("On engines", key="k", authors_truncated=True, code_flag=True)
    assert set(found(bare)) == {
        "cut-authors", "no-authors", "no-date", "no-identifier", "no-venue", "no-link",
        "code-not-linked", "no-abstract",
    }  # fmt: skip


def test_a_preprint_and_its_publication_may_be_one_work() -> None:
    preprint = Publication("On Analytical Engines and Looms", key="a", authors=ADA, date=PartialDate(2020))
    published = Publication(
        "On analytical engines and looms: an extended tale", key="b", authors=ADA, date=PartialDate(2022)
    )
    later = Publication("On analytical engines and looms", key="c", authors=ADA, date=PartialDate(2030))
    other = Publication(
        "On analytical engines and looms", key="d", authors=(names.parse("Alan Turing"),), date=PartialDate(2020)
    )
    assert list(health.duplicates([preprint, published, later, other])) == [("a", "b")]


def are_alike(one: Publication, other: Publication) -> bool:
    """What the finding says, of two papers of one author."""
    short, long = sorted((comparable(one.title), comparable(other.title)), key=len)
    is_start = len(short) >= 20 and long.startswith(short)
    return abs(one.date.year - other.date.year) <= YEARS_APART and (short == long or is_start)


STARTS = ["", "x", "engines", "engines and looms of old", "engines and looms of oldest"]
titles = st.tuples(st.sampled_from(STARTS), st.sampled_from(["", " and", " again"])).map("".join)


@given(st.lists(st.tuples(titles, st.integers(2000, 2006)), max_size=12))
def test_pairs_are_those_that_comparing_all_would_find(drafts: list[tuple[str, int]]) -> None:
    papers = [
        Publication(title, key=str(at), authors=ADA, date=PartialDate(year)) for at, (title, year) in enumerate(drafts)
    ]
    expected = [(one.key, other.key) for one, other in combinations(papers, 2) if are_alike(one, other)]
    assert list(health.duplicates(papers)) == expected
