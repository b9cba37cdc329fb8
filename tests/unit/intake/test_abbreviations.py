"""Abbreviated names of journals."""

from __future__ import annotations

import pytest

from generator.intake.abbreviations import is_abbreviation


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Eur.Phys.J.A", "European Physical Journal A"),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research"),
        ("Br J Cancer", "British Journal of Cancer"),
        ("Rev. Fac. Cienc.", "Revista de la Facultad de Ciencias"),
    ],
)
def test_an_abbreviation_is_one_of_the_full_name_and_not_the_other_way_round(short: str, full: str) -> None:
    assert is_abbreviation(short, full)
    assert not is_abbreviation(full, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nature", "Nature Physics"), ("J", "Journal"), ("NeurIPS", "Neural Information Processing Systems"), ("A", "A"),
     ("Phys. Rev. A", "Physical Review B"), ("", "Nature")],
)  # fmt: skip
def test_other_names_are_none(one: str, other: str) -> None:
    assert not is_abbreviation(one, other)
