"""The home page shows what there is, and nothing of what there is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.model import Metric, PartialDate, Person, Portfolio, Profile, Publication
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.view import produce_page

ADA = Profile("Ada Lovelace")
NONE = Path("/nowhere")


def home(profile: Profile, *publications: Publication) -> Any:
    """The page, parsed."""
    made = producers(present(Portfolio(profile, publications)), [], environment(NONE))
    return html.fromstring(produce_page(made["index.md"]).html)


def papers(count: int, **facts: Any) -> list[Publication]:
    author = (Person("Ada Lovelace", "Ada", "", "Lovelace"),)
    return [Publication(f"On {n}", f"k{n}", author, date=PartialDate(2000 + n), **facts) for n in range(count)]


def headings(page: Any) -> list[str]:
    return [heading.text_content() for heading in page.xpath("//h2")]


def test_an_empty_portfolio_has_a_name_and_nothing_else() -> None:
    page = home(ADA)
    assert headings(page) == []
    assert page.xpath("//h1")[0].text_content() == "Ada Lovelace"
    assert not page.xpath("//svg | //img | //details")


def test_few_works_are_all_there_by_kind_without_a_chart() -> None:
    page = home(ADA, *papers(3, type="book"), *papers(2, type="thesis")[:0])
    assert headings(page) == ["Books"]
    assert len(page.xpath("//article")) == 3
    assert not page.xpath("//svg[@class='pf-chart']")


def test_of_more_works_some_are_selected_and_counted_per_year() -> None:
    page = home(ADA, *papers(13, category="cs.CL"))
    assert headings(page) == ["Selected", "In figures"]
    assert len(page.xpath("//article")) == 6
    assert not page.xpath("//*[@class='pf-key']"), "one topic needs no legend"


def test_a_chart_without_topics_has_plain_bars() -> None:
    page = home(ADA, *papers(13))
    assert "No topic" not in page.text_content()
    assert "–" not in "".join(page.xpath("//*[contains(@class, 'pf-chart')]//text()"))


def test_the_number_of_papers_alone_is_no_figure() -> None:
    assert "In figures" not in headings(home(Profile("Ada", metrics=(Metric("papers", 3),)), *papers(3)))


@pytest.mark.parametrize(
    ("metrics", "label"),
    [
        ((Metric("h_index", 3, "Index", PartialDate(2026)),), "Index, as of 2026"),
        ((Metric("h_index", 3),), ""),
        ((Metric("h_index", 3, as_of=PartialDate(2026)),), "as of 2026"),
    ],
)
def test_figures_name_their_source_and_date_if_there_are_any(metrics: tuple[Metric, ...], label: str) -> None:
    page = home(Profile("Ada", metrics=metrics), *papers(1))
    said = page.xpath("//section[@aria-labelledby='figures']//div[@class='pf-label']/p/text()")
    assert "".join(said) == label


def test_a_biography_is_the_lead_and_the_derived_sentence_is_not_there() -> None:
    page = home(Profile("Ada", biography="I compute.\n\nI also ride."), *papers(2))
    assert [p.text_content() for p in page.xpath("//*[@class='pf-bio']/p")] == ["I compute.", "I also ride."]


def test_the_owner_of_most_works_is_not_named_beside_each() -> None:
    page = home(ADA, *papers(2))
    assert not page.xpath("//*[@class='pf-authors']")
