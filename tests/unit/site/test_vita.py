"""The curriculum vitae from the facts: kinds of works, author lists, venues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.facts import names
from generator.model import Metric, PartialDate, Portfolio, Profile, Publication, Section
from generator.site import vita
from generator.site.pages.cv_page import as_of
from generator.site.paper import Pub
from generator.site.presentation import Presentation, present
from generator.site.vita_order import arranged

ADA = Profile("Ada Lovelace")
BASE = Publication("T", "k", date=PartialDate(2020))


def presentation_of(*publications: Publication, profile: Profile = ADA) -> Presentation:
    return present(Portfolio(profile, publications))


def pub(**facts: object) -> Pub:
    return presentation_of(replace(BASE, **facts)).pubs[0]  # type: ignore[arg-type]


def byline(count: int, owner_at: int = 0, truncated: bool = False) -> str:
    """The author list of a paper with `count` authors, the owner in brackets."""
    listed = [names.parse("Ada Lovelace" if at == owner_at else f"Given{at} Family{at}") for at in range(1, count + 1)]
    words = vita.authors(pub(authors=tuple(listed), authors_truncated=truncated))
    return "".join(f"[{part.text}]" if part.is_owner else part.text for part in words)


def test_groups_are_in_order_and_each_is_sorted_by_the_date_of_the_venue() -> None:
    journal = {"type": "article-journal", "venue": "J"}
    works = [
        replace(BASE, key="preprint", arxiv="2005.00001"),
        replace(BASE, key="late", date=PartialDate(2018), published=PartialDate(2022), **journal),  # type: ignore[arg-type]
        replace(BASE, key="early", date=PartialDate(2019), published=PartialDate(2021), **journal),  # type: ignore[arg-type]
        replace(BASE, key="undated", date=PartialDate(), **journal),  # type: ignore[arg-type]
    ]
    groups = vita.groups(presentation_of(*works).pubs, limit=9)
    assert [(group.label, [(entry.pub.key, entry.year) for entry in group.entries]) for group in groups] == [
        ("Journal articles", [("late", "2022"), ("early", "2021"), ("undated", "n.d.")]),
        ("Preprints", [("preprint", "2020")]),
    ]


def test_groups_of_the_newest_count_all() -> None:
    works = [replace(BASE, key=f"k{year}", date=PartialDate(year), type="book") for year in (2020, 2021, 2022)]
    works.append(replace(BASE, key="old", date=PartialDate(1999), type="thesis"))
    groups = vita.groups(presentation_of(*works).pubs, limit=2)
    assert [(group.label, len(group.entries), group.total) for group in groups] == [("Books", 2, 3), ("Theses", 0, 1)]


@pytest.mark.parametrize(
    ("count", "owner_at", "truncated", "expected"),
    [
        (0, 0, False, ""),
        (2, 2, False, "Given1 Family1, [Ada Lovelace]"),
        (2, 1, True, "[Ada Lovelace], Given2 Family2 et al."),
        (559, 300, False, "Given1 Family1, Given2 Family2, Given3 Family3, … [Ada Lovelace] and 555 more"),
        (9, 2, False, "Given1 Family1, [Ada Lovelace], Given3 Family3 and 6 more"),
        (9, 0, False, "Given1 Family1, Given2 Family2, Given3 Family3 and 6 more"),
        (2000, 2000, True, "Given1 Family1, Given2 Family2, Given3 Family3, … [Ada Lovelace] and at least 1,996 more"),
    ],
)
def test_a_long_list_of_authors_keeps_its_first_and_the_owner(
    count: int, owner_at: int, truncated: bool, expected: str
) -> None:
    assert byline(count, owner_at, truncated) == expected


@pytest.mark.parametrize(
    ("facts", "venue"),
    [
        ({}, ""),
        ({"venue": "J", "volume": "24", "number": "240", "pages": "1-113"}, "J 24(240), pp. 1–113"),
        ({"venue": "J", "number": "7", "pages": "e12"}, "J 7, p. e12"),
        ({"type": "thesis", "publisher": "A University"}, "A University"),
        ({"type": "report", "publisher": "A Lab", "number": "TR-7"}, "A Lab, TR-7"),
        ({"arxiv": "2005.00001"}, ""),
    ],
)
def test_where_a_work_appeared_is_in_few_words(facts: dict[str, object], venue: str) -> None:
    (group,) = vita.groups([pub(**facts)], limit=9)
    assert group.entries[0].venue == venue


def test_a_doi_is_named_rather_than_an_arxiv_id() -> None:
    (both,) = vita.groups([pub(doi="10.1234/abc", arxiv="2005.00001")], limit=9)
    (arxiv,) = vita.groups([pub(arxiv="2005.00001")], limit=9)
    (none,) = vita.groups([pub()], limit=9)
    assert (both.entries[0].identifier, both.entries[0].url) == ("doi:10.1234/abc", "https://doi.org/10.1234/abc")
    assert (arxiv.entries[0].identifier, arxiv.entries[0].url) == (
        "arXiv:2005.00001",
        "https://arxiv.org/abs/2005.00001",
    )
    assert (none.entries[0].identifier, none.entries[0].url) == ("", "")


def test_figures_name_their_source_and_day_and_what_is_missing_has_no_words() -> None:
    day = PartialDate(2026, 11, 22)
    known = Profile(
        "Ada", "cs.CL", (Metric("citations", 88855, "an index", day), Metric("h_index", 29, "an index", day))
    )
    other = replace(known, metrics=(known.metrics[0], Metric("h_index", 29)))
    figures = "88,855 citations, h-index 29 (an index, 22 Nov 2026)"
    assert vita.summary(presentation_of(BASE, profile=known)) == f"Computation and Language. 1 paper; {figures}."
    assert (
        vita.summary(presentation_of(profile=replace(other, field="")))
        == "88,855 citations (an index, 22 Nov 2026); h-index 29."
    )
    assert vita.summary(presentation_of()) == ""


BOOKS, PREPRINTS = (vita.Group(name, 1, (None,)) for name in ("Books", "Preprints"))  # type: ignore[arg-type]
POST, DEGREES = vita.Stages("Positions", ()), vita.Stages("Education", ())
TALKS = vita.Stages("Vorträge", (vita.Stage("2020", "T", ""),), "Talks", ("talks", "Talks"))
AWARDS = vita.Stages("Preise", (), "Awards", ("awards", "Awards"))


def order(*titles: str, kinds: tuple[vita.Stages, ...] = ()) -> list[str]:
    """The parts of a CV with these headings of the owner; `=` marks the owner's own text."""
    sections = [Section(title.strip("="), "Text." if "=" in title else " \n") for title in titles]
    parts = arranged(sections, [POST, DEGREES], [BOOKS, PREPRINTS, vita.Group("Old", 3, ())], kinds=kinds)
    return [
        f"={part.own.title}" if part.own else part.stages.label if part.stages else part.works.label  # type: ignore[union-attr]
        for part in parts
    ]


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        ([], ["Positions", "Education", "Books", "Preprints"]),
        (["=", "Talks="], ["=", "Positions", "Education", "=Talks", "Books", "Preprints"]),
        (["PUBLICATIONS", "Talks="], ["Positions", "Education", "Books", "Preprints", "=Talks"]),
        (["Publications="], ["Positions", "Education", "=Publications", "Books", "Preprints"]),
        (["Preprints", "Education", "publications"], ["Positions", "Preprints", "Education", "Books"]),
        (["Education=", "Books"], ["Positions", "=Education", "Books", "Preprints"]),
        (["Awards"], ["Positions", "Education", "=Awards", "Books", "Preprints"]),
    ],
)
def test_the_owner_s_headings_order_the_sections(headings: list[str], parts: list[str]) -> None:
    assert order(*headings) == parts


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        ([], ["Positions", "Education", "Books", "Preprints", "Vorträge"]),
        (["Talks", "Publications"], ["Positions", "Education", "Vorträge", "Books", "Preprints"]),
        (["VORTRÄGE", "Teaching="], ["Positions", "Education", "Vorträge", "=Teaching", "Books", "Preprints"]),
        (["Talks="], ["Positions", "Education", "=Talks", "Books", "Preprints"]),
        (["Awards", "Talks"], ["Positions", "Education", "Vorträge", "Books", "Preprints"]),
        (["Preise="], ["Positions", "Education", "=Preise", "Books", "Preprints", "Vorträge"]),
    ],
)
def test_a_heading_without_text_is_the_place_of_the_things_of_a_kind(headings: list[str], parts: list[str]) -> None:
    assert order(*headings, kinds=(TALKS, AWARDS)) == parts


def test_the_date_is_that_of_the_newest_figure_otherwise_of_the_newest_publication() -> None:
    day = PartialDate(2026, 11, 22)
    assert as_of(Portfolio(replace(ADA, metrics=(Metric("h_index", 1, "", day),)), (BASE,))) == day
    assert as_of(Portfolio(ADA, (BASE, replace(BASE, published=PartialDate(2021))))) == PartialDate(2021)
    assert as_of(Portfolio(ADA)) == PartialDate()
