"""Reads Semantic Scholar: a page of papers, one paper, or an author with papers.

All values but `paperId` may be null. Pages of authors mix namesakes, and years are often those of reprints: this is the
weakest of all sources.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.json_reading import Shape, has
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    at,
    first_raw,
    first_text,
    items,
    mapped,
    of_record,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.profile_building import metrics, person, places
from generator.intake.readers.reading import Reading
from generator.model import Profile

TITLE = "Semantic Scholar"


def _is_paper(record: Any) -> bool:
    return has(record, "paperId") and not has(record, "authorId", "papers")


def _is_author(record: Any) -> bool:
    return has(record, "authorId") and any(name in record for name in ("papers", "paperCount", "hIndex", "name"))


SHAPE = Shape(("data", "papers"), lambda record: _is_paper(record) or _is_author(record))


def looks_like(document: Document) -> bool:
    """True for papers or an author of Semantic Scholar."""
    return any(_is_author(page) for _, page in document.pages) or json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works, and the author with figures as of the day."""
    found = Collection(document.path, TITLE)
    for _, page in document.pages:
        if _is_author(page):
            found.profile = found.profile or _author(page, as_of)
    for place, record in json_reading.each(document, SHAPE, found):
        if _is_author(record):
            found.profile = found.profile or _author(record, as_of)
        else:
            found.add(place, work_values(record), text_at(record, "paperId"))
    return found.reading()


def work_values(record: Any) -> Values:
    """The values of one paper."""
    return mapped(record, _FIELDS)


def _author(record: Any, as_of: date) -> Profile | None:
    figures = {
        "citations": at(record, "citationCount"),
        "h_index": at(record, "hIndex"),
        "papers": at(record, "paperCount"),
    }
    links = {"semantic-scholar": text_at(record, "url"), "homepage": text_at(record, "homepage")}
    return person(
        text_at(record, "name"),
        links,
        metrics(TITLE, as_of, figures),
        affiliations=places(all_raw(items(record, "affiliations"))),
    )


def _kind(record: Any) -> kinds_of_works.KindName:
    if text_at(record, "externalIds.DBLP").startswith("phd/"):
        return kinds_of_works.KindName("thesis")
    names = [name for name in all_raw(items(record, "publicationTypes")) if name in _TYPES]
    if names:
        return kinds_of_works.KindName(_TYPES[names[0]])
    of_venue = text_at(record, "publicationVenue.type")
    return kinds_of_works.KindName(
        {"journal": "article-journal", "conference": "paper-conference"}.get(of_venue, "article")
    )


def _ids(record: Any) -> dict[str, str]:
    names = {"pmid": "PubMed", "pmcid": "PubMedCentral", "dblp": "DBLP", "mag": "MAG"}
    ids = {name: text_at(record, f"externalIds.{other}") for name, other in names.items()}
    if ids["pmcid"].isdecimal():
        ids["pmcid"] = f"PMC{ids['pmcid']}"
    return {"s2": text_at(record, "paperId")} | {name: value for name, value in ids.items() if value}


_TYPES = {
    "JournalArticle": "article-journal", "Review": "article-journal", "Conference": "paper-conference", "Book": "book",
    "BookSection": "chapter", "Dataset": "dataset", "CaseReport": "article-journal", "Editorial": "article-journal",
    "LettersAndComments": "article-journal", "ClinicalTrial": "article-journal", "MetaAnalysis": "article-journal",
}  # fmt: skip
_FIELDS = (
    Row("title", "title", first_text),
    Row("authors", "authors[].name", person_names.all_printed),
    Row("kind", "", of_record(_kind)),
    Row("venue", "publicationVenue.name|journal.name|venue", first_text),
    Row("volume", "journal.volume", first_raw),
    Row("pages", "journal.pages", first_raw),
    Row("issued", "publicationDate|year", partial_dates.texts),
    Row("doi", "externalIds.DOI", all_raw),
    Row("arxiv", "externalIds.ArXiv", all_raw),
    Row("ids", "", of_record(_ids)),
    Row("abstract", "abstract", lambda found: abstract(whole(found[0])) if found else ""),
)
