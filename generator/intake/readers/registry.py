"""The registry of readers, by the ending of a source's file name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from generator.intake.readers import bibtex_reader, profile_reader
from generator.intake.readers.reading import Reader

READERS: Mapping[str, Reader] = MappingProxyType({".txt": profile_reader.read, ".bib": bibtex_reader.read})

LEGACY_ENCODINGS = MappingProxyType({".bib": "cp1252"})
"""What a source that is not UTF-8 is read as, by its ending: older reference managers write Latin-1, which Windows'
code page contains. A profile is copied from a web page, where anything else is a mistake."""


def strength(name: str) -> int:
    """Which source wins where two say different things: the later in the registry."""
    return list(READERS).index(suffix) if (suffix := PurePath(name).suffix.lower()) in READERS else -1
