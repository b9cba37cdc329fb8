"""The lexer of formats made of tagged lines: RIS, MEDLINE, Web of Science, EndNote's `%` export.

A format says how a line with a tag looks, and what begins and ends a record. Every line belongs to a tag, continues
one, or is noise between records; all keep their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.intake.readers.asked_keys import Asked

_LINE = re.compile(r"\r\n|\r|\n")


class Grammar(NamedTuple):
    """`tag` matches the start of a line with groups `tag` and `value`; `opens` are tags that begin a record, `closes`
    those that end it, `around` lines of the file that are not part of a record. With `by_blank` a blank line ends one.
    `glue` stands between a value and the line that continues it."""

    tag: re.Pattern[str]
    opens: frozenset[str]
    closes: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    by_blank: bool = False
    glue: str = "\n"
    lists: frozenset[str] = frozenset()


@dataclass(slots=True)
class TaggedRecord:
    """A record: its first line, and the values of each tag in order."""

    line: int
    values: Asked = field(default_factory=Asked)
    is_closed: bool = False


class Noise(NamedTuple):
    """A line outside of any record."""

    line: int
    text: str


def read(text: str, grammar: Grammar) -> tuple[list[TaggedRecord], list[Noise]]:
    """The records of a text, and what is outside of them."""
    found: list[TaggedRecord] = []
    noise: list[Noise] = []
    record: TaggedRecord | None = None
    last = ""
    pieces: list[str] = []

    for number, line in enumerate(_LINE.split(text), start=1):
        match = grammar.tag.match(line)
        tag = match["tag"] if match else ""
        if match and tag in grammar.around:
            _close(record, last, pieces, grammar)
            record, last, pieces = None, "", []
        elif match and tag in grammar.closes:
            _close(record, last, pieces, grammar)
            if record:
                record.is_closed = True
            record, last, pieces = None, "", []
        elif match and (record is not None or tag in grammar.opens):
            _close(record, last, pieces, grammar)
            if record is None or (tag in grammar.opens and tag in record.values):
                record = TaggedRecord(number)
                found.append(record)
            last, pieces = tag, [(match["value"] or "").strip()]
            record.values.setdefault(tag, [])
        elif not line.strip():
            if grammar.by_blank:
                _close(record, last, pieces, grammar)
                record, last, pieces = None, "", []
            elif pieces:
                pieces.append("")
        elif record is not None and last:
            pieces.append(line.strip())
        else:
            noise.append(Noise(number, line.strip()))
    _close(record, last, pieces, grammar)
    for each in found:
        each.values.asked.clear()  # by reading the lines
    return found, noise


def _close(record: TaggedRecord | None, tag: str, pieces: list[str], grammar: Grammar) -> None:
    """Adds the value that has ended to its record: one value, or one for each line of a tag that is a list."""
    if record is None or not tag:
        return
    while pieces and not pieces[-1]:
        pieces.pop()
    if tag in grammar.lists:
        record.values[tag] += [piece for piece in pieces if piece]
    elif value := grammar.glue.join(pieces).strip():
        record.values[tag].append(value)


def first_lines(text: str, most: int = 200) -> Iterator[str]:
    """The first lines that are not blank."""
    kept = 0
    for match in re.finditer(r"[^\r\n]+", text):
        if match[0].strip():
            kept += 1
            yield match[0]
        if kept >= most:
            return
