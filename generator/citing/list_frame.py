"""What stands around and between the entries of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The text in front of, between and behind entries, and what a file without any holds."""

    between: str
    opening: str = ""
    closing: str = ""
    empty: str = ""

    def joined(self, entries: Iterable[str]) -> str:
        """A whole file of entries."""
        inner = self.between.join(entries)
        return f"{self.opening}{inner}{self.closing}" if inner else self.empty
