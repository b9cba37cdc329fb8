"""People's names: how they are split, spelled and compared."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.facts import names
from generator.model import Person
from tests.unit import strategies

PARTS = {
    # given, particle, family, suffix; after the names table of the BibTeX rules (btxdoc section 4) and public records
    "Hugo Touvron": ("Hugo", "", "Touvron", ""),
    "Hyung Won Chung": ("Hyung Won", "", "Chung", ""),
    "Laurens van der Maaten": ("Laurens", "van der", "Maaten", ""),
    "Beto De Paola": ("Beto", "De", "Paola", ""),
    "Alex de Oliveira": ("Alex", "de", "Oliveira", ""),
    "Martin Luther King, Jr.": ("Martin Luther", "", "King", "Jr."),
    "King, Jr., Martin Luther": ("Martin Luther", "", "King", "Jr."),
    "John Smith III": ("John", "", "Smith", "III"),
    "Smith, III, John": ("John", "", "Smith", "III"),
    "Touvron, Hugo": ("Hugo", "", "Touvron", ""),
    "van der Maaten, Laurens": ("Laurens", "van der", "Maaten", ""),
    "Kam Hou U": ("Kam Hou", "", "U", ""),
    "Lavender A": ("Lavender", "", "A", ""),
    "Élodie Núñez": ("Élodie", "", "Núñez", ""),
    "Çelebi, Onur": ("Onur", "", "Çelebi", ""),
    "Jean-Pierre O'Neil": ("Jean-Pierre", "", "O'Neil", ""),
}
WHOLE = (
    *("OpenAI", "The ATLAS Collaboration", "Barnes and Noble", "Plato", "李飞飞", "李 飞飞", "다나카", "Gemini Team"),
    *("{NASA Ames}", "{Smith, John}", "University of Oxford"),
)
SAME = (("SHARAN NARANG", "Sharan Narang"), ("Andrew M. Dai", "Andrew M Dai"), ("Vítor Guzmán", "Vitor Guzman"))


@pytest.mark.parametrize(("text", "parts"), PARTS.items())
def test_a_name_is_split_into_its_parts(text: str, parts: tuple[str, str, str, str]) -> None:
    person = names.parse(text)
    assert (person.given, person.particle, person.family, person.suffix) == parts
    assert not person.is_literal


@pytest.mark.parametrize("text", WHOLE)
def test_an_organisation_or_single_name_stays_whole(text: str) -> None:
    assert names.parse(text) == Person(text.strip("{}"))


@pytest.mark.parametrize("text", [*PARTS, *WHOLE])
def test_the_spelling_for_a_file_reads_back_as_the_same_person(text: str) -> None:
    person = names.parse(text)
    assert names.parse(names.spelled(person)) == person
    assert "{" not in names.spelled(names.parse("OpenAI"))


@given(strategies.any_text)
def test_the_spelling_of_any_name_reads_back_as_the_same_person(text: str) -> None:
    person = names.parse(text)
    assert names.parse(names.spelled(person)) == person


@given(strategies.any_text)
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    person = names.parse(text)
    parts = "".join([person.given, person.particle, person.family, person.suffix]) or person.name
    assert sorted(filter(str.isalnum, parts)) == sorted(filter(str.isalnum, names.normal(text)))


def test_two_spellings_of_an_accent_are_one_name() -> None:
    assert names.parse("E\u0301lodie  Nu\u0301n\u0303ez") == names.parse("Élodie Núñez")


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_are_compared_without_case_accents_and_full_stops(one: str, other: str) -> None:
    assert names.folded(one) == names.folded(other)


def test_different_names_are_not_taken_for_one() -> None:
    assert names.folded("Wei Li") != names.folded("Wei Lin")


def test_an_inverted_name_leaves_out_missing_parts() -> None:
    assert names.inverted(names.parse("Martin Luther King, Jr.")) == "King, Jr., Martin Luther"
    assert names.inverted(names.parse("Laurens van der Maaten")) == "van der Maaten, Laurens"
    assert names.inverted(Person("OpenAI")) == "OpenAI"


def test_an_organisation_of_two_words_is_spelled_with_braces() -> None:
    assert names.spelled(Person("Deep Mind")) == "{Deep Mind}"
