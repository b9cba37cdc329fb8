"""Values that follow from texts alone, kept in a file from one run to the next: most texts are the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.facts import files


class Kept:
    """Values by the digests of their texts; `program` is the digest of the program that works them out. Only what has
    been asked for or added is kept for the next run. Values are plain data, and nobody changes them."""

    def __init__(self, program: str = "", known: Mapping[str, Any] = MappingProxyType({})) -> None:
        self._program, self._known = program, known
        self._used: dict[str, Any] = {}

    def get(self, text: str) -> Any:
        """The value of a text; None if it is not known."""
        digest = _digest(text)
        value = self._known.get(digest)
        if value is not None:
            self._used[digest] = value
        return value

    def add(self, text: str, value: Any) -> None:
        """Keeps the value of a text."""
        self._used[_digest(text)] = value

    def write(self, file: Path) -> None:
        """Writes the values for `read`, unless they are those that were read, and lets go of them all."""
        if self._used.keys() != self._known.keys():
            data = {"program": self._program, "values": self._used}
            files.write_text(file, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        self._known, self._used = {}, {}


def read(file: Path, program: str) -> Kept:
    """What a run of the same program kept in a file; nothing if the file is not one of its own."""
    try:
        data = json.loads(file.read_bytes())
        return Kept(program, dict(data["values"]) if data["program"] == program else {})
    except (OSError, ValueError, LookupError, TypeError):
        return Kept(program)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
