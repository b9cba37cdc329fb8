"""Semantic Scholar (api.semanticscholar.org/api-docs): an author with all papers, one by its ids or title."""

from __future__ import annotations

from typing import Any

from generator.intake.providers.asking import MOST_WORKS, Lookup, Session, in_path, kept, listed
from generator.intake.providers.chosen_keys import chosen
from generator.intake.providers.web_exchange import Unanswered
from generator.intake.readers.mapping import at
from generator.model import Publication

_STEM = "/graph/v1"
_FIELDS = (
    "paperId,externalIds,title,abstract,venue,publicationVenue,journal,year,publicationDate,publicationTypes,authors"
)
_KEPT = (
    "paperId externalIds title abstract venue publicationVenue.name publicationVenue.type journal year publicationDate "
    "publicationTypes authors.name"
)
_AUTHOR_FIELDS = "authorId,name,url,homepage,affiliations,paperCount,citationCount,hIndex"
_AUTHOR = _AUTHOR_FIELDS.replace(",", " ")


def ask(session: Session, id: str) -> list[Any]:
    """An author with all papers, or one paper."""
    if len(id) == 40:
        return _by_identifier(session, id)
    author = session.json(f"{_STEM}/author/{id}", fields=_AUTHOR_FIELDS)
    return [chosen(author, _AUTHOR), {"data": kept(_papers(session, id), _KEPT, "paperId")}]


def _papers(session: Session, author: str) -> list[Any]:
    found: list[Any] = []
    start: int | None = 0
    while start is not None and len(found) < MOST_WORKS:
        answer = session.json(f"{_STEM}/author/{author}/papers", fields=_FIELDS, limit="500", offset=str(start))
        page = listed(session, answer, "data")
        following = at(answer, "next")
        start = following if page and isinstance(following, int) and following > start else None
        found += page
    return found


def _identifier(work: Publication) -> str:
    kinds = ("", work.ids.get("s2")), ("DOI:", work.doi), ("ARXIV:", work.arxiv), ("PMID:", work.ids.get("pmid"))
    return next((f"{kind}{id}" for kind, id in kinds if id), "")


def _by_identifier(session: Session, id: str) -> list[Any]:
    paper = session.json(f"{_STEM}/paper/{in_path(id)}", fields=_FIELDS)
    return [{"data": [chosen(paper, _KEPT)]}]


def _by_title(session: Session, work: Publication) -> list[Any]:
    try:
        answer = session.json(f"{_STEM}/paper/search/match", query=work.title[:500], fields=_FIELDS)
    except Unanswered as error:
        if error.is_of_one:  # no title comes near
            return []
        raise
    return [{"data": [chosen(each, _KEPT) for each in listed(session, answer, "data")]}]


LOOKUP = Lookup(_identifier, _by_identifier, _by_title, catalogue="s2")
