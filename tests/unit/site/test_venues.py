"""Venues: grouping, counts, URLs, and the text after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.citing.work import cited
from generator.model import PartialDate, Publication, VenueName
from generator.site.venues import details, earlier_paths, venues

BASE = Publication("T", "k", venue="J. of Engines", type="article-journal", date=PartialDate(2020))


def test_a_venue_is_the_same_in_any_case_and_has_the_most_frequent_spelling() -> None:
    papers = [
        replace(BASE, key="d", venue="J of engines"),
        replace(BASE, key="c"),
        replace(BASE, key="b"),
        replace(BASE, key="a", venue="Zoo", type=""),
        replace(BASE, key="x", venue=""),
    ]
    assert [(v.name, v.keys, v.kind, v.url) for v in venues(papers)] == [
        ("J. of Engines", ("d", "c", "b"), "Journal article", "venues/j-of-engines/"),
        ("Zoo", ("a",), "Paper", "venues/zoo/"),
    ]


def test_a_venue_has_the_homepage_that_the_owner_gives_for_any_of_its_years() -> None:
    said = {"Conference on Widgets": VenueName("CoW", "https://widgets.example/"), "Zoo": VenueName("Z")}
    papers = [replace(BASE, key="a", venue="Proceedings of the 3rd Conference on Widgets"), replace(BASE, venue="Zoo")]
    homepages = {venue.name: venue.homepage for venue in venues(papers, said)}
    assert homepages == {"Proceedings of the 3rd Conference on Widgets": "https://widgets.example/", "Zoo": ""}


def test_no_paper_changes_the_address_of_another_venue() -> None:
    named = ["A B", "A-B", "A+B", "Findings: " * 9 + "one", "Findings: " * 9 + "two", "学报"]
    papers = [replace(BASE, key=f"k{n}", venue=name) for n, name in enumerate(named)]
    alone = {venue.name: venue.slug for paper in papers for venue in venues([paper])}
    for order in (papers, papers[::-1], [papers[0], *papers[2:]]):
        assert {venue.name: venue.slug for venue in venues(order)}.items() <= alone.items()
    assert len({venue.slug for venue in venues(papers)}) == len(named) - 1  # a hyphen tells no venues apart


LONG = "Proceedings of the 12th International Conference on Engines and Their Notes, Main Track"
CUT = "proceedings-of-the-12th-international-conference-on-engines"


def test_earlier_addresses_of_venues_lead_on() -> None:
    listed = venues([replace(BASE, key=f"k{n}", venue=name) for n, name in enumerate([LONG, "Notes & Queries", "C*"])])
    said = {"Notes & Queries": VenueName(formerly=("Note-Queries", "n-and-q-2")), "Gone": VenueName(formerly=("x",))}
    of = {venue.name: venue.path for venue in listed}
    assert earlier_paths(listed, said) == {
        f"venues/{CUT}": of[LONG],
        "venues/notes-queries": of["Notes & Queries"],
        "venues/c": of["C*"],
        "venues/note-queries": of["Notes & Queries"],
        "venues/n-and-q-2": of["Notes & Queries"],
    }


def test_an_earlier_address_that_several_venues_shared_leads_to_all_of_them() -> None:
    listed = venues([replace(BASE, key="a", venue=LONG), replace(BASE, key="b", venue=LONG.replace("Main", "Side"))])
    assert earlier_paths(listed, {}) == {f"venues/{CUT}": "venues/index"}
    said = {LONG: VenueName(formerly=(CUT,))}
    assert earlier_paths(listed, said) == {f"venues/{CUT}": listed[0].path}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"volume": "24", "number": "240", "pages": "1--113"}, " 24(240), 2020, pp. 1–113"),
        ({"pages": "e12"}, ", 2020, p. e12"),
        ({"volume": "3", "date": PartialDate()}, " 3"),
        ({"date": PartialDate()}, ""),
    ],
)
def test_volume_year_and_pages_follow_the_venue_as_far_as_known(facts: dict[str, object], expected: str) -> None:
    assert details(cited(replace(BASE, **facts))) == expected  # type: ignore[arg-type]


def test_a_venue_that_ends_with_its_year_is_not_followed_by_it() -> None:
    named = replace(BASE, venue="Findings of the ACL: EMNLP 2023", published=PartialDate(2023), arxiv="2210.03945")
    assert "2023" not in details(cited(named))
