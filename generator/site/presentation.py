"""What the page templates see: the publications, sorted, grouped and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from generator.model import Portfolio, Publication
from generator.site.authorship import Authorship, authorship_of
from generator.site.co_authors import CoAuthor
from generator.site.metrics import Metric, metrics
from generator.site.paper import Pub
from generator.site.settings import PEOPLE_FROM
from generator.site.topics import Topic, by_size
from generator.site.venues import Venue, venues

SELECTED = 6
"""Publications on the home page."""


@dataclass(frozen=True, slots=True)
class Year:
    """The publications of one year, newest first; `label` is the year or "Undated"."""

    label: str
    pubs: Sequence[Pub]

    @property
    def path(self) -> str:
        return f"years/{self.label.lower()}"

    @property
    def url(self) -> str:
        return f"{self.path}/"

    @property
    def count(self) -> int:
        return len(self.pubs)


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a portfolio shows, as the templates see it: `pubs` and `years` newest first; `topics`, `people` and `venues`
    largest first."""

    portfolio: Portfolio
    pubs: Sequence[Pub]
    years: Sequence[Year]
    topics: Sequence[Topic]
    metrics: Sequence[Metric]
    people: Sequence[CoAuthor]
    venues: Sequence[Venue]
    authorship: Authorship
    site: str = ""

    @property
    def selection(self) -> str:
        """How `selected` came about, in words; nothing if the owner chose."""
        if any(pub.publication.featured for pub in self.selected):
            return ""
        ranked = any(pub.publication.index_rank for pub in self.selected)
        return f"first {len(self.selected)} in the profile" if ranked else "the newest"

    @property
    def selected(self) -> list[Pub]:
        """Those that the owner features; otherwise the first of the profile's own order; the newest where there is no
        such order."""
        ordered = sorted(self.pubs, key=lambda p: (not p.publication.index_rank, p.publication.index_rank))
        ranked = [pub for pub in ordered if pub.publication.index_rank]
        return [pub for pub in ordered if pub.publication.featured] or (ranked or ordered)[:SELECTED]


def present(
    portfolio: Portfolio,
    edit_base: str = "",
    origins: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    site: str = "",
    people_from: int = PEOPLE_FROM,
    before: Presentation | None = None,
) -> Presentation:
    """`edit_base` is what a path in the repository is put behind to edit it, such as `https://…/edit/main/`; `origins`
    names for each key and field where its value comes from; `site` is the address of the site and ends in a slash;
    co-authors have pages from `people_from` shared papers on. `before` is what an earlier call gave, if it is known:
    who wrote what is the same after most edits."""
    visible = portfolio.visible
    newest_first = sorted(visible.publications, key=_newest_first)
    topics = {topic.code: topic for topic in by_size(newest_first)}
    authorship = authorship_of(visible.profile, newest_first, people_from, before.authorship if before else None)
    listed = venues(newest_first)
    venue_of = {key: venue for venue in listed for key in venue.keys}
    pubs = [
        Pub(
            p,
            authorship.lists.of(p),
            [topics[code] for code in dict.fromkeys(p.categories)],
            venue_of.get(p.key),
            edit_base,
            origins.get(p.key, {}),
        )
        for p in newest_first
    ]
    return Presentation(
        visible,
        pubs,
        grouped(pubs),
        list(topics.values()),
        metrics(visible.profile),
        list(authorship.people.values()),
        listed,
        authorship,
        site,
    )


def grouped(pubs: Iterable[Pub]) -> list[Year]:
    """Sorted publications by year."""
    return [Year(label, list(group)) for label, group in groupby(pubs, key=lambda pub: pub.year_label)]


def _newest_first(p: Publication) -> tuple[int, int, int, int, str]:
    day = p.date or p.published
    return (-day.year, -day.month, -day.day, p.index_rank, p.key)
