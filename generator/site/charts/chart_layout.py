"""Chart → the positions of its parts, as columns for a wide window and as rows for a narrow one.

Horizontal lengths are percentages of the width and vertical ones are in em, so that letters keep their size in a
window of any width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.site.charts.chart_counts import MAX_BLOCKS, Chart, Stack

_PITCH = 1.42
_BLOCK = 1.28
_SEAM = 0.08
_ROW = 1.95
_ROW_BLOCK = 1.7
_MIDDLE = 0.38
"""Em from the middle of a line of type down to its base line."""

_COLUMNS = 28
"""Columns in one line. In the narrowest window that shows columns (60em), each is wider than 24 pixels (WCAG 2.5.8)."""

_MIN_COLUMNS = 12
"""A chart of fewer columns does not draw them wider."""

_AXIS = 13.0
_WIDEST = 8.2
_NUMBER = 11.0

_LETTER = 7.2
_NARROWEST_COLUMNS = 720
_NARROWEST_ROWS = 272
"""Pixels of a letter, and of the narrowest drawing of either kind: a code that does not fit in it is left out."""


@dataclass(frozen=True, slots=True)
class Box:
    """`x` and `width` in per cent, `y` and `height` in em."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Text:
    """Text whose start, or middle if its class `css_class` says so, is at `x` on the base line `y`."""

    x: float
    y: float
    words: str
    css_class: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stack, its whole clickable area, its blocks (class, box and code), and its number and label."""

    stack: Stack
    area: Box
    blocks: Sequence[tuple[str, Box, Text | None]]
    texts: tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture; `height` is in em."""

    id: str
    title: str
    summary: str
    height: float
    axis: Box
    cells: Sequence[Cell]


def columns(chart: Chart) -> list[Drawing]:
    """Columns, oldest first; many of them are broken into several drawings on one scale."""
    lines = -(-len(chart.stacks) // _COLUMNS)
    size = -(-len(chart.stacks) // lines) if lines else 0
    pitch = 100 / max(size, _MIN_COLUMNS)
    return [_line(chart, n, chart.stacks[n * size : (n + 1) * size], pitch) for n in range(lines)]


def rows(chart: Chart) -> Drawing:
    """Rows, newest first."""
    unit = min(_WIDEST, (100 - _AXIS - _NUMBER) / max(chart.highest, 1))
    cells = [_row(chart, stack, n * _ROW, unit) for n, stack in enumerate(reversed(chart.stacks))]
    height = len(cells) * _ROW
    return Drawing(f"{chart.id}-rows", chart.title, chart.summary, height, Box(_AXIS, 0, 0, height), cells)


def _line(chart: Chart, n: int, stacks: Sequence[Stack], pitch: float) -> Drawing:
    unit = _PITCH if chart.in_blocks else _PITCH * MAX_BLOCKS / chart.highest
    axis = max(stack.total for stack in stacks) * unit + _PITCH
    cells = [_column(chart, stack, (column * pitch, pitch), axis, unit) for column, stack in enumerate(stacks)]
    is_whole = len(stacks) == len(chart.stacks)
    span = {"title": chart.title, "first": stacks[0].label, "last": stacks[-1].label}
    title = chart.title if is_whole else chart.language.gettext("{title}, {first} to {last}", **span)
    baseline = Box(0, axis, len(stacks) * pitch, 0)
    return Drawing(f"{chart.id}-columns-{n}", title, chart.summary, axis + 1.2 * _PITCH, baseline, cells)


def _column(chart: Chart, stack: Stack, span: tuple[float, float], axis: float, unit: float) -> Cell:
    left, pitch = span
    x, width, middle = left + 0.14 * pitch, 0.72 * pitch, left + 0.5 * pitch
    gap = _PITCH - _BLOCK if chart.in_blocks else min(_SEAM, unit / 4)
    boxes = [
        (css_class, code, Box(x, axis - (below + count) * unit, width, count * unit - gap))
        for css_class, code, below, count in _blocks(chart, stack)
    ]
    top = axis - stack.total * unit - _PITCH
    label = Text(middle, axis + 0.6 * _PITCH + _MIDDLE, _year(stack.label, pitch), "pf-chart__middle")
    number = Text(
        middle, top + _PITCH / 2 + _MIDDLE, chart.language.number(stack.number), f"pf-chart__middle {_strength(stack)}"
    )
    area = Box(left, top, pitch, axis + 1.2 * _PITCH - top)
    return Cell(stack, area, _coded(boxes, _NARROWEST_COLUMNS), (number, label))


def _year(label: str, pitch: float) -> str:
    """The label, or `’05` where columns are so narrow that whole years would touch."""
    is_narrow = (len(label) + 1) * _LETTER > pitch / 100 * _NARROWEST_COLUMNS
    return f"’{label[-2:]}" if is_narrow and label.isdecimal() else label


def _row(chart: Chart, stack: Stack, top: float, unit: float) -> Cell:
    start, gap = _AXIS + 0.6, 0.4 if chart.in_blocks else unit / 8
    boxes = [
        (css_class, code, Box(start + below * unit, top + (_ROW - _ROW_BLOCK) / 2, count * unit - gap, _ROW_BLOCK))
        for css_class, code, below, count in _blocks(chart, stack)
    ]
    base = top + _ROW / 2 + _MIDDLE
    number = Text(start + stack.total * unit + 1.4, base, chart.language.number(stack.number), _strength(stack))
    return Cell(stack, Box(0, top, 100, _ROW), _coded(boxes, _NARROWEST_ROWS), (Text(0, base, stack.label), number))


def _blocks(chart: Chart, stack: Stack) -> Iterator[tuple[str, str, int, int]]:
    """Class and code of each block from the axis on, and the numbers of papers below it and in it."""
    below = 0
    for series, total in zip(chart.series, stack.counts, strict=True):
        for count in [1] * total if chart.in_blocks else [total] * bool(total):
            yield series.css_class, series.code, below, count
            below += count


def _coded(boxes: Sequence[tuple[str, str, Box]], pixels: int) -> list[tuple[str, Box, Text | None]]:
    """The boxes, each with its code if that fits."""
    return [(css_class, box, _code(code, box) if _fits(code, box, pixels) else None) for css_class, code, box in boxes]


def _fits(code: str, box: Box, pixels: int) -> bool:
    return bool(code) and box.height > 1.2 and len(code) * _LETTER < box.width / 100 * pixels


def _code(code: str, box: Box) -> Text:
    return Text(box.x + box.width / 2, box.y + box.height / 2 + _MIDDLE, code)


def _strength(stack: Stack) -> str:
    return "pf-chart__number" if stack.number else "pf-chart__none"
