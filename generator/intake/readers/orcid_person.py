"""The person in an ORCID record: name, links, biography, employment, and the sections of a curriculum vitae."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.intake.readers import identity_links, partial_dates, vita_sections
from generator.intake.readers.collecting import Collection
from generator.intake.readers.mapping import at, first_text, items, reached, text_at, whole
from generator.intake.readers.profile_building import person
from generator.intake.readers.vita_sections import Item
from generator.model import Affiliation, Degree, PartialDate, Profile, Section
from generator.text import markdown

_SECTIONS = (
    ("Invited positions", "invited-positions", "invited-position-summary"),
    ("Distinctions", "distinctions", "distinction-summary"),
    ("Memberships", "memberships", "membership-summary"),
    ("Service", "services", "service-summary"),
    ("Funding", "fundings", "funding-summary"),
)
"""Title of a section, ORCID's name for its activities, and for a summary of one. Employment and education are facts of
the person."""


def profile(page: Any) -> Profile | None:
    """The person; None for an answer that names nobody."""
    record = at(page, "person") or page
    parts = [text_at(record, f"name.{name}.value") for name in ("given-names", "family-name")]
    name = text_at(record, "name.credit-name.value") or " ".join(part for part in parts if part)
    pairs = [
        ("orcid", next(filter(None, map(identity_links.orcid, _numbers(page))), "")),
        *(
            (text_at(each, "url-name"), text_at(each, "url.value"))
            for each in items(record, "researcher-urls.researcher-url")
        ),
    ]
    about = next((whole(each) for each in reached(record, "biography.content")), "")
    jobs = sorted(_summaries(page, "employments", "employment-summary"), key=_start, reverse=True)
    current = [text_at(each, "role-title") for each in jobs if at(each, "end-date") is None]
    return person(
        name,
        links=identity_links.named(pairs),
        biography=markdown.from_text(first_text([about])),
        position=next(iter(current), ""),
        affiliations=map(_affiliation, jobs),
        education=map(_degree, sorted(_educations(page), key=_start, reverse=True)),
    )


def report_damaged_number(found: Collection, pointer: str, page: Any) -> None:
    """Reports the person's number if it is not an ORCID iD, whichever else the record names."""
    identity_links.report_damaged_orcids(found, pointer, _numbers(page))


def _numbers(page: Any) -> list[str]:
    record = at(page, "person") or page
    return [text_at(page, "orcid-identifier.path"), text_at(record, "name.path")]


def sections(page: Any) -> list[Section]:
    """The activities that are neither works nor facts of the person, as sections of a curriculum vitae."""
    unnamed = [each for each in _educations(page) if not text_at(each, "role-title")]
    studies = vita_sections.section("Studies", map(_item, sorted(unnamed, key=_start, reverse=True)))
    return [
        studies,
        *(
            vita_sections.section(title, map(_item, sorted(_summaries(page, plural, one), key=_start, reverse=True)))
            for title, plural, one in _SECTIONS
        ),
    ]


def report_other_names(found: Collection, page: Any) -> None:
    """Other names may be spellings in author lists, or names that nobody used there: their owner decides."""
    others = [text_at(each, "content") for each in items(page, "person.other-names.other-name")]
    name = found.profile.name if found.profile else ""
    wanted = [other for other in others if other and other != name]
    if wanted:
        hint = f"if papers have them, write in content/index.md: aliases: {{{name}: [{', '.join(wanted)}]}}"
        found.report("/person/other-names", f"also known as {', '.join(wanted):.200}", hint)


def _summaries(page: Any, plural: str, one: str) -> Iterator[Any]:
    """The summaries of version 2, which are in one list, and of version 3, in groups, each wrapped in its kind."""
    activities = at(page, "activities-summary")
    yield from items(activities, f"{plural}.{one}")
    for path in (f"{plural}.affiliation-group[].summaries", f"{plural}.group[].{one}"):
        for each in items(activities, path):
            yield at(each, one) or each


def _item(summary: Any) -> Item:
    start, end = _day(summary, "start-date"), _day(summary, "end-date")
    place = [text_at(summary, f"organization.address.{name}") for name in ("city", "country")]
    role = text_at(summary, "role-title") or text_at(summary, "title.title.value")
    parts = (role, text_at(summary, "department-name"), text_at(summary, "organization.name"), *place)
    return Item(vita_sections.period(start, end), parts)


def _educations(page: Any) -> Iterator[Any]:
    yield from _summaries(page, "educations", "education-summary")
    yield from _summaries(page, "qualifications", "qualification-summary")


def _affiliation(summary: Any) -> Affiliation:
    return Affiliation(
        text_at(summary, "organization.name"),
        text_at(summary, "role-title"),
        text_at(summary, "department-name"),
        url=_url(summary),
        ror=_ror(summary),
        start=_day(summary, "start-date"),
        end=_day(summary, "end-date"),
    )


def _degree(summary: Any) -> Degree:
    return Degree(
        text_at(summary, "role-title"),
        text_at(summary, "department-name"),
        text_at(summary, "organization.name"),
        url=_url(summary),
        start=_day(summary, "start-date"),
        end=_day(summary, "end-date"),
    )


def _url(summary: Any) -> str:
    url = text_at(summary, "url.value")
    return url if markdown.is_safe_address(url) else ""


def _ror(summary: Any) -> str:
    """The id in the Research Organization Registry, which ORCID gives as an address."""
    body = at(summary, "organization.disambiguated-organization")
    is_ror = text_at(body, "disambiguation-source") == "ROR"
    number = text_at(body, "disambiguated-organization-identifier").rpartition("/")[2]
    return number if is_ror and re.fullmatch(r"0[a-z0-9]{6}\d\d", number) else ""


def _start(summary: Any) -> PartialDate:
    return _day(summary, "start-date")


def _day(summary: Any, name: str) -> PartialDate:
    parts = (partial_dates.number(text_at(summary, f"{name}.{part}.value")) for part in ("year", "month", "day"))
    return partial_dates.numbers(*parts)
