"""Reads JSON Resume (https://jsonresume.org/schema): the person, publications without authors, and sections of a CV."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from generator.intake.readers import kinds_of_works, partial_dates, vita_sections
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.identity_links import named, of_profiles
from generator.intake.readers.mapping import Row, Values, all_raw, first_text, items, mapped, text_at, whole
from generator.intake.readers.markup import abstract
from generator.intake.readers.profile_building import person
from generator.intake.readers.reading import Reading
from generator.intake.readers.vita_sections import Item
from generator.model import Affiliation, Profile, Section
from generator.text import markdown
from generator.text.line import one_line

TITLE = "JSON Resume"
_OPEN = frozenset({"now", "present", "current", "today", ""})


def looks_like(document: Document) -> bool:
    """True for an object with `basics` and a name or label in it."""
    return any(text_at(page, "basics.name") or text_at(page, "basics.label") for _, page in document.pages)


def read(document: Document, as_of: date) -> Reading:
    """The person, the works and the sections."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        found.profile = found.profile or _person(page, found, pointer)
        found.sections += _sections(page)
        for number, record in enumerate(items(page, "publications")):
            found.add(f"{pointer}/publications/{number}", work_values(record))
        if items(page, "publications"):
            found.report(
                f"{pointer}/publications",
                "JSON Resume has no authors of publications",
                "import them from another source too",
            )
    return found.reading()


def work_values(record: Any) -> Values:
    """The values of one publication. `publisher` may be a journal or a publisher."""
    return {"kind": kinds_of_works.KindName("article"), **mapped(record, _FIELDS)}


def period(start: str, end: str) -> str:
    """A period; an end of `now` or `present` is none."""
    is_open = end.casefold() in _OPEN
    last = partial_dates.NO_DATE if is_open else partial_dates.month(end)
    return vita_sections.period(partial_dates.month(start), last, is_open=is_open)


def _person(page: Any, found: Collection, pointer: str) -> Profile | None:
    pairs = [("homepage", text_at(page, "basics.url") or text_at(page, "basics.website"))]
    pairs += of_profiles(found, f"{pointer}/basics/profiles", items(page, "basics.profiles"))
    current = [each for each in items(page, "work") if text_at(each, "endDate").casefold() in _OPEN]
    return person(
        text_at(page, "basics.name"),
        named((label, url) for label, url in pairs if url.startswith("http")),
        biography=markdown.from_text(one_line(text_at(page, "basics.summary"))),
        position=text_at(page, "basics.label"),
        affiliations=[_place(each) for each in current],
    )


def _place(record: Any) -> Affiliation:
    """A place of work now. What was done there is a line of a section, where its dates are."""
    return Affiliation(text_at(record, "name") or text_at(record, "company"), text_at(record, "position"))


def _sections(page: Any) -> list[Section]:
    return [vita_sections.section(title, map(item, items(page, name))) for title, name, item in _SECTIONS]


def _job(record: Any) -> Item:
    parts = ("position", "name", "organization", "company", "location")
    return _lasting(record, parts)


def _degree(record: Any) -> Item:
    return _lasting(record, ("studyType", "area", "institution"))


def _project(record: Any) -> Item:
    return _lasting(record, ("name", "entity", "description"))


def _lasting(record: Any, names: tuple[str, ...]) -> Item:
    points = (text_at(record, "summary"), *all_raw(items(record, "highlights")), *all_raw(items(record, "courses")))
    url = text_at(record, "url") or text_at(record, "website")
    start = text_at(record, "startDate")
    when = period(start, text_at(record, "endDate")) if start else ""
    return Item(when, tuple(text_at(record, name) for name in names), tuple(filter(None, points)), url)


def _dated(*names: str) -> Callable[[Any], Item]:
    def item(record: Any) -> Item:
        when = vita_sections.period(partial_dates.text(text_at(record, "date")), partial_dates.NO_DATE)
        return Item(
            when, tuple(text_at(record, name) for name in names), (text_at(record, "summary"),), text_at(record, "url")
        )

    return item


def _listed(name: str, *others: str) -> Callable[[Any], Item]:
    def item(record: Any) -> Item:
        words = ", ".join(
            filter(None, [*(text_at(record, other) for other in others), *all_raw(items(record, "keywords"))])
        )
        first = text_at(record, name)
        return Item("", (f"{first}: {words}" if first and words else first or words,))

    return item


_SECTIONS: tuple[tuple[str, str, Callable[[Any], Item]], ...] = (
    ("Employment", "work", _job),
    ("Education", "education", _degree),
    ("Volunteering", "volunteer", _job),
    ("Awards", "awards", _dated("title", "awarder")),
    ("Certificates", "certificates", _dated("name", "issuer")),
    ("Projects", "projects", _project),
    ("Skills", "skills", _listed("name", "level")),
    ("Languages", "languages", _listed("language", "fluency")),
    ("Interests", "interests", _listed("name")),
)
"""Title of a section, its key in JSON Resume, and what makes a line of it. References, which name others, stay out."""

_FIELDS = (
    Row("title", "name", first_text),
    Row("publisher", "publisher", first_text),
    Row("issued", "releaseDate", partial_dates.texts),
    Row("urls", "url|website", all_raw),
    Row("abstract", "summary", lambda found: abstract(whole(found[0])) if found else ""),
)
