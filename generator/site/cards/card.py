"""What is on a social card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""Pixels, as readers of Open Graph expect."""

CardPainter = Callable[["Card"], bytes]
"""Returns the PNG of a card."""


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card from top to bottom. `slot` is the colour of a topic; `blocks` are the slots of each year's
    papers, drawn at the bottom instead of `foot`."""

    label: str
    title: str
    text: str = ""
    foot: str = ""
    slot: int = 0
    blocks: tuple[tuple[int, ...], ...] = ()
