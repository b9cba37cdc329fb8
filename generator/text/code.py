"""Code in Markdown with its syntax marked, as HTML with the class names of Pygments, which the style sheet colours."""

from __future__ import annotations

from functools import cache
from typing import Any

LONGEST = 50_000
"""Characters of the longest code whose syntax is marked: some languages take quadratic time."""


def highlighted(code: str, language: str, attributes: str) -> str:
    """The HTML of code in a language that Pygments knows by that name; empty for any other, which stays plain."""
    lexer = _lexer(language.casefold()) if language and len(code) <= LONGEST else None
    if lexer is None:
        return ""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter

    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))


@cache
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
