"""Whatever the facts hold, both parsers see the same single entry with no field that is not meant."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.citing import bibtex_writer
from generator.citing.work import cited, people
from generator.citing.writers import WRITERS
from generator.facts import names
from generator.facts.fields import PUBLICATION_FIELDS
from generator.model import PartialDate, Person, Publication
from generator.text import formulas, latex
from tests.unit import strategies
from tests.unit.citing import reading

FACTS = {
    name.strip().casefold(): {row.key for row in PUBLICATION_FIELDS if name.strip() in row.bibtex.split(", ")}
    for field in PUBLICATION_FIELDS
    for name in field.bibtex.split(", ")
    if name
}
"""BibTeX's field → the facts that it may come from."""

ALSO = {
    "howpublished": {"genre", "number", "holders", "version", "event", "event_place"},  # as `in_words` presents it
    "day": {"date", "published"},
    "entrysubtype": {"type"},
    "pages": {"article_number"},
    "series": {"venue"},
    "booktitle": {"chapter"},  # of a part without a title of its own
    "doi": {"arxiv"},
    "url": {"arxiv"},
}
"""Further facts after a field, beside those of the table."""

WITHOUT_A_FACT = {"key", "title", "type"}
"""What an entry needs whatever is known: `type` says that a thesis is of no known degree."""

TITLES = (
    *("\n@misc{x,\n title={y}\n}", "@comment{", "}", "{", "}}},", "\\", "%", "a % b", "\\}", "{\\", '"', "=", "#", "@"),
    *("{{7*7}}", "and", "others", "x\x00y".replace("\x00", ""), "$", "$$", "$}$", r"$\}$", r"\$", "é" * 50, "李" * 50),
    *("e\u0301", "\u202eabc", "🙂", "\ud7ff", "\U0010ffff", "x" * 5_000, "{" * 500, "\\" * 500, "--", "```'''"),
)
PEOPLE = (
    *("others", "and", "and and and", "A and B", "X and, Y", "Y, X and", "A, B and C", "A, B, C, D", ",", "a,", "~ ~"),
    *("{", "}", "{A and B}", "{A} and {B}", "A AND B", "von", "von der", "de la", "Jr., X", "X, Jr.", "% x", "\\ \\"),
    *("A  B\tand\nC", "@misc{x,", "et al.", "X et al.", '" # "', "O'Neil, {Tip}", "J. {von} X", "B, {C and D}"),
)


def behind(name: str) -> set[str]:
    """The facts that a field of BibTeX may come from."""
    return FACTS.get(name, set()) | ALSO.get(name, set())


@given(strategies.publications)
@settings(max_examples=120)
def test_any_work_is_one_entry_without_invented_fields(work: Publication) -> None:
    [entry] = reading.agreed(bibtex_writer.entry(cited(work)))
    assert entry.key == work.key
    invented = [name for name in entry.fields if not any(getattr(work, fact) for fact in behind(name))]
    assert set(invented) <= WITHOUT_A_FACT
    assert bool(entry.author) == bool(cited(work).creators)


@given(strategies.publications)
def test_any_work_has_as_many_authors_as_the_facts_name(work: Publication) -> None:
    listed, known = reading.people(bibtex_writer.entry(cited(work))), cited(work).creators
    cut = work.authors_truncated and bool(people(work.authors))
    assert len(listed) == len(known) + cut
    assert [person for person in listed[: len(known)] if person == ("", "others", "")] == [
        ("", "others", "") for person in known if person.name == "others"
    ]


@given(st.lists(strategies.publications, max_size=4, unique_by=lambda work: work.key.casefold()))
def test_a_file_of_any_works_holds_just_these(works: list[Publication]) -> None:
    assert [entry.key for entry in reading.agreed(WRITERS["bib"].write(works))] == [work.key for work in works]


@given(strategies.ascii_text)
def test_the_text_of_an_ascii_title_is_recoverable(text: str) -> None:
    title = " ".join(text.split())
    [entry] = reading.agreed(bibtex_writer.entry(cited(Publication(title or "x", "k"))))
    value = entry.fields["title"]
    words = "".join(span.text for span in formulas.spans(title or "x") if not span.is_math)
    assert not words or reading.decoded(value) == expected(title or "x")


def expected(title: str) -> str:
    """What LaTeX prints for a title: words as they are, formulas as their source."""
    spans = formulas.spans(title)
    return "".join(
        reading.decoded(latex.encode_formula(s.text)) if s.is_math else formulas.unescaped(s.text) for s in spans
    )


@pytest.mark.parametrize("title", TITLES, ids=ascii)
@pytest.mark.parametrize("field", ["title", "venue", "volume", "pages", "publisher", "issue_title"])
def test_a_hostile_text_stays_inside_of_its_field(field: str, title: str) -> None:
    work = Publication("T", "k", (Person("A"),), date=PartialDate(2020), type="article-journal", venue="V")
    hostile: dict[str, Any] = {field: title}
    [entry] = reading.agreed(bibtex_writer.entry(cited(replace(work, **hostile))))
    name = {"venue": "journal", "publisher": "usera", "issue_title": "issuetitle"}.get(
        field, field
    )  # left out if nothing of the text can be printed
    assert set(entry.fields) - {name} == {"title", "journal", "year"} - {name}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_hostile_name_is_one_person(name: str) -> None:
    person = names.parse(name)
    work = Publication("T", "k", (person, names.parse("Ada Lovelace")), authors_truncated=True)
    assert reading.people(bibtex_writer.entry(cited(work)))[1:] == [("Ada", "Lovelace", ""), ("", "others", "")]


@given(strategies.people)
def test_a_person_s_parts_are_read_back(person: Person) -> None:
    assume(people([person]))  # a name without a character to print is nobody's
    [(first, last, suffix)] = reading.people(bibtex_writer.entry(cited(Publication("T", "k", (person,)))))
    given_words = letters(" ".join([person.given, person.particle, person.family, person.suffix]))
    assert letters(f"{first} {last} {suffix}") == (given_words or letters(person.name))


def letters(text: str) -> list[str]:
    """The ASCII letters and digits: what every tool prints alike."""
    return sorted(c for c in unicodedata.normalize("NFKD", text) if c.isascii() and c.isalnum())
