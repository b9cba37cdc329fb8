"""Card → PNG. What the fonts lack is left out, so that no card shows boxes: a character, or a text of which too little
would remain."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from generator.site.cards.card import HEIGHT, WIDTH, Card
from generator.site.cards.directions import is_right_to_left
from generator.site.cards.typesetting import Type

_MARGIN = 80
_INSIDE = WIDTH - 2 * _MARGIN
_SMALL = 34
_LABEL, _BODY, _RULE, _FOOT = 100, 170, 520, 578
_TITLES = (76, 68, 60, 52, 46)
_NAMES = (128, 112, 96, 80, 64)
_MAX_LINES, _LEADING = 4, 44
_YEARS = 52
_WIDEST, _HIGHEST, _LOWEST = 64, 144, 8

_COMMA = ", "

_SHADES = 9
_PAGE, _TEXT, _QUIET, _HAIRLINE = 240, 0, 80, 210
_TOPIC = 241
"""Grey values while a card is drawn: from text up to page, then one per topic. They are saved as a palette of sixteen
colours, which takes a third of the bytes of full colour."""


class Painter:
    """Paints with the theme's font files and its colours: hexadecimal digits by the names of CSS custom properties."""

    def __init__(self, fonts: Sequence[bytes], colours: Mapping[str, str]) -> None:
        self._type = Type(fonts)
        self._palette = _palette(colours)

    def paint(self, card: Card) -> bytes:
        """The PNG of a card; equal cards, fonts and colours give equal bytes."""
        image = Image.new("L", (WIDTH, HEIGHT), _PAGE)
        draw = ImageDraw.Draw(image)
        card = self._writable(card)
        rtl = is_right_to_left(card.title)
        self._line(draw, (_MARGIN, _LABEL), card.label, _SMALL, _QUIET, rtl=rtl)
        below = self._title(draw, card, rtl=rtl)
        has_room = below + 2 * _LEADING < _RULE
        for number, line in enumerate(self._cut(card.text, 2 if has_room else 1), start=1):
            self._line(draw, (_MARGIN, below + 6 + number * _LEADING), line, _SMALL, _QUIET, rtl=rtl)
        if card.blocks:
            _draw_blocks(draw, card.blocks)
        else:
            self._foot(draw, card, rtl=rtl)
        return self._saved(image)

    def written(self, text: str) -> str:
        """The text as far as the fonts have its characters; empty if they lack more than a quarter of its letters. Of a
        list, entries of which nothing remains are left out."""
        kept = [self._legible(part) for part in text.split(_COMMA)]
        if _letters("".join(kept)) * 4 < _letters(text) * 3:
            return ""
        return _COMMA.join(part for part in kept if part)

    def _legible(self, text: str) -> str:
        return " ".join("".join(each if self._type.can_write(each) else " " for each in text).split())

    def _writable(self, card: Card) -> Card:
        """The card without what no font can write."""
        label, title, text, foot = map(self.written, (card.label, card.title, card.text, card.foot))
        return replace(card, label=label, title=title, text=text, foot=foot)

    def _line(
        self, draw: ImageDraw.ImageDraw, start: tuple[float, float], text: str, size: int, fill: int, *, rtl: bool
    ) -> None:
        """Draws a text between `start` and the same distance from the other edge, from the side of its direction."""
        x, y = start
        text = self._shortened(text, size, WIDTH - _MARGIN - x)
        if rtl:
            x = WIDTH - x - self._type.width(text, size)
        self._type.write(draw, (x, y), text, size, fill, rtl=rtl)

    def _title(self, draw: ImageDraw.ImageDraw, card: Card, *, rtl: bool) -> float:
        """Draws the title as large as it fits, and returns its lower edge."""
        size, lines = self._fitting(card.title, _NAMES if card.blocks else _TITLES)
        top = _BODY if lines else _BODY - 50
        for number, line in enumerate(lines):
            self._line(draw, (_MARGIN, top + size * (0.8 + 1.12 * number)), line, size, _TEXT, rtl=rtl)
        return top + size * 1.12 * len(lines)

    def _fitting(self, text: str, sizes: Sequence[int]) -> tuple[int, list[str]]:
        """The largest size at which the text fits, and its lines; a text too long for any ends with an ellipsis."""
        max_lines = 1 if sizes is _NAMES else 3
        for size in sizes:
            lines = self._type.lines(text, size, _INSIDE)
            if len(lines) <= max_lines and all(self._type.width(line, size) <= _INSIDE for line in lines):
                return size, lines
        return sizes[-1], self._cut(text, _MAX_LINES, sizes[-1])

    def _cut(self, text: str, max_lines: int, size: int = _SMALL) -> list[str]:
        lines = self._type.lines(text, size, _INSIDE)
        if len(lines) > max_lines:
            lines = [*lines[: max_lines - 1], f"{lines[max_lines - 1]} …"]
        return [self._shortened(line, size, _INSIDE) for line in lines]

    def _shortened(self, line: str, size: int, width: float) -> str:
        """The line, or as many of its letters as fit and an ellipsis."""
        if self._type.width(line, size) <= width:
            return line
        line = line.removesuffix(" …")
        fitting = bisect_right(range(len(line) + 1), width, key=lambda end: self._type.width(f"{line[:end]}…", size))
        return f"{line[: max(fitting - 1, 0)]}…"

    def _foot(self, draw: ImageDraw.ImageDraw, card: Card, *, rtl: bool) -> None:
        draw.rectangle((_MARGIN, _RULE, WIDTH - _MARGIN, _RULE + 1), fill=_HAIRLINE)
        if card.slot:
            left = WIDTH - _MARGIN - 44 if rtl else _MARGIN
            draw.rectangle((left, _FOOT - 25, left + 44, _FOOT + 1), fill=_TOPIC + card.slot)
        self._line(draw, (_MARGIN + (62 if card.slot else 0), _FOOT), card.foot, _SMALL, _QUIET, rtl=rtl)

    def _saved(self, image: Image.Image) -> bytes:
        indexes = [round(value * (_SHADES - 1) / _PAGE) for value in range(_PAGE + 1)]
        indexes += [_SHADES + value for value in range(255 - _PAGE)]
        coloured = image.point(indexes)
        coloured.putpalette(self._palette)
        file = BytesIO()
        coloured.save(file, "PNG", bits=4)
        return file.getvalue()


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _draw_blocks(draw: ImageDraw.ImageDraw, years: Sequence[Sequence[int]]) -> None:
    """A block for each paper in a column for each of the last years, on a base line."""
    columns = years[-_YEARS:]
    pitch = min(_WIDEST, _INSIDE / len(columns))
    unit = _HIGHEST / max(_LOWEST, *map(len, columns), 1)
    gap = 2 if unit > 8 else 0
    draw.rectangle((_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT + 1), fill=_QUIET)
    for column, slots in enumerate(columns):
        left = round(_MARGIN + column * pitch)
        for row, slot in enumerate(slots):
            top, bottom = _FOOT - 1 - round((row + 1) * unit), _FOOT - 2 - round(row * unit) - gap
            draw.rectangle((left, top, round(left + pitch - 5), max(top, bottom)), fill=_TOPIC + slot)


def _palette(colours: Mapping[str, str]) -> list[int]:
    """The shades from text to page, then grey for papers of no topic, then the topics."""
    text, page = _rgb(colours["text"]), _rgb(colours["page"])
    shades = [_between(text, page, n / (_SHADES - 1)) for n in range(_SHADES)]
    topics = [_rgb(colours[name]) for name in ("text-2", *(f"topic-{slot}" for slot in range(1, 7)))]
    return [part for colour in [*shades, *topics] for part in colour]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour if len(colour) == 6 else "".join(2 * digit for digit in colour)))


def _between(start: Sequence[int], end: Sequence[int], share: float) -> Iterator[int]:
    return (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
