"""Names as catalogues have them, and the two cases in which Zotero would take one person for two, or two for one."""

from __future__ import annotations

import pytest

from generator.citing.catalogue_names import catalogued, in_head
from generator.facts.names import parse

BLANK = "\u00a0"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Laurens van der Maaten", "van der Maaten, Laurens"),
        ("King, Jr., Martin Luther", "King Jr., Martin Luther"),
        ("John Smith III", "Smith III, John"),
        ("Kam Hou U", "U, Kam Hou"),
        ("{The ATLAS Collaboration}", "The ATLAS Collaboration,"),
        ("OpenAI", "OpenAI"),
        ("李飞飞", "李飞飞"),
    ],
)
def test_the_part_before_the_comma_is_the_family_name(name: str, expected: str) -> None:
    assert catalogued(parse(name)) == expected


def test_two_people_of_one_name_differ_in_a_blank_that_is_not_seen() -> None:
    named = in_head([parse(name) for name in ("Xin Wang", "Xin Wang", "Xin Wang", "OpenAI", "OpenAI")])
    assert named == ["Wang, Xin", f"Wang,{BLANK}Xin", "Wang, Xin", "OpenAI", "OpenAI,"]


def test_the_only_author_is_not_taken_for_two() -> None:
    assert in_head([parse("García Márquez, Gabriel José")]) == [f"García Márquez, Gabriel{BLANK}José"]
    assert in_head([parse("García Márquez, Gabriel José"), parse("Plato")]) == ["García Márquez, Gabriel José", "Plato"]
    assert in_head([]) == []
