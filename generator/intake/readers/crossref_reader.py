"""Reads Crossref: one work, or a list of works.

Of two container titles one is the series and one the book, in either order. Dates of an issue, in print and online may
all differ: the earliest is when the work was published. `created`, `deposited` and `indexed` are about the record.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.facts import identifiers
from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.found_identifiers import arxiv
from generator.intake.readers.json_reading import Shape
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    at,
    first_raw,
    first_text,
    items,
    joined,
    mapped,
    of_record,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.reading import Reading
from generator.model import PartialDate

TITLE = "Crossref"
_SERIES = re.compile(
    r"(?i)\bseries\b|lecture notes|\badvances in\b|communications in computer|\bstudies in\b|\bstudies on\b|"
    r"\bprogress in\b|\btopics in\b|\bmethods in\b|\bmonographs\b|proceedings in|\btracts\b|symposium series"
)


def _is_work(record: Any) -> bool:
    is_titled = isinstance(record, dict) and isinstance(record.get("title", []), list)
    return is_titled and "DOI" in record and any(name in record for name in ("title", "prefix", "member", "type"))


SHAPE = Shape(("message.items", "items"), _is_work)


def looks_like(document: Document) -> bool:
    """True for an answer of Crossref, and for works in its JSON."""
    if any(json_reading.has(page, "message-type", "message") for _, page in document.pages):
        return True
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works; components, journals and grants are reported."""
    found = Collection(document.path, TITLE)
    for pointer, page in _pages(document):
        for place, record in json_reading.records(page, SHAPE, pointer):
            _add(found, place, record)
    return found.reading()


def _pages(document: Document) -> list[tuple[str, Any]]:
    """The answers; of one work its `message`."""
    return [
        (f"{pointer}/message", page["message"]) if _is_single(page) else (pointer, page)
        for pointer, page in document.pages
    ]


def _is_single(page: Any) -> bool:
    return isinstance(page, dict) and isinstance(page.get("message"), dict) and "items" not in page["message"]


def _add(found: Collection, place: str, record: Any) -> None:
    if not isinstance(record, dict):
        found.leave_out(place, "", f"is not a record of {TITLE}")
        return
    values = work_values(record)
    if not values["kind"].type:
        found.leave_out(place, values.get("title", ""), f"is not a work, but of type {text_at(record, 'type')}")
        return
    found.add(place, values, text_at(record, "DOI"))
    if nameless := sum(not person_names.of_mapping(each) for each in items(record, "author")):
        found.report(place, f"{values.get('title', '')!r:.80}: {nameless} of its authors have no name")


def work_values(record: Any) -> Values:
    """The values of one work."""
    values = mapped(record, _FIELDS)
    values.setdefault("kind", kinds_of_works.named("", _TYPES))
    if values["kind"].type == "article":
        values["date"] = values.get("date") or values.pop("issued", PartialDate())
    return values


def _title(record: Any) -> str:
    title, subtitle = (first_text(items(record, name)) for name in ("title", "subtitle"))
    is_new = subtitle and subtitle.casefold() not in title.casefold()
    return f"{title}: {subtitle}" if title and is_new else title or subtitle


def _venue(found: list[Any]) -> str:
    """The book or journal: of two names the one that is not a series, or the longer one."""
    names = all_text(found)
    books = [name for name in names if not _SERIES.search(name)] if len(names) > 1 else names
    return max(books or names, key=len, default="")


def _series(found: list[Any]) -> str:
    names = all_text(found)
    return ", ".join(name for name in names if name != _venue(found))


def _issued(record: Any) -> PartialDate:
    names = ("issued", "published", "published-print", "published-online", "published-other", "approved")
    issue = at(record, "journal-issue")
    days = [partial_dates.parts(at(record, name)) for name in names]
    days += [partial_dates.parts(at(issue, name)) for name in ("published-print", "published-online")]
    return partial_dates.earliest(days)


def _relations(record: Any) -> dict[str, str]:
    """The preprint of a publication, or the publication of a preprint, as a link."""
    links: dict[str, str] = {}
    for name, relation in (("preprint", "has-preprint"), ("version", "is-preprint-of")):
        for each in items(record, f"relation.{relation}"):
            value = text_at(each, "id")
            if text_at(each, "id-type") == "doi" and value and not arxiv(value):
                links.setdefault(name, identifiers.doi_address(value))
    return links


def _arxiv(record: Any) -> list[str]:
    values = (text_at(each, "id") for each in items(record, "relation.has-preprint"))
    return [bare for value in values if (bare := arxiv(value))]


_TYPES = {"": "article", "other": "article", "postedcontent": "article", "article": "article-journal"}
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("authors", "author[]", person_names.all_of_mappings),
    Row("editors", "editor[]", person_names.all_of_mappings),
    Row("translators", "translator[]", person_names.all_of_mappings),
    Row("kind", "type", lambda found: kinds_of_works.named(first_raw(found), _TYPES)),
    Row("venue", "container-title[]", _venue),
    Row("series", "container-title[]", _series),
    Row("date", "posted", lambda found: partial_dates.parts(found[0]) if found else None),
    Row("issued", "", of_record(_issued)),
    Row("volume", "volume", first_raw),
    Row("number", "issue|journal-issue.issue", first_raw),
    Row("pages", "page", first_raw),
    Row("article_number", "article-number", first_raw),
    Row("language", "language", first_raw),
    Row("publisher", "publisher|institution.name", first_text),
    Row("place", "publisher-location", first_text),
    Row("edition", "edition-number", first_raw),
    Row("event", "event.name", first_text),
    Row("event_place", "event.location", first_text),
    Row("doi", "DOI", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("isbn", "ISBN[]", joined(", ")),
    Row("issn", "ISSN[]", joined(", ")),
    Row("genre", "degree", first_text),
    Row("corrects", "update-to[].DOI", joined(", ")),
    Row("links", "", of_record(_relations)),
    Row("abstract", "abstract", lambda found: abstract(whole(found[0])) if found else ""),
)
