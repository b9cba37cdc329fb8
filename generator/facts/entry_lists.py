"""Files that are one list in YAML, such as `awards.yml`: their entries, with positions in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.facts import frontmatter, yaml_mistakes
from generator.facts.frontmatter import FrontMatterError, Node, Position

_IN_FRONT = "#\n"
"""Stands before a list: what the first line of front matter must be, that of a list need not."""

_BEFORE = 2
"""Lines by which positions in a list are too high: what stands before it, and a fence."""

_INDENT = 2
"""Spaces before the lines of an entry; on the first a - takes the place of one."""

_MOST_ERRORS = 20
_ENTRY = re.compile(r"^-(?=\s|[^\s-])[ \t]*", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_]+\s*:")
_FIRST = re.compile(r"(the first is on line )(\d+)")
_FENCES = "---\n", "---\n"


def read_entries(text: str) -> list[Node]:
    """The entries of a file that is one list in YAML, with their positions in it. Raises FrontMatterError for anything
    else."""
    try:
        node = frontmatter.tree(_IN_FRONT + text.removeprefix("\ufeff"))
    except FrontMatterError as error:
        raise _in_list(error, text.removeprefix("\ufeff").splitlines()) from error
    if node is None:
        return []
    if not isinstance(node.value, list):
        raise FrontMatterError(node.at.line - _BEFORE, "the file is not a list of entries", _hint(node))
    return [_without_fence(entry) for entry in node.value]


def errors_of(text: str, first: FrontMatterError) -> list[FrontMatterError]:
    """What is wrong with each entry of a list that `read_entries` refuses; `first` is what it says."""
    errors = []
    starts = [found.start() for found in _ENTRY.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        try:
            read_entries(text[start:end])
        except FrontMatterError as error:
            line = error.line + text.count("\n", 0, start)
            errors.append(FrontMatterError(line, error.message, error.hint, error.column))
    return errors[:_MOST_ERRORS] or [first]


def _hint(node: Node) -> str:
    if isinstance(node.value, dict) and [type(each.value) for each in node.value.values()] == [list]:
        return f"delete the line {next(iter(node.value))}: and begin each entry with - at the start of its line"
    return "begin each entry with - and a space, and indent its other lines by two"


def _in_list(error: FrontMatterError, lines: Sequence[str]) -> FrontMatterError:
    """The error at its line in the list, in the words for lists."""
    at = max(error.line - _BEFORE, 1)
    if mistake := yaml_mistakes.misspelled_line([_dedented(line) for line in lines[:at]]):
        column = mistake.column + 1 + (_INDENT if lines[mistake.line] != _dedented(lines[mistake.line]) else 0)
        return FrontMatterError(mistake.line + 1, mistake.message, mistake.hint, column)
    if at > 1 and _KEY.match(lines[at - 1]):
        return FrontMatterError(at, "a line of an entry is not indented", "write two spaces before it", 1)
    message, hint = error.message.replace("the front matter", "the file"), error.hint
    hint = _FIRST.sub(lambda found: f"{found[1]}{int(found[2]) - _BEFORE}", hint)
    return FrontMatterError(at, message, "write two spaces before it" if "indented" in message else hint, error.column)


def _dedented(line: str) -> str:
    """A line of an entry as a line of front matter: without two spaces, or the - and a space."""
    return re.sub(rf"^(?:-[ \t]*|[ ]{{0,{_INDENT}}})", "", line)


def entries_as_front_matter(text: str) -> list[str]:
    """What stands before the first entry, and each entry as the text of a file with front matter."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    chunks = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return [
        text[: starts[0]] if starts else text,
        *(_FENCES[0] + "".join(map(_dedented, frontmatter.lines_of(chunk))) + _FENCES[1] for chunk in chunks),
    ]


def joined(head: str, entries: Sequence[str]) -> str:
    """The list of which these are the parts."""
    return head + "".join(map(_as_entry, entries))


def _as_entry(text: str) -> str:
    lines = frontmatter.lines_of(text.removeprefix(_FENCES[0]).removesuffix(_FENCES[1]))
    first, *others = lines or ["\n"]
    spaces = " " * _INDENT
    return f"- {first}" + "".join(spaces + line if line.strip() else line for line in others)


def _without_fence(node: Node) -> Node:
    """The node with positions in a file that is a list."""
    at, key_at = (Position(each.line - _BEFORE, each.column) for each in (node.at, node.key_at))
    if isinstance(node.value, list):
        return Node([_without_fence(each) for each in node.value], at, key_at)
    if isinstance(node.value, dict):
        return Node({key: _without_fence(each) for key, each in node.value.items()}, at, key_at)
    return Node(node.value, at, key_at)
