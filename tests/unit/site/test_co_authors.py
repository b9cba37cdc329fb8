"""Who is who in author lists: spellings, counts, URLs, positions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import citation_keys, names
from generator.model import PartialDate, Profile, Publication
from generator.site.authorship import AuthorLists, position
from generator.site.co_authors import CoAuthor, Identities, co_authors
from tests.unit import strategies

ADA = Profile("Ada Lovelace")
KNOWN = replace(ADA, aliases={"Ada Lovelace": ("A. Byron",), "Charles Babbage": ("C. Babbage", "Babbage, Charles Q.")})


def paper(key: str, *people: str, truncated: bool = False, equal: tuple[str, ...] = ()) -> Publication:
    return Publication(
        "T",
        key,
        authors=tuple(map(names.parse, people)),
        authors_truncated=truncated,
        date=PartialDate(2020),
        equal_contribution=tuple(map(names.parse, equal)),
    )


def listed(*papers: Publication, profile: Profile = ADA, people_from: int = 3) -> list[CoAuthor]:
    return list(co_authors(papers, Identities(profile), people_from).values())


def test_co_authors_are_counted_by_paper_most_papers_first_and_the_owner_is_left_out() -> None:
    result = listed(
        paper("c", "Ada Lovelace", "Zoe Zed", "Bob Bee"),
        paper("b", "ada  lovelace", "Bob Bee", "Zoe Zed", "Zoe Zed"),
        paper("a", "Zoe Zed", "Amy Bee"),
    )
    assert [(p.name, p.keys) for p in result] == [
        ("Zoe Zed", ("c", "b", "a")),
        ("Bob Bee", ("c", "b")),
        ("Amy Bee", ("a",)),
    ]


def test_equal_counts_are_sorted_by_family_name() -> None:
    assert [p.name for p in listed(paper("a", "Zoe Aa", "Amy van Bo", "Amy Ab"))] == ["Zoe Aa", "Amy Ab", "Amy van Bo"]


@pytest.mark.parametrize("people_from", [1, 2, 3])
def test_co_authors_with_enough_shared_papers_have_a_page(people_from: int) -> None:
    result = listed(paper("b", "X One", "Y Two"), paper("a", "Y Two"), people_from=people_from)
    assert {p.name for p in result if p.has_page} == {1: {"X One", "Y Two"}, 2: {"Y Two"}, 3: set()}[people_from]


def test_spellings_that_differ_in_case_accents_or_full_stops_are_one_person_under_the_most_frequent_one() -> None:
    (person,) = listed(paper("c", "J. Müller"), paper("b", "J Muller"), paper("a", "J Muller"))
    assert (person.name, person.count, person.slug) == ("J Muller", 3, "j-muller")


def test_aliases_are_one_person_under_the_preferred_name() -> None:
    papers = (paper("b", "A. Byron", "C. Babbage"), paper("a", "Ada Lovelace", "Charles Q. Babbage"))
    (person,) = listed(*papers, profile=KNOWN)
    assert (person.name, person.keys, person.url) == ("Charles Babbage", ("b", "a"), "people/charles-babbage/")


def test_an_alias_of_the_owner_is_marked() -> None:
    authors = AuthorLists(Identities(KNOWN), {}).of(paper("a", "A. Byron", "Bob Bee"))
    assert [author.is_owner for author in authors] == [True, False]


def test_the_owner_may_be_an_alias_of_another_spelling() -> None:
    profile = replace(ADA, aliases={"Ada King": ("Ada Lovelace",)})
    authors = AuthorLists(Identities(profile), {}).of(paper("a", "Ada King"))
    assert [author.is_owner for author in authors] == [True]


def test_spellings_that_differ_in_a_hyphen_are_one_person() -> None:
    (person,) = listed(paper("c", "Jo-Ann Li"), paper("b", "Jo Ann Li"), paper("a", "Jo-Ann Li"))
    assert (person.name, person.slug) == ("Jo-Ann Li", "jo-ann-li")


def test_a_name_without_latin_letters_has_the_same_slug_whoever_else_is_listed() -> None:
    alone = {p.name: p.slug for p in listed(paper("a", "李飞飞"))}
    among = {p.name: p.slug for p in listed(paper("b", "王小明", "Index"), paper("a", "李飞飞"))}
    assert alone["李飞飞"] == among["李飞飞"] != among["王小明"]
    assert among["Index"].startswith("index-")
    assert all(citation_keys.is_valid(slug) for slug in among.values())


def test_a_long_name_has_a_short_slug_of_whole_words_and_a_digest() -> None:
    (person,) = listed(paper("a", "Many " * 30 + "Names"))
    words, _, digest = person.slug.rpartition("-")
    assert words == "-".join(["many"] * 14)
    assert len(digest) == 8


@given(st.lists(strategies.people, max_size=8))
def test_slugs_are_distinct_and_valid_for_any_names(people: list[object]) -> None:
    result = listed(Publication("T", "a", authors=tuple(people)))  # type: ignore[arg-type]
    slugs = [person.slug for person in result]
    assert len(set(slugs)) == len(slugs)
    assert all(citation_keys.is_valid(slug) for slug in slugs)


@pytest.mark.parametrize(
    ("people", "truncated", "expected"),
    [
        (("Ada Lovelace", "B B"), False, "First"),
        (("Ada Lovelace", "B B"), True, "First"),
        (("Ada Lovelace",), True, "First"),
        (("Ada Lovelace",), False, ""),
        (("B B", "Ada Lovelace"), False, "Second"),
        (("B B", "C C", "Ada Lovelace"), False, "Last"),
        (("B B", "C C", "Ada Lovelace"), True, ""),
        (("B B", "C C", "Ada Lovelace", "D D"), False, ""),
        (("B B", "C C"), False, ""),
        ((), False, ""),
    ],
)
def test_the_owner_s_position_is_shown_if_it_is_first_second_or_last(
    people: tuple[str, ...], truncated: bool, expected: str
) -> None:
    authors = AuthorLists(Identities(ADA), {}).of(paper("a", *people))
    place = next((at for at, author in enumerate(authors, 1) if author.is_owner), 0)
    assert position(place, len(authors), truncated) == expected


def test_authors_who_contributed_equally_are_marked_in_any_spelling() -> None:
    both = paper("a", "Ada Lovelace", "C. Babbage", "B B", equal=("A. Byron", "Charles Babbage"))
    authors = AuthorLists(Identities(KNOWN), {}).of(both)
    assert [author.is_equal for author in authors] == [True, True, False]
