"""Entries of a BibTeX file, field by field: those that bibtexparser reads as BibTeX does, and for all others a rescue
that reads what it can and says what it cannot.

bibtexparser 2.1 takes `title={x} year={2020}` for one value and comments for names of fields, lets a backslash hide a
brace, and gives up a whole entry for one field without a value (docs/why.md).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibtexparser.model import Block as ParsedBlock
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from generator.intake.readers.bibtex.bibtex_syntax import FIELD, Block, cut, inner_starts, next_comma
from generator.intake.readers.bibtex.bibtex_values import Strings, short

_KEY = re.compile(r"[^\n,={}%\"#\\]*")
_NAME = re.compile(r"[^\s,={}%\"#][^,={}%\"#\n]*")
_NAMED = re.compile(rf"\s*({_NAME.pattern}?)\s*=(?!=)")
_KEY_WITHOUT_COMMA = re.compile(r"\s*([^\s,={}\"]+)\s+(?=[^\W\d][\w:.+/-]*\s*=)")
_TELLING = "(author|title|year|journal|booktitle|date|doi|url|month)"
_SWALLOWED = re.compile(rf"\n[ \t]*{_TELLING}[ \t]*=[ \t]*[{{\"\w]", re.IGNORECASE)
_FIELD_INSIDE = re.compile(rf"[,\n]\s*{_TELLING}\s*=", re.IGNORECASE)
_FREE_TEXTS = frozenset({"abstract", "annotation", "annote", "note"})
_LONGEST_KEY = 80
"""Characters of a key in messages."""

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it cannot read is rescued or reported, not logged


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field, without its delimiters, and the line of its `=`, counted from the start of the entry."""

    text: str
    line: int


