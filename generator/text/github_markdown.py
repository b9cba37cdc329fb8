"""Texts inside Markdown that GitHub renders: a summary of a workflow, the description of a pull request."""

from __future__ import annotations

import re

from generator.text import markdown

_LONGEST = 300
"""Characters of a text that are shown."""

# Control characters, surrogates, and marks that reverse the direction of a line: shown by their number.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# GitHub notifies the person behind @name and links #12, escaped or not, unless a zero-width space comes between;
# and it strikes out what is between single tildes. Addresses, which come first, stay whole.
_DOLLAR = "\x01"  # replaces dollar signs, so that no formula is found
_OF_GITHUB = re.compile(
    rf"(?P<address><https?://[^<>]*>)|(?P<call>@(?=\w)|\\#(?=\d)|\bGH-(?=\d))|(?P<mark>(?<!\\)~|{_DOLLAR})"
)


def escaped(text: str) -> str:
    """A text as Markdown that shows it on one line, cut if it is very long."""
    return _OF_GITHUB.sub(_inert, markdown.from_text(_visible(text).replace("$", _DOLLAR)))


def code(text: str) -> str:
    """A text as a code span, which shows everything as it is, and addresses without links."""
    line = _visible(text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    blank = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{blank}{line}{blank}{fence}"


def _inert(match: re.Match[str]) -> str:
    text = match[0].replace(_DOLLAR, "$")
    return f"{text}&#8203;" if match["call"] else f"\\{text}" if match["mark"] else text


def _visible(text: str) -> str:
    line = _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
