"""References while they are put together: text with marks for italics, and the rules where two pieces meet.

The marks are private-use characters, which no text from outside holds (`text.line` takes them out).
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

ON, OFF = "\ue000", "\ue001"
_VALUE = "\ue002"


def value(text: str) -> str:
    """A text from outside: where it starts with a punctuation mark, that mark is not part of ours."""
    return f"{_VALUE}{text}" if text[:1] in {".", ","} else text


def italic(text: str) -> str:
    """The text in italics."""
    return f"{ON}{text}{OFF}" if text else ""


def joined(left: str, right: str) -> str:
    """Two pieces side by side: full stops and commas go inside of quotes, and no full stop follows `.`, `?` or `!`."""
    mark = right[:1]
    if (mark != "." and mark != ",") or not left:
        return left + right
    body = left.rstrip(OFF)
    if body.endswith("”"):
        return f"{joined(body[:-1], mark)}”{left[len(body) :]}{right[1:]}"
    return left + (right[1:] if mark == "." and body[-1:] in {".", "?", "!"} else right)


def listed(delimiter: str, pieces: Iterable[str]) -> str:
    """The pieces that are not empty, with a delimiter between them."""
    text = ""
    for piece in filter(None, pieces):
        text = joined(joined(text, delimiter), piece) if text else piece
    return text


def plain(text: str) -> str:
    """The words alone."""
    return text.replace(ON, "").replace(OFF, "").replace(_VALUE, "")


def html(text: str) -> Markup:
    """Safe HTML: every character from outside is escaped, italics are `<i>`."""
    safe = str(escape(text.replace(_VALUE, "")))
    return Markup(safe.replace(ON, "<i>").replace(OFF, "</i>"))  # noqa: S704  # escaped in the line above
