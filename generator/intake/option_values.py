"""What options of a command say, as values of fields: texts from a terminal → a record."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.errors import InputProblems, Problem
from generator.facts import value_fixes
from generator.facts.fields import Field, Kind
from generator.facts.frontmatter import Node, Position
from generator.facts.records import Record
from generator.facts.values import CODECS
from generator.facts.yaml_values import Rejected, suggested

Given = Mapping[str, str | Sequence[str]]

_NOWHERE = Position(0, 0)
_PAIRS = (Kind.LINKS, Kind.ACCOUNTS)


def described(given: Given, fields: Iterable[Field], shown: Callable[[str], str]) -> Record:
    """The record of what is given by the keys of fields; links are written `name=address`. `shown` is the option of a
    field.

    Raises InputProblems that name the options whose values their fields do not take.
    """
    by_key = {field.key: field for field in fields}
    record: Record = {}
    problems = []
    for key, value in given.items():
        try:
            if key not in by_key:
                raise Rejected(_NOWHERE, "is not one of its fields", suggested(key, by_key))
            record[key] = _read(by_key[key], value)
        except Rejected as error:
            problems.append(Problem(shown(key), 0, error.message, error.hint))
    if problems:
        raise InputProblems(problems)
    return {key: value for key, value in record.items() if value}


def _read(field: Field, value: str | Sequence[str]) -> object:
    plain: object = CODECS[field.kind].read(_node(field, value))
    if field.key == "title" and not plain:
        raise Rejected(_NOWHERE, "is empty")
    if field.choices and plain and plain not in field.choices:
        raise Rejected(
            _NOWHERE, f"is not one of its words: {plain!r:.80}", suggested(str(plain).casefold(), field.choices)
        )
    return plain


def _node(field: Field, value: str | Sequence[str]) -> Node:
    if field.kind in _PAIRS:
        return Node(dict(_links(value)), _NOWHERE, _NOWHERE)
    if isinstance(value, str):
        return _text(value_fixes.normalised(field.kind, value))
    return Node([_text(text) for text in value if text.strip()], _NOWHERE, _NOWHERE)


def _text(text: str) -> Node:
    """A text as a node. A terminal may hand over halves of characters and controls."""
    if any(unicodedata.category(c) in {"Cc", "Cs"} for c in "".join(text.split())):
        raise Rejected(_NOWHERE, f"is not plain text: {text!r:.80}")
    return Node(text, _NOWHERE, _NOWHERE)


def _links(values: Iterable[str]) -> Iterator[tuple[str, Node]]:
    seen = set()
    for value in values:
        name, is_pair, address = value.partition("=")
        if not is_pair or name in seen:
            fault = "duplicate name" if is_pair else "is not name=address"
            raise Rejected(_NOWHERE, f"{fault}: {value!r:.80}", "such as code=https://github.com/you/paper")
        seen.add(name)
        yield name, _text(address)
