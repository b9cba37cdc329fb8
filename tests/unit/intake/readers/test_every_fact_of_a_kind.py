"""Facts that a kind of work seldom has come back from every format, and BibTeX holds no field of another entry type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.citing import entry_fields
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts import names
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import PartialDate, Person, Publication
from tests.unit.citing import reading
from tests.unit.intake.readers.test_bibtex_properties import READERS

FORMATS = pytest.mark.parametrize("format", READERS)
WORK = Publication("On Engines", "k", (names.parse("Ada Lovelace"),), date=PartialDate(1843), type="article")
CASES: dict[str, dict[str, Any]] = {
    "a chapter with a number, and one in a series": {
        "type": "chapter",
        "venue": "Annals",
        "series": "Notes",
        "series_number": "7",
        "number": "3",
    },
    "a paper of a volume in a series": {
        "type": "paper-conference",
        "venue": "Proceedings",
        "series": "Notes",
        "series_number": "7",
        "volume": "2",
        "number": "3",
    },
    "a volume of a set in a series": {
        "type": "book",
        "series": "Notes",
        "series_number": "7",
        "volume": "7",
        "set_title": "Works",
    },
    "a volume in a series without a number": {"type": "book", "series": "Notes", "volume": "2"},
    "a number in a series that nobody names": {"type": "book", "series_number": "7"},
    "a book in what is not a series": {"type": "book", "venue": "Annals"},
    "a book in a series of the same name": {"type": "book", "venue": "Annals", "series": "Annals"},
    "a journal article with a publisher": {"type": "article-journal", "venue": "Annals", "publisher": "Press"},
    "a part of a book without a title of its own": {"type": "book", "chapter": "3", "pages": "1-2", "publisher": "P"},
    "a report with an ISBN and an event": {"type": "report", "isbn": "978-3-16-148410-0", "event": "Meeting"},
    "numbers of catalogues": {"type": "article-journal", "venue": "Annals", "ids": {"pmid": "12345678", "dblp": "a/B"}},
    "the number in PubMed": {"type": "article-journal", "venue": "Annals", "ids": {"pmid": "1234567"}},
    "namesakes": {"authors": (Person("Bo Bee", "Bo", "", "Bee", "", "0001"), names.parse("Ada Lovelace"))},
    "keywords with commas": {"keywords": ("Neurons, physiology", "axons")},
}


def plain(work: Publication) -> Publication:
    return replace(work, key="", date=PartialDate(), published=PartialDate(), extra={})


@FORMATS
@pytest.mark.parametrize("facts", CASES.values(), ids=CASES)
def test_a_rare_fact_comes_back(facts: dict[str, Any], format: str) -> None:
    work = replace(WORK, **facts)
    [again] = READERS[format](WRITERS[format].write([work])).publications
    assert plain(again) == plain(work)
    assert again.extra == {}


@pytest.mark.parametrize("format", ["bib", "biblatex.bib"])
@pytest.mark.parametrize("type", ITEM_TYPES)
def test_an_entry_has_only_fields_of_its_type(type: str, format: str) -> None:
    texts: dict[str, Any] = dict.fromkeys(
        ("volume", "number", "pages", "edition", "version", "chapter", "isbn", "issn", "place"), "7"
    )
    work = replace(WORK, type=type, venue="V", publisher="P", event="E", series="S", holders=WORK.authors, **texts)
    [entry] = reading.with_bibtexparser(WRITERS[format].entry(cited(work)))
    renamed = {"journaltitle": "journal", "location": "address", "school": "institution", "date": "year"}
    named = {renamed.get(name, name) for name in entry.fields}
    known = {renamed.get(name, name).lower() for name in entry_fields.KNOWN[entry.type]}
    assert named <= known | {"usera"}


@pytest.mark.parametrize("format", ["bib", "biblatex.bib"])
@pytest.mark.parametrize(
    "text", ['a "b" \\\\c {d} 5%', "$x_1$ and \\\\$7", "<8 -- é", "5 $ or {$} ½", "``Notes'' --- ~ & #"]
)
def test_a_text_without_a_field_comes_back_as_one_with_a_field_does(text: str, format: str) -> None:
    article = replace(WORK, type="article-journal", venue="Annals")
    written = [replace(article, publisher=text, key="a"), replace(article, issue_title=text, key="b")]
    unsaid, said = READERS[format](WRITERS[format].write(written)).publications
    assert unsaid.publisher == said.issue_title
