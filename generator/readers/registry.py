"""The registry of readers, by the ending of a source's file name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from generator.readers import bibtex, profile
from generator.readers.reading import Reader

READERS: Mapping[str, Reader] = MappingProxyType({".txt": profile.read, ".bib": bibtex.read})


def strength(name: str) -> int:
    """Which source wins where two say different things: the later in the registry."""
    return list(READERS).index(suffix) if (suffix := PurePath(name).suffix.lower()) in READERS else -1
