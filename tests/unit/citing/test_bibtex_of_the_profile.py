"""The 32 papers of the real profile as BibTeX, read by two independent parsers."""

from __future__ import annotations

import re

import pytest

from generator.citing import bibtex_writer
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.model import Publication
from generator.text import formulas
from tests.unit import example
from tests.unit.citing import reading

PAPERS = pytest.mark.parametrize("paper", example.publications(), ids=lambda paper: paper.key)
WHOLE = WRITERS["bib"].write(example.publications())


@PAPERS
def test_the_entry_says_what_the_facts_say(paper: Publication) -> None:
    [entry] = reading.agreed(bibtex_writer.entry(cited(paper)))
    assert (entry.type, entry.key) == ("misc", paper.key)
    assert reading.decoded(entry.fields.pop("title")) == re.sub(r"\$\\texttt\{(\w+)\}\$", r"\1", paper.title)
    assert entry.fields == {
        part: str(number) for part in ("year", "month", "day") if (number := getattr(paper.date, part))
    }


@PAPERS
def test_the_people_of_the_entry_are_those_of_the_facts(paper: Publication) -> None:
    expected = [(p.given, f"{p.particle} {p.family}".strip(), p.suffix) for p in paper.authors]
    assert (
        reading.people(bibtex_writer.entry(cited(paper))) == expected + [("", "others", "")] * paper.authors_truncated
    )


@PAPERS
def test_a_paper_s_file_is_its_entry_in_the_full_file(paper: Publication) -> None:
    assert WHOLE.count(WRITERS["bib"].write([paper])) == 1


def test_the_whole_file_holds_the_32_papers_in_order() -> None:
    assert [entry.key for entry in reading.agreed(WHOLE)] == [paper.key for paper in example.publications()]


def test_thirty_lists_end_in_and_others_and_two_do_not() -> None:
    lists = [entry.author for entry in reading.with_bibtexparser(WHOLE)]
    assert [names.endswith(" and others") for names in lists].count(True) == 30
    assert sum(names.count("others") for names in lists) == 30
    assert "et al" not in WHOLE


def test_the_file_is_ascii_with_unix_line_ends() -> None:
    assert WHOLE.isascii()
    assert not re.search(r"[\r\t]|[^\S\n]\n|\n\n\n", WHOLE)


def test_titles_keep_their_capitals_through_a_style_that_lowers_them() -> None:
    titles = {entry.key: reading.lowered(entry.fields["title"]) for entry in reading.with_bibtexparser(WHOLE)}
    for paper in example.publications():
        names = [word for word in re.findall(r"\w+", formulas.plain(paper.title)) if word[1:] != word[1:].lower()]
        assert [name for name in names if name not in titles[paper.key]] == []


def test_the_two_names_in_typewriter_are_text_in_typewriter() -> None:
    [entry] = [e for e in reading.with_bibtexparser(WHOLE) if e.key == "roberts2022scaling"]
    assert entry.fields["title"].endswith(r"with {\texttt{t5x}} and {\texttt{seqio}}")
