"""The registry of writers, by the ending of the files they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from generator.model import Publication
from generator.writers import bibtex

Writer = Callable[[Sequence[Publication]], str]

WRITERS: Mapping[str, Writer] = MappingProxyType({"bib": bibtex.write})
