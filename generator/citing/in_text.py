"""How each style cites a work in running text: by number, or by names and year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.citing.work import Cited

_PAGE = re.compile(r"^pp?\.\s*")


@dataclass(frozen=True, slots=True)
class InText:
    """One style's rules. `brackets` are those around a citation. `last_word` stands before the last name; from `most`
    names on, the first stands for all. `before_year` and `before_place` stand between the parts; without
    `before_year`, no year is given, and without `page_word`, a page is the bare number. Works are numbered if
    `last_word` is empty, and the list has the order of the numbers."""

    brackets: str = "()"
    last_word: str = "and"
    most: int = 3
    before_year: str = ", "
    before_place: str = ", "
    page_word: str = "p."

    @property
    def is_numbered(self) -> bool:
        return not self.last_word

    def label(self, work: Cited, number: int) -> str:
        """What stands for the work in the text."""
        if self.is_numbered:
            return str(number)
        return (
            f"{self._names(work)}{self.before_year}{work.date.year or 'n.d.'}"
            if self.before_year
            else self._names(work)
        )

    def without_names(self, work: Cited, number: int) -> str:
        """What stands for the work in a sentence that names its authors."""
        return str(work.date.year or "n.d.") if self.before_year and not self.is_numbered else self.label(work, number)

    def place(self, place: str) -> str:
        """The place in the work, with what stands before it; empty for none."""
        return f"{self.before_place}{place if self.page_word else _PAGE.sub('', place)}" if place else ""

    def _names(self, work: Cited) -> str:
        people = work.creators or work.editors
        names = [p.name if p.is_literal else f"{p.particle} {p.family}".strip() for p in people]
        if not names:
            return f"“{work.title}”"
        if len(names) >= self.most or (work.truncated and work.creators):
            return f"{names[0]} et al."
        return (
            f" {self.last_word} ".join(names)
            if len(names) < 3
            else f"{', '.join(names[:-1])} {self.last_word} {names[-1]}"
        )


IN_TEXT: Mapping[str, InText] = MappingProxyType(
    {
        "apa": InText(last_word="&"),
        "mla": InText(before_year="", before_place=" ", page_word=""),
        "chicago": InText(before_year=" ", page_word=""),
        "ieee": InText(brackets="[]", last_word=""),
        "vancouver": InText(last_word=""),
        "harvard": InText(most=4),
    }
)
"""By the keys of the styles."""
