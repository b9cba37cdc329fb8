"""Reads EndNote's tagged export (`.enw`), the format of Refer."""

from __future__ import annotations

import re
from datetime import date

from generator.intake.readers import (
    endnote_reader,
    found_identifiers,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
    tagged_text,
    unread_keys,
    web_addresses,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import Row, first_raw, first_text, joined, mapped, of_record
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate

GRAMMAR = Grammar(
    re.compile(r"\s?%(?P<tag>[0-9A-Z@!$&(?^<>=~[\]+])(?: (?P<value>.*))?$"), opens=frozenset({"0"}), by_blank=True
)

Tags = dict[str, list[str]]


def looks_like(document: Document) -> bool:
    """True for a text with a line such as `%0 Journal Article`."""
    return any(re.match(r"\s?%0(?: |$)", line) for line in tagged_text.first_lines(document.text, 20))


def read(document: Document, as_of: date) -> Reading:
    """The works of tagged records."""
    found = Collection(document.path, endnote_reader.TITLE)
    records, noise = tagged_text.read(document.text, GRAMMAR)
    for record in records:
        key = first_raw(record.values.get("F", []))
        found.add(record.line, mapped(record.values, _FIELDS), key, key)
        found.with_paths += endnote_reader.has_paths(record.values.get(">", []))
    found.problems += unread_keys.of_tags(document.path, records, "endnote")
    found.report_noise(noise)
    return found.reading()


def _venue(tags: Tags) -> str:
    kind = _kind(tags)
    return "" if kind.type in {"book", "thesis", "report"} else first_text([*tags.get("J", []), *tags.get("B", [])])


def _series(tags: Tags) -> str:
    is_whole = _kind(tags).type in {"book", "report"}
    return first_text([*(tags.get("B", []) if is_whole else []), *tags.get("S", [])])


def _kind(tags: Tags) -> kinds_of_works.KindName:
    return kinds_of_works.named(
        first_raw(tags.get("0", [])), {"": "article", "generic": "article", "journal": "article-journal"}
    )


def _date(tags: Tags) -> PartialDate:
    year, day = first_raw(tags.get("D", [])), first_raw(tags.get("8", []))
    days = [partial_dates.text(text) for text in (day, f"{year} {day}".strip(), year)]
    return next((each for each in days if each.year and (not year or str(each.year) in year)), PartialDate())


_FIELDS = (
    Row("title", "T", first_text),
    Row("authors", "A[]", person_names.all_inverted),
    Row("editors", "E[]", person_names.all_inverted),
    Row("translators", "?[]", person_names.all_inverted),
    Row("kind", "", of_record(_kind)),
    Row("genre", "9", first_text),
    Row("venue", "", of_record(_venue)),
    Row("series", "", of_record(_series)),
    Row("issued", "", of_record(_date)),
    Row("volume", "V", first_raw),
    Row("number", "N", first_raw),
    Row("pages", "P", first_raw),
    Row("edition", "7", first_raw),
    Row("publisher", "I", first_text),
    Row("place", "C", first_text),
    Row("doi", "R[]", lambda found: [found_identifiers.doi_named(text) for text in found]),
    Row("isbn", "@", first_raw),
    Row("keywords", "K[]", lambda found: [part.strip() for text in found for part in text.splitlines()]),
    Row("language", "G", first_raw),
    Row("urls", "U[]", web_addresses.separate),
    Row("pdfs", ">[]", web_addresses.separate),
    Row("comment", "O[]", joined("; ")),
    Row("accession_number", "M", first_raw),
    Row("abstract", "X", lambda found: markup.abstract(found[0]) if found else ""),
)
