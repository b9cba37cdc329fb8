"""Contrast of colours, as WCAG 2.2 measures it."""

from __future__ import annotations

PAGES = ("#fcfcfa", "#14161a")
"""The page's colour in light and in dark: `--pf-page` of the style sheet."""

ENOUGH = 4.5
"""https://www.w3.org/TR/WCAG22/#contrast-minimum"""


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance of a colour such as `#a3301c`."""
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, from 1 to 21."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def lightened(colour: str) -> str:
    """The colour mixed with as much white, in twentieths, as it takes to be read easily on the dark page."""
    mixed = (_mixed(colour, share / 20) for share in range(21))
    return next(each for each in mixed if contrast(each, PAGES[1]) >= ENOUGH + 1)


def _mixed(colour: str, white: float) -> str:
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in _parts(colour))


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
