"""How English is written here: British dates, commas in numbers, no comma before "and"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from generator.facts import dates
from generator.model import PartialDate

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


class English:
    """The conventions of English."""

    direction = "ltr"
    samples: Mapping[str, int] = MappingProxyType({"one": 1, "other": 2})

    def number(self, number: int) -> str:
        """`88,855`."""
        return f"{number:,}"

    def decimal(self, number: float) -> str:
        """`1.2`."""
        return f"{number:.1f}"

    def in_words(self, number: int) -> str:
        """Number words below one hundred, digits from there on."""
        if number < 20:
            return _ONES[number]
        if number < 100:
            tens, ones = divmod(number, 10)
            return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
        return self.number(number)

    def day(self, date: PartialDate) -> str:
        """`18 Jul 2023`."""
        return dates.in_words(date)

    def days(self, first: PartialDate, last: PartialDate) -> str:
        """`21–23 May 2026`."""
        if first.year != last.year or not first.month:
            return f"{self.day(first)} – {self.day(last)}"
        if first.month == last.month and first.day and last.day:
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(PartialDate(0, first.month, first.day))} – {self.day(last)}"

    def list(self, items: Sequence[str]) -> str:
        """`A, B and C`."""
        *first, last = items or [""]
        return f"{', '.join(first)} and {last}" if first else last

    def within_sentence(self, label: str) -> str:
        """In lower case."""
        return label.lower()
