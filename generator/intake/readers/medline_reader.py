"""Reads PubMed's tagged MEDLINE format (`.nbib`)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

from generator.facts import languages
from generator.intake import fuller_names
from generator.intake.readers import markup, partial_dates, person_names, pubmed_reader, tagged_text, unread_keys
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import Row, all_raw, first_raw, first_text, mapped, of_record
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate, Person

GRAMMAR = Grammar(re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)"), opens=frozenset({"PMID"}), glue=" ")
_MOST_COMPARED = 20
_ID = re.compile(r"(?P<value>\S+)\s*\[(?P<kind>\w+)\]")


def looks_like(document: Document) -> bool:
    """True for MEDLINE records."""
    return any(line.startswith("PMID-") for line in tagged_text.first_lines(document.text, 50))


def read(document: Document, as_of: date) -> Reading:
    """The works of MEDLINE records."""
    found = Collection(document.path, pubmed_reader.TITLE)
    records, noise = tagged_text.read(document.text, GRAMMAR)
    for record in records:
        found.add(record.line, mapped(record.values, _FIELDS), first_raw(record.values.get("PMID", [])))
    found.problems += unread_keys.of_tags(document.path, records, "medline")
    found.report_noise(noise)
    return found.reading()


def _title(values: dict[str, list[str]]) -> str:
    return pubmed_reader.titles(
        first_raw(values.get("TI", []) + values.get("BTI", [])), first_raw(values.get("TT", []))
    )[0]


def _translated_title(values: dict[str, list[str]]) -> str:
    return pubmed_reader.titles(first_raw(values.get("TI", [])), first_raw(values.get("TT", [])))[1]


def _authors(values: dict[str, list[str]]) -> tuple[Person, ...]:
    bodies = map(person_names.organisation, values.get("CN", []))
    return person_names.people([*_fullest(values.get("FAU", []), values.get("AU", [])), *bodies])


def _editors(values: dict[str, list[str]]) -> tuple[Person, ...]:
    return person_names.people(_fullest(values.get("FED", []), values.get("ED", [])))


def _fullest(full: list[str], short: list[str]) -> list[Person | None]:
    """The full names; the short one of who has no full name, which are in the same order. A full name that fits no
    short one is that of the first before it who has none."""
    left = deque(map(person_names.inverted, full))
    if len(full) >= len(short):
        return list(left)
    named: list[Person | None] = []
    unnamed: list[int] = []
    for each in map(person_names.inverted, short):
        at = next((at for at, whole in enumerate(islice(left, _MOST_COMPARED)) if _fit(whole, each)), None)
        if at is None:
            unnamed.append(len(named))
            named.append(each)
        else:
            _put(named, unnamed, [left.popleft() for _ in range(at)])
            named.append(left.popleft())
    _put(named, unnamed, left)
    return named


def _put(named: list[Person | None], unnamed: list[int], skipped: Iterable[Person | None]) -> None:
    """Gives full names the places of short ones, and those at the end for which there is none."""
    places = iter(unnamed)
    for person in skipped:
        at = next(places, len(named))
        named[at : at + 1] = [person]
    unnamed.clear()


def _fit(one: Person | None, other: Person | None) -> bool:
    return one is not None and other is not None and fuller_names.fits(one.name, other.name)


def _date(values: dict[str, list[str]]) -> PartialDate:
    days = [partial_dates.text(text) for text in (*values.get("DP", []), *values.get("DEP", []))]
    return partial_dates.earliest(days)


def _dois(values: dict[str, list[str]]) -> list[str]:
    """The identifiers with the mark of a DOI, `10.1000/x [doi]`."""
    marked = [_ID.fullmatch(text) for text in all_raw([*values.get("LID", []), *values.get("AID", [])])]
    return [match["value"] for match in marked if match and match["kind"] == "doi"]


def _ids(values: dict[str, list[str]]) -> dict[str, str]:
    ids = {"pmid": first_raw(values.get("PMID", [])), "pmcid": first_raw(values.get("PMC", []))}
    return {name: value for name, value in ids.items() if value}


def _issn(found: list[Any]) -> str:
    return ", ".join(dict.fromkeys(text.split(" ")[0] for text in all_raw(found)))


_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("translated_title", "", of_record(_translated_title)),
    Row("authors", "", of_record(_authors)),
    Row("editors", "", of_record(_editors)),
    Row("kind", "PT[]", pubmed_reader.kind_of),
    Row("venue", "JT|TA|BTI", first_text),
    Row("issued", "", of_record(_date)),
    Row("volume", "VI", first_raw),
    Row("language", "LA", lambda found: languages.code(first_raw(found))),
    Row("number", "IP", first_raw),
    Row("pages", "PG", pubmed_reader.pages),
    Row("publisher", "PB", first_text),
    Row("doi", "", of_record(_dois)),
    Row("ids", "", of_record(_ids)),
    Row("issn", "IS[]", _issn),
    Row("keywords", "OT[]", pubmed_reader.keywords),
    Row("abstract", "AB", lambda found: markup.abstract(first_raw(found))),
)
