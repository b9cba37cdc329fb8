"""Comments in YAML: each belongs to a key or an item, and stays with it when values change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Owner = tuple[tuple[str, int], ...]
"""A key or item by the names of the keys that lead to it, and its text among equal ones; the key itself is `()`."""

_MARK = re.compile(r"(?:^|(?<=[ \t]))#")
_GAP = re.compile(r"[ \t]*$")


class Comment(NamedTuple):
    """A comment with the spaces before it. One on a line of its own belongs to what stands below."""

    text: str
    owner: Owner | None
    is_alone: bool


@dataclass(slots=True)
class _Layout:
    """Where keys and items begin, and where on its line each ends: what a comment may stand after."""

    lines: dict[Owner, int] = field(default_factory=dict)
    ends: list[tuple[int, int, Owner]] = field(default_factory=list)
    scalars: list[tuple[int, int, int, int]] = field(default_factory=list)


def carried(new: Sequence[str], old: Sequence[str]) -> tuple[list[str], list[str]]:
    """The new lines of a key (none, if it goes) with the comments of its old lines; and the comments whose key or item
    is gone, which come last, on lines of their own."""
    comments = list(comments_of(old))
    if not comments:
        return list(new), []
    newline = "\r\n" if old[0].endswith("\r\n") else "\n"
    places = _layout("".join(new)).lines if new else {}
    lines = [line.rstrip("\r\n") for line in new]
    above: dict[int, list[str]] = {}
    for comment in comments:
        at = places.get(comment.owner) if comment.owner is not None else None
        if at is not None and comment.is_alone:
            above.setdefault(at, []).append(_indent(lines[at]) + comment.text.lstrip())
        elif at is not None:
            lines[at] += comment.text if comment.text[0].isspace() else f"  {comment.text}"
    rest = [c for c in comments if c.owner not in places]
    indent = _indent(lines[-1]) if lines else ""  # without a key, indented as it was, it could become part of a value
    whole = [text for at, line in enumerate(lines) for text in (*above.get(at, ()), line)]
    whole += [indent + comment.text.lstrip() for comment in rest]
    return [line + newline for line in whole], [
        comment.text.strip() for comment in rest if comment.owner is not None or not new
    ]


def comments_of(lines: Sequence[str]) -> Iterator[Comment]:
    """The comments in the lines of one key, in order."""
    if not any("#" in line for line in lines):
        return
    layout = _layout("".join(lines))
    for number, line in enumerate(lines):
        bare = line.rstrip("\r\n")
        starts = (match.start() for match in _MARK.finditer(bare))
        at = next((start for start in starts if not _is_within(layout, number, start)), -1)
        if at >= 0:
            gap = _GAP.search(bare[:at])
            text = (gap[0] if gap else "") + bare[at:]
            is_alone = not bare[:at].strip()
            yield Comment(text, _below(layout, number) if is_alone else _beside(layout, number, at), is_alone)


def _layout(text: str) -> _Layout:
    layout = _Layout()
    root = yaml.compose(text, Loader=LOADER)
    assert isinstance(root, yaml.MappingNode)  # the lines of one key
    ((key, value),) = root.value
    layout.lines[()] = key.start_mark.line
    layout.ends.append((key.end_mark.line, key.end_mark.column, ()))
    _lay_out(layout, value, ())
    return layout


def _lay_out(layout: _Layout, node: yaml.Node, owner: Owner) -> None:
    if isinstance(node, yaml.ScalarNode):
        first = node.start_mark.line + (node.style in {"|", ">"})  # after | and > a comment may stand
        start = node.start_mark.column if first == node.start_mark.line else 0
        layout.scalars.append((first, start, *_place(node.end_mark)))
        layout.ends.append((node.start_mark.line, node.start_mark.column, owner))
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        layout.ends.append((node.end_mark.line, node.end_mark.column, owner))
    seen: Counter[str] = Counter()
    for child, value in node.value if isinstance(node, yaml.MappingNode) else ():
        inner = (*owner, (str(child.value), 0))
        layout.lines[inner] = child.start_mark.line
        layout.ends.append((child.end_mark.line, child.end_mark.column, inner))
        layout.scalars.append(
            (child.start_mark.line, child.start_mark.column, child.end_mark.line, child.end_mark.column)
        )
        _lay_out(layout, value, inner)
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        name = _text_of(item)
        inner = (*owner, (name, seen[name]))
        seen[name] += 1
        layout.lines[inner] = item.start_mark.line
        _lay_out(layout, item, inner)


def _place(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _text_of(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else yaml.serialize(node)


def _is_within(layout: _Layout, line: int, column: int) -> bool:
    return any(first <= (line, column) < last for first, last in (((a, b), (c, d)) for a, b, c, d in layout.scalars))


def _beside(layout: _Layout, line: int, column: int) -> Owner:
    """What ends last before a place on a line; what began above goes on there, and belongs to the key."""
    ends = [(end, owner) for at, end, owner in layout.ends if at == line and end <= column]
    return max(ends, key=lambda each: each[0], default=(0, ()))[1]


def _below(layout: _Layout, line: int) -> Owner | None:
    """The next key or item below a line; None if there is none."""
    return min((each for each in layout.lines.items() if each[1] > line), key=lambda each: each[1], default=(None, 0))[
        0
    ]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
