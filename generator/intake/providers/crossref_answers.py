"""Crossref (api.crossref.org): a work by its DOI or its title."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.intake.providers.asking import CANDIDATES, Lookup, Session, doi_of_publisher, listed
from generator.intake.providers.chosen_keys import chosen, joined
from generator.intake.readers.mapping import at
from generator.model import Publication

_KEPT = " ".join(
    (
        "DOI title subtitle type prefix container-title short-container-title volume issue page article-number",
        "publisher publisher-location edition-number ISBN ISSN degree abstract language",
        "institution.name event.name event.location update-to.DOI",
        "issued published published-print published-online published-other approved posted journal-issue",
        *(
            joined(role, "given family suffix prefix name literal sequence")
            for role in ("author", "editor", "translator")
        ),
        joined("relation.has-preprint", "id id-type"),
        joined("relation.is-preprint-of", "id id-type"),
    )
)


def ask(session: Session, id: str) -> list[Any]:
    """One work by its DOI."""
    answer = session.json(f"/works/{quote(id, safe='')}")
    if not isinstance(at(answer, "message.DOI"), str):
        raise session.changed()
    return [{"message-type": "work", "message": chosen(answer["message"], _KEPT)}]


def _by_title(session: Session, work: Publication) -> list[Any]:
    author = work.authors[0].name[:200]
    query = {"query.bibliographic": work.title[:500], "query.author": author, "rows": str(CANDIDATES)}
    found = listed(session, session.json("/works", **query), "message.items")
    works = [chosen(each, _KEPT) for each in found]
    return [{"message-type": "work-list", "message": {"items": works}}] if works else []


LOOKUP = Lookup(doi_of_publisher, ask, _by_title)
