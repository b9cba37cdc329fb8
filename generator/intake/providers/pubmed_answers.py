"""PubMed (www.ncbi.nlm.nih.gov/books/NBK25499): works by ORCID iD, one by its PMID, DOI or title."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.providers import xml_lines
from generator.intake.providers.asking import (
    CANDIDATES,
    Lookup,
    Session,
    batches,
    counted,
    listed,
    require_whole,
    surname,
    words,
)
from generator.intake.providers.xml_lines import XmlShape
from generator.intake.readers.mapping import text_at
from generator.model import Publication

_SHAPE = XmlShape(
    "PubmedArticleSet",
    frozenset({"PubmedArticle", "PubmedBookArticle"}),
    frozenset(
        "MedlineCitation PMID Article Journal ISSN JournalIssue Volume Issue PubDate Year Month Day MedlineDate Season "
        "Title ArticleTitle VernacularTitle Pagination MedlinePgn StartPage EndPage ELocationID Abstract AbstractText "
        "AuthorList Author LastName ForeName FirstName Initials Suffix CollectiveName PublicationTypeList "
        "PublicationType ArticleDate MedlineJournalInfo MedlineTA KeywordList Keyword PubmedData PubmedBookData "
        "ArticleIdList ArticleId BookDocument Book BookTitle Publisher PublisherName PublisherLocation Isbn "
        "ContributionDate".split()
    ),
    frozenset({"IdType", "EIdType", "CompleteYN", "Label"}),
)
_SHORTEST_WORD = 4
"""Letters of a word that is asked for: PubMed leaves out the common short ones."""

_MOST_WORDS = 15


def ask(session: Session, id: str) -> list[Any]:
    """The works of an ORCID iD, or one by its PMID."""
    if id.isdecimal():
        return _records(session, [id])
    ids, count = _ids(session, f"{id}[auid]", 9999)
    require_whole(session, len(ids), count)
    if not ids:
        raise session.refused(f"knows no works of {id}")
    return _records(session, ids)


def _ids(session: Session, term: str, most: int) -> tuple[list[str], int]:
    """The PMIDs that a query finds, and how many there are."""
    answer = session.json("/entrez/eutils/esearch.fcgi", db="pubmed", term=term, retmode="json", retmax=str(most))
    ids = [text for each in listed(session, answer, "esearchresult.idlist") if (text := str(each)).isdecimal()]
    return sorted(ids, key=int), counted(session, answer, "esearchresult.count")


def _records(session: Session, ids: list[str]) -> list[Any]:
    found: list[Element] = []
    for some in batches(ids, 200):
        found += session.xml("/entrez/eutils/efetch.fcgi", _SHAPE, db="pubmed", id=",".join(some), retmode="xml")
    require_whole(session, len(found), len(ids))
    return xml_lines.lines(sorted(found, key=lambda each: text_at(each, ".//PMID").zfill(12)), _SHAPE)


def _identifier(work: Publication) -> str:
    return work.ids.get("pmid") or (f"{work.doi}[doi]" if work.doi else "")


def _by_identifier(session: Session, id: str) -> list[Any]:
    return _records(session, [id]) if id.isdecimal() else _found(session, id)


def _by_title(session: Session, work: Publication) -> list[Any]:
    telling = [word for word in words(work.title).split() if len(word) >= _SHORTEST_WORD][:_MOST_WORDS]
    return _found(session, " AND ".join([*(f"{word}[Title]" for word in telling), f"{surname(work)}[1au]"]))


def _found(session: Session, term: str) -> list[Any]:
    ids, _ = _ids(session, term, CANDIDATES)
    return _records(session, ids) if ids else []


LOOKUP = Lookup(_identifier, _by_identifier, _by_title, catalogue="pmid")
