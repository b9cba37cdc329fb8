"""The order in which parts of a line are drawn from left to right: the bidirectional algorithm of Unicode (UAX 9) for a
line without embeddings, which is what titles and names are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})
_MARK = "NSM"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left (UAX 9, P2)."""
    strong = (unicodedata.bidirectional(each) for each in text)
    return next((kind for kind in strong if kind in _RIGHT_TO_LEFT or kind == "L"), "L") != "L"


def parts(text: str, *, rtl: bool) -> list[tuple[str, bool]]:
    """The parts of a text of one direction each, from left to right, with whether they run from right to left; what
    has no direction takes that of both sides, or that of the line (N1, N2)."""
    pieces = [
        (is_rtl, "".join(each for each, _ in those))
        for is_rtl, those in groupby(zip(text, _directions(text, rtl), strict=True), key=lambda pair: pair[1])
    ]
    return [(piece, is_rtl) for is_rtl, piece in (reversed(pieces) if rtl else pieces)]


def _directions(text: str, rtl: bool) -> Iterator[bool]:
    own = [_own(each) for each in text]
    before = list(_latest(own, rtl))
    after = reversed(list(_latest(reversed(own), rtl)))
    for character, left, right in zip(text, before, after, strict=True):
        yield left if left == right or unicodedata.bidirectional(character) == _MARK else rtl


def _latest(directions: Iterable[bool | None], at_first: bool) -> Iterator[bool]:
    """Each direction, or the one before where there is none."""
    latest = at_first
    for direction in directions:
        latest = latest if direction is None else direction
        yield latest


def _own(character: str) -> bool | None:
    kind = unicodedata.bidirectional(character)
    return True if kind in _RIGHT_TO_LEFT else False if kind in _LEFT_TO_RIGHT else None
