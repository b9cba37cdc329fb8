"""Reads OpenAlex: works, a page of works, and an author.

A repository's copy may carry the DOI of the journal's article with a wrong venue and 1 January as its date: of works
with one DOI the one whose source is not a repository counts. Dates of 1 January are years, and `type` errs, so the name
that Crossref has for the kind comes first.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.found_identifiers import arxiv, doi
from generator.intake.readers.identity_links import orcid, report_damaged_orcids
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
    raw,
    text_at,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.profile_building import metrics, person, places
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person, Profile

TITLE = "OpenAlex"
_LONGEST_ABSTRACT = 50_000


def _is_work(record: Any) -> bool:
    return has(record, "authorships") or (_is_openalex(record, "W") and has(record, "display_name"))


def _is_author(record: Any) -> bool:
    return has(record, "display_name", "works_count") and _is_openalex(record, "A")


def _is_openalex(record: Any, letter: str) -> bool:
    return text_at(record, "id").startswith((f"https://openalex.org/{letter}", f"http://openalex.org/{letter}"))


SHAPE = Shape(("results",), lambda record: _is_work(record) or _is_author(record))


def looks_like(document: Document) -> bool:
    """True for works or an author of OpenAlex."""
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works, and the author with figures as of the day."""
    found = Collection(document.path, TITLE)
    works = []
    for place, record in json_reading.each(document, SHAPE, found):
        if _is_work(record):
            works.append((place, record))
        else:
            found.profile = found.profile or _author(record, as_of)
            report_damaged_orcids(found, place, _orcids(record))
    best = _best_copies(works)
    for place, record in works:
        values = mapped(record, FIELDS)
        winner = best.get(_doi(record), place)
        if winner != place:
            found.leave_out(place, values.get("title", ""), f"a copy of the work at {winner}, with the same DOI")
        elif not values["kind"].type:
            found.leave_out(place, values.get("title", ""), f"is not a work, but of type {text_at(record, 'type')}")
        else:
            found.add(place, values, text_at(record, "id").rpartition("/")[2])
    return found.reading()


def _best_copies(works: list[tuple[str, Any]]) -> dict[str, str]:
    """DOI → the place of the copy that counts: the first whose source is not a repository, or else the first."""
    best: dict[str, tuple[bool, str]] = {}
    for place, record in works:
        if bare := _doi(record):
            is_copy = _is_repository(at(record, "primary_location"))
            if bare not in best or (best[bare][0] and not is_copy):
                best[bare] = is_copy, place
    return {bare: place for bare, (_, place) in best.items()}


def _doi(record: Any) -> str:
    return doi(text_at(record, "doi") or text_at(record, "ids.doi")).casefold()


def _author(record: Any, as_of: date) -> Profile | None:
    """`display_name_alternatives` may be a stranger's, so they are not aliases."""
    figures = {
        "citations": at(record, "cited_by_count"),
        "h_index": at(record, "summary_stats.h_index"),
        "papers": at(record, "works_count"),
    }
    address = next(filter(None, map(orcid, _orcids(record))), "")
    names = all_raw(text_at(each, "display_name") for each in items(record, "last_known_institutions"))
    links = {"orcid": address} if address else {}
    return person(
        text_at(record, "display_name"),
        links | {"openalex": text_at(record, "id")},
        metrics(TITLE, as_of, figures),
        affiliations=places(names),
    )


def _orcids(record: Any) -> list[str]:
    return [text_at(record, "orcid"), text_at(record, "ids.orcid")]


def _authors(found: list[Any]) -> tuple[Person, ...]:
    names = (text_at(each, "raw_author_name") or text_at(each, "author.display_name") for each in found)
    return person_names.people(person_names.printed(name) for name in names)


def _is_repository(location: Any) -> bool:
    return location is None or text_at(location, "source.type") in {"repository", ""}


def _location(record: Any) -> Any:
    """The place of publication: the primary one, or else one with the published version, that is not a repository."""
    locations = [at(record, "primary_location")]
    locations += [each for each in items(record, "locations") if text_at(each, "version") == "publishedVersion"]
    return next((each for each in locations if not _is_repository(each)), None)


def _venue(record: Any) -> str:
    return first_text([text_at(_location(record), "source.display_name")])


def _issued(record: Any) -> PartialDate:
    day = partial_dates.text(text_at(record, "publication_date"))
    return partial_dates.without_filling(day) or partial_dates.text(text_at(record, "publication_year"))


def _kind(record: Any) -> kinds_of_works.KindName:
    names = [
        *(text_at(location, "raw_type") for location in (at(record, "primary_location"), _location(record))),
        text_at(record, "type_crossref"),
    ]
    named = next((kind for name in names if name and not (kind := kinds_of_works.named(name)).rest), None)
    kind = named or kinds_of_works.named(text_at(record, "type"), _TYPES)
    is_unpublished = kind.type == "article-journal" and _location(record) is None
    return kinds_of_works.KindName("article") if is_unpublished else kind


def _pages(record: Any) -> str:
    first, last = text_at(record, "biblio.first_page"), text_at(record, "biblio.last_page")
    return first if first == last or not last else f"{first}-{last}"


def _abstract(record: Any) -> str:
    """The words of the inverted index at their places."""
    index = at(record, "abstract_inverted_index")
    if not isinstance(index, dict):
        return ""
    places = {
        place: word
        for word, found in index.items()
        if isinstance(found, list)
        for place in found
        if isinstance(place, int) and 0 <= place < _LONGEST_ABSTRACT
    }
    return abstract(" ".join(raw(places[place]) for place in sorted(places)))


def _arxiv(found: list[Any]) -> list[str]:
    return [bare for value in all_raw(found) if (bare := arxiv(value))]


def _ids(record: Any) -> dict[str, str]:
    names = {"openalex": "id", "pmid": "ids.pmid", "pmcid": "ids.pmcid", "mag": "ids.mag"}
    found = {name: text_at(record, path).rstrip("/").rpartition("/")[2] for name, path in names.items()}
    if found["pmcid"].isdecimal():
        found["pmcid"] = f"PMC{found['pmcid']}"
    return {name: number for name, number in found.items() if number}


_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "supplementarymaterials": "dataset",
    "other": "article",
}
FIELDS = (
    Row("title", "display_name|title", first_text),
    Row("authors", "authorships[]", _authors),
    Row("authors_truncated", "is_authors_truncated", lambda found: found == [True]),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", of_record(_venue)),
    Row("issued", "", of_record(_issued)),
    Row("volume", "biblio.volume", first_raw),
    Row("number", "biblio.issue", first_raw),
    Row("pages", "", of_record(_pages)),
    Row("doi", "", of_record(lambda record: all_raw([at(record, "doi"), at(record, "ids.doi")]))),
    Row("arxiv", "locations[].landing_page_url|primary_location.landing_page_url", _arxiv),
    Row("ids", "", of_record(_ids)),
    Row("urls", "primary_location.landing_page_url", all_raw),
    Row("abstract", "", of_record(_abstract)),
)


def work_values(record: Any) -> Values:
    """The values of one work."""
    return mapped(record, FIELDS)
