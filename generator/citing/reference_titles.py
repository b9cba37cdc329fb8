"""Titles: English title case, and quotation marks within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.text import capitals, formulas

_SMALL = frozenset(
    "a about above across after against al along amid among an and around as at before after below beneath beside "
    "besides between beyond but by despite down during et except for from in inside into like near nor of off on onto "
    "or out over per plus since so than the through throughout till to toward towards under underneath until unto up "
    "upon versus via vs with within without yet".split()
)  # articles, prepositions and conjunctions: small inside of a title
_PART = re.compile(r"(\s+|[-‐‑–—/])")
_CORE = re.compile(r"[^\W_][\w’']*")
_NONE: frozenset[str] = frozenset()
_AROUND = ".,:;!?()[]\"'`“”‘’"
_STARTS = (":", "?", "!")
_DOUBLE = re.compile(r"(^|[\s(\[{<‘—–/-])\"")
_SINGLE = re.compile(r"(^|[\s(\[{<“—–/-])'")


@lru_cache(maxsize=64)
def title_case(title: str, kept: frozenset[str] = frozenset()) -> str:
    """Capitals as MLA and Chicago have them; a word that holds a capital already, or is to be kept, stays as it is."""
    parts = _PART.split(title)
    words = [i for i in range(0, len(parts), 2) if _CORE.search(parts[i])]
    for place in words:
        is_edge = place in {words[0], words[-1]} or _starts_anew(parts, place)
        if parts[place].strip(_AROUND) not in kept:
            parts[place] = _cased(parts[place], is_edge=is_edge)
    return "".join(parts)


def kept_words(title: str, keep_case: Sequence[str]) -> frozenset[str]:
    """The words of a title that are not words of a language, because they stand in a formula, and those to keep."""
    if not keep_case and "$" not in title:
        return _NONE
    inside = (formulas.plain(f"${span.text}$") for span in formulas.spans(title) if span.is_math)
    named = (text for text in keep_case if text != capitals.ALL)
    return frozenset(word.strip(_AROUND) for text in (*inside, *named) for word in _PART.split(text))


@lru_cache(maxsize=64)
def curly(title: str) -> str:
    """Straight quotation marks and apostrophes become typographic ones."""
    if '"' not in title and "'" not in title:
        return title
    text = _DOUBLE.sub(r"\1“", title).replace('"', "”")
    return _SINGLE.sub(r"\1‘", text).replace("'", "’")


def quoted(title: str) -> str:
    """In double quotation marks, with single ones inside."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”" if title else ""


def _cased(word: str, *, is_edge: bool) -> str:
    core = _CORE.search(word)
    if core is None or any(c.isupper() for c in word):
        return word
    is_small = core[0] in _SMALL or len(core[0]) == 1
    if is_small and not is_edge:
        return word
    return f"{word[: core.start()]}{core[0][0].upper()}{word[core.start() + 1 :]}"


def _starts_anew(parts: list[str], place: int) -> bool:
    """True after a colon, question or exclamation mark."""
    before = "".join(parts[:place]).rstrip()
    return parts[place - 1].isspace() and before.rstrip("”’\"')").endswith(_STARTS)
