"""The records of an XML text, one after the other, each with the line where it starts.

Nothing outside the text is loaded, and entities are not declared by it: a text that tries is refused. The names of
characters that HTML 4 defines, which are those of DBLP's document type, are read as the characters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import name2codepoint
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from generator.errors import Problem
from generator.intake.readers.asked_keys import AskedElement

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION = re.compile(r"^\s*<\?xml\b[^<>]*\?>")
_CHUNK = 1 << 16
DEEPEST = 200
"""Levels of elements that are read."""


class Record(NamedTuple):
    """An element, and the line on which it starts."""

    line: int
    element: Element


class Refused(Exception):
    """What is wrong with an XML text."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint

    def problem(self, path: str) -> Problem:
        return Problem(path, self.line, self.message, self.hint)


def records(text: str, names: Collection[str]) -> Iterator[Record]:
    """Each element with one of the names that is in no other such element. Prefixes of namespaces are left out.

    Raises Refused, after the records before it, for XML that is broken or declares entities.
    """
    builder = _Builder(frozenset(names))
    source = _DECLARATION.sub("", _ENTITY.sub(_character, text)).lstrip()
    skipped = text.count("\n", 0, len(text) - len(text.lstrip())) if text else 0
    try:
        for start in range(0, len(source), _CHUNK):
            builder.parser.Parse(source[start : start + _CHUNK], False)
            yield from builder.taken(skipped)
        builder.parser.Parse("", True)
    except expat.ExpatError as error:
        yield from builder.taken(skipped)
        message = expat.errors.messages.get(error.code, "not well-formed")
        raise Refused(error.lineno + skipped, f"broken XML: {message}", "export or fetch it again") from error


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _XML_ENTITIES or name not in name2codepoint else chr(name2codepoint[name])


class _Builder:
    """Makes elements of what expat says, and keeps those that are in a record."""

    def __init__(self, names: frozenset[str]) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self._names = names
        self._stack: list[Element] = []
        self._last: Element | None = None
        self._pieces: list[str] = []
        self._records: list[Record] = []
        self._line = self._depth = 0

    def taken(self, skipped: int) -> list[Record]:
        """The records that have ended since the last call."""
        found, self._records = self._records, []
        return [Record(line + skipped, element) for line, element in found]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refused(self.parser.CurrentLineNumber, "is nested too deeply")
        name = name.rpartition(":")[2]
        if not self._stack:
            if name not in self._names:
                return
            self._line = self.parser.CurrentLineNumber
        self._flush()
        element = AskedElement(name, {key.rpartition(":")[2]: value for key, value in attributes.items()})
        if self._stack:
            self._stack[-1].append(element)
        self._stack.append(element)
        self._last = None

    def _end(self, name: str) -> None:
        self._depth -= 1
        if not self._stack:
            return
        self._flush()
        self._last = self._stack.pop()
        if not self._stack:
            self._records.append(Record(self._line, self._last))
            self._last = None

    def _text(self, data: str) -> None:
        if self._stack:
            self._pieces.append(data)

    def _flush(self) -> None:
        """Gives the text since the last tag to the element that it is in, or after."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if text and self._last is not None:
            self._last.tail = text
        elif text and self._stack:
            self._stack[-1].text = text

    def _entity(self, name: str, *rest: object) -> None:
        hint = "such files can grow without limit; export it again"
        raise Refused(self.parser.CurrentLineNumber, f"declares an entity of its own: {name!r:.40}", hint)
