"""Partial dates: what is read, what is refused, and how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import dates
from generator.model import PartialDate
from tests.unit import strategies

SPELLINGS = {
    "2023-07-18": PartialDate(2023, 7, 18),
    "2023-07": PartialDate(2023, 7),
    "2023": PartialDate(2023),
    "--01-30": PartialDate(0, 1, 30),
    "--01": PartialDate(0, 1),
    " 2024-02-29 ": PartialDate(2024, 2, 29),
    "--02-29": PartialDate(0, 2, 29),
}
REFUSED = (
    *("", "soon", "18 Jul 2023", "2023-7-18", "2023/07/18", "20230718", "2023-07-18T00:00", "-2023", "2023-", "---"),
    *("2023-13", "2023-00-10", "2023-02-29", "2023-06-31", "2023-07-32", "--13", "--02-30", "٢٠٢٣x"),
)
WORDS = {
    PartialDate(2023, 7, 18): "18 Jul 2023",
    PartialDate(2023, 7): "Jul 2023",
    PartialDate(2023): "2023",
    PartialDate(0, 1, 30): "30 Jan",
    PartialDate(): "",
}


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.items())
def test_a_date_may_lack_its_year_month_or_day(text: str, expected: PartialDate) -> None:
    assert dates.parse_iso(text) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_or_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|does not exist"):
        dates.parse_iso(text)


@pytest.mark.parametrize(("date", "expected"), WORDS.items())
def test_a_date_in_words_names_the_known_parts_only(date: PartialDate, expected: str) -> None:
    assert dates.in_words(date) == expected


@given(strategies.dates())
def test_a_date_is_read_back_from_its_iso_spelling(date: PartialDate) -> None:
    spelled = dates.iso(date)
    assert (dates.parse_iso(spelled) if spelled else PartialDate()) == date


@given(st.one_of(strategies.any_text, st.text(st.sampled_from("0123456789-"), max_size=12)))
def test_any_text_is_a_date_that_can_be_or_a_value_error(text: str) -> None:
    try:
        date = dates.parse_iso(text)
    except ValueError:
        date = PartialDate()
    assert dates.checked(date.year, date.month, date.day) == date


def test_a_refused_day_is_named_in_words() -> None:
    with pytest.raises(ValueError, match="February 30 2023 does not exist"):
        dates.checked(2023, 2, 30)
    with pytest.raises(ValueError, match="June 31 does not exist"):
        dates.checked(0, 6, 31)


def test_only_a_date_with_a_year_or_a_month_is_known() -> None:
    assert not PartialDate()
    assert PartialDate(2023)
    assert PartialDate(0, 1)
