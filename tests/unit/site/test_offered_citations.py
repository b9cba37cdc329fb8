"""COinS of a page: all authors where the page can hold them, the longest lists left out where it cannot."""

from __future__ import annotations

from urllib.parse import parse_qs

from generator.facts import names
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.offered_citations import MAX_NAMES, offered, offered_briefly
from generator.site.presentation import present


def counts(*lengths: int) -> list[int]:
    """The number of authors that a page with papers of so many authors offers for each."""
    papers = [
        Publication(
            "T",
            f"k{n}",
            authors=tuple(names.parse(f"Ada Number{i}") for i in range(length)),
            date=PartialDate(2000 - n),
        )
        for n, length in enumerate(lengths)
    ]
    objects = offered(present(Portfolio(Profile("Ada Lovelace"), tuple(papers))).pubs)
    return [len(parse_qs(objects[paper.key]).get("rft.au", [])) for paper in papers]


def test_all_authors_are_offered() -> None:
    assert counts(3, 559, 0, MAX_NAMES - 562) == [3, 559, 0, MAX_NAMES - 562]


def test_only_the_longest_lists_are_left_out_of_a_page_that_would_be_too_heavy() -> None:
    assert counts(MAX_NAMES + 1, 3, 5) == [0, 3, 5]
    assert counts(MAX_NAMES - 5, 3, 5) == [0, 3, 5]
    assert counts(MAX_NAMES - 8, 3, 5) == [MAX_NAMES - 8, 3, 5]


def test_a_list_that_repeats_others_leaves_out_the_authors_of_works_with_a_doi() -> None:
    author = (names.parse("Ada Lovelace"),)
    papers = (Publication("T", "a", authors=author, doi="10.1000/1"), Publication("T", "b", authors=author))
    objects = offered_briefly(present(Portfolio(Profile("Ada Lovelace"), papers)).pubs)
    assert {key: parse_qs(text).get("rft.au") for key, text in objects.items()} == {"a": None, "b": ["Lovelace, Ada"]}
