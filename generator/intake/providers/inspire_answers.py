"""INSPIRE (github.com/inspirehep/rest-api-doc): the works of an author, one by its identifiers or its title."""

from __future__ import annotations

import re
from typing import Any

from generator.intake.providers.asking import (
    CANDIDATES,
    Lookup,
    Session,
    all_of,
    counted,
    in_path,
    kept,
    listed,
    surname,
    words,
)
from generator.intake.providers.chosen_keys import joined
from generator.intake.readers.mapping import items, text_at
from generator.model import Publication

_FIELDS = (
    "titles,authors.full_name,authors.inspire_roles,author_count,corporate_author,collaborations,publication_info,"
    "arxiv_eprints,dois,document_type,preprint_date,imprints,abstracts,control_number,external_system_identifiers,isbns,"
    "urls,thesis_info.institutions"
)
_KEPT = "id " + joined(
    "metadata",
    "titles.title titles.subtitle authors.full_name authors.inspire_roles author_count corporate_author "
    "collaborations.value arxiv_eprints.value arxiv_eprints.categories dois.value dois.material document_type "
    "preprint_date imprints.date imprints.publisher imprints.place abstracts.source abstracts.value control_number "
    "external_system_identifiers.schema external_system_identifiers.value isbns.value urls.value "
    "thesis_info.institutions.name publication_info.journal_title publication_info.journal_volume "
    "publication_info.journal_issue publication_info.page_start publication_info.page_end publication_info.artid "
    "publication_info.year publication_info.material publication_info.conf_acronym",
)
_OPERATORS = frozenset({"and", "or", "not"})
_OF_AN_AUTHOR = re.compile(r"authors/\d+|\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def ask(session: Session, id: str) -> list[Any]:
    """The works of an author by INSPIRE id, ORCID iD or the number of the author's page; or one by its number."""
    if id.isdecimal():
        return _by_identifier(session, f"literature/{id}")
    author = _author(session, id) if _OF_AN_AUTHOR.fullmatch(id) else id

    def page(start: int) -> tuple[list[Any], int]:
        answer = session.json(
            "/api/literature", q=f"a {author}", fields=_FIELDS, size="100", page=str(start // 100 + 1)
        )
        return listed(session, answer, "hits.hits"), counted(session, answer, "hits.total")

    return _pages(all_of(session, page))


def _author(session: Session, id: str) -> str:
    """The INSPIRE id of an author, `Ada.Lovelace.1`, by which the author's works are found."""
    answer = session.json(f"/api/{id if '/' in id else f'orcid/{id}'}", fields="ids")
    known = {text_at(each, "schema"): text_at(each, "value") for each in items(answer, "metadata.ids")}
    if author := known.get("INSPIRE BAI"):
        return author
    raise session.refused("knows no author id, such as Ada.Lovelace.1, of this author")


def _identifier(work: Publication) -> str:
    names = ("literature", work.ids.get("inspire")), ("doi", work.doi), ("arxiv", work.arxiv)
    return next((f"{name}/{id}" for name, id in names if id), "")


def _by_identifier(session: Session, id: str) -> list[Any]:
    return _pages([session.json(f"/api/{in_path(id)}", fields=_FIELDS)])


def _by_title(session: Session, work: Publication) -> list[Any]:
    title = " ".join(word for word in words(work.title).split() if word.lower() not in _OPERATORS)
    answer = session.json("/api/literature", q=f"t {title} and a {surname(work)}", fields=_FIELDS, size=str(CANDIDATES))
    return _pages(listed(session, answer, "hits.hits"))


def _pages(records: list[Any]) -> list[Any]:
    return [{"hits": {"hits": kept(records, _KEPT, "id")}}] if records else []


LOOKUP = Lookup(_identifier, _by_identifier, _by_title, catalogue="inspire")
