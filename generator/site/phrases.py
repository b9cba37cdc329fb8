"""English phrases that many pages share: counts, numbers in words, short author lists, the start of a text."""

from __future__ import annotations

from collections.abc import Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_NAMED_AUTHORS = 3


def counted(number: int, noun: str) -> str:
    """`1 paper`, `1,200 papers`."""
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """The noun in the form that goes with the number; for nouns that take an s."""
    return noun if number == 1 else f"{noun}s"


def in_words(number: int) -> str:
    """English number words below one hundred, digits from there on."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return f"{number:,}"


def short_author_list(names: Sequence[str], is_truncated: bool) -> str:
    """The first three names, followed by "et al." if there are more; empty without names."""
    more = " et al." if is_truncated or len(names) > _NAMED_AUTHORS else ""
    return ", ".join(names[:_NAMED_AUTHORS]) + more if names else ""


def shortened(text: str, limit: int) -> str:
    """The text, or its first whole words and an ellipsis if it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"
