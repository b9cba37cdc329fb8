"""Reads EndNote's XML.

The text of a value is in pieces, one for each style; raised and lowered pieces are superscripts and subscripts. Kinds
have numbers in the XML, since their names differ from library to library.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.readers import (
    found_identifiers,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
    unread_keys,
    web_addresses,
    xml_records,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import (
    Row,
    Values,
    first_raw,
    mapped,
    of_record,
    reached,
    text_at,
)
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person

TITLE = "EndNote"
_RAISED = {"superscript": "sup", "subscript": "sub"}


def looks_like(document: Document) -> bool:
    """True for XML of EndNote and Bookends."""
    return document.root_name in {"xml", "records"} and "<record" in document.text and "<ref-type" in document.text


def read(document: Document, as_of: date) -> Reading:
    """The works of XML records."""
    found = Collection(document.path, TITLE)
    try:
        records = xml_records.records(document.text, {"record"})
        for line, element in unread_keys.watched(records, "endnote-xml", document.path, found.problems):
            found.add(line, work_values(element), text_at(element, "rec-number"))
            found.with_paths += has_paths(_texts(reached(element, "urls/pdf-urls/url[]")))
    except xml_records.Refused as error:
        found.problems.append(error.problem(document.path))
    return found.reading()


def has_paths(urls: list[str]) -> bool:
    """True if one of them is a path on the machine of whoever exported."""
    return any(not url.startswith("http") for url in urls)


def work_values(element: Element) -> Values:
    """The values of one `record`."""
    return mapped(element, _FIELDS)


def _styled(element: Element) -> str:
    """The text of an element, in which `style` is taken for what it shows."""
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        tag = _RAISED.get(child.get("face", ""), "")
        words = _styled(child)
        pieces += [f"<{tag}>{words}</{tag}>" if tag else words, child.tail or ""]
    return "".join(pieces)


def _texts(found: list[Any]) -> list[str]:
    texts = (markup.text(_styled(each)) for each in found if isinstance(each, Element))
    return list(dict.fromkeys(text for text in texts if text))


def _first(found: list[Any]) -> str:
    return next(iter(_texts(found)), "")


def _people(found: list[Any]) -> tuple[Person, ...]:
    return person_names.people(person_names.inverted(text) for text in _texts(found))


def _kind(record: Element) -> kinds_of_works.KindName:
    number = first_raw(reached(record, "ref-type"))
    named = next((each.get("name", "") for each in reached(record, "ref-type")), "")
    return kinds_of_works.KindName(_NUMBERS[number]) if number in _NUMBERS else kinds_of_works.named(named)


def _is_book(record: Element) -> bool:
    return _kind(record).type in {"book", "thesis", "report"}


def _venue(record: Element) -> str:
    path = "titles/secondary-title|periodical/full-title|titles/alt-title"
    return "" if _is_book(record) else next((t for p in path.split("|") if (t := _first(reached(record, p)))), "")


def _series(record: Element) -> str:
    path = "titles/secondary-title" if _is_book(record) else "titles/tertiary-title"
    return _first(reached(record, path))


def _date(record: Element) -> PartialDate:
    year, day = _first(reached(record, "dates/year")), _first(reached(record, "dates/pub-dates/date"))
    days = [partial_dates.text(text) for text in (f"{year} {day}".strip(), day, year)]
    return next((each for each in days if each.year and (not year or str(each.year) in year)), PartialDate())


def _dois(found: list[Any]) -> list[str]:
    return [found_identifiers.doi_named(text) for text in _texts(found)]


def _pages(found: list[Any]) -> str:
    """Pages, unless the field says something else, such as an address."""
    pages = _first(found)
    return pages if len(pages) < 40 and "://" not in pages else ""


def _urls(found: list[Any]) -> list[str]:
    return web_addresses.separate(_texts(found))


def _places(record: Element) -> list[str]:
    groups = ("related-urls", "web-urls", "text-urls")
    return list(dict.fromkeys(url for name in groups for url in _urls(reached(record, f"urls/{name}/url[]"))))


def _standard_number(*, is_isbn: bool) -> Any:
    return lambda found: found_identifiers.standard_numbers(_texts(found), is_isbn=is_isbn)


_KINDS = {
    "article-journal": "17 43",
    "article-magazine": "19",
    "article-newspaper": "23",
    "paper-conference": "47 10",
    "chapter": "5 60",
    "entry-dictionary": "52",
    "entry-encyclopedia": "53",
    "book": "6 28 44 24 57",
    "thesis": "32",
    "report": "27 46",
    "standard": "58",
    "software": "9",
    "dataset": "59 55",
    "patent": "25",
    "webpage": "12 16",
    "post-weblog": "56",
    "manuscript": "34 36",
    "personal_communication": "26",
    "map": "20",
    "graphic": "2",
    "motion_picture": "21",
    "broadcast": "3 48",
    "figure": "37 8",
    "bill": "4",
    "legal_case": "7",
    "hearing": "14",
    "legislation": "31",
    "classic": "49",
    "article": "13",
}
_NUMBERS = {number: type for type, numbers in _KINDS.items() for number in numbers.split()}
"""EndNote's numbers of kinds → item type."""

_FIELDS = (
    Row("title", "titles/title", _first),
    Row("authors", "contributors/authors/author[]", _people),
    Row("editors", "contributors/secondary-authors/author[]", _people),
    Row("translators", "contributors/translated-authors/author[]", _people),
    Row("kind", "", of_record(_kind)),
    Row("genre", "work-type", _first),
    Row("venue", "", of_record(_venue)),
    Row("series", "", of_record(_series)),
    Row("issued", "", of_record(_date)),
    Row("volume", "volume", _first),
    Row("number", "number", _first),
    Row("pages", "pages", _pages),
    Row("edition", "edition", _first),
    Row("publisher", "publisher", _first),
    Row("place", "pub-location", _first),
    Row("doi", "electronic-resource-num[]", _dois),
    Row("isbn", "isbn", _standard_number(is_isbn=True)),
    Row("issn", "isbn", _standard_number(is_isbn=False)),
    Row("keywords", "keywords/keyword[]", _texts),
    Row("language", "language", _first),
    Row("urls", "", of_record(_places)),
    Row("pdfs", "urls/pdf-urls/url[]", _urls),
    Row("image_urls", "urls/image-urls/url[]", _urls),
    Row("accession_number", "accession-num", _first),
    Row("notes_of_endnote", "notes", _first),
    Row("label", "label", _first),
    Row("abstract", "abstract", lambda found: markup.abstract(_styled(found[0])) if found else ""),
)
