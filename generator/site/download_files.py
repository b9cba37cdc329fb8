"""Writes citation downloads paper by paper: each entry is made once, added to every file it belongs to, and forgotten.

A paper's entry is in a file of its own, in that of all papers, and in those of its year, topics and venue.
Writing file by file would make it again for each, or keep all entries: 60 MB at 10,000 papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.citing.writers import WRITERS
from generator.site.paper import Pub
from generator.site.rendering import Citations

_BUFFER = 200_000
"""Characters of a file that are collected before they are written."""

Content = str | bytes

EntryOf = Callable[[Pub, str], str]


class _PartialFile:
    """A file that still lacks some entries, and its buffer."""

    __slots__ = ("_buffer", "_frame", "_lead", "_missing", "_size", "ending", "path")

    def __init__(self, path: str, citations: Citations) -> None:
        self.path, self.ending = path, citations.ending
        self._frame = WRITERS[citations.ending].frame
        self._lead, self._missing = self._frame.opening, len(citations.pubs)
        self._buffer: list[str] = []
        self._size = 0

    def add(self, entry: str) -> str:
        """Adds an entry and returns the text to write now, mostly none."""
        self._missing -= 1
        self._size += len(entry)
        self._buffer.append(entry)
        if self._missing and self._size < _BUFFER:
            return ""
        text = self._lead + self._frame.between.join(self._buffer) + ("" if self._missing else self._frame.closing)
        self._lead, self._buffer, self._size = self._frame.between, [], 0
        return text


def _written(pub: Pub, ending: str) -> str:
    return pub.entry(ending)


def contents(lists: Mapping[str, Citations], entry_of: EntryOf = _written) -> Iterator[tuple[str, Content]]:
    """The path and content of every download; the content of a repeated path is to be appended. `entry_of` returns the
    entry of a paper in a format."""
    order = {pub: n for n, pub in enumerate(dict.fromkeys(pub for each in lists.values() for pub in each.pubs))}
    in_order = {path: each for path, each in lists.items() if each.pubs and _follows(order, each.pubs)}
    for path, each in lists.items():
        if path not in in_order:
            yield path, each().content
    yield from _entries(in_order, order, entry_of)


def _follows(order: Mapping[Pub, int], pubs: Sequence[Pub]) -> bool:
    return all(order[pub] < order[following] for pub, following in pairwise(pubs))


def _entries(lists: Mapping[str, Citations], pubs: Collection[Pub], entry_of: EntryOf) -> Iterator[tuple[str, str]]:
    for ending in dict.fromkeys(citations.ending for citations in lists.values()):
        files_of: defaultdict[Pub, list[_PartialFile]] = defaultdict(list)  # of one format: of all, 10 MB
        for path, citations in lists.items():
            if citations.ending == ending:
                file = _PartialFile(path, citations)
                for pub in citations.pubs:
                    files_of[pub].append(file)
        for pub in pubs:
            files = files_of.pop(pub, [])
            entry = entry_of(pub, ending) if files else ""
            for file in files:
                if text := file.add(entry):
                    yield file.path, text
