"""Cuts a BibTeX file into its `@` blocks, and each block into a form that bibtexparser cannot misread.

Two rules say where a block ends: `EVERY_BRACE`, which is BibTeX's own (a backslash hides no brace), and
`ESCAPED_BRACES_ARE_TEXT`, which rescues values with a lone `\\{`. Inside of the prepared text each brace is structure:
quoted values stand in braces, comments are blank, and what must not be taken for structure is masked until `unmasked`.
Line breaks stay where they are, so that lines can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

EVERY_BRACE = False
ESCAPED_BRACES_ARE_TEXT = True

START = re.compile(r"(?<![\w.\\])@[ \t]*([^\W\d_][\w-]*)\s*([{(])")
"""Where a block may begin: not in `me@home (…)`."""

# After so many lines of one value that look like the start of an entry, a brace is missing for sure; the limit keeps
# the time linear in the length of a hostile file.
_MOST_STARTS_IN_A_VALUE = 20
_START_OF_LINE = r"\n[ \t]*@[ \t]*[^\W\d_][\w-]*\s*[{(]"
_TOKENS = {
    EVERY_BRACE: re.compile(rf'[{{}}"%)]|{_START_OF_LINE}'),
    ESCAPED_BRACES_ARE_TEXT: re.compile(rf'\\[\\{{}}"]|[{{}}"%)]|{_START_OF_LINE}'),
}
_HIDING = re.compile(r'\\(?=[{}"\x03-\x05])')
_MASKS = {"\\": "\x01", "@": "\x02", "{": "\x03", "}": "\x04", '"': "\x05"}
_UNMASKED = str.maketrans({mask: char for char, mask in _MASKS.items()})


@dataclass(slots=True)
class Block:
    """From the `@` to `end`. `body` is the prepared text between the outer delimiters; `inner` are the offsets at which
    lines of its values look like the start of an entry. A block that is not closed ends where the next one begins, and
    its body has been given the braces that are missing."""

    word: str
    start: int
    end: int
    body: str
    is_closed: bool = True
    inner: list[int] = field(default_factory=list)


def unmasked(text: str) -> str:
    """Prepared text as it stands in the file."""
    return text.translate(_UNMASKED)


def cut(text: str, start: re.Match[str]) -> Iterator[Block]:
    """The readings of the block that begins at `start`, the most trustworthy first; never none."""
    end = len(text)
    for rule in (EVERY_BRACE, ESCAPED_BRACES_ARE_TEXT):
        scan = _Scan(text, start, rule, len(text))
        if scan.is_closed:
            yield Block(start[1].lower(), start.start(), scan.end + 1, scan.prepared(), True, scan.inner)
        if rule is EVERY_BRACE and scan.inner:
            end = scan.inner[0]
    scan = _Scan(text, start, EVERY_BRACE, end)
    stray = scan.end < end  # a closing brace that closes nothing
    yield Block(start[1].lower(), start.start(), scan.end + stray, scan.prepared(), is_closed=False)


class _Scan:
    """Walks over the body of a block, up to `until` at most, and prepares it on the way."""

    def __init__(self, text: str, start: re.Match[str], rule: bool, until: int) -> None:
        self.text, self.rule, self.until = text, rule, until
        self.begin = self.end = start.end()
        self.closer = "}" if start[2] == "{" else ")"
        self.is_comment = start[1].lower() == "comment"
        self.edits: list[tuple[int, int, str]] = []
        self.inner: list[int] = []
        self.depth = 0
        self.quote = -1
        self.is_closed = self._walk()

    def prepared(self) -> str:
        """The body with all edits made, and as many braces as its values need."""
        if self.quote >= 0:
            self.edits.append((self.quote, self.quote + 1, "{"))
        parts, at = [], self.begin
        for begin, end, new in sorted(self.edits):
            parts += [self.text[at:begin], new]
            at = end
        body = "".join([*parts, self.text[at : self.end]])
        return _HIDING.sub(_MASKS["\\"], body) + "}" * (self.depth + (self.quote >= 0))

    def _walk(self) -> bool:
        """Goes to the closing delimiter; False if there is none."""
        tokens, at = _TOKENS[self.rule], self.begin
        while match := tokens.search(self.text, at, self.until):
            at, mark = match.end(), match[0]
            if mark[0] == "\n":
                self.inner.append(match.start() + mark.index("@"))
                if (self._is_outside and not self.is_comment) or len(self.inner) > _MOST_STARTS_IN_A_VALUE:
                    return False
                self._edit(self.inner[-1], "@")
                at = self.inner[-1] + 1
            elif mark == "%" and self._is_outside:
                at = self._blank_comment(match.start())
            elif self._is_end(match.start(), mark):
                self.end = match.start()
                return self.quote < 0 and mark == self.closer
        self.end = self.until
        return False

    @property
    def _is_outside(self) -> bool:
        return self.depth == 0 and self.quote < 0

    def _is_end(self, at: int, mark: str) -> bool:
        if mark == "{":
            self.depth += 1
        elif mark == "}" and self.depth:
            self.depth -= 1
        elif mark == '"' and self.depth == 0:
            self._quote(at)
        elif len(mark) == 2 and mark[1] != "\\":
            self._edit(at + 1, mark[1])
        else:
            return mark == "}" or (mark == ")" and self.closer == ")" and self._is_outside)
        return False

    def _quote(self, at: int) -> None:
        """A quoted value becomes one in braces when its end is known."""
        if self.quote < 0:
            self.quote = at
            return
        self.edits += [(self.quote, self.quote + 1, "{"), (at, at + 1, "}")]
        self.quote = -1

    def _edit(self, at: int, char: str) -> None:
        self.edits.append((at, at + 1, _MASKS[char]))

    def _blank_comment(self, at: int) -> int:
        """biber and people take `%` for a comment, BibTeX does not; behind a blank or comma it can be nothing else."""
        before = self.text[at - 1]
        if not (before.isspace() or before in ",{("):
            return at + 1
        end = self.text.find("\n", at, self.until)
        end = self.until if end < 0 else end
        self.edits.append((at, end, ""))
        return end
