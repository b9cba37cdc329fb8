"""Each kind of work has its entry type and the fields that the type knows, in BibTeX, biblatex and RIS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.citing import biblatex_writer, bibtex_writer, ris_writer
from generator.citing.work import cited
from generator.facts import names
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import PartialDate, Publication
from tests.unit.citing import reading

WORK = Publication(
    "T",
    "k",
    (names.parse("Ada Lovelace"),),
    editors=(names.parse("Ed Itor"),),
    date=PartialDate(2020, 5, 17),
    venue="V",
    volume="1",
    number="2",
    pages="3-4",
    publisher="P",
)
ALWAYS = {"title", "entrysubtype", "year", "month", "day", "editor", "volume", "number", "pages", "usera"}
TYPES = {
    "article": ("misc", "misc", "GEN", {"howpublished", "organization"}),
    "article-journal": ("article", "article", "JOUR", {"journal"}),
    "paper-conference": ("inproceedings", "inproceedings", "CPAPER", {"booktitle", "publisher"}),
    "chapter": ("incollection", "incollection", "CHAP", {"booktitle", "publisher"}),
    "book": ("book", "book", "BOOK", {"series", "publisher"}),
    "thesis": ("phdthesis", "thesis", "THES", {"school", "type"}),
    "report": ("techreport", "report", "RPRT", {"institution"}),
    "patent": ("misc", "patent", "PAT", {"howpublished", "organization"}),
    "manuscript": ("unpublished", "unpublished", "MANSCPT", {"howpublished"}),
    "speech": ("misc", "unpublished", "SLIDE", {"howpublished", "organization"}),
    "periodical": ("misc", "periodical", "SER", {"howpublished", "organization"}),
    "dataset": ("misc", "dataset", "DATA", {"howpublished", "organization"}),
    "software": ("misc", "software", "COMP", {"howpublished", "organization"}),
}


@pytest.mark.parametrize("type", TYPES)
def test_a_kind_of_work_has_its_entry_type_and_fields(type: str) -> None:
    work = replace(WORK, type=type)
    classic, modern, tag, fields = TYPES[type]
    [entry] = reading.with_bibtexparser(bibtex_writer.entry(cited(work)))
    assert (entry.type, set(entry.fields) - ALWAYS) == (classic, fields)
    [entry] = reading.with_bibtexparser(biblatex_writer.entry(cited(work)))
    assert entry.type == modern
    assert {"title", "date"} <= set(entry.fields)
    assert ris_writer.entry(cited(work)).startswith(f"TY  - {tag}\r\n")


@pytest.mark.parametrize(
    ("facts", "classic", "modern", "tag"),
    [
        ({"type": "article", "venue": "", "publisher": "", "arxiv": "2005.00001"}, "misc", "online", "UNPB"),
        (
            {"type": "article", "venue": "", "publisher": "PsyArXiv", "doi": "10.31234/osf.io/a"},
            "misc",
            "online",
            "UNPB",
        ),
        ({"type": "thesis", "genre": "PhD thesis"}, "phdthesis", "thesis", "THES"),
        ({"type": "thesis", "genre": "Master's thesis"}, "mastersthesis", "thesis", "THES"),
        ({"type": "thesis", "genre": "Bachelorarbeit"}, "mastersthesis", "thesis", "THES"),
        ({"type": "thesis", "genre": "MSc dissertation"}, "mastersthesis", "thesis", "THES"),
        ({"type": "thesis", "genre": "Doctoral dissertation"}, "phdthesis", "thesis", "THES"),
        ({"type": "book", "authors": ()}, "book", "collection", "EDBOOK"),
        ({"type": "book", "authors": (), "title": "Proceedings of Tests"}, "proceedings", "proceedings", "CONF"),
        ({"type": "book", "authors": (), "event": "Tests 2020"}, "proceedings", "proceedings", "CONF"),
        ({"type": "book", "chapter": "3"}, "inbook", "book", "CHAP"),
        ({"type": "report", "genre": "Manual"}, "manual", "manual", "RPRT"),
    ],
)
def test_what_the_facts_tell_of_a_kind_is_in_the_entry_type(
    facts: dict[str, Any], classic: str, modern: str, tag: str
) -> None:
    work = replace(WORK, **facts)
    assert bibtex_writer.entry(cited(work)).startswith(f"@{classic}{{")
    assert biblatex_writer.entry(cited(work)).startswith(f"@{modern}{{")
    assert ris_writer.entry(cited(work)).startswith(f"TY  - {tag}\r\n")


@pytest.mark.parametrize("type", [type for type in ITEM_TYPES if type != "article"])
@pytest.mark.parametrize("changes", [{"authors": ()}, {"date": PartialDate()}, {"venue": "", "publisher": ""}])
def test_no_work_loses_its_kind_or_editors_because_a_fact_is_missing(type: str, changes: dict[str, Any]) -> None:
    work, whole = replace(WORK, type=type, editors=(), **changes), replace(WORK, type=type, editors=())
    for writer in (bibtex_writer, biblatex_writer):
        assert _type(writer.entry(cited(work))) == _type(writer.entry(cited(whole)))
        assert "Itor, Ed" in writer.entry(cited(replace(work, editors=WORK.editors)))


def _type(entry: str) -> str:
    return entry.partition("{")[0]


def test_a_thesis_of_an_unknown_degree_is_not_called_a_doctors() -> None:
    [entry] = reading.with_bibtexparser(bibtex_writer.entry(cited(replace(WORK, type="thesis"))))
    assert entry.fields["type"] == "Thesis"


@pytest.mark.parametrize(
    ("facts", "numbers"), [({}, ("1", "2")), ({"number": ""}, ("1", "")), ({"volume": ""}, ("", "2"))]
)
def test_the_numbers_of_an_article_are_never_those_of_a_series(facts: dict[str, Any], numbers: tuple[str, str]) -> None:
    work = replace(WORK, type="article-journal", series="New Series", series_number="7", **facts)
    for writer in (bibtex_writer, biblatex_writer):
        [entry] = reading.with_bibtexparser(writer.entry(cited(work)))
        assert (entry.fields.get("volume", ""), entry.fields.get("number", "")) == numbers
