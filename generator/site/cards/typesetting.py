"""The theme's fonts as type on a picture: which characters they have, how wide a text is, how it breaks into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, cached_property
from io import BytesIO
from itertools import groupby

from PIL import ImageFont, features
from PIL.ImageDraw import ImageDraw
from PIL.ImageFont import FreeTypeFont, Layout

from generator.site.cards import directions

_WEIGHT = 500
_PROBE_SIZE = 32
_MARK_OF_DIRECTION = "Cf"
"""The category of characters that only tell how others are set."""

_SHAPED = frozenset({"R", "AL", "NSM"})
"""Bidirectional classes of letters that are joined, mirrored or stacked, for which Pillow needs Raqm."""

_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING, _CLOSING = (
    "「『（《〈【〔［｛",
    "」』）》〉】〕］｝、。，．！？：；・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…",
)
_UNBREAKABLE = re.compile(
    f"[{_OPENING}]*[{_IDEOGRAPHS}](?:[{_CLOSING}])*|[{_OPENING}]*[^{_IDEOGRAPHS}{_OPENING}]+|[{_OPENING}]+"
)
"""What stays on one line: a word, or an ideograph with the marks that belong to it (simplified from JIS X 4051)."""

_NO_CHARACTER = "\U0010fffe"
"""A noncharacter, which fonts draw as the box for missing glyphs."""


class Type:
    """Font files in order of preference; each character is set in the first font that has it."""

    def __init__(self, files: Sequence[bytes]) -> None:
        self._files = files
        self._font = cache(self._open)
        self._font_of = cache(self._find_font)
        self._glyph = cache(self._draw)

    def can_write(self, text: str) -> bool:
        """True if the fonts have every character."""
        return all(self._font_of(character) is not None for character in text)

    def width(self, text: str, size: int) -> float:
        """The width of the text in pixels."""
        return sum(font.getlength(run, direction=way) for font, run, way in self._runs(text, size, rtl=False))

    def write(
        self, draw: ImageDraw, start: tuple[float, float], text: str, size: int, fill: int, *, rtl: bool = False
    ) -> None:
        """Draws the text on a base line that begins at `start`, in a line that is read from left or right."""
        x, y = start
        for font, run, way in self._runs(text, size, rtl=rtl):
            draw.text((x, y), run, font=font, fill=fill, anchor="ls", direction=way)
            x += font.getlength(run, direction=way)

    def lines(self, text: str, size: int, width: float) -> list[str]:
        """The words of the text in lines of at most `width` pixels; a word that is wider has a line of its own."""
        lines: list[str] = []
        for word in text.split():
            for number, piece in enumerate(_UNBREAKABLE.findall(word)):
                longer = f"{lines[-1]}{'' if number else ' '}{piece}" if lines else piece
                if lines and self.width(longer, size) <= width:
                    lines[-1] = longer
                else:
                    lines.append(piece)
        return lines

    def _runs(self, text: str, size: int, *, rtl: bool) -> Iterator[tuple[FreeTypeFont, str, str | None]]:
        """The parts of one font and direction, from left to right; without Raqm Pillow knows only one direction."""
        drawn = "".join(each for each in text if unicodedata.category(each) != _MARK_OF_DIRECTION)
        for part, is_rtl in directions.parts(drawn, rtl=rtl):
            runs = [
                (self._font(index, size), "".join(each for each, _ in those), _direction(is_rtl))
                for index, those in groupby(zip(part, self._fonts_of(part), strict=True), key=lambda pair: pair[1])
            ]
            yield from reversed(runs) if is_rtl else runs

    def _fonts_of(self, text: str) -> Iterator[int]:
        """The font of each character: for what is neither letter nor number, that of the one before if it has it."""
        index = next((found for each in text if each.isalnum() and (found := self._font_of(each)) is not None), 0)
        for each in text:
            if each.isalnum() or not self._has(index, each):
                found = self._font_of(each)
                index = index if found is None else found
            yield index

    def _open(self, index: int, size: int, engine: Layout | None = None) -> FreeTypeFont:
        font = ImageFont.truetype(BytesIO(self._files[index]), size, layout_engine=engine)
        with suppress(OSError):  # not a variable font
            font.set_variation_by_axes([_WEIGHT])
        return font

    def _find_font(self, character: str) -> int | None:
        """The index of the first font that has a character; None if there is none."""
        if character == " " or unicodedata.category(character) == _MARK_OF_DIRECTION:
            return 0
        if not character.isprintable() or (unicodedata.bidirectional(character) in _SHAPED and not _can_shape()):
            return None
        return next((index for index in range(len(self._files)) if self._has(index, character)), None)

    def _has(self, index: int, character: str) -> bool:
        glyph = self._glyph(index, character)
        return character == " " or (bool(glyph) and glyph != self._missing[index])

    @cached_property
    def _missing(self) -> list[bytes]:
        return [self._glyph(index, _NO_CHARACTER) for index in range(len(self._files))]

    def _draw(self, index: int, character: str) -> bytes:
        """The glyph; a mark is not shaped, which would set it on a dotted circle of another glyph."""
        is_mark = unicodedata.category(character).startswith("M")
        font = self._font(index, _PROBE_SIZE, Layout.BASIC) if is_mark else self._font(index, _PROBE_SIZE)
        return bytes(font.getmask(character))


@cache
def _can_shape() -> bool:
    return bool(features.check("raqm"))


def _direction(is_rtl: bool) -> str | None:
    if not _can_shape():
        return None
    return "rtl" if is_rtl else "ltr"
