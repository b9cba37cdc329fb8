"""The colours of topics, taken from the style sheet: WCAG 2.2 contrast in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[4] / "templates/theme/assets/portfolio.css"
PAIR = re.compile(r"--pf-([\w-]+): light-dark\((#\w+), (#\w+)\);")
TOKENS = {name: colours for name, *colours in PAIR.findall(SHEET.read_text(encoding="utf-8"))}
SLOT = re.compile(
    r"\.pf-slot-(\d) \{ background: var\(--pf-([\w-]+)\); color: var\(--pf-([\w-]+)\); fill: var\(--pf-\2\); \}"
)
SLOTS = {int(slot): (fill, text) for slot, fill, text in SLOT.findall(SHEET.read_text(encoding="utf-8"))}
SCHEMES = ("light", "dark")


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio of two tokens."""
    index = SCHEMES.index(scheme)
    low, high = sorted(luminance(TOKENS[name][index]) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert luminance("#fff") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert sorted(SLOTS) == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("slot", range(7))
def test_a_code_can_be_read_on_its_colour_and_the_colour_be_seen_on_the_page(slot: int, scheme: str) -> None:
    fill, text = SLOTS[slot]
    assert contrast(fill, text, scheme) >= 4.5
    assert contrast(fill, "page", scheme) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_and_outlines_can_be_seen(scheme: str) -> None:
    assert min(contrast(name, "page", scheme) for name in ("text", "text-2", "text-3", "accent")) >= 4.5
    assert contrast("control", "page", scheme) >= 3
