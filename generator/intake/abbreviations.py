"""Abbreviated names of journals: `Eur.Phys.J.A` and `Eur. Phys. J. A` are the European Physical Journal A."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.facts import names

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("the of and for in on a an to de la le les der die das und et y del".split())


@lru_cache(maxsize=16_384)
def is_abbreviation(short: str, full: str) -> bool:
    """True if each word of one name begins the word of the other at its place, small words left out, and some word is
    cut. Apart from that the names must have as many words: Nature is not Nature Physics."""
    one, other = _words(short), _words(full)
    begins = len(one) == len(other) > 1 and all(b.startswith(a) for a, b in zip(one, other, strict=True))
    return begins and sum(map(len, one)) < sum(map(len, other))


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(names.folded(name)) if word not in _SMALL]
