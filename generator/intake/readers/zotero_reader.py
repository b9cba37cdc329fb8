"""Reads items of Zotero's interface: `[{key, data: {itemType, …}}]`.

Dates are free text. Attachments and notes are not works. What Zotero has no field for is in lines of `extra`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.intake.readers import found_identifiers, json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.json_reading import Shape
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    at,
    first_raw,
    first_text,
    mapped,
    of_record,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.reading import Reading
from generator.model import Person

TITLE = "Zotero"
SHAPE = Shape((), lambda record: bool(text_at(record, "data.itemType")))
_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_LINE = re.compile(r"^\s*(?P<key>[A-Za-z][\w -]{0,30}?)\s*:\s*(?P<value>.+?)\s*$")
_AUTHORS = frozenset(
    "author programmer presenter inventor artist director interviewee performer podcaster cartographer".split()
)


def looks_like(document: Document) -> bool:
    """True for items of Zotero."""
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works; attachments and notes are counted."""
    found = Collection(document.path, TITLE)
    attached = 0
    for place, record in json_reading.each(document, SHAPE, found):
        data = at(record, "data")
        if text_at(data, "itemType") in _NO_WORKS:
            attached += 1
        else:
            values = work_values(data)
            key = text_at(data, "citationKey") or values.pop("citation key", "")
            found.add(place, values, key or text_at(record, "key"), key)
    if attached:
        found.records += attached
        found.report("", f"{attached} attachments and notes left out")
    return found.reading()


def work_values(data: Any) -> Values:
    """The values of the `data` of one item."""
    lines, rest = _extra(data)
    values = mapped(data, _FIELDS)
    ids = {name: value for name, value in (("pmid", lines.get("pmid", "")), ("pmcid", lines.get("pmcid", ""))) if value}
    values["ids"] = ids | values.get("ids", {})
    values["doi"] = [*values.get("doi", ()), lines.get("doi", "")]
    values["arxiv"] = [*values.get("arxiv", ()), lines.get("arxiv", "")]
    if "citation key" in lines:
        values["citation key"] = lines["citation key"]
    return values | ({"comment": rest} if rest else {})


def _extra(data: Any) -> tuple[dict[str, str], str]:
    """The lines `key: value` of `extra` that are known, in lower case, and the rest."""
    known, rest = {}, []
    for line in whole(at(data, "extra")).splitlines():
        match = _LINE.match(line)
        key = match["key"].lower() if match else ""
        if match and key in {"doi", "pmid", "pmcid", "arxiv", "citation key"}:
            known[key] = match["value"]
        elif line.strip():
            rest.append(line.strip())
    return known, "; ".join(rest)


def _people(roles: frozenset[str]) -> Any:
    def taken(found: list[Any]) -> tuple[Person, ...]:
        wanted = (each for each in found if text_at(each, "creatorType") in roles)
        return person_names.people(map(_person, wanted))

    return taken


def _person(creator: Any) -> Person | None:
    if name := text_at(creator, "name"):
        return person_names.organisation(name)
    return person_names.structured(text_at(creator, "lastName"), text_at(creator, "firstName"))


def _kind(found: list[Any]) -> kinds_of_works.KindName:
    return kinds_of_works.named(first_raw(found), _TYPES)


def _arxiv(data: Any) -> list[str]:
    texts = [text_at(data, name) for name in ("archiveID", "archiveLocation", "reportNumber", "url", "DOI")]
    return found_identifiers.arxiv_named(texts)


def _ids(data: Any) -> dict[str, str]:
    ids = {"pmid": text_at(data, "PMID"), "pmcid": text_at(data, "PMCID")}
    return {name: value for name, value in ids.items() if value}


_TYPES = {"letter": "personal_communication", "email": "personal_communication"}
_VENUES = (
    "publicationTitle|proceedingsTitle|bookTitle|encyclopediaTitle|dictionaryTitle|blogTitle|websiteTitle|forumTitle"
)
_FIELDS = (
    Row("title", "title|caseName|nameOfAct|subject", first_text),
    Row("authors", "creators[]", _people(_AUTHORS)),
    Row("editors", "creators[]", _people(frozenset({"editor", "bookAuthor", "seriesEditor"}))),
    Row("translators", "creators[]", _people(frozenset({"translator"}))),
    Row("kind", "itemType", _kind),
    Row("genre", "genre|thesisType|reportType|presentationType|manuscriptType", first_text),
    Row("venue", _VENUES, first_text),
    Row("series", "seriesTitle|series", first_text),
    Row("series_number", "seriesNumber", first_raw),
    Row("event", "conferenceName|meetingName", first_text),
    Row("issued", "date|issueDate", partial_dates.texts),
    Row("volume", "volume", first_raw),
    Row("number", "issue|reportNumber|number|patentNumber", first_raw),
    Row("pages", "pages", first_raw),
    Row("edition", "edition", first_raw),
    Row("version", "versionNumber", first_raw),
    Row("publisher", "publisher|university|institution|company|repository", first_text),
    Row("place", "place", first_text),
    Row("doi", "DOI", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("isbn", "ISBN", first_raw),
    Row("issn", "ISSN", first_raw),
    Row("ids", "", of_record(_ids)),
    Row("keywords", "tags[].tag", all_text),
    Row("language", "language", first_raw),
    Row("urls", "url", all_raw),
    Row("abstract", "abstractNote", lambda found: abstract(whole(found[0])) if found else ""),
)
