"""What stands around and between the entries of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The text before, between and after entries, what a file without any holds, the pattern of an entry's key,
    and its end. Values are single lines, so that within an entry its end is never followed by what is between two."""

    between: str
    key: str
    end: str = ""
    opening: str = ""
    closing: str = ""
    empty: str = ""

    @property
    def separators(self) -> tuple[str, str, str]:
        """What stands before, between and after entries, when the end of an entry counts as what follows it."""
        return self.opening, f"{self.end}{self.between}", f"{self.end}{self.closing}"

    def joined(self, entries: Iterable[str]) -> str:
        """A whole file of entries."""
        inner = self.between.join(entries)
        return f"{self.opening}{inner}{self.closing}" if inner else self.empty

    def entries(self, file: bytes) -> Mapping[str, str]:
        """The entries of a whole file by their keys."""
        return _Entries(self, file)


class _Entries(Mapping[str, str]):
    """Entries that are cut out of a file when they are asked for: as texts they would take three times its memory."""

    def __init__(self, frame: Frame, file: bytes) -> None:
        self._file = file
        self._places = dict(_places(file, re.compile(frame.key.encode(), re.MULTILINE), frame))

    def __getitem__(self, key: str) -> str:
        return self._file[self._places[key]].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _places(file: bytes, key: re.Pattern[bytes], frame: Frame) -> Iterator[tuple[str, slice]]:
    """The key and the place of each entry."""
    opening, between, closing = (text.encode() for text in frame.separators)
    start = len(opening) if file.startswith(opening) else 0
    last = len(file) - len(closing) if file.endswith(closing) else len(file)
    while start <= last:
        at = file.find(between, start, last)
        end = at if at >= 0 else last
        if found := key.search(file, start, end):
            yield found[1].decode(), slice(start, end + len(frame.end.encode()))
        start = end + len(between) if at >= 0 else last + 1
