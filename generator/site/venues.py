"""Venues: the journals, proceedings and books that hold the publications. Pure: publications → venues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.citing import page_ranges
from generator.citing.work import Cited, kind_of
from generator.facts import names
from generator.model import Publication
from generator.site.slugs import slugs


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue with the keys of its publications, newest first; `kind` is what most of them are."""

    identity: str
    name: str
    kind: str
    slug: str
    keys: Sequence[str]

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def path(self) -> str:
        return f"venues/{self.slug}"

    @property
    def url(self) -> str:
        return f"{self.path}/"


def identity_of(venue: str) -> str:
    """The same text for names that differ in case, accents, full stops or blanks only."""
    return names.folded(venue)


def venues(newest_first: Sequence[Publication]) -> list[Venue]:
    """Largest first, then by name. Slugs are given oldest first, so that a newer paper changes no address."""
    found: dict[str, list[Publication]] = {}
    for publication in newest_first:
        if publication.venue:
            found.setdefault(identity_of(publication.venue), []).append(publication)
    first = {identity_of(p.venue): None for p in reversed(newest_first) if p.venue}
    slug_of = slugs(first, "venue")
    listed = [_venue(identity, slug_of[identity], papers) for identity, papers in found.items()]
    return sorted(listed, key=lambda venue: (-venue.count, venue.identity))


def details(c: Cited) -> str:
    """What follows the venue on the paper's page, such as ` 24(240), 2023, pp. 1–113`."""
    issue = f"({c.issue})" if c.issue else ""
    known = [part for part in (_year_beside(c.work.venue, c.date.year), page_ranges.labelled(c.pages)) if part]
    return ", ".join([f" {c.volume}{issue}".rstrip(), *known])


def is_posted_earlier(p: Publication) -> bool:
    """True if the work was a preprint in another year than that of the venue's version."""
    return bool(p.venue and p.arxiv and p.published.year and p.date.year and p.published.year != p.date.year)


def year_apart(p: Publication) -> str:
    """The year of the venue's version if the work was public in another year, with what parts it from the venue."""
    apart = p.published.year and p.date.year and p.published.year != p.date.year
    year = _year_beside(p.venue, p.published.year) if apart and p.venue else ""
    return f", {year}" if year else ""


def _year_beside(venue: str, year: int) -> str:
    """The year, unless the venue's name ends with it, as `EMNLP 2023` does."""
    return "" if not year or venue.endswith(str(year)) else str(year)


def _venue(identity: str, slug: str, papers: Sequence[Publication]) -> Venue:
    """The name is the usual spelling, the newest of equally usual ones."""
    spelled = Counter(p.venue for p in papers)
    kinds = Counter(kind_of(p).label for p in papers)
    return Venue(identity, spelled.most_common(1)[0][0], kinds.most_common(1)[0][0], slug, tuple(p.key for p in papers))
