"""Reads a BibTeX or biblatex file, whoever wrote it: every `@` entry becomes a publication or a problem.

A broken entry is a notice, not an error: one of five hundred must not keep the others out, and an import keeps works
that a source does not name any more. A file without a single entry that can be read is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from generator.errors import Problem, Severity
from generator.facts import matching
from generator.intake.readers import bibtex_crossref, bibtex_entries, bibtex_works
from generator.intake.readers.bibtex_blocks import START, Block, cut
from generator.intake.readers.bibtex_entries import RawEntry
from generator.intake.readers.bibtex_values import Strings, short
from generator.intake.readers.reading import Reading
from generator.model import Publication

_LINE_BREAK = re.compile(r"\r\n?")
# No text holds them, and some stand for masked characters while a file is read.
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_NO_ENTRIES = frozenset({"string", "preamble", "comment"})


@dataclass(slots=True)
class Record:
    """An entry, the line of its `@`, and the publication that it became, if it did."""

    line: int
    entry: RawEntry
    publication: Publication | None = None


@dataclass(slots=True)
class BibtexText:
    """A BibTeX file as it was understood."""

    path: str
    records: list[Record] = dataclass_field(default_factory=list)
    problems: list[Problem] = dataclass_field(default_factory=list)

    def report(self, line: int, message: str, hint: str = "", severity: Severity = Severity.NOTICE) -> None:
        self.problems.append(Problem(self.path, line, message, hint, severity))


def read(path: str, text: str, as_of: date) -> Reading:
    """What a BibTeX file says. It names no owner, and its dates need no `as_of`."""
    found = parse(path, text)
    works = [(record.publication, record.entry.key) for record in found.records if record.publication]
    return Reading(None, tuple(work for work, _ in works), tuple(found.problems), tuple(key for _, key in works))


def parse(path: str, text: str) -> BibtexText:
    """All entries of a file, with a problem for each that is left out and for everything odd."""
    found = BibtexText(path)
    _split(found, _LINE_BREAK.sub("\n", text.removeprefix("\ufeff")).translate(_CONTROLS))
    volumes = bibtex_crossref.inherit(record.entry for record in found.records)
    by_key: dict[str, Record] = {}
    for record in found.records:
        _convert(found, record, volumes)
        if record.entry.key and record.publication:
            _compare(found, record, record.publication, by_key.setdefault(record.entry.key.lower(), record))
    if not any(record.publication for record in found.records):
        message = f"none of its {len(found.records)} entries can be read" if found.records else "holds no BibTeX entry"
        found.report(0, message, "export your library as BibTeX or biblatex", Severity.ERROR)
    return found


def _split(found: BibtexText, text: str) -> None:
    """Fills in the entries, in the order of the file."""
    strings, lines = Strings(), _Lines(text)
    at = 0
    while start := START.search(text, at):
        _report_loose_text(found, lines, text, at, start.start())
        if _is_commented_out(text, start.start()):
            found.report(lines.number(start.start()), f"{_name(start, text)} left out: commented out with %")
            at = _end_of_line(text, start.end())
        elif start[1].lower() in _NO_ENTRIES:
            at = _take_command(found, lines, strings, start)
        else:
            block, entry = bibtex_entries.read(text, start, strings)
            found.records.append(Record(lines.number(start.start()), entry))
            _report_inner(found, lines, block.inner, f"read as text of {entry.key!r}")
            at = block.end
    _report_loose_text(found, lines, text, at, len(text))


def _take_command(found: BibtexText, lines: _Lines, strings: Strings, start: re.Match[str]) -> int:
    """`@string`, `@preamble` or `@comment`; returns where it ends."""
    if start[1].lower() == "comment":
        return _take_comment(found, lines, next(cut(lines.text, start)))
    block = next(block for block in cut(lines.text, start) if not (block.is_closed and block.inner))
    fault = strings.define(block.body) if block.word == "string" else None
    if not block.is_closed:
        fault = f"@{block.word} is not closed: a brace or a quote is missing"
    if fault:
        found.report(lines.number(block.start), fault)
    return block.end


def _take_comment(found: BibtexText, lines: _Lines, block: Block) -> int:
    """What stands in a comment is left out; one without an end is a line."""
    end = block.end if block.is_closed else _end_of_line(lines.text, block.start)
    inner = (start.start() for start in START.finditer(lines.text, block.start + 1, end))
    _report_inner(found, lines, inner, "left out: it stands in a @comment")
    return end


def _convert(found: BibtexText, record: Record, volumes: set[str]) -> None:
    entry = record.entry
    name = f"entry {entry.key!r}" if entry.key else "an entry without a key"
    if not entry.is_unreadable and entry.key.lower() in volumes and not entry.fields.keys() & {"author", "authors"}:
        found.report(record.line, f"{name} left out: other entries refer to it and hold what it says")
        return
    if not entry.is_unreadable:
        record.publication = bibtex_works.publication(entry)
    faults = dict.fromkeys(entry.faults)
    if record.publication is None:
        found.report(record.line, f"{name} left out: {'; '.join(fault for _, fault in faults)}")
        return
    for line, fault in faults:
        found.report(record.line + line, f"{name}: {fault}")


def _compare(found: BibtexText, record: Record, publication: Publication, first: Record) -> None:
    """BibTeX takes the first of two entries with one key; here the second goes only if its title is the same."""
    if first is record or first.publication is None:
        return
    name = f"entry {record.entry.key!r}"
    if matching.comparable(publication.title) == matching.comparable(first.publication.title):
        record.publication = None
        found.report(record.line, f"{name} left out: the key and the title of the entry in line {first.line}")
    else:
        found.report(
            record.line, f"{name}: the key of the entry in line {first.line}, but another title; both are kept"
        )


def _report_inner(found: BibtexText, lines: _Lines, inner: Iterable[int], what: str) -> None:
    for at in inner:
        start = START.match(lines.text, at)
        if start and start[1].lower() not in _NO_ENTRIES:
            found.report(lines.number(at), f"{_name(start, lines.text)} {what}")


def _report_loose_text(found: BibtexText, lines: _Lines, text: str, start: int, end: int) -> None:
    """Text between entries is a comment by BibTeX's rules; it may be an entry that lost its `@`."""
    between = text[start:end]
    loose = [line for line in re.finditer(r"\S[^\n]*", between) if not line[0].startswith(("%", "//"))]
    if loose:
        more = f" and {len(loose) - 1} more lines" if len(loose) > 1 else ""
        at = lines.number(start + loose[0].start())
        found.report(at, f"not read, since it is in no entry: {short(loose[0][0])}{more}")


def _name(start: re.Match[str], text: str) -> str:
    key = bibtex_entries.key_of(text[start.end() : start.end() + 200])
    return f"entry {key!r}" if key else "an entry without a key"


def _is_commented_out(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("%")


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


class _Lines:
    """Numbers of lines, asked for in about ascending order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at, self._line = 0, 1

    def number(self, at: int) -> int:
        if at < self._at:
            return self._line - self.text.count("\n", at, self._at)
        self._line += self.text.count("\n", self._at, at)
        self._at = at
        return self._line
