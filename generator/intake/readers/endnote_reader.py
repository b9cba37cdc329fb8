"""Reads EndNote: its XML, and its tagged export (`.enw`, Refer).

The text of a value is in pieces, one for each style; raised and lowered pieces are superscripts and subscripts. Kinds
have numbers in the XML, since their names differ from library to library.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.readers import (
    found_identifiers,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
    tagged_text,
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
    first_text,
    joined,
    mapped,
    of_record,
    reached,
    text_at,
)
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate, Person

TITLE = "EndNote"
GRAMMAR = Grammar(
    re.compile(r"\s?%(?P<tag>[0-9A-Z@!$&(?^<>=~[\]+])(?: (?P<value>.*))?$"), opens=frozenset({"0"}), by_blank=True
)
_RAISED = {"superscript": "sup", "subscript": "sub"}

Tags = dict[str, list[str]]


def looks_like_xml(document: Document) -> bool:
    """True for XML of EndNote and Bookends."""
    return document.root_name in {"xml", "records"} and "<record" in document.text and "<ref-type" in document.text


def looks_like_tagged(document: Document) -> bool:
    """True for a text with a line such as `%0 Journal Article`."""
    return any(re.match(r"\s?%0(?: |$)", line) for line in tagged_text.first_lines(document.text, 20))


def read_xml(document: Document, as_of: date) -> Reading:
    """The works of XML records."""
    found = Collection(document.path, TITLE)
    try:
        records = xml_records.records(document.text, {"record"})
        for line, element in unread_keys.watched(records, "endnote-xml", document.path, found.problems):
            found.add(line, work_values(element), text_at(element, "rec-number"))
            found.with_paths += _has_paths(_texts(reached(element, "urls/pdf-urls/url[]")))
    except xml_records.Refused as error:
        found.problems.append(error.problem(document.path))
    return found.reading()


def read_tagged(document: Document, as_of: date) -> Reading:
    """The works of tagged records."""
    found = Collection(document.path, TITLE)
    records, noise = tagged_text.read(document.text, GRAMMAR)
    for record in records:
        key = first_raw(record.values.get("F", []))
        found.add(record.line, mapped(record.values, _TAGGED), key, key)
        found.with_paths += _has_paths(record.values.get(">", []))
    found.problems += unread_keys.of_tags(document.path, records, "endnote")
    found.report_noise(noise)
    return found.reading()


def _has_paths(urls: list[str]) -> bool:
    return any(not url.startswith("http") for url in urls)


def work_values(element: Element) -> Values:
    """The values of one `record`."""
    return mapped(element, _XML)


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
    return [doi for text in _texts(found) if (doi := found_identifiers.doi_in(text))]


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
    def taken(found: list[Any]) -> str:
        numbers = re.findall(r"[\dXx][\dXx-]{7,16}", " ".join(_texts(found)))
        return ", ".join(dict.fromkeys(n for n in numbers if (len(n.replace("-", "")) in {10, 13}) is is_isbn))

    return taken


def _tagged_venue(tags: Tags) -> str:
    kind = _tagged_kind(tags)
    return "" if kind.type in {"book", "thesis", "report"} else first_text([*tags.get("J", []), *tags.get("B", [])])


def _tagged_series(tags: Tags) -> str:
    is_whole = _tagged_kind(tags).type in {"book", "report"}
    return first_text([*(tags.get("B", []) if is_whole else []), *tags.get("S", [])])


def _tagged_kind(tags: Tags) -> kinds_of_works.KindName:
    return kinds_of_works.named(
        first_raw(tags.get("0", [])), {"": "article", "generic": "article", "journal": "article-journal"}
    )


def _tagged_date(tags: Tags) -> PartialDate:
    year, day = first_raw(tags.get("D", [])), first_raw(tags.get("8", []))
    days = [partial_dates.text(text) for text in (day, f"{year} {day}".strip(), year)]
    return next((each for each in days if each.year and (not year or str(each.year) in year)), PartialDate())


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

_XML = (
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
_TAGGED = (
    Row("title", "T", first_text),
    Row("authors", "A[]", person_names.all_inverted),
    Row("editors", "E[]", person_names.all_inverted),
    Row("translators", "?[]", person_names.all_inverted),
    Row("kind", "", of_record(_tagged_kind)),
    Row("genre", "9", first_text),
    Row("venue", "", of_record(_tagged_venue)),
    Row("series", "", of_record(_tagged_series)),
    Row("issued", "", of_record(_tagged_date)),
    Row("volume", "V", first_raw),
    Row("number", "N", first_raw),
    Row("pages", "P", first_raw),
    Row("edition", "7", first_raw),
    Row("publisher", "I", first_text),
    Row("place", "C", first_text),
    Row("doi", "R[]", lambda found: [found_identifiers.doi_in(text) for text in found]),
    Row("isbn", "@", first_raw),
    Row("keywords", "K[]", lambda found: [part.strip() for text in found for part in text.splitlines()]),
    Row("language", "G", first_raw),
    Row("urls", "U[]", web_addresses.separate),
    Row("pdfs", ">[]", web_addresses.separate),
    Row("comment", "O[]", joined("; ")),
    Row("accession_number", "M", first_raw),
    Row("abstract", "X", lambda found: markup.abstract(found[0]) if found else ""),
)
