"""What a chart shows: stacks of counts, one for each year, in the same series everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_BLOCKS = 12
"""Up to so many papers in a stack each has a block of its own."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted: `code` stands on its blocks, `look` is the class of the style sheet that colours it."""

    code: str
    name: str
    look: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """The counts of one year, a number for each series from the axis on; `number` is what the chart writes beside it,
    `said` all of it in words. Without a `url` there is nothing to look at."""

    label: str
    counts: tuple[int, ...]
    number: int
    said: str
    url: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacks in the order of time; `id` distinguishes a page's charts."""

    id: str
    title: str
    summary: str
    series: Sequence[Series]
    stacks: Sequence[Stack]

    @property
    def highest(self) -> int:
        return max((stack.total for stack in self.stacks), default=0)

    @property
    def in_blocks(self) -> bool:
        """True if each paper has a block of its own; otherwise the stacks are plain bars."""
        return self.highest <= MOST_BLOCKS
