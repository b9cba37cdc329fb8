"""Where the parts of a BibTeX file begin and end, for what bibtexparser refuses.

Two rules say which braces count: `EVERY_BRACE`, which is BibTeX's own (a backslash hides no brace), and
`UNESCAPED_BRACES`, which rescues values with a lone `\\{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

START = re.compile(r"(?<![\w.\\])@[ \t]*([^\W\d_][\w-]*)\s*([{(])")
"""Where a block may begin: not in `me@home (…)`."""

FIELD = re.compile(r"\s*([^\W\d][\w:.+/-]*)\s*=(?!=)")
"""The beginning of a field: its name and the `=`."""

# After so many starts of other entries a brace must be missing; the limit keeps the time linear in the length of a
# hostile file.
_MOST_STARTS_INSIDE = 20
_START_OF_LINE = r"\n[ \t]*@[ \t]*[^\W\d_][\w-]*\s*(?=[{(])"
_STARTS = re.compile(_START_OF_LINE)


class Rule(NamedTuple):
    """What counts inside a value, and between values."""

    inside: re.Pattern[str]
    outside: re.Pattern[str]


# biber and people take `%` for a comment, BibTeX does not; after a space or comma it can be nothing else.
_COMMENT = r"(?<=[\s,{(])%[^\n]*"
EVERY_BRACE = Rule(re.compile(r'[{}"]'), re.compile(rf'[{{}}",)]|{_COMMENT}|{_START_OF_LINE}'))
UNESCAPED_BRACES = Rule(*(re.compile(rf'\\[\\{{}}"]|{pattern.pattern}') for pattern in EVERY_BRACE))


@dataclass(slots=True)
class Block:
    """From the `@` to `end`. `body` is the text between the outer delimiters without comments, and with the delimiters
    that it lacks; `inner` are the offsets at which lines of its values look like the start of an entry. A block that is
    not closed ends where the next one begins."""

    word: str
    start: int
    rule: Rule
    end: int
    is_closed: bool
    body: str
    inner: list[int]


def cut(text: str, start: re.Match[str]) -> Iterator[Block]:
    """The readings of the block that begins at `start`, the most trustworthy first; never none."""
    until = last = _horizon(text, start.end())
    for rule in (EVERY_BRACE, UNESCAPED_BRACES):
        block = _scanned(text, start, rule, last)
        if block.is_closed:
            yield block
        if rule is EVERY_BRACE and block.inner:
            until = block.inner[0]
    yield _scanned(text, start, EVERY_BRACE, until)


def inner_starts(text: str, start: int, end: int) -> list[int]:
    """Where lines between two offsets look like the start of an entry."""
    return [match.start() + match[0].index("@") for match in _STARTS.finditer(text, start, end)]


def closing(text: str, at: int, rule: Rule, until: int) -> tuple[int, str]:
    """The offset after what closes the brace or quote at `at`, and an empty text; or else the offset at which the
    search ended, and the delimiters that are missing there."""
    is_quoted = text[at] == '"'
    depth = int(not is_quoted)
    for match in rule.inside.finditer(text, at + 1, until):
        mark = match[0]
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return match.start(), '"'
        if depth == 0 and mark == ('"' if is_quoted else "}"):
            return match.end(), ""
    return until, "}" * depth + '"' * is_quoted


def next_comma(text: str, at: int, rule: Rule) -> int:
    """The offset of the next comma outside braces and quotes; the length of the text if there is none."""
    return next((mark.start for mark in _marks(text, at, rule, len(text)) if mark.kind == ","), len(text))


class _Mark(NamedTuple):
    """A brace, comma, comment or line break between values, or a whole value, which may lack delimiters at its end."""

    kind: str
    start: int
    end: int
    missing: str = ""


def _marks(text: str, at: int, rule: Rule, until: int) -> Iterator[_Mark]:
    while match := rule.outside.search(text, at, until):
        at = match.end()
        if match[0] in {"{", '"'}:
            at, missing = closing(text, match.start(), rule, until)
            yield _Mark(match[0], match.start(), at, missing)
        else:
            yield _Mark(match[0][0], match.start(), at)


def _horizon(text: str, at: int) -> int:
    following = next(islice(START.finditer(text, at), _MOST_STARTS_INSIDE, None), None)
    return following.start() if following else len(text)


def _scanned(text: str, start: re.Match[str], rule: Rule, until: int) -> Block:
    """The block up to its closing delimiter, or as far as possible and `until` at most."""
    word, begin, closer = start[1].lower(), start.end(), "}" if start[2] == "{" else ")"
    ends = {"}", closer} | ({"\n"} if word != "comment" else set())
    comments, last = [], _Mark("", until, until)
    for mark in _marks(text, begin, rule, until):
        if mark.missing or mark.kind in ends:
            last = mark
            break
        comments += [mark] if mark.kind == "%" else []
    body = _without(comments, text, begin, last.end if last.missing else last.start) + last.missing
    end = last.start if last.kind == "\n" else min(last.end + bool(last.missing), until)  # after a brace too many
    inner = inner_starts(text, begin, last.end + 1)
    return Block(word, start.start(), rule, end, last.kind == closer, body, inner)


def _without(comments: Iterable[_Mark], text: str, begin: int, end: int) -> str:
    parts = []
    for comment in comments:
        parts.append(text[begin : comment.start])
        begin = comment.end
    return "".join([*parts, text[begin:end]])
