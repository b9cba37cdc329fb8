"""Reads DBLP: the JSON of its search, and its XML, of one person or of records.

An author may be an object or a list of objects; a homonym has a number after the name, `Wei Li 0001`. CoRR is arXiv,
whose id is in the volume. A `www` record is a home page and no work.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names, unread_keys, xml_records
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.identity_links import named
from generator.intake.readers.json_reading import Shape, has
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    at,
    first_raw,
    first_text,
    first_title,
    mapped,
    of_record,
    raw,
    reached,
    text_at,
)
from generator.intake.readers.profile_building import person
from generator.intake.readers.reading import Reading
from generator.model import Person, Profile

TITLE = "DBLP"
_RECORDS = frozenset(
    "article inproceedings proceedings book incollection phdthesis mastersthesis www data person".split()
)
_ROOTS = frozenset({"dblp", "dblpperson"})


def _is_hit(record: Any) -> bool:
    return has(record, "info") and has(record["info"], "title", "key")


SHAPE = Shape(("result.hits.hit",), _is_hit)


def looks_like_json(document: Document) -> bool:
    """True for an answer of DBLP's search."""
    return any(isinstance(at(page, "result.hits"), Mapping) for _, page in document.pages)


def looks_like_xml(document: Document) -> bool:
    """True for XML of DBLP."""
    return document.root_name in _ROOTS


def read_json(document: Document, as_of: date) -> Reading:
    """The works that a search found."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        if json_reading.at_list(page, "result.hits.hit") is None:
            continue  # a search without results has no such list
        for place, record in json_reading.records(page, SHAPE, pointer):
            if not _is_hit(record):
                found.leave_out(place, "", "is not a record of DBLP")
            elif text_at(record, "info.type") in _HOME_PAGES:
                found.leave_out(place, text_at(record, "info.title"), "is a home page")
            else:
                found.add(place, mapped(record["info"], _JSON), text_at(record, "info.key"))
    return found.reading()


def read_xml(document: Document, as_of: date) -> Reading:
    """The works, and the person of a person's page."""
    found = Collection(document.path, TITLE)
    try:
        records = xml_records.records(document.text, _RECORDS)
        for line, element in unread_keys.watched(records, "dblp-xml", document.path, found.problems):
            _add(found, line, element)
    except xml_records.Refused as error:
        found.problems.append(error.problem(document.path))
    return found.reading()


def _add(found: Collection, line: int, element: Element) -> None:
    if element.tag == "person":
        found.profile = _person(element)
    elif element.tag == "www":
        found.leave_out(line, text_at(element, "title"), "is a home page")
    else:
        found.add(line, mapped(element, _XML), element.get("key", ""))


def _person(element: Element) -> Profile | None:
    names = person_names.all_printed(reached(element, "author[]"))
    pairs = [("", url) for url in all_raw(reached(element, "url[]"))]
    return person(names[0].name if names else "", named(pairs))


def _kind(element: Element) -> kinds_of_works.KindName:
    is_informal = element.get("publtype", "").startswith("informal")
    return kinds_of_works.KindName("article" if is_informal else _ELEMENTS.get(element.tag, "article"))


def _venue(record: Any) -> str:
    return first_text([text_at(record, "journal") or text_at(record, "booktitle")])


def _arxiv(record: Any) -> list[str]:
    """The id in the volume of CoRR, `abs/1706.03762`, and in addresses."""
    is_corr = text_at(record, "journal") == "CoRR" or text_at(record, "venue") == "CoRR"
    volume = text_at(record, "volume").removeprefix("abs/") if is_corr else ""
    return [volume, *all_raw(reached(record, "ee[]"))]


def _without_abs(found: list[Any]) -> str:
    volume = first_raw(found)
    return "" if volume.startswith("abs/") else volume


def _authors(found: list[Any]) -> tuple[Person, ...]:
    return person_names.people(person_names.printed(text_at(each, "text") or raw(each)) for each in found)


def _json_kind(found: list[Any]) -> kinds_of_works.KindName:
    return kinds_of_works.KindName(_LABELS.get(first_raw(found), "article"))


_ELEMENTS = {
    "article": "article-journal", "inproceedings": "paper-conference", "proceedings": "book", "book": "book",
    "incollection": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "data": "dataset",
}  # fmt: skip
_LABELS = {
    "Journal Articles": "article-journal", "Conference and Workshop Papers": "paper-conference",
    "Books and Theses": "book", "Parts in Books or Collections": "chapter", "Editorship": "book",
    "Reference Works": "chapter", "Data and Artifacts": "dataset", "Informal and Other Publications": "article",
    "Informal Publications": "article",
}  # fmt: skip
_HOME_PAGES = frozenset({"Home Pages", "Withdrawn Items"})
_XML = (
    Row("title", "title", first_title),
    Row("authors", "author[]", _authors),
    Row("editors", "editor[]", _authors),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", of_record(_venue)),
    Row("issued", "year", partial_dates.texts),
    Row("volume", "volume", _without_abs),
    Row("number", "number", first_raw),
    Row("pages", "pages", first_raw),
    Row("publisher", "publisher|school", first_text),
    Row("series", "series", first_text),
    Row("isbn", "isbn", first_raw),
    Row("doi", "ee[]", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("urls", "ee[]", all_raw),
    Row("ids", "", of_record(lambda element: {"dblp": element.get("key", "")})),
)
_JSON = (
    Row("title", "title", first_title),
    Row("authors", "authors.author[]", _authors),
    Row("kind", "type", _json_kind),
    Row("venue", "venue", first_text),
    Row("issued", "year", partial_dates.texts),
    Row("volume", "volume", _without_abs),
    Row("number", "number", first_raw),
    Row("pages", "pages", first_raw),
    Row("publisher", "publisher", first_text),
    Row("doi", "doi", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("urls", "ee[]", all_raw),
    Row("ids", "", of_record(lambda record: {"dblp": text_at(record, "key")})),
    Row("other_venues", "venue[]", lambda found: all_text(found)[1:]),
)


def work_values(record: Any) -> Values:
    """The values of the `info` of one hit."""
    return mapped(record, _JSON)
