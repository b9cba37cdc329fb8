"""The Astrophysics Data System (ui.adsabs.harvard.edu/help/api): works by ORCID iD, one by its identifiers or title."""

from __future__ import annotations

from typing import Any

from generator.intake.providers.asking import CANDIDATES, Lookup, Session, all_of, counted, kept, listed, surname, words
from generator.model import Publication

_FIELDS = (
    "bibcode,title,author,editor,doctype,pub,series,pubdate,year,volume,issue,page,page_range,eid,publisher,doi,"
    "identifier,arxiv_class,keyword,isbn,issn,abstract,comment"
)
_KEPT = _FIELDS.replace(",", " ")


def ask(session: Session, id: str) -> list[Any]:
    """The works of an ORCID iD, or one by its bibcode."""
    query = f"orcid:{id}" if id[4:5] == "-" else f'bibcode:"{id}"'

    def page(start: int) -> tuple[list[Any], int]:
        answer = session.json("/v1/search/query", q=query, fl=_FIELDS, rows="200", start=str(start), sort="bibcode asc")
        return listed(session, answer, "response.docs"), counted(session, answer, "response.numFound")

    return _pages(all_of(session, page))


def _identifier(work: Publication) -> str:
    return (work.ids.get("bibcode") or work.doi or work.arxiv).replace('"', "")


def _by_identifier(session: Session, id: str) -> list[Any]:
    return _found(session, f'identifier:"{id}"')


def _by_title(session: Session, work: Publication) -> list[Any]:
    return _found(session, f'title:"{words(work.title)}" author:"^{surname(work)}"')


def _found(session: Session, query: str) -> list[Any]:
    answer = session.json("/v1/search/query", q=query, fl=_FIELDS, rows=str(CANDIDATES))
    return _pages(listed(session, answer, "response.docs"))


def _pages(docs: list[Any]) -> list[Any]:
    return [{"response": {"docs": kept(docs, _KEPT, "bibcode")}}] if docs else []


LOOKUP = Lookup(_identifier, _by_identifier, _by_title, catalogue="bibcode")
