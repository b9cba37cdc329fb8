"""The theme's font files as type on a picture: what they can write, how wide it is, and how it breaks into lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property
from io import BytesIO
from itertools import groupby

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw
from PIL.ImageFont import FreeTypeFont

_WEIGHT = 500
_PROBE = 32
_NOWHERE = "\U0010fffe"
"""A letter that no font has: it is drawn as the box that stands for what is missing."""


class Type:
    """Font files, the first one preferred; a letter comes from the first font that has it."""

    def __init__(self, files: Sequence[bytes]) -> None:
        self._files = files
        self._sized = cache(self._opened)
        self._place = cache(self._found)

    def can_write(self, text: str) -> bool:
        """True if the fonts have every letter."""
        return all(self._place(letter) is not None for letter in text)

    def width(self, text: str, size: int) -> float:
        """Pixels from the start of the text to its end."""
        return sum(font.getlength(run) for font, run in self._runs(text, size))

    def write(self, draw: ImageDraw, place: tuple[float, float], text: str, size: int, fill: int) -> None:
        """Draws the text; `place` is the start of its base line."""
        x, y = place
        for font, run in self._runs(text, size):
            draw.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def lines(self, text: str, size: int, width: float) -> list[str]:
        """The words of the text in lines of at most that width; a word that is longer has a line of its own."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _runs(self, text: str, size: int) -> Iterator[tuple[FreeTypeFont, str]]:
        for place, letters in groupby(text, key=self._place):
            yield self._sized(place or 0, size), "".join(letters)

    def _opened(self, place: int, size: int) -> FreeTypeFont:
        font = ImageFont.truetype(BytesIO(self._files[place]), size)
        with suppress(OSError):  # a font of one weight
            font.set_variation_by_axes([_WEIGHT])
        return font

    def _found(self, letter: str) -> int | None:
        """Which font has the letter."""
        if not letter.isprintable():
            return None
        if letter == " ":
            return 0
        drawn = (bytes(self._sized(place, _PROBE).getmask(letter)) for place in range(len(self._files)))
        places = (place for place, mask in enumerate(drawn) if mask and mask != self._missing[place])
        return next(places, None)

    @cached_property
    def _missing(self) -> list[bytes]:
        return [bytes(self._sized(place, _PROBE).getmask(_NOWHERE)) for place in range(len(self._files))]
