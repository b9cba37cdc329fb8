"""Splits a Markdown file into front matter and body, reads the YAML with line numbers, and changes chosen keys
while every other byte stays.

The YAML is plain data: no tags, anchors, aliases or documents, and every scalar is text, so `no`, `2212.10560` and
`2023-07-18` mean what they look like. What a key means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from generator.facts import yaml_comments, yaml_mistakes

LONGEST = 400_000
"""Characters of front matter that are still read; 3,000 authors take 60,000."""

DEEPEST = 8
"""Levels of nesting that are still read."""

_MOST_ERRORS = 20
_RECOVERED = 40_000
"""Characters of front matter in which more than the first error is looked for: each takes a reading of its own."""

_OPENING = re.compile(r"\ufeff?---[ \t]*(\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)", re.MULTILINE)
_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|.+")  # line breaks as YAML 1.1 counts them
_BLOCK = re.compile(r"[^\s#\-\]},]")
_WORD = re.compile(r"[A-Za-z_]+(?=[\"']?\s*[:：;=]|\s|$)")


class FrontMatterError(ValueError):
    """The front matter cannot be read. `line` and `column` count from 1 in the file; column 0 is the whole line."""

    def __init__(self, line: int, message: str, hint: str = "", column: int = 0) -> None:
        super().__init__(message)
        self.line, self.message, self.hint, self.column = line, message, hint, column


class Position(NamedTuple):
    """A position in a file; both numbers count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value in YAML: text, list of nodes, or names with nodes; with its position and that of its key."""

    value: str | list[Node] | dict[str, Node]
    at: Position
    key_at: Position


@dataclass(frozen=True, slots=True)
class Parts:
    """A file in two: the YAML text between the fences, and all that follows; `body_line` counts from 1."""

    head: str
    yaml: str
    fence: str
    body: str
    body_line: int


class Readable(NamedTuple):
    """What could be read of a YAML text, the errors in the rest, and words that may be keys in that rest; `yaml` is the
    text with empty lines in the place of that rest."""

    nodes: dict[str, Node]
    errors: list[FrontMatterError]
    lost: set[str]
    yaml: str


def joined(parts: Parts) -> str:
    """The file of which these are the parts."""
    return "".join([parts.head, parts.yaml, parts.fence, parts.body])


def lines_of(yaml: str) -> list[str]:
    """The lines, with their ends, as YAML counts them."""
    return _LINE.findall(yaml)


def split(text: str) -> Parts:
    """The parts of a file; put side by side they are the file. Raises FrontMatterError if a fence is missing."""
    opening = _OPENING.match(text)
    if opening is None:
        raise FrontMatterError(1, "no front matter", _hint_of_start(text))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise FrontMatterError(1, "the front matter is not closed", "put --- on a line of its own after it")
    body_line = text.count("\n", 0, closing.end()) + 1
    return Parts(
        text[: opening.end()], text[opening.end() : closing.start()], closing[0], text[closing.end() :], body_line
    )


def _hint_of_start(text: str) -> str:
    start = text.lstrip()
    if re.match(r"@\w+\s*[{(]", start):
        return "save BibTeX in sources/library.bib, and run: portfolio import"
    if start.startswith("+++"):
        return "the first line must be ---, and each further one key: value, as YAML"
    return "the first line must be ---"


def read(parts: Parts) -> dict[str, Node]:
    """Keys and values of the YAML. Raises FrontMatterError for anything but a plain mapping of texts."""
    node = tree(parts.yaml)
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        if mistake := yaml_mistakes.misspelled_line(parts.yaml.splitlines()):
            raise _as_front_matter_error(mistake)
        message, hint = "the front matter is not a list of `key: value` lines", "begin it with a key, such as title: …"
        raise FrontMatterError(node.at.line, message, hint)
    return node.value


def read_all(parts: Parts) -> Readable:
    """Keys and values of the YAML with all errors: what an error makes unreadable, up to the next key, is left out."""
    errors: list[FrontMatterError] = []
    lines, lost = lines_of(parts.yaml), set[str]()
    while True:
        try:
            yaml = "".join(lines)
            return Readable(read(replace(parts, yaml=yaml)), errors, lost, yaml)
        except FrontMatterError as error:
            errors.append(error)
            first, last = block_around(lines, error.line - 2)
            if first == last or len(errors) == _MOST_ERRORS or len(parts.yaml) > _RECOVERED:
                return Readable({}, errors, {word for line in lines for word in _WORD.findall(line)}, parts.yaml)
            lost |= {word.casefold() for line in lines[first:last] for word in _WORD.findall(line)[:1]}
            lines[first:last] = ["\n" if line.strip() else line for line in lines[first:last]]


def block_around(lines: list[str], at: int) -> tuple[int, int]:
    """The range of lines of a key, from where it begins to where the next begins; none if all of them are empty."""
    first = next((n for n in range(min(at, len(lines) - 1), 0, -1) if _BLOCK.match(lines[n])), 0)
    last = next((n for n in range(max(at, first) + 1, len(lines)) if _BLOCK.match(lines[n])), len(lines))
    return (first, last) if any(line.strip() for line in lines[first:last]) else (0, 0)


def tree(text: str) -> Node | None:
    """The YAML as nodes; None if there is none. Raises FrontMatterError if it is not plain data."""
    if len(text) > LONGEST:
        raise FrontMatterError(2, f"the front matter has {len(text):,} characters", f"{LONGEST:,} are allowed")
    try:
        _refuse_special(text)
        root = yaml.compose(text, Loader=yaml_comments.LOADER)
    except yaml.MarkedYAMLError as error:
        raise _as_front_matter_error(yaml_mistakes.explained(error, text)) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(2, f"unreadable YAML: {str(error).splitlines()[0]}") from error
    return None if root is None else _node(root)


def put(text: str, changes: Mapping[str, str | None]) -> str:
    """The file with the YAML blocks of some keys changed: `changes` maps a key to its new block (`key: value`, no
    newline at the end), or to None to remove it. New keys come last; comments stay with their keys and items, or, where
    these are gone, on lines of their own; all other bytes stay as they were.

    Raises FrontMatterError if the file has no readable front matter.
    """
    return _put(text, changes)[0]


def orphans(text: str, changes: Mapping[str, str | None]) -> set[str]:
    """The keys whose change by `put` would leave a comment without the key or item that it is about."""
    return _put(text, changes)[1] if "#" in text else set()


def commented(text: str, comments: Iterable[str]) -> str:
    """The file with comments on lines of their own at the end of the front matter."""
    parts = split(text)
    newline = _newline(parts)
    lines = [f"# {comment.strip().removeprefix('# ')}{newline}" for comment in comments]
    return "".join([parts.head, parts.yaml, *lines, parts.fence, parts.body])


def blocks(parts: Parts) -> Iterator[tuple[str, list[str]]]:
    """Each key of the YAML with its lines, those of comments before it included."""
    lines = lines_of(parts.yaml)
    before = 0
    for key, (_, last) in _key_spans(read(parts), lines):
        yield key, lines[before:last]
        before = last
    if lines[before:]:
        yield "", lines[before:]


def _put(text: str, changes: Mapping[str, str | None]) -> tuple[str, set[str]]:
    parts = split(text)
    newline = _newline(parts)
    lines, lost = lines_of(parts.yaml), set()
    spans = dict(_key_spans(read(parts), lines))
    for key, (first, last) in sorted(spans.items(), key=lambda item: -item[1][0]):
        if key in changes:
            lines[first:last], gone = yaml_comments.carried(_block(changes[key], newline), lines[first:last])
            lost |= {key} if gone else set()
    for key in changes:
        if key not in spans:
            lines += _block(changes[key], newline)
    return "".join([parts.head, *lines, parts.fence, parts.body]), lost


def _newline(parts: Parts) -> str:
    return "\r\n" if parts.head.endswith("\r\n") else "\n"


def renamed(text: str, keys: Mapping[str, str]) -> str:
    """The file with other names for some keys; all else stays as it is."""
    lines = text.split("\n")
    for key, node in read(split(text)).items():
        if key in keys:
            line, column = lines[node.key_at.line - 1], node.key_at.column - 1
            lines[node.key_at.line - 1] = line[:column] + line[column:].replace(key, keys[key], 1)
    return "\n".join(lines)


def _block(block: str | None, newline: str) -> list[str]:
    return [] if block is None else [line + newline for line in block.split("\n")]


def _key_spans(nodes: Mapping[str, Node], lines: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each key with its range of lines; comments and blank lines before the next key belong to that key."""
    starts = [node.key_at.line - 2 for node in nodes.values()] + [len(lines)]
    if any(following <= first for first, following in pairwise(starts)):
        raise FrontMatterError(2, "two keys on one line", "put each on a line of its own")
    for key, first, following in zip(nodes, starts, starts[1:], strict=False):
        last = following
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1
        yield key, (first, last)


