"""The one way to pylatexenc, with its traps fenced off."""

from __future__ import annotations

import logging
import re

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

DEEPEST = 40
"""Opening braces that are still read: the parser recurses."""

MOST_COMMANDS = 1_000
"""Backslashes that are still read; 1,000 take 0.1 s."""

# Nested definitions take exponential time (measured: 40 times `\newcommand{`), and no citation defines commands.
_DEFINITION = re.compile(r"\\(?:(?:re)?new|provide)(?:command|environment)|\\def\b|\\newtheorem")
# It has no root error for substitutions: malformed input surfaces as a lookup that failed.
_FAILURES = (LatexWalkerError, ValueError, LookupError, TypeError, AttributeError)

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # what cannot be read is returned, not logged


def to_text(tex: str, math_mode: str) -> str | None:
    """LaTeX as Unicode, by pylatexenc's rules for `math_mode`; None for what cannot be read in bounded time."""
    if tex.count("{") > DEEPEST or tex.count("\\") > MOST_COMMANDS or _DEFINITION.search(tex):
        return None
    try:
        return str(LatexNodes2Text(math_mode=math_mode).latex_to_text(tex))
    except _FAILURES:
        return None
