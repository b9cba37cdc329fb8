"""The facets of the publications page: kinds of venue, positions, co-authors, topics, and their counts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.facts import names
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import filter_files
from generator.site.facets import COAUTHORS, Facets, facets
from generator.site.pages.publication_list import MAX_UNDIVIDED
from generator.site.presentation import Presentation, present

BASE = Publication("T", "k", date=PartialDate(2020))


def presentation_of(*publications: Publication) -> Presentation:
    keyed = [replace(p, key=f"k{n}") for n, p in enumerate(publications)]
    return present(Portfolio(Profile("Ada Lovelace"), tuple(keyed)))


def by(*people: str, **facts: object) -> Publication:
    return replace(BASE, authors=tuple(names.parse(person) for person in people), **facts)  # type: ignore[arg-type]


def values(all_facets: Facets, name: str) -> list[list[str]]:
    return [list(all_facets.values[key][name]) for key in sorted(all_facets.values)]


def options(all_facets: Facets, name: str) -> list[tuple[str, int]]:
    return [
        (option.value, option.count) for group in all_facets.groups if group.name == name for option in group.options
    ]


@pytest.mark.parametrize(
    ("people", "cut", "position"),
    [
        (["A. Lovelace", "Ada Lovelace"], False, ["second"]),
        (["Ada Lovelace"], False, ["first"]),
        (["X A", "X B", "ada lovelace"], False, ["last"]),
        (["X A", "X B", "Ada Lovelace"], True, ["middle"]),
        (["X A", "X B", "Ada Lovelace", "X C"], False, ["middle"]),
        (["X A", "X B"], True, []),
    ],
)
def test_the_owner_is_last_only_where_the_list_is_complete(people: list[str], cut: bool, position: list[str]) -> None:
    assert values(facets(presentation_of(by(*people, authors_truncated=cut))), "pos") == [position]


def test_co_authors_are_those_with_more_than_one_paper_the_most_frequent_first() -> None:
    all_facets = facets(
        presentation_of(by("Ada Lovelace", "Émile Zola", "B B"), by("Emile Zola", "B B"), by("B B", "C C", "B B"))
    )
    assert options(all_facets, "author") == [("b-b", 3), ("emile-zola", 2)]
    crowd = [by(*(f"P{n} X" for n in range(COAUTHORS + 5)))] * 2
    assert len(facets(presentation_of(*crowd, BASE)).groups[-1].options) == COAUTHORS


def test_the_value_of_a_topic_is_its_code_whatever_other_topics_there_are() -> None:
    codes = ["cs.LG", "cs.CL", "math.CL"]
    for some in (codes, codes[:1]):
        all_facets = facets(presentation_of(*(replace(BASE, category=code) for code in some), BASE))
        assert sorted(value for value, _ in options(all_facets, "topic")) == sorted(some)


def test_a_facet_that_tells_nothing_apart_is_left_out() -> None:
    alike = [replace(BASE, category="cs.CL", arxiv="2005.00001")] * 2
    assert [group.name for group in facets(presentation_of(*alike)).groups] == []
    assert [group.name for group in facets(presentation_of(*alike, BASE)).groups] == ["topic", "venue"]


def test_years_are_the_dated_ones_oldest_first() -> None:
    dated = [replace(BASE, date=PartialDate(year)) for year in (2020, 2018, 0, 2020)]
    assert list(facets(presentation_of(*dated)).years) == [("2018", 1), ("2020", 2)]


def test_the_index_has_one_entry_of_each_fact_for_each_paper_in_the_order_of_the_list() -> None:
    view = presentation_of(
        by("Ada Lovelace", "B B", category="cs.CL", title="Über $x^2$"), by("B B", date=PartialDate(2021))
    )
    columns = filter_files.columns(view, facets(view))
    assert columns["keys"] == [pub.key for pub in view.pubs] == ["k1", "k0"]
    assert columns["titles"] == [pub.title for pub in view.pubs]
    assert columns["names"] == ["B B", "Ada Lovelace"]
    assert columns["authors"] == [[0], [1, 0]]
    assert columns["owners"] == [1]
    assert columns["topics"] == {"cs.CL": ["CL", "Computation and Language", 1, "topics/cs-cl/"]}
    assert columns["wheres"] == ["Paper 2021", "Paper 2020"]
    assert columns["facets"]["topic"] == [[], ["cs.CL"]]  # type: ignore[index]
    assert json.loads(json.dumps(columns)) == columns


def test_only_a_page_that_lacks_texts_has_an_index() -> None:
    assert filter_files.is_on_one_page(presentation_of(*[BASE] * MAX_UNDIVIDED).pubs)
    assert not filter_files.is_on_one_page(presentation_of(*[BASE] * (MAX_UNDIVIDED + 1)).pubs)
    assert not filter_files.is_on_one_page(presentation_of(by(*(f"P{n} X" for n in range(201)))).pubs)
