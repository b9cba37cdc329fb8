"""Fields of web addresses: one may hold several, with spaces, commas or semicolons between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r"[\s,;|]+(?=https?://)", re.IGNORECASE)
"""What stands between two addresses; a semicolon may also be part of one."""

_ADDRESS = re.compile(r"(?i)(?!file:|internal-pdf:)[a-z][a-z0-9+.-]{1,20}://")


def separate(texts: Iterable[str]) -> list[str]:
    """The addresses in texts, of any scheme, each once; paths of files and words are left out."""
    found = (part.strip() for text in texts for part in _BETWEEN.split(text.strip()))
    return list(dict.fromkeys(part.rstrip(";,") for part in found if _ADDRESS.match(part)))
