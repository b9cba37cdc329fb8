"""Values of BibTeX fields: `{…} # name # "…" # 12`, with the abbreviations that `@string` defines."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.intake.readers.bibtex.bibtex_syntax import EVERY_BRACE, Rule, closing

LONGEST_VALUE = 200_000
"""Characters of one value that are still read: abbreviations made of abbreviations multiply."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BARE = re.compile(r'[^\s{}#,="]+')
_BLANKS = re.compile(r"\s*")


class Expression(NamedTuple):
    """The text of a value, what is wrong with it, and the offset of what follows it and the spaces after it."""

    text: str
    faults: list[str]
    end: int


class Strings:
    """The abbreviations of a file: the months, and what `@string` defines."""

    def __init__(self) -> None:
        self._texts = {name: name for name in _MONTHS}

    def define(self, name: str, text: str) -> None:
        """Adds an abbreviation."""
        self._texts[name.lower()] = text

    def value(self, source: str, at: int = 0, rule: Rule = EVERY_BRACE) -> Expression:
        """The value that begins at an offset. A brace or quote that is not closed is not part of it."""
        texts: list[str] = []
        unknown: list[str] = []
        at = _after_blanks(source, at)
        while (end := self._part(source, at, rule, texts, unknown)) > at:
            at = _after_blanks(source, end)
            if not source.startswith("#", at):
                break
            at = _after_blanks(source, at + 1)
        if sum(map(len, texts)) > LONGEST_VALUE:
            return Expression("", [f"a value of more than {LONGEST_VALUE:,} characters"], at)
        is_whole = len(texts) > 1 or at == len(source) or source[at] == ","
        faults = [f"no @string defines {word!r:.60}; kept as it is" for word in unknown if is_whole]
        return Expression("".join(texts), faults, at)

    def _part(self, source: str, at: int, rule: Rule, texts: list[str], unknown: list[str]) -> int:
        """Adds the text of one part; returns where it ends, or `at` if none begins there."""
        if source.startswith(("{", '"'), at):
            end, missing = closing(source, at, rule, len(source))
            if not missing:
                texts.append(source[at + 1 : end - 1])
            return at if missing else end
        bare = _BARE.match(source, at)
        if bare is None:
            return at
        text = self._texts.get(bare[0].lower())
        texts.append(bare[0] if text is None else text)
        unknown += [bare[0]] if text is None and not bare[0][0].isdecimal() else []
        return bare.end()


def short(text: str) -> str:
    """A text for a message: one line, quoted, cut if it is long."""
    plain = " ".join(text.split())
    return repr(plain if len(plain) <= 60 else f"{plain[:57]}…")


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at