@dataclass(slots=True)
class RawEntry:
    """An entry: names of fields in lower case, LaTeX untouched. `faults` are messages with their lines, counted from
    the start of the entry. `is_doubtful` says that the block may end elsewhere, `is_unreadable` that the
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

    def put(self, name: str, value: Value) -> None:
        """Adds a field; the first one of a name counts, unless it is blank."""
        first = self.fields.setdefault(name, value)
        if not first.text.strip():
            self.fields[name] = value
        elif value.text.strip() not in {"", first.text.strip()}:
            self.faults.append((value.line, f"duplicate field {name!r:.60}; ignored: {short(value.text)}"))


def parsed(text: str) -> dict[int, Entry]:
    """The entries that bibtexparser sees, by the offset of their `@`."""
    blocks: dict[int, Entry] = {}
    end = 0
    for block in map(_unwrapped, Splitter(text).split().blocks):
        if isinstance(block, Entry) and block.raw:
            start = text.index(block.raw, end)
            end = start + len(block.raw)
            blocks[start] = block
    return blocks


def trusted(block: Entry, strings: Strings) -> RawEntry | None:
    """The entry, if bibtexparser read it as BibTeX does; None if it has to be rescued."""
    if not _KEY.fullmatch(block.key) or inner_starts(block.raw or "", 0, len(block.raw or "")):
        return None
    entry = RawEntry(block.entry_type.lower(), " ".join(block.key.split()))
    for each in block.fields:
        value = strings.value(each.value)
        if value.end < len(each.value) or not _NAME.fullmatch(each.key):
            return None
        line = (each.start_line or 0) - (block.start_line or 0)
        name = each.key.lower()
        entry.faults += [(line, f"{name}: {fault}") for fault in value.faults]
        entry.put(name, Value(value.text, line))
    return entry


def rescued(text: str, start: re.Match[str], strings: Strings) -> tuple[Block, RawEntry]:
    """The entry that begins at `start`: the first reading without a doubt, otherwise the one that loses least."""
    readings = []
    for block in cut(text, start):
        line = text.count("\n", start.start(), start.end())
        readings.append((block, _Rescue(block, strings, line).entry))
        if block.is_closed and not readings[-1][1].is_doubtful:
            return readings[-1]
    # With a doubt, a line that looks like the start of an entry is one.
    return readings[-1 if readings[0][0].inner else 0]


def key_of(body: str) -> str:
    """The text where the key should be."""
    return " ".join(re.split(r"[,={}\"\n]", body.strip(), maxsplit=1)[0].split())[:_LONGEST_KEY]


def swallowed(entry: RawEntry) -> Iterator[tuple[str, Value, str]]:
    """Fields whose value contains what looks like another field: name, value and the name of the other."""
    for name, value in entry.fields.items():
        if name not in _FREE_TEXTS and (match := _SWALLOWED.search(value.text)):
            yield name, value, match[1]


def _unwrapped(block: ParsedBlock) -> ParsedBlock | None:
    """A block without what bibtexparser says about duplicate keys, which are not a reason to refuse it here."""
    return block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) else block


class _Rescue:
    """Reads the body of a block, with everything that is wrong with it, from left to right."""

    def __init__(self, block: Block, strings: Strings, line: int) -> None:
        self.body, self.rule, self.strings = block.body, block.rule, strings
        self.entry = RawEntry(block.word)
        self._at, self._line = 0, line
        at = self._key()
        while at < len(self.body):
            at = self._field(at)
        if not block.is_closed:
            self.entry.doubt(0, "is not closed: a brace or a quote is missing")
            self.entry.is_unreadable = any(_FIELD_INSIDE.search(value.text) for value in self.entry.fields.values())

    def _key(self) -> int:
        """Reads the key, if there is one; returns the offset of the first field."""
        if FIELD.match(self.body):
            return 0
        if match := _KEY_WITHOUT_COMMA.match(self.body):
            self.entry.key = match[1]
            self.entry.doubt(self._line_of(match.end(1)), "missing comma after the key")
            return match.end()
        end = next_comma(self.body, 0, self.rule)
        self.entry.key = " ".join(self.body[:end].split())
        if any(c in self.entry.key for c in '={}"'):
            self.entry.doubt(self._line_of(0), f"not read, not a key: {short(self.entry.key)}")
            self.entry.key = key_of(self.entry.key)
        return end + 1

    def _field(self, at: int) -> int:
        """Reads a field, or reports what is in its place; returns the offset of the next one."""
        match = _NAMED.match(self.body, at)
        if match:
            return self._value(match[1].lower(), match.end())
        end = next_comma(self.body, at, self.rule)
        if piece := self.body[at:end].strip():
            line = self._line_of(at + self.body[at:end].index(piece[0]))
            self.entry.doubt(line, f"not read, not a field: {short(piece)}")
        return end + 1

    def _value(self, name: str, at: int) -> int:
        """Reads the value of a field; returns the offset of the next field."""
        line = self._line_of(at)
        text, faults, end = self.strings.value(self.body, at, self.rule)
        self.entry.faults += [(line, f"{name}: {fault}") for fault in faults]
        following = end + 1
        if self.body[end : end + 1] not in {"", ","}:
            text, following = self._continued(name, text, at, end)
        self.entry.put(name, Value(text, line))
        return following

    def _continued(self, name: str, text: str, at: int, end: int) -> tuple[str, int]:
        """A value with what follows it up to the next comma, and the offset of the next field."""
        line = self._line
        if match := FIELD.match(self.body, end):
            self.entry.doubt(self._line_of(end), f"missing comma before {match[1]!r:.60}")
            return text, end
        stop = next_comma(self.body, at, self.rule)
        if not self.body[at:end].lstrip().startswith(("{", '"')):
            self.entry.doubt(line, f"{name}: a value of several words needs braces")
            return self.body[at:stop].strip(), stop + 1
        rest = self.body[end:stop]
        self.entry.doubt(line, f"{name}: kept what follows the value: {short(rest)}")
        return f"{text} {rest.replace(chr(34), '')}", stop + 1

    def _line_of(self, at: int) -> int:
        self._line += self.body.count("\n", self._at, at)
        self._at = at
        return self._line
