"""arXiv (info.arxiv.org/help/api/user-manual.html): papers by their ids, many at once.

It is not asked by titles: what it has under one may be the preprint of another work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from generator.facts import identifiers
from generator.intake.providers import xml_lines
from generator.intake.providers.asking import Lookup, Session
from generator.intake.providers.xml_lines import XmlShape
from generator.intake.readers.mapping import text_at
from generator.model import Publication

_SHAPE = XmlShape(
    "feed",
    frozenset({"entry"}),
    frozenset("id published title summary author name doi journal_ref comment primary_category category".split()),
    frozenset({"term"}),
)


def ask(session: Session, id: str) -> list[Any]:
    """One paper."""
    return papers(session, [id])


def papers(session: Session, ids: Sequence[str]) -> list[Any]:
    """Papers by their ids; those that do not exist are left out."""
    found = session.xml("/api/query", _SHAPE, id_list=",".join(ids), max_results=str(len(ids)))
    entries = [entry for entry in found if "/api/errors" not in text_at(entry, "id")]
    if not entries or (len(ids) == 1 and not _has_title(entries[0])):
        raise session.unknown(f"{', '.join(ids):.80}")
    return xml_lines.lines(entries, _SHAPE)


def _has_title(entry: Element) -> bool:
    return bool(text_at(entry, "title"))


def _identifier(work: Publication) -> str:
    return identifiers.without_version(work.arxiv)


LOOKUP = Lookup(_identifier, ask, never=frozenset({"venue"}))
