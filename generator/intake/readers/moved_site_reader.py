"""Reads `moved-site.json`, in which `portfolio import-site` keeps what it found: works, the owner, and the
curriculum vitae."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.errors import Severity
from generator.facts import citation_keys, records
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import at, items, text_at
from generator.intake.readers.reading import Reading
from generator.model import Section

TITLE = "a site that was moved in"


def looks_like(document: Document) -> bool:
    """True for works of a site that was moved in."""
    return text_at(document.data, "moved_site") != ""


def read(document: Document, as_of: date) -> Reading:
    """The works, the owner, and the sections of the curriculum vitae."""
    works, names, problems = [], [], []
    for number, each in enumerate(items(document.data, "works")):
        name, text = text_at(each, "name"), _joined(at(each, "text"), items(each, "text"))
        is_key = text_at(each, "file").endswith((".bib", ".bibtex")) and citation_keys.is_valid(name)
        work, found = records.publication(document.path, name if is_key else "", text)
        problems += [replace(each, line=0, column=0, message=f"/works/{number}: {each.message}") for each in found]
        if work:
            works.append(work)
            names.append(name)
    owner = _joined(at(document.data, "owner"), items(document.data, "owner"))
    profile, found = records.profile(document.path, owner) if owner else (None, [])
    problems += [replace(each, line=0, column=0, message=f"/owner: {each.message}") for each in found]
    is_lost = bool(problems) and not works and profile is None
    shown = problems if is_lost else [replace(each, severity=Severity.NOTICE) for each in problems]
    return Reading(profile, tuple(works), tuple(shown), tuple(names), sections=tuple(_sections(document.data)))


def _sections(data: Any) -> Iterator[Section]:
    for each in items(data, "sections"):
        body = _joined(at(each, "text"), items(each, "text")).strip()
        if body and (title := text_at(each, "title")):
            yield Section(title, body)


def _joined(first: Any, lines: list[Any]) -> str:
    return "".join(f"{line}\n" for line in lines if isinstance(line, str)) if first is not None else ""
