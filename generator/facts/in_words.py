"""What BibTeX's `@misc` has no fields for, as the words of its `howpublished`."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Publication
from generator.text import formulas

_NUMBERED = frozenset({"patent", "standard", "legislation", "bill", "regulation", "treaty", "legal_case"})


def presented(p: Publication) -> str:
    """How a work without a venue came out: `Poster presentation, Conference on Tests, Rome`, `Version 2.0`."""
    version = f"Version {p.version}" if p.version else ""
    holders = ", ".join(holder.name for holder in p.holders)
    numbered = p.number if p.type in _NUMBERED else ""
    return formulas.joined(filter(None, (p.genre, numbered, holders, version, p.event, p.event_place)), ", ")


def presented_beside_fields(p: Publication) -> str:
    """The same without what biblatex's `@misc` has fields for."""
    return presented(replace(p, genre="", version=""))
