"""Reads `completions.json`, in which `portfolio complete` keeps what it found: each entry names the work by what the
facts said of it, and gives what they lacked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generator.intake.readers import partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.kinds_of_works import KindName
from generator.intake.readers.mapping import Row, all_raw, at, first_raw, items, mapped, text_at, whole
from generator.intake.readers.reading import Reading

TITLE = "what `portfolio complete` found"


def looks_like(document: Document) -> bool:
    """True for entries that give something to a work."""
    data = document.data
    return isinstance(data, dict) and isinstance(data.get("completions"), list) and "format" in data


def read(document: Document, as_of: date) -> Reading:
    """The works, with what they are known by and what they are given."""
    found = Collection(document.path, TITLE)
    for number, entry in enumerate(items(document.data, "completions")):
        given, known = at(entry, "gave"), at(entry, "of")
        record = known | given if isinstance(given, dict) and isinstance(known, dict) else {}
        name = f"{text_at(entry, 'work')} {text_at(entry, 'answer.provider')}"
        found.add(f"/completions/{number}", mapped(record, _FIELDS), name)
    reading = found.reading()
    works = tuple(replace(work, type="") if work.type == "article" else work for work in reading.publications)
    return replace(reading, publications=works)


def _kind(found: list[Any]) -> KindName | None:
    return KindName(name) if (name := first_raw(found)) else None


_FIELDS = (
    Row("title", "title", first_raw),
    Row("authors", "authors[]", person_names.all_printed),
    Row("kind", "type", _kind),
    Row("venue", "venue", first_raw),
    Row("date", "date", partial_dates.texts),
    Row("published", "published", partial_dates.texts),
    Row("volume", "volume", first_raw),
    Row("number", "number", first_raw),
    Row("pages", "pages", first_raw),
    Row("publisher", "publisher", first_raw),
    Row("doi", "doi", all_raw),
    Row("arxiv", "arxiv", all_raw),
    Row("abstract", "abstract", lambda found: whole(found[0]) if found else ""),
)
