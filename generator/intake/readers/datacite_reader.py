"""Reads DataCite: records of its interface (`data[].attributes`), and bare records of its schema.

The general type of a resource is right where the derived names are not: `citeproc` says article for software. A version
and the DOI of all versions are one work; the other DOI is kept, so that both are known.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.facts.identifiers import doi_address, without_doi_prefix
from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.found_identifiers import arxiv_named, doi
from generator.intake.readers.json_reading import Shape, has
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
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
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person

TITLE = "DataCite"
_OTHER_TITLES = frozenset({"Subtitle", "TranslatedTitle", "AlternativeTitle", "Other"})
_DATES = ("Issued", "Available", "Created")


def _is_record(record: Any) -> bool:
    attributes = at(record, "attributes") or record
    is_titled = has(attributes, "titles") and isinstance(attributes["titles"], list)
    return is_titled and any(name in attributes for name in ("creators", "types", "publicationYear", "resourceType"))


SHAPE = Shape(("data",), _is_record)


def looks_like(document: Document) -> bool:
    """True for records of DataCite, bare or in an answer."""
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works. Of several versions the record of all versions counts, or else the latest."""
    found = Collection(document.path, TITLE)
    records = [(place, at(each, "attributes") or each) for place, each in json_reading.each(document, SHAPE, found)]
    best = _best_versions(records)
    for place, attributes in records:
        values = work_values(attributes)
        winner = best[_concept(attributes) or place]
        if winner == place:
            found.add(place, values, text_at(attributes, "doi"))
        else:
            found.leave_out(place, values.get("title", ""), f"a version of the work at {winner}")
    return found.reading()


def work_values(attributes: Any) -> Values:
    """The values of one record."""
    values = mapped(attributes, _FIELDS)
    values.setdefault("kind", kinds_of_works.named(""))
    return values


def _best_versions(records: list[tuple[str, Any]]) -> dict[str, str]:
    """DOI of all versions, or the place of a record without a DOI → the place of the record that counts."""
    best: dict[str, tuple[tuple[bool, PartialDate], str]] = {}
    for place, attributes in records:
        concept = _concept(attributes)
        rank = (concept == doi(text_at(attributes, "doi")).casefold(), _issued(attributes))
        if (concept or place) not in best or rank > best[concept or place][0]:
            best[concept or place] = rank, place
    return {concept: place for concept, (_, place) in best.items()}


def _concept(attributes: Any) -> str:
    """The DOI of all versions: that which a version names, or the record's own."""
    versions = _related(frozenset({"IsVersionOf"}))(items(attributes, "relatedIdentifiers"))
    dois = [bare.casefold() for value in [*versions, text_at(attributes, "doi")] if (bare := doi(value))]
    return next(iter(dois), "")


def _titles(kind: str) -> Any:
    def taken(found: list[Any]) -> str:
        return first_text(at(each, "title") for each in found if text_at(each, "titleType") == kind)

    return taken


def _title(record: Any) -> str:
    titles = items(record, "titles")
    mains = [each for each in titles if text_at(each, "titleType") not in _OTHER_TITLES] or titles
    title, subtitle = first_text(at(each, "title") for each in mains), _titles("Subtitle")(titles)
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _person(creator: Any) -> Person | None:
    name = text_at(creator, "name") or text_at(creator, "creatorName")
    kind = text_at(creator, "nameType") or text_at(creator, "type")
    if family := text_at(creator, "familyName"):
        return person_names.structured(family, text_at(creator, "givenName"))
    if kind in {"Organizational", "Organization"} or (kind not in {"Personal", "Person"} and "," not in name):
        return person_names.organisation(name) if kind or len(name.split()) > 3 else person_names.printed(name)
    return person_names.inverted(name)


def _people(found: list[Any]) -> tuple[Person, ...]:
    return person_names.people(map(_person, found))


def _editors(found: list[Any]) -> tuple[Person, ...]:
    return _people([each for each in found if text_at(each, "contributorType") == "Editor"])


def _issued(record: Any) -> PartialDate:
    for kind in _DATES:
        for each in items(record, "dates"):
            if text_at(each, "dateType") == kind and (day := partial_dates.text(text_at(each, "date"))):
                return day
    return partial_dates.text(text_at(record, "publicationYear"))


def _kind(record: Any) -> kinds_of_works.KindName:
    general = text_at(record, "types.resourceTypeGeneral") or text_at(record, "resourceType.resourceTypeGeneral")
    special = text_at(record, "types.resourceType") or text_at(record, "types.citeproc")
    if general in _GENERAL:
        return kinds_of_works.KindName(_GENERAL[general])
    named = kinds_of_works.named(special or general)
    return named if named.type else kinds_of_works.KindName("article", special or general)


def _venue(record: Any) -> str:
    return first_text([text_at(record, "container.title")])


def _pages(record: Any) -> str:
    first, last = text_at(record, "container.firstPage"), text_at(record, "container.lastPage")
    return f"{first}-{last}" if first and last else first


def _description(kind: str) -> Any:
    def taken(found: list[Any]) -> str:
        texts = (whole(at(each, "description")) for each in found if text_at(each, "descriptionType") == kind)
        return abstract(next((text for text in texts if text.strip()), ""))

    return taken


def _related(relations: frozenset[str]) -> Any:
    def taken(found: list[Any]) -> list[str]:
        return [text_at(each, "relatedIdentifier") for each in found if text_at(each, "relationType") in relations]

    return taken


def _all_versions(found: list[Any]) -> dict[str, str]:
    of_doi = (each for each in found if text_at(each, "relatedIdentifierType") in {"DOI", ""})
    related = [value for value in _related(frozenset({"IsVersionOf"}))(list(of_doi)) if value]
    dois = [bare for value in related if (bare := doi(value))] or list(map(without_doi_prefix, related))
    return {"version": doi_address(dois[0])} if dois else {}


def _arxiv(record: Any) -> list[str]:
    values = [text_at(each, "alternateIdentifier") for each in items(record, "alternateIdentifiers")]
    values += [text_at(each, "identifier") for each in items(record, "identifiers")]
    return arxiv_named([*values, text_at(record, "doi")])


_GENERAL = {
    "Software": "software", "ComputationalNotebook": "software", "Dataset": "dataset", "DataPaper": "article-journal",
    "JournalArticle": "article-journal", "ConferencePaper": "paper-conference", "ConferenceProceeding": "book",
    "Book": "book", "BookChapter": "chapter", "Dissertation": "thesis", "Report": "report", "Preprint": "article",
    "Collection": "collection", "Standard": "standard",
}  # fmt: skip
"""DataCite's resourceTypeGeneral → item type; all others say too little (`Text`) or have none."""

_RELATED = "relatedIdentifiers[]"
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("translated_title", "titles[]", _titles("TranslatedTitle")),
    Row("authors", "creators[]", _people),
    Row("editors", "contributors[]", _editors),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", of_record(_venue)),
    Row("volume", "container.volume", first_raw),
    Row("number", "container.issue", first_raw),
    Row("pages", "", of_record(_pages)),
    Row("publisher", "publisher|publisher.name", first_text),
    Row("issued", "", of_record(_issued)),
    Row("version", "version|versionInfo", first_raw),
    Row("doi", "doi|id", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("links", _RELATED, _all_versions),
    Row("keywords", "subjects[].subject", all_text),
    Row("urls", "url", all_raw),
    Row("abstract", "descriptions[]", _description("Abstract")),
)
