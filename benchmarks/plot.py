"""A plot of cost by size: SVG with two logarithmic axes, readable in light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Curve = Sequence[tuple[float, float]]

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 600, 24, 364
_APART = 16
"""Pixels between the names at the ends of two lines."""

_STYLE = """\
  <style>
    text { font: 13px system-ui, sans-serif; fill: #333 }
    .grid { stroke: #8884; stroke-width: 1 }
    .line { fill: none; stroke-width: 2.5 }
    .c0 { stroke: #0063b2 } .c1 { stroke: #b34700 } .c2 { stroke: #007a5a } .c3 { stroke: #8a3f9e }
    @media (prefers-color-scheme: dark) {
      text { fill: #ddd }
      .c0 { stroke: #5eb0f5 } .c1 { stroke: #f09a56 } .c2 { stroke: #45c79e } .c3 { stroke: #cf8fe0 }
    }
  </style>"""
_DASHES = ("", "7 4", "2 4", "10 4 2 4")


def svg(curves: Mapping[str, Curve], across: str, up: str) -> str:
    """The plot: a line for each name, of points (x, y) greater than 0; `across` and `up` label the axes."""
    points = [point for curve in curves.values() for point in curve]
    x = _Axis([point[0] for point in points], _LEFT, _RIGHT)
    y = _Axis([point[1] for point in points], _BOTTOM, _TOP)
    return "\n".join(_lines(curves, x, y, across, up)) + "\n"


class _Axis:
    """Maps values to pixels, from the power of ten below the smallest to the one above the largest."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self._start + share * (self._end - self._start), 1)

    def powers(self) -> Iterator[tuple[float, str]]:
        for power in range(self.low, self.high + 1):
            yield self.at(10.0**power), f"{10.0**power:,.{max(0, -power)}f}"


def _lines(curves: Mapping[str, Curve], x: _Axis, y: _Axis, across: str, up: str) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(f"{up} over {across}")}">'  # noqa: E501  # one tag
    yield _STYLE
    for at, label in x.powers():
        yield f'  <path class="grid" d="M{at} {_TOP}V{_BOTTOM}"/>'
        yield f'  <text x="{at}" y="{_BOTTOM + 20}" text-anchor="middle">{label}</text>'
    for at, label in y.powers():
        yield f'  <path class="grid" d="M{_LEFT} {at}H{_RIGHT}"/>'
        yield f'  <text x="{_LEFT - 8}" y="{at + 4}" text-anchor="end">{label}</text>'
    yield f'  <text x="{(_LEFT + _RIGHT) / 2}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>'
    yield f'  <text x="{_LEFT - 8}" y="14" text-anchor="start">{escape(up)}</text>'
    ends = _spread({name: y.at(curve[-1][1]) for name, curve in curves.items()})
    for number, (name, curve) in enumerate(curves.items()):
        path = "L".join(f"{x.at(size)} {y.at(cost)}" for size, cost in curve)
        yield f'  <path class="line c{number}" stroke-dasharray="{_DASHES[number]}" d="M{path}"/>'
        yield f'  <text x="{x.at(curve[-1][0]) + 8}" y="{ends[name] + 4}">{escape(name)}</text>'
    yield "</svg>"


def _spread(heights: Mapping[str, float]) -> dict[str, float]:
    """The height of each name, moved down where it would touch the one above."""
    placed: dict[str, float] = {}
    least = 0.0
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        placed[name] = max(height, least)
        least = placed[name] + _APART
    return placed
