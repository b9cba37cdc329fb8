"""What a parser's message about YAML means to somebody who wrote `title: Foo: bar`, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

_QUOTES = "put the value in quotes"


class Mistake(NamedTuple):
    """A mistake in words. `line` and `column` count from 0, in the YAML."""

    line: int
    column: int
    message: str
    hint: str


def explained(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """The first row that fits; otherwise the parser's own words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines) - 1)]
    for fits, message, hint in _ROWS:
        if fits(error, shown):
            at = error.context_mark if "opens" in message else None
            return Mistake(at.line if at else line, at.column if at else column, message, hint)
    return Mistake(line, column, f"broken YAML: {error.problem or 'unreadable'}", "")


def glued_key(text: str) -> Mistake | None:
    """`title:Foo`, or a no-break space behind the colon: for YAML neither is a key."""
    for number, line in enumerate(text.splitlines()):
        if found := re.match(r"([a-z_]+):(?=[^\s:/]|\u00a0|\u202f)(?!//)", line):
            word, follows = found[1], line[found.end() :]
            hint = f"write {word}: {follows.strip(' ' + chr(0xA0) + chr(0x202F)):.40}"
            what = "a no-break space behind the colon" if follows[:1] in "\u00a0\u202f" else "no blank behind the colon"
            return Mistake(number, found.end(), f"broken YAML: {what}", hint)
    return None


Test = Callable[[yaml.MarkedYAMLError, str], bool]


def _says(*words: str) -> Test:
    return lambda error, _: all(word in f"{error.context or ''} {error.problem or ''}" for word in words)


def _at_the_end_of_a_block(error: yaml.MarkedYAMLError, _: str) -> bool:
    """What PyYAML's two parsers say where a key was expected."""
    return any(word in (error.problem or "") for word in ("expected <block end>", "expected key", "'-' indicator"))


def _and(says: Test, pattern: str) -> Test:
    found = re.compile(pattern)
    return lambda error, line: says(error, line) and bool(found.search(line))


_ROWS: tuple[tuple[Test, str, str], ...] = (
    (_and(_says("cannot start any token"), r"^\s*\t"), "broken YAML: a tab", "write two blanks in its place"),
    (_says("tab character"), "broken YAML: a tab", "write two blanks in its place"),
    (_and(_says("mapping values"), r"^\s*\t"), "broken YAML: a tab", "write two blanks in its place"),
    (
        _says("cannot start any token"),
        "broken YAML: the value begins with a sign that means something to YAML",
        _QUOTES,
    ),
    (
        _says("unknown escape character"),
        "broken YAML: a backslash in double quotes",
        r"write two, such as \\alpha, or put the value in single quotes",
    ),
    (
        _says("quoted scalar", "end of stream"),
        "broken YAML: the quote that opens here is never closed",
        "close it, on the same line",
    ),
    (
        _says("quoted scalar", "document separator"),
        "broken YAML: the quote that opens here is never closed",
        "close it, on the same line",
    ),
    (
        _and(_says("mapping values"), r"^[ ]+[a-z_]+:"),
        "broken YAML: the key is indented",
        "begin it at the start of the line",
    ),
    (_says("mapping values"), "broken YAML: a second colon in the line", f"{_QUOTES} if it holds a colon"),
    (
        _and(_at_the_end_of_a_block, r"""^[^'"]*:\s*'.*'."""),
        "broken YAML: text behind the closing quote; an apostrophe ends a value in single quotes",
        "put the value in double quotes",
    ),
    (
        _and(_at_the_end_of_a_block, r"""^[^'"]*:\s*".*"."""),
        "broken YAML: text behind the closing quote",
        r"write \" for a quote inside, or put the value in single quotes",
    ),
    (
        _and(_at_the_end_of_a_block, r"^[ ]+[a-z_]+:"),
        "broken YAML: the key is indented",
        "begin it at the start of the line",
    ),
    (_says("expected ',' or ']'"), "broken YAML: the list that opens here with [ is not closed", "write ] at its end"),
    (_says("expected ',' or '}'"), "broken YAML: what opens here with { is not closed", "write } at its end"),
    (
        _says("could not find expected ':'"),
        "broken YAML: a line that is neither a key nor part of a value",
        "indent it, or write key: value",
    ),
)
