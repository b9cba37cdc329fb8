"""What stands around and between the entries of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The text before, between and after entries, what a file without any holds, the pattern of an entry's key,
    and its end. Values are single lines, so that within an entry its end is never followed by what is between two."""

    between: str
    key: str
    end: str = ""
    opening: str = ""
    closing: str = ""
    empty: str = ""

    @property
    def separators(self) -> tuple[str, str, str]:
        """What stands before, between and after entries, when the end of an entry counts as what follows it."""
        return self.opening, f"{self.end}{self.between}", f"{self.end}{self.closing}"

    def joined(self, entries: Iterable[str]) -> str:
        """A whole file of entries."""
        inner = self.between.join(entries)
        return f"{self.opening}{inner}{self.closing}" if inner else self.empty

    def entries(self, text: str) -> dict[str, str]:
        """The entries of a whole file by their keys."""
        start, between, end = self.separators
        parts = text.removeprefix(start).removesuffix(end).split(between)
        found = ((re.search(self.key, part, re.MULTILINE), part) for part in parts)
        return {key[1]: f"{part}{self.end}" for key, part in found if key}
