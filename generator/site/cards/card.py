"""What a social card says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that readers of Open Graph expect."""

CardMaker = Callable[["Card"], bytes]
"""Makes a card's PNG, or finds one made before."""


@dataclass(frozen=True, slots=True)
class Card:
    """From top to foot. `slot` is the colour of a topic; `blocks` are those of each year's papers, for a card with the
    chart of the home page at its foot."""

    label: str
    title: str
    text: str = ""
    foot: str = ""
    slot: int = 0
    blocks: tuple[tuple[int, ...], ...] = ()
