"""Papers per year: every paper is counted once, in its year and under its first topic."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import per_year
from generator.site.presentation import Presentation, present
from tests.unit import example, strategies


def presentation_of(*publications: Publication) -> Presentation:
    return present(Portfolio(Profile("Ada Lovelace"), publications))


def paper(key: str, year: int, *topics: str) -> Publication:
    first, *others = topics or [""]
    return Publication("T", key, date=PartialDate(year), category=first, other_categories=tuple(others))


def test_the_32_papers_are_in_twelve_years_and_six_topics() -> None:
    chart = per_year.by_topic(presentation_of(*example.publications()))
    assert [series.code for series in chart.series] == ["CL", "LG", "AI", "CV", "DC", "SD"]
    assert [(s.label, s.number) for s in chart.stacks][2:8] == [
        ("2017", 5), ("2018", 0), ("2019", 2), ("2020", 2), ("2021", 3), ("2022", 8)
    ]  # fmt: skip
    assert chart.stacks[7].in_words == "2022: 8 papers (Computation and Language 4, Machine Learning 4)"
    assert (chart.stacks[3].url, chart.stacks[7].url) == ("", "years/2022/")
    assert chart.summary == "From 2015 to 2026, most in 2022 (8)."
    assert chart.in_blocks


def test_the_papers_of_a_topic_are_below_the_rest() -> None:
    presentation = presentation_of(*example.publications())
    [topic] = [topic for topic in presentation.topics if topic.code == "cs.LG"]
    chart = per_year.among_all(presentation, [pub for pub in presentation.pubs if topic.uncounted in pub.topics], topic)
    assert [(s.label, s.number, s.counts) for s in chart.stacks if s.label in {"2017", "2018", "2020"}] == [
        ("2017", 3, (3, 2)), ("2018", 0, (0, 0)), ("2020", 0, (0, 2))
    ]  # fmt: skip
    assert chart.stacks[2].in_words == "2017: 3 of 5 papers"


def test_a_paper_in_two_topics_is_one_block_and_one_without_topic_or_year_is_counted_too() -> None:
    chart = per_year.by_topic(presentation_of(paper("a", 2020, "cs.CL", "cs.LG"), paper("b", 0)))
    assert [series.name for series in chart.series] == ["Computation and Language", "Without a topic"]
    assert [(s.label, s.counts, s.url) for s in chart.stacks] == [
        ("2020", (1, 0), "years/2020/"), ("n.d.", (0, 1), "years/undated/")
    ]  # fmt: skip


def test_topics_after_the_eighth_are_counted_together() -> None:
    papers = [
        paper(f"k{n}", 2020, f"math.{a}{b}") for n, (a, b) in enumerate(zip("ABCDEFGHIJ", "ZYXWVUTSRQ", strict=True))
    ]
    chart = per_year.by_topic(presentation_of(*papers))
    assert [series.name for series in chart.series][-1] == "Other topics"
    assert chart.stacks[0].counts == (1,) * per_year.MAX_TOPICS + (2,)


def test_a_paper_of_the_year_one_does_not_give_two_thousand_columns() -> None:
    chart = per_year.by_topic(presentation_of(paper("a", 1, "cs.CL"), paper("b", 2026, "cs.CL")))
    assert [stack.label for stack in chart.stacks] == ["0001", "2026"]


def test_an_empty_portfolio_has_an_empty_chart() -> None:
    assert per_year.by_topic(presentation_of()).stacks == []


@given(st.lists(strategies.publications, max_size=5, unique_by=lambda p: p.key))
def test_every_paper_is_counted_once(publications: list[Publication]) -> None:
    papers = [replace(p, date=PartialDate(p.date.year % 40 + 1990 if p.date.year else 0)) for p in publications]
    presentation = presentation_of(*papers)
    chart = per_year.by_topic(presentation)
    assert sum(stack.total for stack in chart.stacks) == len([p for p in papers if not p.hidden])
    for topic in presentation.topics:
        pubs = [pub for pub in presentation.pubs if topic.uncounted in pub.topics]
        assert sum(stack.number for stack in per_year.among_all(presentation, pubs, topic).stacks) == topic.count
