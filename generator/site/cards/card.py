"""What is on a social card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

WIDTH, HEIGHT = 1200, 630
"""Pixels, as readers of Open Graph expect."""


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


class CardPainter(Protocol):
    """Makes pictures of cards."""

    def __call__(self, card: Card, /) -> bytes:
        """The PNG of a card."""

    def can_write(self, title: str, /) -> bool:
        """Whether the fonts have nearly all letters of a title; a card without its title is useless."""
