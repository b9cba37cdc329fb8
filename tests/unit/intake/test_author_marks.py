"""Marks after names are left out; where they agree, they say who contributed equally."""

from __future__ import annotations

import pytest

from generator.facts import names
from generator.intake.author_marks import without_marks
from generator.model import Publication

MARKED = ("Ada Lovelace*", "Lovelace*, Ada", "Lovelace, Ada*", "Ada Lovelace $^{*}$", "Ada Lovelace$^*$",
          "Ada Lovelace$^{\\ast}$", "Ada Lovelace∗", "Ada Lovelace*,",
          "Ada Lovelace$^(*)$", "Ada Lovelace*†")  # fmt: skip


def read(*authors: str) -> tuple[list[str], list[str], str]:
    work, words = without_marks(Publication("A", authors=tuple(map(names.parse, authors))))
    return [person.name for person in work.authors], [person.name for person in work.equal_contribution], words


@pytest.mark.parametrize("marked", MARKED)
def test_a_mark_is_no_part_of_a_name(marked: str) -> None:
    authors, _, _ = read(marked, "Charles Babbage")
    assert authors == ["Ada Lovelace", "Charles Babbage"]


def test_authors_with_one_mark_contributed_equally() -> None:
    assert read("Ada Lovelace*", "Charles Babbage$^{*}$", "Mary") == (
        ["Ada Lovelace", "Charles Babbage", "Mary"],
        ["Ada Lovelace", "Charles Babbage"],
        "",
    )


def test_other_marks_are_said() -> None:
    authors, equal, words = read("Ada Lovelace*", "Charles Babbage*†", "Luigi Menabrea$^{1}$", "Mary Somerville²")
    assert authors == ["Ada Lovelace", "Charles Babbage", "Luigi Menabrea", "Mary Somerville"]
    assert equal == ["Ada Lovelace", "Charles Babbage"]
    assert (
        words
        == "marks are not part of a name: † after Charles Babbage; 1 after Luigi Menabrea; ² after Mary Somerville"
    )
    assert read("Ada Lovelace*", "Mary")[1:] == ([], "marks are not part of a name: * after Ada Lovelace")


@pytest.mark.parametrize("name", ["E*trade Team", "{Foo* Group}", "a$x^2$b", "Dagger Ann", "$^"])
def test_other_names_stay(name: str) -> None:
    work = Publication("A", authors=(names.parse(name),))
    assert without_marks(work) == (work, "") or name == "{Foo* Group}"


def test_addresses_in_a_name_are_read_in_linear_time() -> None:
    name = "Ada " + "https://" * 10_000
    work = Publication("On Engines", authors=(names.parse("Ada Lovelace"), names.parse(name)))
    assert without_marks(work)[0].authors == work.authors