def _refuse_special(text: str) -> None:
    """Stops before a tree is built: aliases multiply, and deep nesting ends in a RecursionError."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml_comments.LOADER):
        line = (event.start_mark.line if event.start_mark else 0) + 2
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FrontMatterError(line, "anchors (&) and aliases (*) are not allowed", "write the value in quotes")
        if getattr(event, "tag", None):
            raise FrontMatterError(line, "tags (!) are not allowed", "write the value in quotes")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise FrontMatterError(line, f"more than {DEEPEST} levels of nesting")


def _node(node: yaml.Node, key_at: Position | None = None) -> Node:
    at = _position(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return Node(node.value, at, key_at or at)
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(item) for item in node.value], at, key_at or at)
    children: dict[str, Node] = {}
    for key, value in node.value:
        key_position = _position(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise FrontMatterError(key_position.line, "a key must be a plain word", column=key_position.column)
        if key.value in children:
            first = f"the first is on line {children[key.value].key_at.line}"
            raise FrontMatterError(key_position.line, f"duplicate key {key.value!r}", first, key_position.column)
        children[key.value] = _node(value, key_position)
    return Node(children, at, key_at or at)


def _position(mark: Any) -> Position:
    """PyYAML counts from 0, and the fence is the first line of the file."""
    return Position(mark.line + 2, mark.column + 1)


def _as_front_matter_error(mistake: yaml_mistakes.Mistake) -> FrontMatterError:
    """The YAML begins on the second line of the file."""
    return FrontMatterError(mistake.line + 2, mistake.message, mistake.hint, mistake.column + 1)
