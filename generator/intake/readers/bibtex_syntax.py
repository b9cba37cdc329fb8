"""Where the parts of a BibTeX file begin and end, for what bibtexparser refuses.

Two rules say which braces count: `EVERY_BRACE`, which is BibTeX's own (a backslash hides no brace), and
`UNESCAPED_BRACES`, which rescues values with a lone `\\{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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


EVERY_BRACE = Rule(re.compile(r'[{}"]'), re.compile(rf'[{{}}",%)]|{_START_OF_LINE}'))
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
    is_closed: bool = False
    body: str = ""
    inner: list[int] = field(default_factory=list)


def cut(text: str, start: re.Match[str]) -> Iterator[Block]:
    """The readings of the block that begins at `start`, the most trustworthy first; never none."""
    until = last = _horizon(text, start.end())
    for rule in (EVERY_BRACE, UNESCAPED_BRACES):
        block = _Scan(text, start, rule, last).block
        if block.is_closed:
            yield block
        if rule is EVERY_BRACE and block.inner:
            until = block.inner[0]
    yield _Scan(text, start, EVERY_BRACE, until).block


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
    while match := rule.outside.search(text, at):
        if match[0] == ",":
            return match.start()
        at = closing(text, match.start(), rule, len(text))[0] if match[0] in {"{", '"'} else match.end()
    return len(text)


def _horizon(text: str, at: int) -> int:
    following = next(islice(START.finditer(text, at), _MOST_STARTS_INSIDE, None), None)
    return following.start() if following else len(text)


class _Scan:
    """Walks over the body of a block, up to `until` at most."""

    def __init__(self, text: str, start: re.Match[str], rule: Rule, until: int) -> None:
        self.text, self.rule, self.until = text, rule, until
        self.closer = "}" if start[2] == "{" else ")"
        self.block = Block(start[1].lower(), start.start(), rule, until)
        self.parts: list[str] = []
        self.begin = start.end()
        end = self._walk(start.end())
        self.block.inner = inner_starts(text, start.end(), end)
        self.block.body = "".join(self.parts)

    def _walk(self, at: int) -> int:
        """Goes to the closing delimiter, or as far as possible; returns where it ended."""
        while match := self.rule.outside.search(self.text, at, self.until):
            mark, at = match[0], match.end()
            if mark == "}" or mark == self.closer:
                self.block.is_closed = mark == self.closer
                return self._ended(match.start(), after=match.end())
            if mark[0] == "\n" and self.block.word != "comment":
                self._ended(match.start())
                return at + 1
            if mark in {"{", '"'}:
                at, missing = closing(self.text, match.start(), self.rule, self.until)
                if missing:
                    return self._ended(at, missing, after=min(at + 1, self.until))
            elif mark == "%":
                at = self._without_comment(match.start())
        return self._ended(self.until)

    def _ended(self, end: int, missing: str = "", *, after: int = 0) -> int:
        self.parts += [self.text[self.begin : end], missing]
        self.block.end = after or end
        return end

    def _without_comment(self, at: int) -> int:
        """biber and people take `%` for a comment, BibTeX does not; after a blank or comma it can be nothing else."""
        before = self.text[at - 1]
        if not (before.isspace() or before in ",{("):
            return at + 1
        end = self.text.find("\n", at, self.until)
        end = self.until if end < 0 else end
        self.parts.append(self.text[self.begin : at])
        self.begin = end
        return end
