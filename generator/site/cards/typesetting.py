"""The theme's fonts as type on a picture: which characters they have, how wide a text is, how it breaks into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property
from io import BytesIO
from itertools import groupby

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw
from PIL.ImageFont import FreeTypeFont

_WEIGHT = 500
_PROBE_SIZE = 32
_MARK_OF_DIRECTION = "Cf"
"""The category of characters that only tell how others are set."""

_NO_CHARACTER = "\U0010fffe"
"""A noncharacter, which fonts draw as the box for missing glyphs."""


class Type:
    """Font files in order of preference; each character is set in the first font that has it."""

    def __init__(self, files: Sequence[bytes]) -> None:
        self._files = files
        self._font = cache(self._open)
        self._font_of = cache(self._find_font)

    def can_write(self, text: str) -> bool:
        """True if the fonts have every character."""
        return all(self._font_of(character) is not None for character in text)

    def width(self, text: str, size: int) -> float:
        """The width of the text in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text, size))

    def write(self, draw: ImageDraw, start: tuple[float, float], text: str, size: int, fill: int) -> None:
        """Draws the text on a base line that begins at `start`."""
        x, y = start
        for font, run in self._runs(text, size):
            draw.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def lines(self, text: str, size: int, width: float) -> list[str]:
        """The words of the text in lines of at most `width` pixels; a word that is wider has a line of its own."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _runs(self, text: str, size: int) -> Iterator[tuple[FreeTypeFont, str]]:
        for index, characters in groupby(text, key=self._font_of):
            drawn = (each for each in characters if unicodedata.category(each) != _MARK_OF_DIRECTION)
            yield self._font(index or 0, size), "".join(drawn)

    def _open(self, index: int, size: int) -> FreeTypeFont:
        font = ImageFont.truetype(BytesIO(self._files[index]), size)
        with suppress(OSError):  # not a variable font
            font.set_variation_by_axes([_WEIGHT])
        return font

    def _find_font(self, character: str) -> int | None:
        """The index of the first font that has a character; None if there is none."""
        if unicodedata.category(character) == _MARK_OF_DIRECTION:
            return 0
        if not character.isprintable():
            return None
        if character == " ":
            return 0
        glyphs = (self._glyph(index, character) for index in range(len(self._files)))
        return next((n for n, glyph in enumerate(glyphs) if glyph and glyph != self._missing[n]), None)

    @cached_property
    def _missing(self) -> list[bytes]:
        return [self._glyph(index, _NO_CHARACTER) for index in range(len(self._files))]

    def _glyph(self, index: int, character: str) -> bytes:
        return bytes(self._font(index, _PROBE_SIZE).getmask(character))
