"""The registry of readers, by the ending of a source's file name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.readers import profile
from generator.readers.reading import Reader

READERS: Mapping[str, Reader] = MappingProxyType({".txt": profile.read})
