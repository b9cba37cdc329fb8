"""Reads PubMed's tagged MEDLINE format (`.nbib`)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.facts import languages
from generator.intake.readers import markup, partial_dates, person_names, pubmed_reader, tagged_text, unread_keys
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import Row, all_raw, first_raw, first_text, mapped, of_record
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate, Person

GRAMMAR = Grammar(re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)"), opens=frozenset({"PMID"}), glue=" ")
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
    named = _fullest(values.get("FAU", []), values.get("AU", []))
    bodies = map(person_names.organisation, values.get("CN", []))
    return person_names.people([*map(person_names.inverted, named), *bodies])


def _fullest(full: list[str], short: list[str]) -> list[str]:
    """The full names; `AU` for an author who has no `FAU`, which are in the order of the authors, too."""
    left, named = list(full), []
    for name in short:
        is_next = bool(left) and name.casefold().startswith(f"{left[0].partition(',')[0]} ".casefold())
        named.append(left.pop(0) if is_next else name)
    if len(full) >= len(short):
        return full
    return short if left else named


def _date(values: dict[str, list[str]]) -> PartialDate:
    days = [partial_dates.text(text) for text in (*values.get("DP", []), *values.get("DEP", []))]
    return partial_dates.earliest(days)


def _marked(kind: str) -> Any:
    """The identifiers with a mark, such as `10.1000/x [doi]`."""
    return lambda found: [
        match["value"] for text in all_raw(found) if (match := _ID.fullmatch(text)) and match["kind"] == kind
    ]


def _ids(values: dict[str, list[str]]) -> dict[str, str]:
    ids = {"pmid": first_raw(values.get("PMID", [])), "pmcid": first_raw(values.get("PMC", []))}
    return {name: value for name, value in ids.items() if value}


def _issn(found: list[Any]) -> str:
    return ", ".join(dict.fromkeys(text.split(" ")[0] for text in all_raw(found)))


_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("translated_title", "", of_record(_translated_title)),
    Row("authors", "", of_record(_authors)),
    Row("editors", "FED[]|ED[]", person_names.all_inverted),
    Row("kind", "PT[]", pubmed_reader.kind_of),
    Row("venue", "JT|TA|BTI", first_text),
    Row("issued", "", of_record(_date)),
    Row("volume", "VI", first_raw),
    Row("language", "LA", lambda found: languages.code(first_raw(found))),
    Row("number", "IP", first_raw),
    Row("pages", "PG", pubmed_reader.pages),
    Row("publisher", "PB", first_text),
    Row("doi", "LID[]|AID[]", _marked("doi")),
    Row("ids", "", of_record(_ids)),
    Row("issn", "IS[]", _issn),
    Row("keywords", "OT[]", pubmed_reader.keywords),
    Row("abstract", "AB", lambda found: markup.abstract(first_raw(found))),
)
