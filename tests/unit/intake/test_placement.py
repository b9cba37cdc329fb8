"""A work that appeared twice: what is said of one place is never mixed with what is said of another."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from generator.intake import placement
from generator.intake.sources import Said, combined, left_out

ONE_VENUE = [
    ("NIPS", "Advances in Neural Information Processing Systems"),
    ("NeurIPS", "Advances in Neural Information Processing Systems 30 (NIPS 2017)"),
    ("Proc. of ICML 2019", "International Conference on Machine Learning"),
    ("Phys. Rev. D", "Physical Review D"),
    ("JACM", "Journal of the ACM"),
    ("Lancet", "The Lancet"),
    ("LREC 2020", "Proceedings of the 12th Language Resources and Evaluation Conference"),
    ("Looms and Engines", "Proceedings of the 3rd Workshop on Looms and Engines, Turin"),
]
TWO_VENUES = [
    ("Nature", "Nature Physics"),
    ("Cell", "Cell Reports"),
    ("ICML", "Journal of Machine Learning Research"),
    ("Machine Learning", "International Conference on Machine Learning"),
    ("Journal of Looms", "Journal of Engines"),
]
TALK = Said("a.bib", 1, {"title": "T", "arxiv": "1234.56789", "venue": "ICML", "type": "paper-conference"})
JOURNAL = {
    "title": "T",
    "arxiv": "1234.56789",
    "venue": "Journal of Machine Learning Research",
    "type": "article-journal",
    "volume": "5",
    "pages": "1-10",
    "published": "2021",
    "note": "N",
}


@pytest.mark.parametrize(("one", "other"), ONE_VENUE)
def test_two_spellings_are_one_venue(one: str, other: str) -> None:
    assert not placement.is_other_venue(one, other)
    assert not placement.is_other_venue(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_VENUES)
def test_names_of_two_venues_differ(one: str, other: str) -> None:
    assert placement.is_other_venue(one, other)
    assert placement.is_other_venue(other, one)


def test_a_venue_never_gets_the_volume_of_another() -> None:
    journal = Said("b.bib", 1, JOURNAL)
    for order in permutations([TALK, journal]):
        assert combined(order) == TALK.record | {"note": "N"}
        assert left_out(order) == [(journal, ["venue", "pages", "published", "volume"])]
    assert combined([TALK, journal._replace(strength=2)]) == JOURNAL


CONTRADICTIONS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "another volume": ({"venue": "J", "volume": "1"}, {"venue": "J", "volume": "2", "pages": "3"}, {}),
    "other pages": ({"venue": "J", "pages": "1-9"}, {"venue": "J", "volume": "2", "pages": "301-309"}, {}),
    "numbers without a venue": ({"venue": "J", "volume": "1"}, {"volume": "2", "pages": "3"}, {}),
    "pages that go on": ({"venue": "J", "pages": "1"}, {"venue": "J", "volume": "2", "pages": "1-9"}, {"volume": "2"}),
    "numbers that fit": ({"venue": "J", "volume": "1"}, {"volume": "1", "pages": "3"}, {"pages": "3"}),
    "one DOI": (
        {"venue": "J", "doi": "10.1000/a"},
        {"venue": "K", "volume": "2", "doi": "10.1000/A"},
        {"volume": "2"},
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_numbers_are_united_only_where_none_contradicts(name: str) -> None:
    strong, weak, added = CONTRADICTIONS[name]
    assert combined([Said("a.bib", 2, strong), Said("b.bib", 1, weak)]) == strong | added


def test_the_strongest_with_a_venue_says_where_a_work_appeared() -> None:
    strong = Said("a.bib", 3, {"title": "T", "volume": "9"})
    middle = Said("b.bib", 2, {"title": "T", "venue": "J", "volume": "5", "pages": "1"})
    assert combined([strong, middle]) == {"title": "T", "venue": "J", "volume": "5", "pages": "1"}


BASE = {"venue": "Journal of Looms", "volume": "1"}
MOVED = {"venue": "Journal of Engines", "volume": "2"}
MIXED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "the owner names another venue": (BASE | {"venue": "Journal of Notes"}, MOVED, "venue"),
    "the owner has another volume": (BASE | {"volume": "7"}, MOVED, "volume"),
    "the owner changed nothing": (BASE, MOVED, ""),
    "the owner deleted the volume": ({"venue": "Journal of Looms"}, MOVED, ""),
    "the owner spells the venue otherwise": (BASE | {"venue": "J. Looms"}, BASE | {"volume": "2"}, ""),
    "the owner has what the source says now": (MOVED, MOVED, ""),
}


@pytest.mark.parametrize("name", MIXED)
def test_what_an_owner_changed_of_a_place_keeps_out_another_one(name: str) -> None:
    ours, theirs, field = MIXED[name]
    assert placement.mixed(BASE, ours, theirs) == field


def test_all_of_another_place_is_taken_but_the_kind_where_none_is_said() -> None:
    ours = {"venue": "Journal of Looms", "volume": "1", "pages": "3", "type": "article-journal", "note": "N"}
    assert placement.taken(ours, MOVED) == MOVED | {"pages": None}
