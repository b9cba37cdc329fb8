"""Long lists in parts whose addresses keep their papers: parts are counted from the oldest paper, so that a newer one
moves none. The newest papers, one part or somewhat more, stand on the list's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.paper import Pub

PART = 25
"""Papers of one part. 50 papers with all their authors weigh 53 KB gzipped, the rest of a first load 83 KB; 150 is the
most that a first load may weigh."""

WHOLE = 2 * PART
"""A list of up to so many papers stands on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a list, newest first; `first` to `last` count from the oldest paper of the list."""

    path: str
    url: str
    pubs: Sequence[Pub]
    first: int
    last: int


def parts(pubs: Sequence[Pub], url: str) -> list[Part]:
    """A list at `url` (newest first) in parts, newest first: its own page, then `<url>page/<number>/`."""
    total = len(pubs)
    older = total // PART - 1 if total > WHOLE else 0
    front = Part("", url, pubs[: total - older * PART], older * PART + 1, total)
    return [front, *(_older(pubs, url, number) for number in range(older, 0, -1))]


def _older(pubs: Sequence[Pub], url: str, number: int) -> Part:
    total, last = len(pubs), number * PART
    path = f"{url}page/{number}"
    return Part(path, f"{path}/", pubs[total - last : total - last + PART], last - PART + 1, last)
