"""Entries of papers that processes share: the page of a paper needs them, and so do files of many papers."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping, Sequence
from contextlib import suppress

from generator.citing.writers import WRITERS
from generator.facts import files
from generator.site.paper import Pub

_PLACE = 1 << 24
"""Bytes between the places of two papers in the file, which has gaps."""

_SIZES = struct.Struct(f"<{len(WRITERS)}I")


class SharedEntries:
    """Each paper has a place of its own in a file without a name, so that processes forked later write beside each
    other. An entry that nobody has put there, or that did not fit, is made again: all of them on Windows, which has
    neither such files nor processes that are forked."""

    def __init__(self, pubs: Sequence[Pub]) -> None:
        numbered = enumerate(pubs) if hasattr(os, "pwrite") else ()
        self._places: Mapping[str, int] = {pub.key: number * _PLACE for number, pub in numbered}
        self._file = files.scratch()

    def put(self, pub: Pub) -> None:
        """Makes the entries of a paper in all formats and keeps them."""
        if pub.key not in self._places:
            return
        entries = [pub.entry(ending).encode() for ending in WRITERS]
        data = _SIZES.pack(*map(len, entries)) + b"".join(entries)
        if len(data) <= _PLACE:
            with suppress(OSError):  # a full disk, or one that has no files with gaps
                os.pwrite(self._file.fileno(), data, self._places[pub.key])

    def get(self, pub: Pub, ending: str) -> str:
        """The entry of a paper in the format with a file ending."""
        if (place := self._places.get(pub.key)) is None:
            return pub.entry(ending)
        at = list(WRITERS).index(ending)
        head = os.pread(self._file.fileno(), _SIZES.size, place)
        sizes = _SIZES.unpack(head.ljust(_SIZES.size, b"\0"))
        entry = os.pread(self._file.fileno(), sizes[at], place + _SIZES.size + sum(sizes[:at]))
        return entry.decode() or pub.entry(ending)
