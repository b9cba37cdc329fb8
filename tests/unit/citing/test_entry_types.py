"""Each kind of work has its entry type and the fields that the type knows, in BibTeX, biblatex and RIS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.citing import biblatex_writer, bibtex_writer, ris_writer
from generator.citing.work import cited
from generator.facts import names
from generator.facts.fields import ITEM_TYPES
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
ALWAYS = {"title", "year", "month"}
TYPES = {
    "article": ("misc", "misc", "GEN", {"howpublished", "organization"}),
    "article-journal": ("article", "article", "JOUR", {"journal", "volume", "number", "pages"}),
    "paper-conference": ("inproceedings",) * 2 + ("CPAPER", {"booktitle", "volume", "pages", "publisher", "editor"}),
    "chapter": ("incollection",) * 2 + ("CHAP", {"booktitle", "volume", "pages", "publisher", "editor"}),
    "book": ("book", "book", "BOOK", {"series", "volume", "pages", "publisher"}),
    "thesis": ("phdthesis", "phdthesis", "THES", {"pages", "school"}),
    "report": ("techreport", "techreport", "RPRT", {"number", "pages", "institution"}),
    "dataset": ("misc", "dataset", "DATA", {"howpublished", "organization"}),
    "software": ("misc", "software", "COMP", {"howpublished", "organization"}),
}


@pytest.mark.parametrize("type", ITEM_TYPES)
def test_a_kind_of_work_has_its_entry_type_and_fields(type: str) -> None:
    work = replace(WORK, type=type)
    classic, modern, tag, fields = TYPES[type]
    [entry] = reading.with_bibtexparser(bibtex_writer.entry(cited(work)))
    assert (entry.type, set(entry.fields) - ALWAYS) == (classic, fields)
    [entry] = reading.with_bibtexparser(biblatex_writer.entry(cited(work)))
    assert entry.type == modern
    assert {"title", "date"} <= set(entry.fields)
    assert ris_writer.entry(cited(work)).startswith(f"TY  - {tag}\r\n")


def test_a_preprint_has_a_type_of_its_own_where_there_is_one() -> None:
    work = replace(WORK, type="article", venue="", publisher="", arxiv="2005.00001", category="cs.CL")
    assert bibtex_writer.entry(cited(work)).startswith("@misc{")
    assert biblatex_writer.entry(cited(work)).startswith("@online{")
    assert ris_writer.entry(cited(work)).startswith("TY  - UNPB\r\n")


@pytest.mark.parametrize("type", [type for type, kind in ITEM_TYPES.items() if kind.needs])
@pytest.mark.parametrize("changes", [{"authors": ()}, {"date": PartialDate()}, {"venue": "", "publisher": ""}])
def test_a_work_that_lacks_what_its_type_demands_is_misc(type: str, changes: dict[str, object]) -> None:
    work = replace(WORK, type=type, **changes)  # type: ignore[arg-type]  # fields of the model
    assert bibtex_writer.entry(cited(work)).startswith("@misc{")
    assert biblatex_writer.entry(cited(work)).startswith("@misc{")
