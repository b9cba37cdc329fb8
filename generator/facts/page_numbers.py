"""Page numbers: one spelling of a range, whichever dash its source has."""

from __future__ import annotations

import re

_DASH = re.compile(r"\s*(?:[‐-―−]|-+)\s*")


def hyphenated(pages: str) -> str:
    """`291 – 306` as `291-306`."""
    return _DASH.sub("-", pages)
