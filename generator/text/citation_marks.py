"""Citations in Markdown: `[@key]`, `[see @key, p. 3]` and `[@one; @other]`, outside of code. `[-@key]` is one without
names, as in Pandoc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

_ITEM = r"(?:[^\]\[;`@\\]*\s)?-?@[^\s\]\[;,@\\`]+(?:,[^\]\[;`@]*)?"
_ONE = re.compile(r"(?P<prefix>[^@]*?)(?P<bare>-?)@(?P<key>[^,]*),?(?P<place>.*)", re.DOTALL)
_MARK = re.compile(
    rf"^[ ]{{0,3}}\[(?!\^)[^\]\n]*\]:[^\n]*|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->|\\.|"
    rf"<(?P<tag>code|pre|kbd|samp)\b.*?</(?P=tag)>|(?<!!)\[(?P<cited>{_ITEM}(?:;{_ITEM})*)\](?!\(|\[(?!@))",
    re.DOTALL | re.MULTILINE,
)
"""What is skipped (definitions of links, code, comments, escaped characters), or a citation that is not a link."""

_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})(.*)")
_CONTAINER = re.compile(r" {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^|!!!|\?\?\?|:[ \t])")
"""Begins a list item, footnote, box or definition, whose further paragraphs are indented."""


@dataclass(frozen=True, slots=True)
class CitedKey:
    """A work that a citation names, and the place in it, such as `p. 3`; empty for the whole work. `prefix` is what
    stands before it, such as `see`; with `is_bare`, the sentence names the authors."""

    key: str
    place: str
    prefix: str = ""
    is_bare: bool = False

    @property
    def mark(self) -> str:
        """The part of a citation that names the work."""
        before, after = f"{self.prefix} " if self.prefix else "", f", {self.place}" if self.place else ""
        return f"{before}{'-' if self.is_bare else ''}@{self.key}{after}"


def marks(source: str) -> Iterator[tuple[int, tuple[CitedKey, ...]]]:
    """The offset of each citation, and the works that it names."""
    for start, end in _prose(source):
        for found in _MARK.finditer(source[start:end]):
            if found["cited"]:
                yield start + found.start(), _keys(found["cited"])


def replaced(source: str, citation: Callable[[tuple[CitedKey, ...]], str]) -> str:
    """The source with each citation replaced by what `citation` gives for the works that it names."""
    parts, last = [], 0
    for start, end in _prose(source):
        parts += [source[last:start], _MARK.sub(lambda m: _replacement(m, citation), source[start:end])]
        last = end
    return "".join([*parts, source[last:]])


def renamed(source: str, old: str, new: str) -> str:
    """The source with another key in the citations of one work; all else stays as it is."""
    key = re.compile(rf"@{re.escape(old)}(?=[\s,;\]])")
    parts, last = [], 0
    for start, end in _prose(source) if may_cite(source) else ():
        prose = _MARK.sub(lambda m: key.sub(f"@{new}", m[0]) if m["cited"] else m[0], source[start:end])
        parts += [source[last:start], prose]
        last = end
    return "".join([*parts, source[last:]])


def may_cite(source: str) -> bool:
    """False for a source that certainly has no citation."""
    return "@" in source and "[" in source


def _replacement(found: re.Match[str], citation: Callable[[tuple[CitedKey, ...]], str]) -> str:
    return citation(_keys(found["cited"])) if found["cited"] else found[0]


def _keys(cited: str) -> tuple[CitedKey, ...]:
    found = filter(None, map(_ONE.fullmatch, cited.split(";")))
    parts = ({name: " ".join(text.split()) for name, text in each.groupdict().items()} for each in found)
    return tuple(CitedKey(part["key"], part["place"], part["prefix"], bool(part["bare"])) for part in parts)


def _prose(source: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines that are neither blank nor code."""
    end = 0
    for is_prose, lines in groupby(_lines(source), key=lambda line: line[0]):
        start, end = end, end + sum(len(line) for _, line in lines)
        if is_prose:
            yield start, end


def _lines(source: str) -> Iterator[tuple[bool, str]]:
    """Each line, and whether it is prose."""
    fence, depth, after_blank = "", 4, True
    for line in source.splitlines(keepends=True):
        marker, plain = _FENCE.match(line), line.expandtabs(4)
        indent = len(plain) - len(plain.lstrip(" "))
        if fence:
            closes = marker and marker[1].startswith(fence) and not marker[2].strip()
            fence = "" if closes else fence
            yield False, line
        elif marker and not (marker[1].startswith("`") and "`" in marker[2]):
            fence = marker[1]
            yield False, line
        elif not line.strip() or (after_blank and indent >= depth):
            yield False, line
            after_blank = True
            continue
        else:
            depth = 8 if _CONTAINER.match(line) else depth if indent >= 2 else 4
            yield True, line
        after_blank = False
