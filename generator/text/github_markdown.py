"""Texts inside of Markdown that GitHub renders: a summary of a workflow, the description of a pull request."""

from __future__ import annotations

import re

from generator.text import markdown

_LONGEST = 300
"""Characters that are shown."""

# Controls, halves of characters, and marks that turn the direction of a line around: shown by their number.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# GitHub notifies the person behind @name and links #12, escaped or not, unless a blank of no width stands between;
# and it strikes out what stands between single tildes. Addresses, which come first, stay whole.
_DOLLAR = "\x01"  # stands for a dollar sign while formulas are looked for: there are none
_OF_GITHUB = re.compile(
    rf"(?P<address><https?://[^<>]*>)|(?P<call>@(?=\w)|\\#(?=\d)|\bGH-(?=\d))|(?P<mark>(?<!\\)~|{_DOLLAR})"
)


def escaped(text: str) -> str:
    """A text as Markdown that shows it on one line, cut if it is very long."""
    shown = _visible(text)
    return _OF_GITHUB.sub(_inert, markdown.from_text(shown.replace("$", _DOLLAR)))


def code(text: str) -> str:
    """A text as a code span, which shows everything as it is; addresses in it are no links."""
    shown = _visible(text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def _inert(match: re.Match[str]) -> str:
    text = match[0].replace(_DOLLAR, "$")
    return f"{text}&#8203;" if match["call"] else f"\\{text}" if match["mark"] else text


def _visible(text: str) -> str:
    line = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
