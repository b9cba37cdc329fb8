"""The rules of a BibTeX entry: names, types, fields, dates, order, bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing import bibtex_writer
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts import names
from generator.model import PartialDate, Person, Publication
from tests.unit import strategies
from tests.unit.citing import reading

NAMES = {
    # after the BibTeX manual (btxdoc section 4): what stands on the right is read alike by every tool
    "Hugo Touvron": "Touvron, Hugo",
    "Laurens van der Maaten": "van der Maaten, Laurens",
    "Beto De Paola": "De Paola, Beto",
    "Martin Luther King, Jr.": "King, Jr., Martin Luther",
    "John Smith III": "Smith, III, John",
    "OpenAI": "{OpenAI}",
    "The ATLAS Collaboration": "{The ATLAS Collaboration}",
    "Barnes and Noble": "{Barnes and Noble}",
    "Plato": "{Plato}",
    "李飞飞": "{李飞飞}",
    "Kam Hou U": "U, Kam Hou",
    "Lavender A": "A, Lavender",
    "Élodie Çelebi": r"{\c{C}}elebi, {\'E}lodie",
    "others": "{others}",
    "Ada Others": "Others, Ada",
    "Smith, Tom and": "Smith, Tom {and}",
}
BASE = Publication("A Title", "a2020title", (names.parse("Ada Lovelace"),), date=PartialDate(2020, 5, 17))
ONLY = {"title", "author", "year", "month", "day"}
ARXIV = {"eprint", "archivePrefix", "primaryClass", "doi", "url"}
SHAPES: list[tuple[str, dict[str, Any], str, set[str]]] = [
    ("a preprint without an id", {}, "misc", ONLY),
    ("a work of which only the title is known", {"authors": (), "date": PartialDate()}, "misc", {"title", "key"}),
    ("a work whose year is unknown", {"date": PartialDate(0, 1, 30)}, "misc", {"title", "author", "month"}),
    ("a work whose month is unknown", {"date": PartialDate(2020)}, "misc", {"title", "author", "year"}),
    ("a preprint", {"arxiv": "2005.00001", "category": "cs.CL"}, "misc", ONLY | ARXIV),
    ("a category without an id", {"category": "cs.CL"}, "misc", ONLY),
    ("a DOI alone", {"doi": "10.1162/x"}, "misc", ONLY | {"doi"}),
    ("a code link", {"links": {"code": "https://a.example"}}, "misc", ONLY),
    ("a publisher's page", {"links": {"url": "https://a.example"}}, "misc", ONLY | {"url"}),
    ("a journal", {"type": "article-journal", "venue": "J", "volume": "1"}, "article", ONLY | {"journal", "volume"}),
    ("a talk", {"type": "paper-conference", "venue": "C"}, "inproceedings", ONLY | {"booktitle"}),
    ("a journal without a name", {"type": "article-journal", "volume": "1"}, "article", ONLY | {"volume"}),
]  # fmt: skip


def entry_of(text: str) -> reading.Entry:
    [entry] = reading.agreed(text)
    return entry


@pytest.mark.parametrize(("name", "written"), NAMES.items())
def test_names_are_written_so_that_every_tool_reads_them_alike(name: str, written: str) -> None:
    assert bibtex_writer.author_list([names.parse(name)]) == written


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_in_its_parts(name: str) -> None:
    person = names.parse(name)
    text = bibtex_writer.entry(cited(replace(BASE, authors=(person, names.parse("Ada Lovelace")))))
    assert reading.people(text) == [parts(person), ("Ada", "Lovelace", "")]


def parts(person: Person) -> tuple[str, str, str]:
    if person.is_literal:
        return ("", person.name, "")
    return (person.given, f"{person.particle} {person.family}".strip(), person.suffix)


def test_a_cut_list_ends_in_and_others_once_and_a_complete_one_does_not() -> None:
    people = [names.parse("Ada Lovelace")] * 3
    assert bibtex_writer.author_list(people, truncated=True).split(" and ")[3:] == ["others"]
    assert "others" not in bibtex_writer.author_list(people)
    assert bibtex_writer.author_list([], truncated=True) == ""


@pytest.mark.parametrize(("changes", "type", "fields"), [shape[1:] for shape in SHAPES], ids=[s[0] for s in SHAPES])
def test_an_entry_holds_what_is_known_and_nothing_else(changes: dict[str, Any], type: str, fields: set[str]) -> None:
    entry = entry_of(bibtex_writer.entry(cited(replace(BASE, **changes))))
    assert entry.type == type
    assert {*entry.fields, *(["author"] if entry.author else [])} == {field.lower() for field in fields}


def test_a_preprint_s_entry_byte_for_byte() -> None:
    work = replace(BASE, authors_truncated=True, arxiv="2005.00001v2", category="cs.CL", title="PaLM at 50% of $O(N)$")
    assert bibtex_writer.entry(cited(work)) == (
        "@misc{a2020title,\n"
        "  title         = {{PaLM} at 50\\% of {$O(N)$}},\n"
        "  author        = {Lovelace, Ada and others},\n"
        "  year          = {2020},\n"
        "  month         = may,\n"
        "  day           = {17},\n"
        "  eprint        = {2005.00001v2},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass  = {cs.CL},\n"
        "  doi           = {10.48550/arXiv.2005.00001},\n"
        "  url           = {https://arxiv.org/abs/2005.00001v2},\n"
        "}\n"
    )


def test_a_work_with_a_venue_has_the_venue_s_year() -> None:
    work = replace(BASE, type="article-journal", venue="J", published=PartialDate(2022), arxiv="2005.00001")
    entry = entry_of(bibtex_writer.entry(cited(work)))
    assert entry.fields["year"] == "2022"
    assert {"month", "doi"} & set(entry.fields) == set()
    assert entry.fields["eprint"] == "2005.00001"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_is_a_macro_that_the_tools_know(month: int) -> None:
    text = bibtex_writer.entry(cited(replace(BASE, date=PartialDate(2020, month))))
    assert entry_of(text).fields["month"] == str(month)
    assert f"month         = {reading.MONTHS[month - 1][:3].lower()},\n" in text


@pytest.mark.parametrize("pages", ["1-113", "1–113", "1—113", "1--113", "1---113", "1 − 113", "1 -- 113", "1‐113"])
def test_pages_are_written_with_two_hyphens(pages: str) -> None:
    text = bibtex_writer.entry(cited(replace(BASE, type="article-journal", venue="J", pages=pages)))
    assert entry_of(text).fields["pages"] == "1--113"


def test_editors_are_people() -> None:
    work = replace(BASE, type="paper-conference", venue="C", editors=(names.parse("Laurens van der Maaten"),))
    assert reading.people(bibtex_writer.entry(cited(work)), "editor") == [("Laurens", "van der Maaten", "")]


def test_an_address_cannot_end_its_value() -> None:
    work = replace(BASE, links={"url": 'https://a.example/{x}\\"<y>'})
    assert entry_of(bibtex_writer.entry(cited(work))).fields["url"] == "https://a.example/%7Bx%7D%5C%22%3Cy%3E"


def test_three_thousand_authors_are_three_thousand_people() -> None:
    people = tuple(names.parse(f"Ada {chr(65 + n % 26)}. Lovelace{n}") for n in range(3_000))
    assert len(reading.people(bibtex_writer.entry(cited(replace(BASE, authors=people))))) == 3_000


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda p: p.key))
def test_a_file_is_the_entries_of_its_works_and_the_same_on_every_run(works: list[Publication]) -> None:
    whole = WRITERS["bib"].write(works)
    assert whole == "\n".join(WRITERS["bib"].write([work]) for work in works)
    assert whole == WRITERS["bib"].write(works)
    assert "\r" not in whole
    assert whole.endswith("\n") or not works


def test_a_preprint_with_a_version_names_its_server_in_the_one_field_for_it() -> None:
    work = Publication("T", "k", publisher="PsyArXiv", version="2", doi="10.31234/osf.io/a")
    assert bibtex_writer.entry(cited(work)).count("howpublished") == 1
    assert "  howpublished  = {PsyArXiv},\n" in bibtex_writer.entry(cited(work))
