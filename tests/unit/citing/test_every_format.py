"""What every format must do with hard values: as many records as works, nothing added, and the text read back.

Independent readers judge: bibtexparser and pybtex, rispy, the JSON parser.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts import names
from generator.model import Person, Publication
from generator.text import formulas
from tests.unit import strategies
from tests.unit.citing import reading
from tests.unit.citing.works import HOSTILE, JOURNAL, PREPRINT, WORKS, hostile


class Record(NamedTuple):
    """What a reader finds: as many `authors` as it counts, without one that stands for the others."""

    key: str
    title: str
    authors: list[str]
    fields: frozenset[str]


def of_bibtex(text: str) -> list[Record]:
    return [
        Record(
            entry.key,
            reading.decoded(entry.fields.get("title", "")),
            [reading.decoded(name) for name in re.split(" and (?![^{]*})", entry.author) if name not in {"", "others"}],
            frozenset(entry.fields),
        )
        for entry in reading.agreed(text)
    ]


def of_ris(text: str) -> list[Record]:
    return [
        Record(found["id"], found.get("title", ""), found.get("authors", []), frozenset(found))
        for found in rispy.loads(text)
    ]


def of_csl(text: str) -> list[Record]:
    return [
        Record(item["id"], item.get("title", ""), [_name(who) for who in item.get("author", [])], frozenset(item))
        for item in json.loads(text)
    ]


def _name(who: dict[str, Any]) -> str:
    parts = ("non-dropping-particle", "family", "given", "suffix", "literal")
    return " ".join(who[part] for part in parts if part in who)


READERS: dict[str, Callable[[str], list[Record]]] = {
    "bib": of_bibtex,
    "biblatex.bib": of_bibtex,
    "ris": of_ris,
    "json": of_csl,
}
"""Ending of a format's files → what an independent reader finds in one."""

FORMATS = pytest.mark.parametrize("format", READERS)

NAMES = {
    "combining accents": "Jose\u0301 Nu\u0301n\u0303ez",
    "right to left": "محمد الخوارزمي",
    "Hebrew with a mark of direction": "\u202bשלום עליכם\u202c",
    "an organisation with and": "{Barnes and Noble}",
    "an organisation with commas": "{Alpha, Beta, and Gamma}",
    "a name alone": "Plato",
    "CJK": "李飞飞",
    "braces": "{O}'Brien }{ Smith",
    "a percentage": "100% Pure \\",
    "an entry": "@misc{evil, Ann",
    "others": "others",
    "letters beyond LaTeX": "Nguyễn Văn Ặ",
    "emoji": "Ann 👩\u200d💻 Lee",
    "five thousand characters": "A" * 2_500 + " " + "B" * 2_500,
}


def letters(text: str) -> list[str]:
    """Letters and digits without case-free ornament, in no order: names are inverted."""
    return sorted(c for c in unicodedata.normalize("NFKD", text) if c.isascii() and c.isalnum())


def words(text: str) -> str:
    """Letters and digits of any script in their order; marks are left out, since LaTeX puts them in front."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())


def read(format: str, works: Iterable[Publication]) -> list[Record]:
    """What the format's reader finds in the file of the works; each is there once, in its place."""
    listed = list(works)
    found = READERS[format](WRITERS[format].write(listed))
    assert [record.key for record in found] == [work.key for work in listed]
    for record, work in zip(found, listed, strict=True):
        assert len(record.authors) == len(cited(work).creators)
    return found


def test_every_format_is_read_back_by_an_independent_reader() -> None:
    unread = [ending for ending in WRITERS if ending not in READERS]
    assert unread == [], (
        f"add a reader of {unread} to READERS in {__file__}: text of a file → its records; lxml reads XML"
    )


def test_no_browser_shows_a_file_as_a_page() -> None:
    shown = re.compile(r"text/|image/|.*[/+]xml$|.*/json$|.*/pdf$")
    unfit = {ending: writer.media_type for ending, writer in WRITERS.items() if shown.match(writer.media_type)}
    assert unfit == {}, f"give {unfit} a media type in citing/writers.py that browsers save, such as application/x-…"


@FORMATS
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_in_every_field_is_read_back_and_adds_nothing(format: str, text: str) -> None:
    plain = replace(hostile("x", "b"), pages="1-2")
    first, second, third = read(format, [hostile(text, "a"), plain, hostile(text, "c")])
    assert first.fields <= second.fields
    assert first._replace(key="c") == third
    title = first.title if "$x^2$" not in text else ""  # a formula is TeX in one format and words in another
    assert words(title) == (words(cited(hostile(text, "a")).title) if title else "")


@FORMATS
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hard_name_is_one_person(format: str, name: str) -> None:
    people = tuple(map(names.parse, ("Ada Lovelace", name, "Al Jazari")))
    [record] = read(format, [Publication("T", "k", people)])
    assert letters(record.authors[1]) == letters(people[1].name)
    assert [letters(record.authors[0]), letters(record.authors[2])] == [letters("AdaLovelace"), letters("AlJazari")]


@FORMATS
def test_a_person_without_a_given_name_is_one_person(format: str) -> None:
    people = (Person("Lovelace", "", "", "Lovelace"), Person("van der Lee", "", "van der", "Lee"))
    [record] = read(format, [Publication("T", "k", people)])
    assert [letters(name) for name in record.authors] == [letters("Lovelace"), letters("vanderLee")]


@FORMATS
def test_three_thousand_authors_are_three_thousand_people(format: str) -> None:
    people = tuple(names.parse(f"Ada {chr(65 + n % 26)}. Lovelace{n}") for n in range(3_000))
    [record] = read(format, [replace(JOURNAL, authors=people)])
    assert letters(record.authors[2_999]) == letters("Ada J. Lovelace2999")


@FORMATS
def test_a_title_of_five_thousand_characters_is_read_back_whole(format: str) -> None:
    title = " ".join(["Länge & 100%", "{unbalanced", "ünd_so"] * 170)
    [record] = read(format, [Publication(title, "k")])
    assert record.title == title


@FORMATS
def test_a_file_of_one_work_is_part_of_the_file_of_all(format: str) -> None:
    whole = WRITERS[format].write(WORKS)
    assert all(WRITERS[format].entry(cited(work)) in whole for work in WORKS)
    assert read(format, []) == []


@FORMATS
def test_no_format_has_a_person_called_others_or_et_al(format: str) -> None:
    [record] = read(format, [PREPRINT])
    assert len(record.authors) == 3
    text = WRITERS[format].write([PREPRINT])
    assert "et al" not in text
    assert text.count("others") == (1 if format.endswith("bib") else 0)


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda work: work.key.casefold()))
@settings(max_examples=60)
def test_any_works_are_as_many_records(works: list[Publication]) -> None:
    for format in READERS:
        read(format, works)


@given(st.lists(strategies.publications, max_size=4, unique_by=lambda work: work.key))
@settings(max_examples=60)
def test_a_file_is_cut_into_the_entries_that_it_was_made_of(works: list[Publication]) -> None:
    for format, writer in WRITERS.items():
        assert writer.frame.entries(writer.write(works).encode()) == {w.key: writer.entry(cited(w)) for w in works}, (
            format
        )


@given(strategies.any_text)
def test_any_title_is_read_back(text: str) -> None:
    title = names.normal(text).replace("\\", "").replace("$", r"\$") or "x"
    expected = words(cited(Publication(title, "k")).title)
    assert [span for span in formulas.spans(title) if span.is_math] == []
    for format in READERS:
        [record] = read(format, [Publication(title, "k")])
        assert words(record.title) == expected
