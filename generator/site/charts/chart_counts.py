"""The data of a chart: a stack of counts for each year, in the same series everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.language.language import ENGLISH, Language

MAX_BLOCKS = 12
"""The highest stack in which each paper is still a block of its own."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted: `code` is written on its blocks, `css_class` is the CSS class that colours them."""

    code: str
    name: str
    css_class: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """The counts of one year, one per series from the axis on; `number` is written beside it, `in_words` describes it
    for screen readers, and `url` is what it links to, empty if it is empty."""

    label: str
    counts: tuple[int, ...]
    number: int
    in_words: str
    url: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacks, oldest first; `id` is unique on the page."""

    id: str
    title: str
    summary: str
    series: Sequence[Series]
    stacks: Sequence[Stack]
    language: Language = ENGLISH

    @property
    def highest(self) -> int:
        return max((stack.total for stack in self.stacks), default=0)

    @property
    def in_blocks(self) -> bool:
        """True if each paper is a block of its own; otherwise the stacks are plain bars."""
        return self.highest <= MAX_BLOCKS
