"""Dates as sources write them: what they do not say is not filled in."""

from __future__ import annotations

import pytest

from generator.intake.readers import partial_dates
from generator.model import PartialDate


@pytest.mark.parametrize("month", [13, 21, 22, 23, 24, 25, 33, 41, 99])
def test_a_season_or_any_other_number_beyond_the_months_leaves_the_year(month: int) -> None:
    what_to_do = f"month {month} is none: keep the year alone, without a month or a day"
    assert partial_dates.numbers(2020, month) == PartialDate(2020), what_to_do
    assert partial_dates.numbers(2020, month, 5) == PartialDate(2020), what_to_do
    assert partial_dates.parts({"date-parts": [[2020, month]]}) == PartialDate(2020), what_to_do
    assert partial_dates.parts({"date-parts": [["2020", str(month), "1"]]}) == PartialDate(2020), what_to_do
    assert partial_dates.text(f"2020-{month}") == PartialDate(2020), what_to_do
