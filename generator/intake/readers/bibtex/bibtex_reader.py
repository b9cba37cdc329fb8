"""Reads a BibTeX or biblatex file, whoever wrote it: every `@` entry becomes a publication or a problem.

A broken entry is a notice, not an error: one of five hundred must not keep the others out, and an import keeps works
that a source no longer names. A file without a single readable entry is an error.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from bibtexparser.model import Entry

from generator.errors import Problem, Severity
from generator.facts import matching
from generator.intake.readers.bibtex import bibtex_crossref, bibtex_entries, bibtex_remains, bibtex_works
from generator.intake.readers.bibtex.bibtex_entries import RawEntry
from generator.intake.readers.bibtex.bibtex_syntax import FIELD, START, Block, cut
from generator.intake.readers.bibtex.bibtex_values import Strings, short
from generator.intake.readers.reading import Reading, paths_left_out
from generator.model import Publication

_LINE_BREAK = re.compile(r"\r\n?")
# No text needs them, and some mark formulas while a value is read.
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
    """All entries of a file, with a problem for each that is left out and for everything odd about the others."""
    library = BibtexText(path)
    _split(library, _LINE_BREAK.sub("\n", text.removeprefix("\ufeff")).translate(_CONTROLS))
    volumes = bibtex_crossref.inherit(record.entry for record in library.records)
    by_key: dict[str, Record] = {}
    for record in library.records:
        _convert(library, record, volumes)
        if record.entry.key and record.publication:
            _compare(library, record, record.publication, by_key.setdefault(record.entry.key.lower(), record))
    _report_changed_keys(library)
    _report_paths(library)
    if not any(record.publication for record in library.records):
        message = (
            f"none of its {len(library.records)} entries can be read" if library.records else "has no BibTeX entry"
        )
        library.report(0, message, "export your library as BibTeX or biblatex", Severity.ERROR)
    return library


def _report_changed_keys(library: BibtexText) -> None:
    """One line for all keys that cannot be names of files, of which some libraries have hundreds."""
    changed = [record for record in library.records if record.publication and not record.publication.key]
    named = [record for record in changed if record.entry.key]
    if named:
        what = f"{len(named)} keys get another spelling" if len(named) > 1 else "a key gets another spelling"
        hint = "a key is the name of a file and part of an address: letters, digits, - and _"
        library.report(named[0].line, f"{what}: {', '.join(short(each.entry.key) for each in named[:3])}", hint)


def _report_paths(library: BibtexText) -> None:
    """One line for all paths, of which libraries of Zotero and JabRef have one in nearly each entry."""
    count = sum(bibtex_remains.has_paths(record.entry) for record in library.records if record.publication)
    if count:
        library.report(0, paths_left_out(count))


def _split(library: BibtexText, text: str) -> None:
    """Adds the entries of a text to the library, in the order of the file."""
    strings, lines = Strings(), _Lines(text)
    blocks = bibtex_entries.parsed(text)
    at = 0
    while start := START.search(text, at):
        _report_loose_text(library, lines, text, at, start.start())
        if _is_commented_out(text, start.start()):
            library.report(lines.number(start.start()), f"{_name(start, text)} left out: commented out with %")
            at = _end_of_line(text, start.end())
        elif start[1].lower() in _NO_ENTRIES:
            at = _take_command(library, lines, strings, start)
        else:
            at = _take_entry(library, lines, strings, start, blocks.get(start.start()))
    _report_loose_text(library, lines, text, at, len(text))


def _take_entry(library: BibtexText, lines: _Lines, strings: Strings, start: re.Match[str], block: Entry | None) -> int:
    """Adds an entry as bibtexparser read it, or else rescued; returns where it ends."""
    line, text = lines.number(start.start()), lines.text
    entry = bibtex_entries.trusted(block, strings) if block else None
    if block and entry:
        library.records.append(Record(line, entry))
        return start.start() + len(block.raw or "")
    extent, entry = bibtex_entries.rescued(text, start, strings)
    library.records.append(Record(line, entry))
    _report_inner(library, lines, extent.inner, f"read as part of {entry.key!r:.90}")
    return extent.end


def _take_command(library: BibtexText, lines: _Lines, strings: Strings, start: re.Match[str]) -> int:
    """Reads a `@string`, and skips a `@preamble` or `@comment`; returns where it ends."""
    if start[1].lower() == "comment":
        return _take_comment(library, lines, next(cut(lines.text, start)))
    block = next(block for block in cut(lines.text, start) if not (block.is_closed and block.inner))
    fault = _define(strings, block) if block.word == "string" else ""
    if not block.is_closed:
        fault = f"@{block.word} is not closed: a brace or a quote is missing"
    if fault:
        library.report(lines.number(block.start), fault)
    return block.end


def _define(strings: Strings, block: Block) -> str:
    """Adds an abbreviation; returns what is wrong with it."""
    name = FIELD.match(block.body)
    if name is None:
        return "an @string without a name and a value"
    text, faults, end = strings.value(block.body, name.end(), block.rule)
    strings.define(name[1], text)
    rest = block.body[end:]
    return faults[0] if faults else f"not read in an @string: {short(rest)}" if rest else ""


def _take_comment(library: BibtexText, lines: _Lines, block: Block) -> int:
    """Leaves out what is in a comment; one that is not closed ends with its line. Returns where it ends."""
    end = block.end if block.is_closed else _end_of_line(lines.text, block.start)
    inner = (start.start() for start in START.finditer(lines.text, block.start + 1, end))
    _report_inner(library, lines, inner, "left out: it is inside a @comment")
    return end


def _convert(library: BibtexText, record: Record, volumes: set[str]) -> None:
    entry = record.entry
    name = f"entry {entry.key!r:.90}" if entry.key else "an entry without a key"
    if not entry.is_unreadable:
        is_volume = entry.key.lower() in volumes and not entry.fields.keys() & {"author", "authors"}
        record.publication = None if is_volume else bibtex_works.publication(entry)
        if is_volume:
            library.report(record.line, f"{name} left out: other entries refer to it and take over its fields")
        if is_volume or record.publication:
            for line, fault in dict.fromkeys(entry.faults):
                library.report(record.line + line, f"{name}: {fault}")
            return
    library.report(record.line, f"{name} left out: {'; '.join(dict.fromkeys(fault for _, fault in entry.faults))}")


def _compare(library: BibtexText, record: Record, publication: Publication, first: Record) -> None:
    """BibTeX takes the first of two entries with one key; here the second goes only if its title is the same."""
    if first is record or first.publication is None:
        return
    name = f"entry {record.entry.key!r:.90}"
    if matching.comparable(publication.title) == matching.comparable(first.publication.title):
        record.publication = None
        library.report(record.line, f"{name} left out: same key and title as the entry on line {first.line}")
    else:
        library.report(
            record.line, f"{name}: same key as the entry on line {first.line}, but another title; both are kept"
        )


def _report_inner(library: BibtexText, lines: _Lines, inner: Iterable[int], what: str) -> None:
    for at in inner:
        start = START.match(lines.text, at)
        if start and start[1].lower() not in _NO_ENTRIES:
            library.report(lines.number(at), f"{_name(start, lines.text)} {what}")


def _report_loose_text(library: BibtexText, lines: _Lines, text: str, start: int, end: int) -> None:
    """Text between entries is a comment by BibTeX's rules; it may be an entry that lost its `@`."""
    between = text[start:end]
    loose = [line for line in re.finditer(r"\S[^\n]*", between) if not line[0].startswith(("%", "//"))]
    if loose:
        more = f" and {len(loose) - 1} more lines" if len(loose) > 1 else ""
        at = lines.number(start + loose[0].start())
        library.report(at, f"not read, outside of any entry: {short(loose[0][0])}{more}")


def _name(start: re.Match[str], text: str) -> str:
    key = bibtex_entries.key_of(text[start.end() : start.end() + 200])
    return f"entry {key!r}" if key else "an entry without a key"


def _is_commented_out(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("%")


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


class _Lines:
    """A text, and the numbers of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def number(self, at: int) -> int:
        """The number of the line at an offset."""
        return bisect_left(self._ends, at) + 1
