"""The versions of a work, newest first: as it was published, and as a preprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.citing.work import Cited
from generator.facts import dates
from generator.facts.identifiers import arxiv_address, doi_address
from generator.model import PartialDate, Publication
from generator.site.language.language import ENGLISH, Language


class Version(NamedTuple):
    """What a version is and where, its address (empty if unknown), and its date in words and for machines."""

    label: str
    where: str
    url: str
    day: str
    iso: str


def versions(p: Publication, c: Cited, where: str, language: Language = ENGLISH) -> list[Version]:
    """What the facts tell; `where` is the place of the published one. Empty if that place is all that is known."""
    known = [*_published(p, c, where, language), *_preprint(p, language)]
    return known if len(known) > 1 or any(version.url or version.day for version in known) else []


def _published(p: Publication, c: Cited, where: str, language: Language) -> Iterator[Version]:
    day = p.published or (PartialDate() if p.arxiv else p.date)
    if not c.is_preprint and (c.venue or c.publisher or day):
        url = doi_address(p.doi) or p.links.get("url", "")
        yield _version(language.gettext("Published"), where, url, day, language)


def _preprint(p: Publication, language: Language) -> Iterator[Version]:
    if p.arxiv:
        label = language.pgettext("kind of work", "Preprint")
        yield _version(label, "arXiv", arxiv_address(p.arxiv), p.date or p.published, language)


def _version(label: str, where: str, url: str, day: PartialDate, language: Language) -> Version:
    if not day.month and where.endswith(str(day.year)):
        day = PartialDate()  # the place says it
    return Version(label, where, url, language.day(day), dates.iso(day).removeprefix("--"))
