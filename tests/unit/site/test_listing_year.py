"""The year under which a publication is filed: that of its publication, or that in which it was first public."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing.work import cited
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import vita
from generator.site.listing_year import FIRST_PUBLIC, PUBLISHED, WAYS, year_of
from generator.site.presentation import present

PREPRINT = Publication("T", "preprint", date=PartialDate(2022, 10, 20), arxiv="2210.00001")
ARTICLE = replace(PREPRINT, key="article", venue="JMLR", published=PartialDate(2024))
BETWEEN = replace(PREPRINT, key="between", date=PartialDate(2023))
DAYS = st.builds(PartialDate, st.sampled_from([0, 2019, 2020, 2021]))


@pytest.mark.parametrize(
    ("way", "years"),
    [
        (PUBLISHED, [("2024", ["article"]), ("2023", ["between"]), ("2022", ["preprint"])]),
        (FIRST_PUBLIC, [("2023", ["between"]), ("2022", ["article", "preprint"])]),
    ],
)
def test_list_and_cv_file_a_paper_under_the_same_year(way: str, years: list[tuple[str, list[str]]]) -> None:
    presentation = present(Portfolio(Profile("Ada"), (PREPRINT, BETWEEN, ARTICLE)), years_by=way)
    assert [(year.label, [pub.key for pub in year.pubs]) for year in presentation.years] == years
    in_list = {pub.key: label for label, pubs in ((y.label, y.pubs) for y in presentation.years) for pub in pubs}
    in_cv = {entry.pub.key: entry.year for group in vita.groups(presentation.pubs, 9) for entry in group.entries}
    assert in_cv == in_list


@given(DAYS, DAYS, st.sampled_from(["", "JMLR"]))
def test_the_year_of_publication_is_the_one_that_citations_state(
    date: PartialDate, published: PartialDate, venue: str
) -> None:
    work = replace(PREPRINT, date=date, published=published, venue=venue)
    assert year_of(work) == cited(work).date.year
    assert {bool(year_of(work, way)) for way in WAYS} == {bool(date.year or published.year)}
