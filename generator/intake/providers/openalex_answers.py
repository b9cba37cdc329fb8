"""OpenAlex (docs.openalex.org): an author with all works, one work by its identifiers or its title.

A work by its identifier is free; lists, and so titles, need a key.
"""

from __future__ import annotations

from typing import Any

from generator.intake.providers.asking import (
    CANDIDATES,
    MOST_WORKS,
    Lookup,
    Session,
    counted,
    in_path,
    kept,
    listed,
    require_whole,
    words,
)
from generator.intake.providers.chosen_keys import chosen, joined
from generator.intake.readers.mapping import at, text_at
from generator.model import Publication

_PLACE = "landing_page_url version raw_type source.type source.display_name"
_KEPT = " ".join(
    (
        "id doi display_name title publication_date publication_year type type_crossref is_authors_truncated",
        "authorships.raw_author_name authorships.author.display_name abstract_inverted_index",
        "ids.pmid ids.pmcid ids.mag ids.doi biblio.volume biblio.issue biblio.first_page biblio.last_page",
        joined("primary_location", _PLACE),
        joined("locations", _PLACE),
    )
)
_FIELDS = (
    "id,doi,display_name,publication_date,publication_year,type,authorships,abstract_inverted_index,ids,biblio,"
    "primary_location,locations"
)
_AUTHOR = (
    "id orcid display_name works_count cited_by_count summary_stats.h_index ids.orcid "
    "last_known_institutions.display_name"
)


def ask(session: Session, id: str) -> list[Any]:
    """An author with all works, or one work."""
    if id.startswith("W"):
        return _by_identifier(session, id)
    author = session.json(f"/authors/{id}" if id.startswith("A") else f"/authors/orcid:{id}")
    number = text_at(author, "id").rpartition("/")[2]
    if not number.startswith("A"):
        raise session.changed()
    works = [_whole(session, work) for work in _works(session, number)]
    return [chosen(author, _AUTHOR), {"results": kept(works, _KEPT, "id")}]


def _works(session: Session, author: str) -> list[Any]:
    found: list[Any] = []
    cursor = "*"
    while cursor and len(found) < MOST_WORKS:
        query = {"filter": f"author.id:{author}", "select": _FIELDS, "cursor": cursor, "per-page": "100"}
        answer = session.json("/works", **query)
        page = listed(session, answer, "results")
        found += page
        cursor = text_at(answer, "meta.next_cursor") if page else ""
    require_whole(session, len(found), counted(session, answer, "meta.count"))
    return found


def _whole(session: Session, work: Any) -> Any:
    """The work with all its authors, of whom lists have the first hundred."""
    if at(work, "is_authors_truncated") is True:
        return session.json(f"/works/{text_at(work, 'id').rpartition('/')[2]}")
    return work


def _identifier(work: Publication) -> str:
    if work.doi:
        return f"doi:{work.doi}"
    pmid = work.ids.get("pmid", "")
    return work.ids.get("openalex") or (f"pmid:{pmid}" if pmid else "")


def _by_identifier(session: Session, id: str) -> list[Any]:
    return [{"results": [chosen(session.json(f"/works/{in_path(id)}"), _KEPT)]}]


def _by_title(session: Session, work: Publication) -> list[Any]:
    query = {"filter": f"title.search:{words(work.title)}", "select": _FIELDS, "per-page": str(CANDIDATES)}
    found = listed(session, session.json("/works", **query), "results")
    return [{"results": [chosen(_whole(session, each), _KEPT) for each in found]}] if found else []


LOOKUP = Lookup(_identifier, _by_identifier, _by_title, titles_need_key=True, catalogue="openalex")
