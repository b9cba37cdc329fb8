"""What holds for any BibTeX file, however broken: no entry is lost, nothing is raised, and no input takes long."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.citing.writers import WRITERS
from generator.facts import names, records
from generator.facts.kind_of_work import kind_of
from generator.facts.work_kinds import ITEM_TYPES, WORK_KINDS
from generator.intake import author_marks
from generator.intake.readers import csl_reader, ris_reader
from generator.intake.readers.bibtex import bibtex_entries, bibtex_reader
from generator.intake.readers.document import document
from generator.intake.readers.name_marks import SIGNS
from generator.intake.readers.reading import Reading
from generator.model import Publication
from generator.text import capitals
from tests.unit import strategies
from tests.unit.example import AS_OF, CASES

CASE_TEXTS = {
    path.parent.name: path.read_bytes().decode()
    for path in sorted(CASES.glob("bibtex/*/input.bib"))
    if path.stat().st_size < 5_000
}
EXPORTS = [name for name in CASE_TEXTS if name.startswith(("exported by ", "copied from "))]
ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)[A-Za-z]\w*[ \t]*[{(]", re.MULTILINE | re.IGNORECASE
)

_FRAGMENTS = (
    *("{", "}", '"', "@", "\\", "%", "#", ",", "=", "(", ")", "\n", "\r\n", "\r", "~", "$", "\\{", "\\}", '\\"', "{\\"),
    *("\x00", "\x01", "\x06", "\x85", "\u2028", "\ufeff", "é", "@misc{x,\n", "\n@article{y, title={Z}}\n", "\n@book("),
    *("@comment{", "\n@string{a = ", "% @misc{", "title = {", "author = ", " and others", " et al.", "jan # "),
    *("<b>", "&amp;", "<jats:p>"),
)  # fmt: skip
_SUFFIX = re.compile(r"(?:Jr|Sr|III?|IV)\b")
fragments = st.one_of(st.sampled_from(_FRAGMENTS), st.text(strategies.characters, max_size=4))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A case with pieces cut out, put in and put elsewhere."""
    text = draw(st.sampled_from(sorted(CASE_TEXTS.values())))
    for _ in range(draw(st.integers(1, 8))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 40))
        text = text[:at] + draw(st.one_of(fragments, st.just(""))) + text[at + length * draw(st.integers(0, 1)) :]
    return text


@given(st.one_of(mutated(), st.lists(fragments, max_size=40).map("".join)))
def test_every_entry_is_kept_or_reported_with_its_line(text: str) -> None:
    found = bibtex_reader.parse("x.bib", text)
    known = {r.line for r in found.records if r.publication} | {problem.line for problem in found.problems}
    assert lines_of_entries(text) <= known


@given(mutated())
def test_kept_and_left_out_are_all_entries(text: str) -> None:
    found = bibtex_reader.parse("x.bib", text)
    left_out = [r for r in found.records if r.publication is None]
    reported = {problem.line for problem in found.problems if " left out: " in problem.message}
    assert {record.line for record in left_out} <= reported
    assert bibtex_reader.read("x.bib", text, AS_OF).publications == tuple(
        r.publication for r in found.records if r.publication
    )


@given(mutated())
def test_what_is_read_can_be_filed_and_is_read_back_from_its_file(text: str) -> None:
    for publication in bibtex_reader.read("x.bib", text, AS_OF).publications:
        read_back, problems = records.publication("x.md", "key", records.file_text(publication))
        assert problems == []
        assert read_back is not None
        assert records.record_of(read_back) == records.record_of(publication)


@given(strategies.publications.filter(lambda p: any(c.isprintable() and not c.isspace() for c in p.title)))
def test_what_was_imported_survives_an_export_and_an_import(publication: Publication) -> None:
    """Except for works without authors, of which bibtex warns in every type but @misc, so that is what they become, and
    for people whose first name is `Jr.` or `III`, which BibTeX cannot say, or whose name holds signs of footnotes."""
    title, venue = (text.replace("<", "(") for text in (publication.title, publication.venue))  # else it is markup
    imported = exported_and_read(replace(publication, title=title, venue=venue))
    assume(imported.authors)
    assume(author_marks.without_marks(imported) == (imported, ""))  # marks after names are taken out of them
    assume(not any(sign in person.name for person in publication.authors + publication.editors for sign in SIGNS))
    assume(not any(_SUFFIX.match(person.given) for person in (*publication.authors, *publication.editors)))
    again = exported_and_read(imported)
    assert records.record_of(replace(again, extra={})) == records.record_of(replace(imported, extra={}))


