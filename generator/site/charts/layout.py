"""Chart → where everything stands, twice: columns for a wide window, rows for a narrow one.

Lengths along the window's width are percentages of it, the others multiples of the type size, so that the letters
neither shrink nor grow with the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.site.charts.counts import MOST_BLOCKS, Chart, Stack

_PITCH = 1.95
_BLOCK = 1.8
_SEAM = 0.08
_ROW = 2.0
_MIDDLE = 0.38
"""From the middle of a line of type down to its baseline."""

_COLUMNS = 28
"""Columns side by side: in the narrowest window for them (60em) each is still wider than 24 pixels (WCAG 2.5.8)."""

_AT_LEAST = 12
"""Fewer columns are not drawn wider."""

_AXIS = 13.0
_WIDEST = 8.2
_NUMBER = 11.0

_LETTER = 7.2
_NARROWEST_COLUMNS = 720
_NARROWEST_ROWS = 272
"""Pixels of a letter of a code, and of the narrowest drawing of either kind: a code that does not fit is left out."""


@dataclass(frozen=True, slots=True)
class Box:
    """`x` and `width` in per cent, `y` and `height` in multiples of the type size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Text:
    """Words whose middle or start, as their class says, stands at `x` on the line `y`."""

    x: float
    y: float
    words: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stack, all the room that belongs to it, its blocks with the place of each code, and its two texts."""

    stack: Stack
    area: Box
    blocks: Sequence[tuple[str, Box, Text | None]]
    texts: tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture; `height` is a multiple of the type size."""

    id: str
    title: str
    summary: str
    height: float
    axis: Box
    cells: Sequence[Cell]


def columns(chart: Chart) -> list[Drawing]:
    """Stacks side by side, oldest first; a long time is broken into lines on one scale."""
    lines = -(-len(chart.stacks) // _COLUMNS)
    size = -(-len(chart.stacks) // lines) if lines else 0
    pitch = 100 / max(size, _AT_LEAST)
    return [_line(chart, n, chart.stacks[n * size : (n + 1) * size], pitch) for n in range(lines)]


def rows(chart: Chart) -> Drawing:
    """Stacks one below another, newest first."""
    unit = min(_WIDEST, (100 - _AXIS - _NUMBER) / max(chart.highest, 1))
    cells = [_row(chart, stack, n * _ROW, unit) for n, stack in enumerate(reversed(chart.stacks))]
    height = len(cells) * _ROW
    return Drawing(f"{chart.id}-rows", chart.title, chart.summary, height, Box(_AXIS, 0, 0, height), cells)


def _line(chart: Chart, n: int, stacks: Sequence[Stack], pitch: float) -> Drawing:
    unit = _PITCH if chart.in_blocks else _PITCH * MOST_BLOCKS / chart.highest
    axis = max(stack.total for stack in stacks) * unit + _PITCH
    cells = [_column(chart, stack, (place * pitch, pitch), axis, unit) for place, stack in enumerate(stacks)]
    is_whole = len(stacks) == len(chart.stacks)
    title = chart.title if is_whole else f"{chart.title}, {stacks[0].label} to {stacks[-1].label}"
    baseline = Box(0, axis, len(stacks) * pitch, 0)
    return Drawing(f"{chart.id}-columns-{n}", title, chart.summary, axis + 1.2 * _PITCH, baseline, cells)


def _column(chart: Chart, stack: Stack, span: tuple[float, float], axis: float, unit: float) -> Cell:
    left, pitch = span
    x, width, middle = left + 0.14 * pitch, 0.72 * pitch, left + 0.5 * pitch
    gap = _PITCH - _BLOCK if chart.in_blocks else min(_SEAM, unit / 4)
    boxes = [
        (look, code, Box(x, axis - (low + many) * unit, width, many * unit - gap))
        for look, code, low, many in _parts(chart, stack)
    ]
    top = axis - stack.total * unit - _PITCH
    label = Text(middle, axis + 0.6 * _PITCH + _MIDDLE, stack.label, "pf-chart__middle")
    number = Text(middle, top + _PITCH / 2 + _MIDDLE, f"{stack.number:,}", f"pf-chart__middle {_strength(stack)}")
    area = Box(left, top, pitch, axis + 1.2 * _PITCH - top)
    return Cell(stack, area, _coded(boxes, _NARROWEST_COLUMNS), (number, label))


def _row(chart: Chart, stack: Stack, top: float, unit: float) -> Cell:
    start, gap = _AXIS + 0.6, 0.4 if chart.in_blocks else unit / 8
    boxes = [
        (look, code, Box(start + low * unit, top + (_ROW - _BLOCK) / 2, many * unit - gap, _BLOCK))
        for look, code, low, many in _parts(chart, stack)
    ]
    base = top + _ROW / 2 + _MIDDLE
    number = Text(start + stack.total * unit + 1.4, base, f"{stack.number:,}", _strength(stack))
    return Cell(stack, Box(0, top, 100, _ROW), _coded(boxes, _NARROWEST_ROWS), (Text(0, base, stack.label), number))


def _parts(chart: Chart, stack: Stack) -> Iterator[tuple[str, str, int, int]]:
    """Class and code of each drawn part from the axis on, how many papers lie below it and how many it stands for."""
    low = 0
    for series, count in zip(chart.series, stack.counts, strict=True):
        for many in [1] * count if chart.in_blocks else [count] * bool(count):
            yield series.look, series.code, low, many
            low += many


def _coded(boxes: Sequence[tuple[str, str, Box]], pixels: int) -> list[tuple[str, Box, Text | None]]:
    """The boxes with their codes where those fit."""
    return [(look, box, _code(code, box) if _fits(code, box, pixels) else None) for look, code, box in boxes]


def _fits(code: str, box: Box, pixels: int) -> bool:
    return bool(code) and box.height > 1.2 and len(code) * _LETTER < box.width / 100 * pixels


def _code(code: str, box: Box) -> Text:
    return Text(box.x + box.width / 2, box.y + box.height / 2 + _MIDDLE, code)


def _strength(stack: Stack) -> str:
    return "pf-chart__number" if stack.number else "pf-chart__none"
