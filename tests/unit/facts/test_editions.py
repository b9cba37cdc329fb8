"""Editions have one spelling by number, and are ordinals where a style prints them."""

from __future__ import annotations

import pytest

from generator.facts import editions


@pytest.mark.parametrize("text", ["2", "2nd", "2nd ed.", "Second", "second edition", "2. Auflage", "2e éd.", "02"])
def test_an_edition_by_number_has_one_spelling(text: str) -> None:
    assert editions.number(text) == "2"


@pytest.mark.parametrize("text", ["", "Revised", "2nd revised edition", "2003", "Secondary", "0"])
def test_any_other_edition_is_as_its_source_has_it(text: str) -> None:
    assert editions.number(text) == text


def test_ordinals() -> None:
    assert [editions.ordinal(text) for text in ("1", "2", "3", "11", "22", "2003", "Revised")] == [
        *("1st", "2nd", "3rd", "11th", "22nd", "2003", "Revised")
    ]
