"""Of which kind a work is, as its facts tell: the one answer for its page, the filter, the curriculum vitae and every
format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.facts import identifiers, preprint_servers
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, WORK_KINDS, WorkKind
from generator.model import Publication

PROCEEDINGS = "Proceedings"
"""The genre of a book whose other facts do not tell that it holds the papers of a meeting."""

_WORKSHOP = re.compile(r"(?i)\bworkshops?\b")
_PROCEEDINGS = re.compile(r"(?i)\b(?:proceedings|proc\.|actes|atti|actas|tagungsband)")
_TOLD_BY: Mapping[str, Callable[[Publication], object]] = MappingProxyType(
    {
        "preprint": lambda p: not p.venue and _is_preprint(p),
        "workshop": lambda p: _WORKSHOP.search(p.venue),
        "part-of-book": lambda p: p.chapter,
        "proceedings": lambda p: (
            _PROCEEDINGS.search(p.genre) or (_is_edited(p) and (p.event or _PROCEEDINGS.search(p.title)))
        ),
        "manual": lambda p: p.genre.casefold() == "manual",
        "edited-book": lambda p: _is_edited(p),
    }
)
"""Kinds that narrow an item type → whether the facts of a work of that type tell that it is one."""


def kind_of(p: Publication) -> WorkKind:
    """The kind of a work."""
    type = p.type or DEFAULT_ITEM_TYPE
    told = (name for name, is_told in _TOLD_BY.items() if WORK_KINDS[name].narrows == type and is_told(p))
    return WORK_KINDS[next(told, type)]


def proceedings_genre(genre: str) -> str:
    """The genre of what is known to be proceedings, before any other that a source gives."""
    return genre if _PROCEEDINGS.search(genre) else ", ".join(filter(None, (PROCEEDINGS, genre)))


def without_told_genre(p: Publication) -> Publication:
    """The work, without the genre of proceedings if its other facts tell that it is one; another genre stays."""
    first, _, other = p.genre.partition(", ")
    if first != PROCEEDINGS:
        return p
    plain = replace(p, genre=other)
    return plain if kind_of(plain) is WORK_KINDS["proceedings"] else p


def _is_preprint(p: Publication) -> bool:
    is_of_arxiv = bool(p.arxiv) and not p.publisher
    return is_of_arxiv or preprint_servers.is_server(p.publisher) or identifiers.is_preprint_doi(p.doi.casefold())


def _is_edited(p: Publication) -> bool:
    return bool(p.editors) and not p.authors
