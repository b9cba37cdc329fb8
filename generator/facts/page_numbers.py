"""Page numbers: one spelling of a range, whichever dash its source has."""

from __future__ import annotations

import re

RANGE = "–"
"""The dash of a range whose page numbers have hyphens themselves; every other range has a hyphen."""

_DASH = re.compile(r"\s*(?:[‐-―−]|-+)\s*")
_LONG_DASH = re.compile(r"\s*(?:[‒-―−]|--+)\s*")


def hyphenated(pages: str) -> str:
    """`291 – 306` as `291-306`, `14--14` as `14`; `S1-12--S1-20` as `S1-12–S1-20`, since its pages have hyphens."""
    first, *rest = _LONG_DASH.split(pages)
    if len(rest) == 1 and ("-" in first or "-" in rest[0]):
        return f"{first}{RANGE}{rest[0]}"
    parts = _DASH.split(pages)
    if len(parts) == 4 and parts[0] == parts[2] and "," not in pages:
        return f"{parts[0]}-{parts[1]}{RANGE}{parts[2]}-{parts[3]}"
    if len(parts) == 2 and parts[1] in {parts[0], ""}:
        return parts[0]
    return _DASH.sub("-", pages)


def ends(pages: str) -> tuple[str, str]:
    """First and last page; the last is empty for a single page or an article number."""
    first, _, last = pages.partition(RANGE if RANGE in pages else "-")
    return first, last


def with_dash(pages: str, dash: str) -> str:
    """The pages with another dash between first and last."""
    return pages.replace(RANGE if RANGE in pages else "-", dash)
