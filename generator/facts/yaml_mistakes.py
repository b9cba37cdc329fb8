"""What a parser's message about YAML means to somebody who wrote `title: Foo: bar`, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

_QUOTES = "put the value in quotes"
_NO_BREAK = "\u00a0\u202f"


class Mistake(NamedTuple):
    """A mistake in words. `line` and `column` count from 0, in the YAML."""

    line: int
    column: int
    message: str
    hint: str


def explained(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """What the lines up to the error show, or the first row that fits; otherwise the parser's own words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    if shown := misspelled_line(lines[: line + 1]):
        return shown
    here = lines[min(line, len(lines) - 1)]
    for fits, message, hint in _ROWS:
        if fits(error, here):
            at = error.context_mark if "opens" in message else None
            told = _command(here, column) if hint == _BACKSLASH else hint
            return Mistake(at.line if at else line, at.column if at else column, f"broken YAML: {message}", told)
    return Mistake(line, column, f"broken YAML: {error.problem or 'unreadable'}", _QUOTES)


def misspelled_line(lines: list[str]) -> Mistake | None:
    """The first line that a parser takes for something else than its author, or for the end of the line before."""
    for number, line in enumerate(lines):
        for pattern, message, hint in _LINES:
            found = pattern.match(line)
            is_first = not any(before.strip() for before in lines[:number])
            if found and (is_first or "first line" not in message):
                words = {name: (part or "").strip(f" {_NO_BREAK}")[:60] for name, part in found.groupdict().items()}
                return Mistake(number, found.end("key"), f"broken YAML: {message}", hint.format(**words))
    return None


def backslash(text: str) -> str:
    """What to type for a backslash in double quotes that begins a word such as `\\alpha`."""
    return _command(text, 0)


def _command(line: str, column: int) -> str:
    words = [word for word in re.finditer(r"\\([A-Za-z]+|.)", line) if word.end() > column]
    word = words[0][1] if words else "alpha"
    return rf"write two, such as \\{word}, or put the value in single quotes"


_BACKSLASH = "write two backslashes"
_KEY = "write {key}: {value}"
_MARKERS = "keep one of the versions, and delete the markers"
_AT_THE_START = "begin it at the start of the line"
_LINES = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (r"(?P<key>)(?:<{7}|={7}|>{7})(?: .*)?$", "a conflict marker", _MARKERS),
        (rf"(?P<key>[A-Za-z_]+):(?=[{_NO_BREAK}])(?P<value>.*)", "a no-break space after the colon", _KEY),
        (r"(?P<key>[A-Za-z_]+):(?=[^\s:/])(?P<value>.*)", "no space after the colon", _KEY),
        (r"(?P<key>[A-Za-z_]+)[ ]?[：;=](?P<value>.*)", "no colon after the key", _KEY),
        (r"(?P<key>[a-z_]+) (?P<value>[^:#]*)$", "no colon after the key", _KEY),
        (r"(?P<key>)-(?=[^\s-])(?P<value>.*)", "no space after the -", "write - {value}"),
        (r"(?P<key>)- (?P<value>[A-Za-z_]+: .*)", "a - before the key on the first line", "write {value}"),
        (r"(?P<key>)[ ]+(?P<value>[A-Za-z_]+:.*)", "the key on the first line is indented", _AT_THE_START),
    )
)  # fmt: skip
"""Pattern of a line, what is wrong with it, and what to type; `key` is what the column is counted from."""


Test = Callable[[yaml.MarkedYAMLError, str], bool]


def _says(*words: str) -> Test:
    return lambda error, _: all(word in f"{error.context or ''} {error.problem or ''}" for word in words)


def _at_the_end_of_a_block(error: yaml.MarkedYAMLError, _: str) -> bool:
    """What PyYAML's two parsers say where a key was expected."""
    return any(word in (error.problem or "") for word in ("expected <block end>", "expected key", "'-' indicator"))


def _and(says: Test, pattern: str) -> Test:
    found = re.compile(pattern)
    return lambda error, line: says(error, line) and bool(found.search(line))


_TAB = ("a tab", "write two spaces instead")
_SIGN = ("the value begins with a character that means something to YAML", _QUOTES)
_OPEN_QUOTE = ("the quote that opens here is never closed", "close it, on the same line")
_INDENTED = ("the key is indented", _AT_THE_START)

_ROWS: tuple[tuple[Test, str, str], ...] = (
    (_and(_says("cannot start any token"), r"^\s*\t"), *_TAB),
    (_says("tab character"), *_TAB),
    (_and(_says("mapping values"), r"^\s*\t"), *_TAB),
    (_says("cannot start any token"), *_SIGN),
    (_says("while scanning an a"), *_SIGN),  # an alias or an anchor
    (_says("entries are not allowed"), *_SIGN),
    (_says("mapping keys are not allowed"), *_SIGN),
    (_says("while scanning a block scalar"), *_SIGN),
    (_says("unknown escape character"), "a backslash in double quotes", _BACKSLASH),
    (_says("hexdecimal"), "a backslash in double quotes", _BACKSLASH),
    (_says("hexadecimal"), "a backslash in double quotes", _BACKSLASH),
    (_says("quoted scalar", "end of stream"), *_OPEN_QUOTE),
    (_says("quoted scalar", "document separator"), *_OPEN_QUOTE),
    (_and(_says("mapping values"), r"^[ ]+[a-z_]+:"), *_INDENTED),
    (_says("another document"), "a line --- too many", "delete it"),
    (_says("mapping values"), "a second colon in the line", f"{_QUOTES} if it holds a colon"),
    (
        _and(_at_the_end_of_a_block, r"""^[^'"]*:\s*'.*'."""),
        "text after the closing quote; an apostrophe ends a value in single quotes",
        "put the value in double quotes",
    ),
    (
        _and(_at_the_end_of_a_block, r"""^[^'"]*:\s*".*"."""),
        "text after the closing quote",
        r"write \" for a quote inside, or put the value in single quotes",
    ),
    (_and(_at_the_end_of_a_block, r"^[^'\"]*:\s*[\[{].*[\]}]"), "text after the closing bracket", _QUOTES),
    (_and(_at_the_end_of_a_block, r"^[ ]+[a-z_]+:"), *_INDENTED),
    (_says("node content", "stream end"), "a bracket is not closed", "write ] or } at its end"),
    (_says("node content"), "an empty entry in the list", "delete it"),
    (_says("expected ',' or ']'"), "the list that opens here with [ is not closed", "write ] at its end"),
    (_says("expected ',' or '}'"), "what opens here with { is not closed", "write } at its end"),
    (
        _says("could not find expected ':'"),
        "a line that is neither a key nor part of a value",
        "indent it, or write key: value",
    ),
)
