"""The one way to pylatexenc, with its traps fenced off."""

from __future__ import annotations

import logging
import re

from pylatexenc import latex2text, latexwalker
from pylatexenc.macrospec import MacroSpec

DEEPEST = 40
"""Opening braces that are still read: the parser recurses."""

MOST_COMMANDS = 1_000
"""Backslashes that are still read; 1,000 take 0.1 s."""

# Nested definitions take exponential time (measured: 40 times `\newcommand{`), and no citation defines commands.
_DEFINITION = re.compile(r"\\(?:(?:re)?new|provide)(?:command|environment)|\\def\b|\\newtheorem")
# It has no root error for substitutions: malformed input surfaces as a lookup that failed.
_FAILURES = (latexwalker.LatexWalkerError, ValueError, LookupError, TypeError, AttributeError)

# The comma below ș, which it does not know.
_COMMA = "textcommabelow"
_COMMANDS = latexwalker.get_default_latex_context_db()
_COMMANDS.add_context_category("comma", prepend=True, macros=[MacroSpec(_COMMA, "{")])
_TEXTS = latex2text.get_default_latex_context_db()
_TEXTS.add_context_category("comma", prepend=True, macros=[latex2text.MacroTextSpec(_COMMA, "%s\u0326")])

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # what cannot be read is returned, not logged


def to_text(tex: str, math_mode: str) -> str | None:
    """LaTeX as Unicode, by pylatexenc's rules for `math_mode`; None for what cannot be read in bounded time."""
    if tex.count("{") > DEEPEST or tex.count("\\") > MOST_COMMANDS or _DEFINITION.search(tex):
        return None
    try:
        reader = latex2text.LatexNodes2Text(_TEXTS, math_mode=math_mode)
        return str(reader.latex_to_text(tex, latex_context=_COMMANDS))
    except _FAILURES:
        return None
