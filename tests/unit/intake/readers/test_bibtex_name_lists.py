"""Where one name of a BibTeX list ends: only what can be nothing else is taken apart, and all that is done is said."""

from __future__ import annotations

import pytest

from generator.intake.readers.bibtex.bibtex_name_lists import split, taken_apart


@pytest.mark.parametrize(
    ("value", "separator", "parts"),
    [
        ("Ann Ada and Bo Bee AND Cy Cee", "and", ["Ann Ada", "Bo Bee", "Cy Cee"]),
        ("Ann Ada\n  and\tBo Bee", "and", ["Ann Ada", "Bo Bee"]),
        ("{Barnes and Noble} and {A {and} B}", "and", ["{Barnes and Noble}", "{A {and} B}"]),
        ("and Ann Ada and and Bo Bee and", "and", ["", "Ann Ada", "", "Bo Bee", ""]),
        ("Brand Anders and Sandy Land", "and", ["Brand Anders", "Sandy Land"]),
        (r"Ann \} Ada and Bo Bee", "and", [r"Ann \} Ada", "Bo Bee"]),
        ("Ann } Ada and Bo Bee", "and", ["Ann } Ada", "Bo Bee"]),
        ("Ann { Ada and Bo Bee", "and", ["Ann { Ada and Bo Bee"]),
        ("{a;b};c", ";", ["{a;b}", "c"]),
        ("", "and", [""]),
    ],
)
def test_a_separator_counts_outside_braces(value: str, separator: str, parts: list[str]) -> None:
    assert split(value, separator) == parts


@pytest.mark.parametrize(
    ("value", "names", "fault"),
    [
        ("Ann Ada; Bee, Bo; {Cee; Co}", ["Ann Ada", "Bee, Bo", "{Cee; Co}"], "semicolons"),
        ("Ann Ada & Bo Bee", ["Ann Ada", "Bo Bee"], "ampersands"),
        (r"Ann Ada \& Bo Bee & Cy Cee", ["Ann Ada", "Bo Bee", "Cy Cee"], "ampersands"),
        ("Ada A, Bee BC, Cee D", ["Ada, A", "Bee, BC", "Cee, D"], "commas"),
        ("Ada, A., Bee, B. C.", ["Ada, A.", "Bee, B. C."], "commas"),
        ("Ann Ada, Bo Bee, Cy Cee", ["Ann Ada", "Bo Bee", "Cy Cee"], "commas"),
    ],
)
def test_a_list_that_can_be_nothing_else_is_taken_apart(value: str, names: list[str], fault: str) -> None:
    faults: list[str] = []
    assert taken_apart(value, faults, is_last=True, is_alone=True) == names
    assert [fault in message for message in faults] == [True]


@pytest.mark.parametrize(
    "value",
    [
        "García Márquez, Gabriel José",
        "King, Jr., Martin Luther",
        "van der Berg Smith, Luigi Maria",
        "Smith, A. B.",
        "Marks & Spencer",
        "AT&T Labs Research",
        "{Alpha, Beta & Gamma; Delta}",
        "Plato",
        "",
    ],
)
def test_what_may_be_one_name_stays_one(value: str) -> None:
    assert taken_apart(value, [], is_last=True, is_alone=True) == [value]


def test_two_full_names_with_a_comma_are_asked_about() -> None:
    faults: list[str] = []
    assert taken_apart("Ann Ada, Bo Bee", faults, is_last=True, is_alone=True) == ["Ann Ada, Bo Bee"]
    assert faults == ["may be two names; read as one, with the last name 'Ann Ada'"]
    assert taken_apart("Ann Ada, Bo Bee,", [], is_last=False) == ["Ann Ada", "Bo Bee"]  # before a last `and`
