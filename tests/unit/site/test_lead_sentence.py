"""The sentence on the home page agrees with the facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.language.language import ENGLISH
from generator.site.lead_sentence import lead
from generator.site.presentation import present
from tests.unit import example, strategies

NUMBERS = {
    0: "zero", 1: "one", 13: "thirteen", 19: "nineteen", 20: "twenty", 21: "twenty-one", 32: "thirty-two", 90: "ninety",
    99: "ninety-nine", 100: "100", 1000: "1,000",
}  # fmt: skip
SENTENCES = {
    "": [],
    "One paper.": [(0, "")],
    "One paper from 2020.": [(2020, "")],
    "One paper from 2020, in Computation and Language.": [(2020, "cs.CL")],
    "Two papers from 2020, both in Computation and Language.": [(2020, "cs.CL"), (2020, "cs.CL")],
    "Two papers from 2018 to 2020.": [(2020, ""), (2018, "")],
    "Two papers from 2018 to 2020, most of them in Computation and Language (1) and Machine Learning (1).": [
        (2020, "cs.CL"),
        (2018, "cs.LG"),
    ],
    "Five papers from 2020, the largest share in Computation and Language (1).": [
        (2020, "cs.CL"),
        *[(2020, "")] * 4,
    ],
    "Two papers from 2020.": [(2020, ""), (0, "")],
}


def sentence(works: list[tuple[int, str]]) -> str:
    papers = [Publication(f"T{n}", f"k{n}", date=PartialDate(year), category=c) for n, (year, c) in enumerate(works)]
    return lead(present(Portfolio(Profile("Ada"), tuple(papers))))


@pytest.mark.parametrize(("expected", "works"), SENTENCES.items())
def test_the_sentence_counts_papers_years_and_topics(expected: str, works: list[tuple[int, str]]) -> None:
    assert sentence(works) == expected


def test_the_sentence_of_the_real_profile() -> None:
    portfolio = Portfolio(Profile("Sharan Narang"), example.publications())
    assert lead(present(portfolio)) == (
        "Thirty-two papers from 2015 to 2026, most of them in Computation and Language (13) and Machine Learning (13)."
    )


@pytest.mark.parametrize(("number", "words"), NUMBERS.items())
def test_numbers_below_a_hundred_are_words(number: int, words: str) -> None:
    assert ENGLISH.in_words(number) == words


@given(st.lists(strategies.publications, max_size=4, unique_by=lambda p: p.key))
def test_any_portfolio_has_one_sentence(publications: list[Publication]) -> None:
    text = lead(present(Portfolio(Profile("Ada"), tuple(publications))))
    assert text.endswith(".") == any(not p.hidden for p in publications)
    assert "\n" not in text
