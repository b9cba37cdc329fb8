"""Reads arXiv's Atom feed: an entry for each paper.

`published` is the date of the first version, `updated` that of the last. Titles and summaries are broken into lines. An
error comes as an entry with the title `Error`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.readers import found_identifiers, markup, partial_dates, person_names, unread_keys, xml_records
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    first_tex,
    mapped,
    of_record,
    reached,
    text_at,
    whole,
)
from generator.intake.readers.reading import Reading

TITLE = "arXiv"
_OF_ARXIV = re.compile(r"arxiv\.org/api|arxiv\.org/schemas|<id>\s*https?://arxiv\.org/")


def looks_like(document: Document) -> bool:
    """True for a feed of arXiv."""
    return document.root_name == "feed" and bool(_OF_ARXIV.search(document.text))


def read(document: Document, as_of: date) -> Reading:
    """The works of a feed; an error of arXiv's is reported."""
    found = Collection(document.path, TITLE)
    try:
        records = xml_records.records(document.text, {"entry"})
        for line, entry in unread_keys.watched(records, "arxiv", document.path, found.problems):
            _add(found, line, entry)
    except xml_records.Refused as error:
        found.problems.append(error.problem(document.path))
    return found.reading()


def work_values(entry: Element) -> Values:
    """The values of one entry."""
    return mapped(entry, _FIELDS)


def _add(found: Collection, line: int, entry: Element) -> None:
    address = text_at(entry, "id")
    if "/api/errors" in address:
        found.leave_out(line, "", f"arXiv answered: {text_at(entry, 'summary')}")
        return
    values = work_values(entry)
    found.add(line, values, found_identifiers.arxiv(address) or address)


def _summary(found: list[Any]) -> str:
    """The summary, in which a line that starts with spaces begins a paragraph."""
    text = whole(found[0]).strip() if found else ""
    return "\n\n".join(markup.abstract(markup.tex(part)) for part in re.split(r"\n\s*\n|\n {2,}", text) if part.strip())


def _terms(path: str) -> Any:
    return lambda entry: [term for each in reached(entry, path) if (term := each.get("term", ""))]


_FIELDS = (
    Row("title", "title", first_tex),
    Row(
        "authors",
        "author[].name",
        lambda found: person_names.people(person_names.printed(first_tex([f])) for f in found),
    ),
    Row("date", "published", partial_dates.texts),
    Row("abstract", "summary", _summary),
    Row("arxiv", "id", all_raw),
    Row("doi", "doi", all_raw),
    Row("category", "", of_record(lambda entry: next(iter(_terms("primary_category")(entry)), ""))),
    Row("other_categories", "", of_record(_terms("category[]"))),
    Row("journal_ref", "journal_ref", first_tex),
    Row("comment", "comment", first_tex),
)
