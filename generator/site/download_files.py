"""The files that papers can be cited from, written paper by paper: an entry is made once, goes into every file that it
belongs to, and is forgotten.

A paper's entry stands in a file of its own, in that of all papers, and in those of its year, topics, venue and
co-authors. File by file it would be made for each of them, or all entries would have to be kept: 60 MB at 10,000
papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.citing.writers import WRITERS
from generator.site.paper import Pub
from generator.site.rendering import Citations
from generator.site.view import Download, Make

_WAITING = 200_000
"""Characters of a file that wait for more of it."""

Content = str | bytes


class _Begun:
    """A file of which entries are still to come, with what has not been written of it."""

    __slots__ = ("_frame", "_lead", "_left", "_pieces", "_waiting", "ending", "path")

    def __init__(self, path: str, make: Citations) -> None:
        self.path, self.ending = path, make.ending
        self._frame = WRITERS[make.ending].frame
        self._lead, self._left = self._frame.opening, len(make.pubs)
        self._pieces: list[str] = []
        self._waiting = 0

    def add(self, entry: str) -> str:
        """Takes an entry; gives what is to be written now."""
        self._left -= 1
        self._waiting += len(entry)
        self._pieces.append(entry)
        if self._left and self._waiting < _WAITING:
            return ""
        text = self._lead + self._frame.between.join(self._pieces) + ("" if self._left else self._frame.closing)
        self._lead, self._pieces, self._waiting = self._frame.between, [], 0
        return text


def contents(makers: Mapping[str, Make]) -> Iterator[tuple[str, Content]]:
    """Path and content of every download; a path that comes again goes on where it ended."""
    lists = {path: make for path, make in makers.items() if isinstance(make, Citations)}
    order = {pub: place for place, pub in enumerate(dict.fromkeys(pub for make in lists.values() for pub in make.pubs))}
    lists = {path: make for path, make in lists.items() if make.pubs and _follows(order, make.pubs)}
    for path, make in makers.items():
        if path not in lists:
            view = make()
            assert isinstance(view, Download)
            yield path, view.content
    yield from _entries(lists, order)


def _follows(order: Mapping[Pub, int], pubs: Sequence[Pub]) -> bool:
    return all(order[one] < order[other] for one, other in pairwise(pubs))


def _entries(lists: Mapping[str, Citations], pubs: Iterable[Pub]) -> Iterator[tuple[str, str]]:
    wanted: defaultdict[Pub, list[_Begun]] = defaultdict(list)
    for path, make in lists.items():
        begun = _Begun(path, make)
        for pub in make.pubs:
            wanted[pub].append(begun)
    for pub in pubs:
        files = wanted.pop(pub, [])
        entries = {ending: pub.entry(ending) for ending in {file.ending for file in files}}
        for file in files:
            if text := file.add(entries[file.ending]):
                yield file.path, text