READERS: Mapping[str, Callable[[str], Reading]] = {
    "bib": lambda text: bibtex_reader.read("x.bib", text, AS_OF),
    "biblatex.bib": lambda text: bibtex_reader.read("x.bib", text, AS_OF),
    "json": lambda text: csl_reader.read(document("x.json", text), AS_OF),
    "ris": lambda text: ris_reader.read(document("x.ris", text), AS_OF),
}
"""Format of an export → what reads it."""


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("name", CASE_TEXTS)
def test_no_fact_of_a_citation_is_lost_in_an_export(name: str, format: str) -> None:
    first = [_citable(p) for p in bibtex_reader.read("x.bib", CASE_TEXTS[name], AS_OF).publications]
    again = [_citable(p) for p in READERS[format](WRITERS[format].write(first)).publications] if first else []
    assert [records.record_of(p) for p in again] == [records.record_of(p) for p in first]


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("type", ITEM_TYPES)
def test_an_export_of_any_type_is_read_as_that_type(type: str, format: str) -> None:
    work = Publication("On $x^2$.", "k", type=type, authors=(names.parse("RJ Mical"),), note="Best paper", number="1")
    read = [READERS[format](WRITERS[format].write([w])) for w in (work, replace(work, venue="Annals"))]
    assert [p.type for reading in read for p in reading.publications] == [type, type]
    assert [p.title for reading in read for p in reading.publications] == [work.title] * 2
    assert [p.note for reading in read for p in reading.publications] == [work.note] * 2


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("people", ["editor = {Ada Lovelace}", "author = {Ada Lovelace}", "year = 1843"])
@pytest.mark.parametrize("title", ["CONCUR 2012", "Proceedings of the Meeting on Engines"])
@pytest.mark.parametrize("type", ["", "Festschrift", "Workshop proceedings"])
def test_proceedings_stay_proceedings_in_every_format(title: str, type: str, people: str, format: str) -> None:
    text = f"@proceedings{{k, title = {{{title}}}, {people}, type = {{{type}}}}}"
    [work] = bibtex_reader.read("x.bib", text, AS_OF).publications
    [again] = READERS[format](WRITERS[format].write([work])).publications
    assert kind_of(work) is kind_of(again) is WORK_KINDS["proceedings"]
    assert replace(again, extra={}) == work


PROTECTED = {
    "I, {Daniel} {Blake}": (capitals.ALL,),
    "{Sequences} of {DNA} in {Tests}": (capitals.ALL,),
    r"Ancient {{\emph{Homo} sapiens}} from {Awash}": ("Homo", "Awash"),
    r"Ancient \emph{{Homo} sapiens} from Awash": ("Homo",),
    "Estimates in H{$^{1}$} and K$^-$ over K{$^+$}": (),
    "Alloys of {In}$_x${Ga}$_{1-x}$N in Layers": ("In", "Ga"),
    "Super{-}Whale": (),
}


@pytest.mark.parametrize(("title", "kept"), PROTECTED.items())
def test_words_in_braces_are_kept_and_written_as_they_were_read(title: str, kept: tuple[str, ...]) -> None:
    [work] = bibtex_reader.read("x.bib", f"@article{{k, title = {{{title}}}}}", AS_OF).publications
    assert work.keep_case == kept
    assert exported_and_read(work).keep_case == kept


def _citable(p: Publication) -> Publication:
    """The work with what citations state: no texts, and of the links only `url`. The numbers of namesakes are shown
    nowhere."""
    p = author_marks.without_marks(p)[0]
    authors = tuple(replace(person, homonym="") for person in p.authors)
    url = {name: link for name, link in p.links.items() if name == "url"}
    return replace(p, key="", authors=authors, links=url, featured=False, equal_contribution=(), extra={}, abstract="")


@pytest.mark.parametrize("name", EXPORTS)
def test_what_bibtexparser_reads_right_is_not_read_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rescued: list[str] = []
    monkeypatch.setattr(bibtex_entries, "rescued", lambda text, start, strings: rescued.append(text[start.start() :]))
    assert bibtex_reader.parse("x.bib", CASE_TEXTS[name]).records
    assert rescued == []


@pytest.mark.parametrize(
    "text",
    [
        "{" * 60_000,
        "@a{" * 30_000,
        '@a(x, t="' * 20_000,
        "@a{x, t={\\{ }\n}" * 10_000,
        "@a{x, title={T}}" * 2_000,
        "@a{x, t=" + "{a} # " * 50_000 + "}",
        "@a{x,t={\n" * 6_000,
        "\n@comment{" * 6_000,
        "@a{x, title={q" + " " * 60_000 + "}}",
        "@a{x, title={q} " + "b={1} " * 8_000 + "}",
        "@a{x, title={" + r"\ensuremath{" * 5_000 + "}}",
        "@a{x, title={" + r"\newcommand{" * 5_000 + "}}",
        "@a{x, title={q}, journal={" + "arxiv: " * 8_000 + "}}",
        "@a{x, title={q}, author={" + "a and " * 10_000 + "}}",
        "@a{x, title={q}, author={A" + "," * 60_000 + "}}",
        "@string{a0 = {xy}}" + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60)) + "@a{x, title = a60}",
    ],
    ids=lambda text: text[:30],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = bibtex_reader.parse("x.bib", text)
    assert len(found.problems) + len(found.records) > 0


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("@a{", 4_000),
        ("@a{x,t={\n", 500),
        ('@a(x, t="', 4_000),
        ("@a{x, t={\\{ }\n}", 1_000),
        ("@comment{\n", 1_000),
        ("@a{x,}", 2_000),
    ],
    ids=ascii,
)
def test_the_time_is_linear_in_the_length_of_a_hostile_file(piece: str, count: int) -> None:
    assert any(seconds(piece * count * 8) < 4 * 8 * seconds(piece * count) for _ in range(5))  # if quadratic, 64 times


def seconds(text: str) -> float:
    """The processor time that reading takes, whatever else the machine does."""
    start = time.process_time()
    bibtex_reader.parse("x.bib", text)
    return time.process_time() - start


def exported_and_read(publication: Publication) -> Publication:
    text = WRITERS["bib"].write([replace(publication, key="key")])
    (read_back,) = bibtex_reader.read("x.bib", text, AS_OF).publications
    return read_back


def lines_of_entries(text: str) -> set[int]:
    """The lines that begin with an entry, counted without the reader."""
    plain = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    plain = "".join(" " if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 else c for c in plain)
    return {plain.count("\n", 0, match.end()) + 1 for match in ENTRY.finditer(plain)}
