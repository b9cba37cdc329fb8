"""Reads the tagged format of the Web of Science, which comes as `.isi`, `.ris`, `.ciw` or `.txt`.

A value goes on in lines that start with three spaces. Names of journals are in capitals and stay so.
"""

from __future__ import annotations

import re
from datetime import date

from generator.facts import languages
from generator.intake.readers import kinds_of_works, markup, partial_dates, person_names, tagged_text, unread_keys
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    first_raw,
    first_text,
    joined,
    mapped,
    of_record,
)
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate

TITLE = "Web of Science"
GRAMMAR = Grammar(
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*))?$"),
    opens=frozenset({"PT"}),
    closes=frozenset({"ER"}),
    around=frozenset({"FN", "VR", "EF"}),
    glue=" ",
    lists=frozenset({"AU", "AF", "BE", "CR", "C1"}),
)
_START = re.compile(r"PT [JBSPC]\b|FN (?:ISI|Thomson|Clarivate|Web of)")

Tags = dict[str, list[str]]


def looks_like(document: Document) -> bool:
    """True for a text with a line such as `PT J`."""
    return any(_START.match(line) for line in tagged_text.first_lines(document.text, 20))


def read(document: Document, as_of: date) -> Reading:
    """The works."""
    found = Collection(document.path, TITLE)
    records, noise = tagged_text.read(document.text, GRAMMAR)
    for record in records:
        found.add(record.line, work_values(record.values), first_raw(record.values.get("UT", [])))
    found.problems += unread_keys.of_tags(document.path, records, "web-of-science")
    found.report_noise(noise)
    return found.reading()


def work_values(tags: Tags) -> Values:
    """The values of one record."""
    return mapped(tags, _FIELDS)


def _kind(tags: Tags) -> kinds_of_works.KindName:
    names = [name.strip() for name in first_raw(tags.get("DT", [])).split(";")]
    for name, type in (("Proceedings Paper", "paper-conference"), ("Book Chapter", "chapter"), ("Book", "book")):
        if name in names and not (name == "Proceedings Paper" and first_raw(tags.get("PT", [])) == "J"):
            return kinds_of_works.KindName(type)
    return kinds_of_works.named(first_raw(tags.get("PT", [])), _TYPES)


def _date(tags: Tags) -> PartialDate:
    year = first_raw(tags.get("PY", []))
    days = [partial_dates.text(f"{first_raw(tags.get('PD', []))} {year}".strip()), partial_dates.text(year)]
    return next((day for day in days if day.year), partial_dates.texts([*tags.get("EA", [])]))


def _pages(tags: Tags) -> str:
    first, last = first_raw(tags.get("BP", [])), first_raw(tags.get("EP", []))
    return f"{first}-{last}" if first and last else first


def _ids(tags: Tags) -> dict[str, str]:
    number = first_raw(tags.get("UT", [])).partition(":")
    ids = {"wos": number[2] or number[0], "pmid": first_raw(tags.get("PM", []))}
    return {name: value for name, value in ids.items() if value}


_TYPES = {
    "j": "article-journal",
    "b": "book",
    "s": "paper-conference",
    "p": "article",
    "c": "paper-conference",
    "": "article",
}
_FIELDS = (
    Row("title", "TI", first_text),
    Row("authors", "AF[]|AU[]", person_names.all_inverted),
    Row("editors", "BE[]|ED[]", person_names.all_inverted),
    Row("kind", "", of_record(_kind)),
    Row("venue", "SO|JI|J9", first_text),
    Row("series", "SE", first_text),
    Row("event", "CT", first_text),
    Row("event_place", "CL", first_text),
    Row("issued", "", of_record(_date)),
    Row("volume", "VL", first_raw),
    Row("language", "LA", lambda found: languages.code(first_raw(found))),
    Row("number", "IS", first_raw),
    Row("pages", "", of_record(_pages)),
    Row("article_number", "AR", first_raw),
    Row("publisher", "PU", first_text),
    Row("place", "PI", first_text),
    Row("doi", "DI[]", all_raw),
    Row("isbn", "BN[]", joined(", ")),
    Row("issn", "SN[]|EI[]", joined(", ")),
    Row("ids", "", of_record(_ids)),
    Row("keywords", "DE", lambda found: [part.strip() for text in all_text(found) for part in text.split(";")]),
    Row("abstract", "AB", lambda found: markup.abstract(first_raw(found))),
)
