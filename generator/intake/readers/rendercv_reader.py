"""Reads RenderCV's YAML: the person, publications, and sections of a CV under the names that their owner gave them.

The owner's name is in asterisks in lists of authors. The values are Markdown already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.intake.readers import json_resume_reader, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.identity_links import named, of_profiles
from generator.intake.readers.mapping import Row, Values, all_raw, first_text, items, mapped, raw, reached, text_at
from generator.intake.readers.profile_building import person
from generator.intake.readers.reading import Reading
from generator.model import Person, Profile, Section
from generator.text import markdown

TITLE = "RenderCV"
_MARKS = re.compile(r"^[*_]+|[*_]+$")
_UNTITLED = ("institution", "company", "name", "label", "bullet", "number", "reversed_number", "title")


def looks_like(document: Document) -> bool:
    """True for a mapping with `cv`, and a name or sections in it."""
    return any(
        isinstance(_cv(page), Mapping) and ({"sections", "name"} & _cv(page).keys()) for _, page in document.pages
    )


def read(document: Document, as_of: date) -> Reading:
    """The person, the works and the sections."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        cv = _cv(page)
        found.profile = found.profile or _person(cv, found, pointer)
        for title, entries in _sections(cv):
            for number, entry in enumerate(entries):
                if is_publication(entry):
                    found.add(f"{pointer}/cv/sections/{title}/{number}", work_values(entry))
            lines = [line for entry in entries if not is_publication(entry) and (line := _line(entry))]
            found.sections.append(Section(_heading(title), "\n".join(lines)))
    return found.reading()


def is_publication(entry: Any) -> bool:
    """True for an entry with a title and authors."""
    return isinstance(entry, Mapping) and "title" in entry and "authors" in entry


def work_values(entry: Any) -> Values:
    """The values of one publication."""
    values = mapped(entry, _FIELDS)
    return {"kind": kinds_of_works.KindName("article-journal" if values.get("venue") else "article"), **values}


def _cv(page: Any) -> Any:
    return page.get("cv") if isinstance(page, Mapping) else None


def _sections(cv: Any) -> Iterator[tuple[str, list[Any]]]:
    sections = cv.get("sections") if isinstance(cv, Mapping) else None
    if isinstance(sections, Mapping):
        for title, entries in sections.items():
            if isinstance(entries, list):
                yield raw(title), [entry for entry in entries if entry is not None]


def _heading(title: str) -> str:
    """`selected_honors` as RenderCV shows it: Selected Honors. A title with spaces or capitals stays."""
    return title if " " in title or title != title.lower() else title.replace("_", " ").title()


def _person(cv: Any, found: Collection, pointer: str) -> Profile | None:
    pairs = [("homepage", text_at(cv, "website"))]
    pairs += of_profiles(found, f"{pointer}/cv/social_networks", items(cv, "social_networks"))
    return person(
        text_at(cv, "name"),
        named((label, url) for label, url in pairs if url),
        position=text_at(cv, "headline") or text_at(cv, "label"),
    )


def _line(entry: Any) -> str:
    """An entry as a line of Markdown with its points below."""
    if not isinstance(entry, Mapping):
        return f"- {raw(entry)}" if raw(entry) else ""
    names = ("degree", "area", "position", *_UNTITLED, "details", "location", "summary")
    parts = [part for name in names if (part := text_at(entry, name))]
    if "label" in entry and "details" in entry:
        parts = [f"{text_at(entry, 'label')}: {text_at(entry, 'details')}"]
    when = _when(entry)
    points = [f"  - {point}" for point in all_raw(items(entry, "highlights"))]
    head = f"- {when}: {', '.join(parts)}" if when else f"- {', '.join(parts)}"
    return "\n".join([head, *points]) if parts else ""


def _when(entry: Any) -> str:
    start, end, day = (text_at(entry, name) for name in ("start_date", "end_date", "date"))
    return markdown.from_text(json_resume_reader.period(start, end) if start else day)


def _authors(found: list[Any]) -> tuple[Person, ...]:
    names = (_MARKS.sub("", name.strip()) for name in all_raw(found))
    return person_names.people(map(person_names.printed, names))


_FIELDS = (
    Row("title", "title", first_text),
    Row("authors", "authors[]", _authors),
    Row("venue", "journal", first_text),
    Row("issued", "date", partial_dates.texts),
    Row("doi", "doi", all_raw),
    Row("urls", "url", lambda found: all_raw(found)),
    Row("comment", "", lambda found: first_text(reached(found[0], "summary"))),
)
