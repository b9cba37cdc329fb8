"""Entries of a BibTeX file as they stand there: bibtexparser reads each block, and checks before and after make sure
that it read what BibTeX means.

bibtexparser 2.1 takes `title={x} year={2020}` for one value, resolves no `#`, takes comments for names of fields, and
gives up an entry for one field without a value (docs/why.md).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibtexparser.model import DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from generator.intake.readers.bibtex_blocks import Block, cut, unmasked
from generator.intake.readers.bibtex_values import FIELD, Strings, short

_KEY_WITHOUT_COMMA = re.compile(r"\s*([^\s,={}]+)\s+(?=[^\W\d][\w:.+/-]*\s*=)")
_TELLING = "(author|title|year|journal|booktitle|date|doi|url|month)"
_SWALLOWED = re.compile(rf"\n[ \t]*{_TELLING}[ \t]*=[ \t]*[{{\"\w]", re.IGNORECASE)
_FIELD_INSIDE = re.compile(rf"[,\n]\s*{_TELLING}\s*=", re.IGNORECASE)
_FREE_TEXTS = frozenset({"abstract", "annotation", "annote", "note"})

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it cannot read is reported as a problem


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field, without its delimiters, and the line of its `=`, counted from the start of the entry."""

    text: str
    line: int


@dataclass(slots=True)
class RawEntry:
    """An entry: names of fields in lower case, LaTeX untouched. `faults` are messages with the line that they concern,
    counted from the start of the entry. `is_doubtful` says that the block may end elsewhere, `is_unreadable` that the
    fields must not be used."""

    type: str
    key: str = ""
    fields: dict[str, Value] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)
    is_doubtful: bool = False
    is_unreadable: bool = False

    def doubt(self, line: int, message: str) -> None:
        """A fault of the syntax."""
        self.faults.append((line, message))
        self.is_doubtful = True


def read(text: str, start: re.Match[str], strings: Strings) -> tuple[Block, RawEntry]:
    """The entry that begins at `start`: the first reading without a doubt, otherwise the one that loses least."""
    readings = []
    for block in cut(text, start):
        readings.append((block, parse(block, strings)))
        if block.is_closed and not readings[-1][1].is_doubtful:
            return readings[-1]
    # With a doubt, a line that looks like the start of an entry is one.
    return readings[-1 if readings[0][0].inner else 0]


def parse(block: Block, strings: Strings) -> RawEntry:
    """The entry that a block holds, with everything that is wrong with it."""
    entry = RawEntry(block.word)
    body = _with_key(block.body, entry)
    found = _parsed(block.word, body) or _parsed(block.word, _without_fragments(body, entry))
    if found is None:
        entry.key = key_of(body)
        entry.is_unreadable = True
        entry.doubt(0, "cannot be read")
        return entry
    entry.key = " ".join(unmasked(found.key).split())
    for each in found.fields:
        _add(entry, strings, each.key, each.value, each.start_line or 0)
    if not block.is_closed:
        entry.doubt(0, "is not closed: a brace or a quote is missing")
        entry.is_unreadable = any(_FIELD_INSIDE.search(value.text) for value in entry.fields.values())
    return entry


def key_of(body: str) -> str:
    """What stands where the key should be."""
    words = unmasked(re.split(r"[,={}\n]", body.strip(), maxsplit=1)[0]).split()
    return " ".join(words)[:80]


def swallowed(entry: RawEntry) -> Iterator[tuple[str, Value, str]]:
    """Fields whose value holds what looks like another field: name, value and the name of the other."""
    for name, value in entry.fields.items():
        if name not in _FREE_TEXTS and (match := _SWALLOWED.search(value.text)):
            yield name, value, match[1]


def _parsed(word: str, body: str) -> Entry | None:
    """What bibtexparser makes of one block; None if it fails or sees more than one."""
    blocks = Splitter(f"@{word}{{{body}}}").split().blocks
    first = blocks[0] if len(blocks) == 1 else None
    if isinstance(first, DuplicateFieldKeyBlock):
        first = first.ignore_error_block
    return first if isinstance(first, Entry) else None


def _with_key(body: str, entry: RawEntry) -> str:
    """The body with a comma behind the key, if it has one."""
    if FIELD.match(body):
        return f",{body}"
    if match := _KEY_WITHOUT_COMMA.match(body):
        entry.doubt(_lines(body, match.end(1)), "the comma behind the key is missing")
        return f"{body[: match.end(1)]},{body[match.end(1) :]}"
    return body


def _without_fragments(body: str, entry: RawEntry) -> str:
    """The body without pieces between commas that are no `name = value`; they are faults."""
    kept = []
    line = 0
    for number, piece in enumerate(_pieces(body)):
        if number == 0 or FIELD.match(piece):
            kept.append(piece)
        else:
            kept.append("\n" * piece.count("\n"))
            if piece.strip():
                at = line + _lines(piece, len(piece) - len(piece.lstrip()))
                entry.doubt(at, f"not read, since it is no field: {short(piece)}")
        line += piece.count("\n")
    return _joined(kept)


def _joined(pieces: list[str]) -> str:
    """The pieces with commas between fields; a blank piece brings only its line breaks."""
    text = pieces[0]
    for piece in pieces[1:]:
        text += f",{piece}" if piece.strip() else piece
    return text


def _pieces(body: str) -> Iterator[str]:
    """The body, cut at its commas outside of braces."""
    depth = begin = 0
    for match in re.finditer(r"[{},]", body):
        depth += (match[0] == "{") - (match[0] == "}")
        if match[0] == "," and depth == 0:
            yield body[begin : match.start()]
            begin = match.end()
    yield body[begin:]


def _add(entry: RawEntry, strings: Strings, name: str, expression: str, line: int) -> None:
    """Adds a field, and the fields behind it that lack a comma in front."""
    while True:
        text, faults, rest = strings.text_of(expression)
        match = FIELD.match(rest)
        if rest and match is None:
            text, fault = _with_rest(text, expression, rest)
            entry.doubt(line, f"{name.lower()}: {fault}")
        entry.faults += [(line, f"{name.lower()}: {fault}") for fault in faults]
        _put(entry, unmasked(name).strip().lower(), Value(text, line))
        if match is None:
            return
        line += _lines(expression, len(expression.rstrip()) - len(rest))
        entry.doubt(line, f"the comma in front of {match[1]!r:.60} is missing")
        name, expression = match[1], rest[match.end() :]


def _with_rest(text: str, expression: str, rest: str) -> tuple[str, str]:
    """A value with what follows it, and what to say about that."""
    if not expression.lstrip().startswith("{"):
        return unmasked(expression), "a value of several words needs braces"
    return f"{text} {unmasked(rest)}", f"kept what follows the value: {short(rest)}"


def _put(entry: RawEntry, name: str, value: Value) -> None:
    first = entry.fields.setdefault(name, value)
    if first is not value and first.text.strip() != value.text.strip():
        if not first.text.strip():
            entry.fields[name] = value
        elif value.text.strip():
            entry.faults.append((value.line, f"has {name!r:.60} twice; not taken: {short(value.text)}"))


def _lines(text: str, end: int) -> int:
    return text.count("\n", 0, end)
