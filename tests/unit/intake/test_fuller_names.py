"""A shorter form of a name never replaces a fuller one that fits it."""

from __future__ import annotations

import pytest

from generator.intake.fuller_names import all_fit, completed, fits

FULLER = (
    *(("G. Family", "Given Family"), ("J.-P. Serre", "Jean-Pierre Serre"), ("J. P. Serre", "Jean-Pierre Serre")),
    *(("Ł. Kaiser", "Łukasz Kaiser"), ("L. Kaiser", "Łukasz Kaiser"), ("Lukasz Kaiser", "Łukasz Kaiser")),
    *(("É. Cartan", "Élie Cartan"), ("E. Cartan", "Élie Cartan"), ("Colin Raffel", "Colin A. Raffel")),
    *(("L. van der Maaten", "Laurens van der Maaten"), ("M. King Jr.", "Martin King, Jr.")),
    *(("Th. Mann", "Thomas Mann"), ("Yu. I. Manin", "Yuri Ivanovich Manin"), ("T. Mann", "Th. Mann")),
    *(("T. Mueller", "Thomas Müller"), ("Thomas Mueller", "Thomas Müller"), ("Aa. Strand", "Åke Strand")),
    *(("G. García-Márquez", "Gabriel García Márquez"), ("G. Garcia Marquez", "Gabriel Garcia Marquez")),
    ("Family G", "Given Family"),
    *(("Müller TM", "Thomas M. Mueller"), ("Family G", "G. H. Family")),
    *(("G Family", "G. H. Family"), ("JP Serre", "Jean-Pierre Serre")),
)  # fmt: skip
DIFFERENT = (
    *(("Jo Smith", "Joan Smith"), ("J. Smith", "Kim Smith"), ("J. Smith", "J. Smyth"), ("Madonna", "M. Donna")),
    *(("{The Team}", "{The Teams}"), ("J. K. Rowling", "Joanne M. Rowling")),
    *(("Th. Mann", "Tom Mann"), ("T. Muller", "Thomas Mueller"), ("Smith A", "B. Smith")),
    *(("Ann Lee Smith", "Ann Leesmith"), ("Fei-Fei Li", "李飞飞"), ("A. Lee-Smith", "Bea Lee Smith")),
    ("Malcolm X", "Malcolm Y"),
)  # fmt: skip


@pytest.mark.parametrize(("short", "full"), FULLER)
def test_the_fuller_form_wins_whichever_list_has_it(short: str, full: str) -> None:
    assert fits(short, full)
    assert fits(full, short)
    assert completed([short], [[full]]) == completed([full], [[short]]) == [full]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_do_not_fit_stay(one: str, other: str) -> None:
    assert not fits(one, other)
    assert completed([one], [[other]]) == [one]


def test_a_form_that_lacks_something_is_not_fuller() -> None:
    assert completed(["G. M. Family"], [["Given Family"]]) == ["G. M. Family"]
    assert completed(["Given Family"], [["G. M. Family"]]) == ["Given Family"]


def test_names_meet_at_their_place_or_where_only_one_fits() -> None:
    assert completed(["J. Li", "J. Li"], [["Jie Li", "Jun Li"]]) == ["Jie Li", "Jun Li"]
    assert completed(["A. Ada", "B. Bee"], [["Bo Bee", "Ann Ada"]]) == ["Ann Ada", "Bo Bee"]
    assert completed(["X. Li", "J. Li"], [["Jie Li", "Jun Li"]]) == ["X. Li", "Jun Li"]
    assert completed(["B. Bee"], [["Bo Bee", "Ben Bee"]]) == ["Bo Bee"]
    assert completed(["C. Cee", "B. Bee"], [["Bo Bee", "Cy Dee", "Ben Bee"]]) == ["C. Cee", "B. Bee"]


def test_the_beginning_of_a_list_fits_with_shorter_names() -> None:
    assert all_fit(["Ann Ada", "Bo Bee"], ["A. Ada"])
    assert not all_fit(["A. Ada"], ["Ann Ada", "Bo Bee"])
