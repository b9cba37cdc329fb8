"""In which language and direction the title and the abstract of a paper are written, as attributes of HTML."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

from generator.facts import languages

_AUTO = Markup('dir="auto"')
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def written(text: str, language: str) -> Markup:
    """`lang` if the language of the paper is known, and `dir`."""
    tag = languages.tag(language)
    return Markup('lang="{}" dir="{}"').format(tag, direction(text, tag)) if tag else _AUTO


def direction(text: str, tag: str) -> str:
    """The value of `dir`. Browsers go by the first letter (`auto`), which in an Arabic title may be Latin, so a text
    with letters from right to left in a language written so is `rtl`."""
    is_mirrored = languages.is_right_to_left(tag) and any(map(_is_mirrored, text))
    return "rtl" if is_mirrored else "auto"


def _is_mirrored(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT
