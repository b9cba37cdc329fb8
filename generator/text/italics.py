"""Italics in titles, the only markup that a title may have: `<i>…</i>`."""

from __future__ import annotations

import re
from collections.abc import Callable

_SPAN = re.compile(r"<i>((?:(?!</?i>).)+)</i>")
_ESCAPED_SPAN = re.compile(r"&lt;i&gt;((?:(?!&lt;/?i&gt;)[^<]|<math>.*?</math>)+)&lt;/i&gt;")


def without(title: str) -> str:
    """The words alone."""
    return _SPAN.sub(r"\1", title) if "<i>" in title else title


def in_html(escaped: str) -> str:
    """The HTML of a title, in which every `<` has been escaped, with its italics."""
    return _ESCAPED_SPAN.sub(r"<i>\1</i>", escaped) if "&lt;i&gt;" in escaped else escaped


def encoded(title: str, encode: Callable[[str], str]) -> str:
    """A title as LaTeX, each part encoded by a function."""
    parts = _SPAN.split(title)
    return "".join(f"\\emph{{{encode(part)}}}" if n % 2 else encode(part) for n, part in enumerate(parts))
