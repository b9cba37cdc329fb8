"""In which language and direction the title and the abstract of a paper are written, as attributes of HTML."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from generator.facts import languages

_AUTO = Markup('dir="auto"')
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_PLAIN = re.compile(
    r"[^\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff]*"
)
"""Text without letters from right to left and signs that set a direction; assets/filter.js knows the same."""


def written(text: str, language: str) -> Markup:
    """`lang` if the language of the paper is known, and `dir`."""
    tag = languages.tag(language)
    return Markup('lang="{}" dir="{}"').format(tag, direction(text, tag)) if tag else _AUTO


def direction(text: str, tag: str) -> str:
    """The value of `dir`. Browsers go by the first letter (`auto`), which in an Arabic title may be Latin, so a text
    with letters from right to left in a language written so is `rtl`."""
    is_mirrored = languages.is_right_to_left(tag) and any(map(_is_mirrored, text))
    return "rtl" if is_mirrored else "auto"


def in_order(name: str) -> Markup:
    """A name that keeps its order among others on a page from left to right: in `<bdi>`, unless it is plain."""
    return escape(name) if _PLAIN.fullmatch(name) else isolated(name)


def isolated(name: str) -> Markup:
    """A name in `<bdi>`."""
    return Markup("<bdi>{}</bdi>").format(name)


def _is_mirrored(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
