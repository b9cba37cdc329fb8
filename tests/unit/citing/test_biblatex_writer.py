"""biblatex: the day of a date, preprints as `@online`, and the same escaping as BibTeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from bibtexparser.entrypoint import parse_string as parse_library
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.citing import biblatex_writer
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from generator.model import Publication
from tests.unit.citing.works import BARE, HOSTILE, JOURNAL, PREPRINT, REPORT, WORKS, hostile
from tests.unit.strategies import any_text

Write = Callable[[Sequence[Publication]], str]

_KNOWN = frozenset("title journaltitle date year month issue url key".split()) | {
    name for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT for name in field.bibtex.split(", ")
}


def test_a_journal_article() -> None:
    assert biblatex_writer.entry(cited(JOURNAL)) == (
        "@article{xue2021byt5,\n"
        "  title        = {{ByT5}: Towards a token-free future},\n"
        "  author       = {Xue, Linting and Al-Rfou, Rami and van der Maaten, Laurens and King, Jr., Martin},\n"
        "  journaltitle = {Transactions of the ACL},\n"
        "  volume       = {10},\n"
        "  number       = {2},\n"
        "  date         = {2022-03},\n"
        "  pages        = {291--306},\n"
        "  eprint       = {2105.13626},\n"
        "  eprinttype   = {arxiv},\n"
        "  eprintclass  = {cs.CL},\n"
        "  doi          = {10.1162/tacl_a_00461},\n"
        "  url          = {https://example.org/byt5?a=1&b=2},\n"
        "}\n"
    )


def test_a_preprint_is_online_and_a_cut_list_ends_in_and_others() -> None:
    entry = biblatex_writer.entry(cited(PREPRINT))
    assert entry.startswith("@online{")
    assert "{Roberts, Adam and {OpenAI} and {李飞飞} and others}" in entry
    assert "date         = {2022-03-31}," in entry


def test_a_report_has_its_institution_and_a_bare_title_is_misc() -> None:
    assert "institution  = {An Institute}," in biblatex_writer.entry(cited(REPORT))
    assert biblatex_writer.entry(cited(BARE)) == "@misc{anon,\n  title        = {Untitled},\n}\n"


def test_a_paper_alone_is_its_entry_in_the_whole_file() -> None:
    assert all(WRITERS["biblatex.bib"].write([work]) in WRITERS["biblatex.bib"].write(WORKS) for work in WORKS)


@pytest.mark.parametrize("write", [WRITERS["bib"].write, WRITERS["biblatex.bib"].write])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_add_no_entry_and_no_field(write: Write, text: str) -> None:
    check(write, text)


@given(st.sampled_from([WRITERS["bib"].write, WRITERS["biblatex.bib"].write]), any_text)
def test_any_text_adds_no_entry_and_no_field(write: Write, text: str) -> None:
    check(write, text)


def check(write: Write, text: str) -> None:
    works = [hostile(text, "a"), hostile(text, "b")]
    emitted = write(works)
    library = parse_library(emitted)
    assert [entry.key for entry in library.entries] == ["a", "b"]
    assert library.failed_blocks == []
    parsed = parse_string(emitted, "bibtex").entries
    assert list(parsed) == ["a", "b"]
    assert set(parsed["a"].fields) <= _KNOWN | {"location"}
