"""Text → the words of the search index. `assets/words.js` does the same in the browser; a test compares them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

MAX_WORD = 40
"""Letters that count: nobody types more, and a longer run of letters is not a word."""

MAX_PHRASE = 80

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ"}
_OTHER_LETTERS = str.maketrans(_LETTERS)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese, which do not put spaces between words."""
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def fold(text: str) -> str:
    """The text in lower case and without accents."""
    small = text.lower()
    if small.isascii():
        return small
    return _BEYOND_ASCII.sub(_unmarked, unicodedata.normalize("NFKD", small)).translate(_OTHER_LETTERS)


def words(text: str) -> set[str]:
    """The folded words; in scripts without spaces, each character and each pair of adjacent characters."""
    return set[str]().union(*map(_words, text.split()))


@lru_cache(maxsize=20_000)
def _words(unspaced: str) -> Sequence[str]:
    """Those of a text without spaces, mostly a single one; most texts have the same ones."""
    folded = fold(unspaced)
    if folded.isascii():
        return [word[:MAX_WORD] for word in _WORD.findall(folded)]
    return [word for run in _runs(folded) for word in _words_of(run)]


def phrase(text: str) -> str:
    """The folded words in order, as one text, to compare whole titles and names."""
    return " ".join(_WORD.findall(fold(text)))[:MAX_PHRASE].rstrip()


def _runs(folded: str) -> Iterator[str]:
    return (run for word in _WORD.findall(folded) for run in _RUN.findall(word))


def _words_of(run: str) -> Iterator[str]:
    if run.isascii() or not _IS_UNSPACED.match(run):
        return iter((run[:MAX_WORD],))
    return iter([*run, *map("".join, pairwise(run))])


def _unmarked(character: re.Match[str]) -> str:
    return "" if unicodedata.category(character[0]).startswith("M") else character[0]
