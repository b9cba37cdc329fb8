"""The small language in which `styles` writes down the shape of a reference.

{volume}        a field
*…*             italics
<, vol. {volume}>   left out as a whole if a field in it is empty
[, |a|b|c]      what is there of a, b and c, with ", " between; each is left out like a <…>
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.citing.reference_markup import OFF, ON, joined

Fields = Mapping[str, str]

_TOKEN = re.compile(r"\{(\w+)\}|([<>\[\]|*])|([^{}<>\[\]|*]+)")


@dataclass(frozen=True, slots=True)
class _Literal:
    text: str

    def render(self, fields: Fields) -> str | None:
        return self.text


@dataclass(frozen=True, slots=True)
class _Field:
    name: str

    def render(self, fields: Fields) -> str | None:
        return fields[self.name] or None


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Nothing if one of its own fields is empty, or if it has optional parts only and all are empty."""

    parts: tuple[_Node, ...]
    is_optional: bool = False

    def render(self, fields: Fields) -> str | None:
        text, has_content = "", not self.is_optional
        for part in self.parts:
            rendered = part.render(fields)
            if rendered is None:
                if self.is_optional and isinstance(part, _Field):
                    return None
                continue
            has_content = has_content or not isinstance(part, _Literal)
            text = joined(text, rendered)
        return text if has_content or self._is_fixed() else None

    def _is_fixed(self) -> bool:
        return all(isinstance(part, _Literal) for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Join:
    delimiter: str
    parts: tuple[_Sequence, ...]

    def render(self, fields: Fields) -> str | None:
        text = ""
        for rendered in (part.render(fields) for part in self.parts):
            if rendered:
                text = joined(joined(text, self.delimiter), rendered) if text else rendered
        return text or None


_Node = _Literal | _Field | _Sequence | _Join


def render(template: str, fields: Fields) -> str:
    """The template with its fields filled in."""
    return _parsed(template).render(fields) or ""


@cache
def _parsed(template: str) -> _Sequence:
    tokens = list(_TOKEN.finditer(template))
    return _Sequence(_read(tokens[::-1], "", [False]))


def _read(tokens: list[re.Match[str]], end: str, italics: list[bool]) -> tuple[_Node, ...]:
    """The nodes up to one of the characters in `end`, which stays; `tokens` is a stack."""
    nodes: list[_Node] = []
    while tokens and not (end and (tokens[-1][2] or " ") in end):
        field, mark, literal = tokens.pop().groups()
        if field:
            nodes.append(_Field(field))
        elif literal:
            nodes.append(_Literal(literal))
        elif mark == "*":
            italics[0] = not italics[0]
            nodes.append(_Literal(ON if italics[0] else OFF))
        elif mark == "<":
            nodes.append(_Sequence(_read(tokens, ">", italics), is_optional=True))
            tokens.pop()
        else:
            nodes.append(_read_join(tokens, italics))
    return tuple(nodes)


def _read_join(tokens: list[re.Match[str]], italics: list[bool]) -> _Join:
    delimiter = "" if tokens[-1][0] == "|" else tokens.pop()[0]
    parts = []
    while tokens.pop()[0] == "|":
        parts.append(_Sequence(_read(tokens, "|]", italics), is_optional=True))
    return _Join(delimiter, tuple(parts))
