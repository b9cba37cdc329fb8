"""What the page templates see: the publications, sorted, grouped and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

from generator.facts.fields import METRICS
from generator.facts.kinds import PERSON
from generator.facts.venue_names import comparable, short_name
from generator.model import Portfolio, Profile
from generator.site.authorship import Authorship, authorship_of
from generator.site.co_authors import CoAuthor
from generator.site.language.language import ENGLISH, Language
from generator.site.listing_year import FIRST_PUBLIC, PUBLISHED, newest_first, year_of
from generator.site.paper import Pub
from generator.site.recording import PAPERS, Pubs, Shared
from generator.site.settings import PEOPLE_FROM
from generator.site.things import Thing, things_of
from generator.site.topics import CountedTopic, by_size
from generator.site.venues import Venue, venues

SELECTED = 6
"""Publications on the home page, unless the owner features some."""

_PERCENTAGES = frozenset({"novelty"})

FIGURE = "figure about a researcher"
"""The context of the labels of figures in catalogues."""


@dataclass(frozen=True, slots=True)
class Year:
    """The publications of one year, newest first; `label` is the year or "Undated". `has_page` is false if some of them
    are elsewhere listed under another year."""

    label: str
    pubs: Sequence[Pub]
    has_page: bool = True

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
class Metric:
    """A figure about the owner in words, with its source and date."""

    id: str
    label: str
    value_text: str
    source: str
    as_of_text: str
    value: int


@dataclass(frozen=True, slots=True)
class Presentation:
    """A portfolio as the templates see it: `pubs` and `years` newest first; `topics`, `people` and `venues` largest
    first; `metrics` in the order of the table of metrics; `site` is the URL of the site, which ends in a slash;
    `sizes` are those of the owner's files, in bytes. With `is_mostly_alone`, the owner is the only author of at least
    half of the works. `things` are those of other kinds, by the names of these. What ends after `today`, a
    day in ISO 8601, goes on. `shared` has what several pages show, by name."""

    portfolio: Portfolio
    pubs: Sequence[Pub]
    years: Sequence[Year]
    topics: Sequence[CountedTopic]
    metrics: Sequence[Metric]
    people: Sequence[CoAuthor]
    venues: Sequence[Venue]
    authorship: Authorship
    site: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    years_by: str = PUBLISHED
    is_mostly_alone: bool = False
    language: Language = ENGLISH
    things: Mapping[str, Sequence[Thing]] = field(default_factory=dict)
    today: str = ""
    shared: dict[str, Shared[Any]] = field(default_factory=dict, compare=False)

    @property
    def selected(self) -> list[Pub]:
        """The publications that the owner features; otherwise the first in the order of the profile, or the newest
        if the profile has no order."""
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
    years_by: str = PUBLISHED,
    sizes: Mapping[str, int] = MappingProxyType({}),
    language: Language = ENGLISH,
    today: str = "",
) -> Presentation:
    """The visible part of a portfolio. `edit_base` is the prefix that makes a path in the repository the URL to edit
    it, such as `https://…/edit/main/`; `origins` says for each key and field where its value comes from; co-authors
    have pages from `people_from` shared papers on. `before` is an earlier presentation: its authorship is reused if
    nobody's authorship has changed, as after most edits. `years_by` is one of `listing_year.WAYS`, `sizes` has the
    bytes of the files that `links` may name; `today` is the day of the build."""
    visible = portfolio.visible
    by_first_day = sorted(visible.publications, key=partial(newest_first, way=FIRST_PUBLIC))
    counted = by_size(by_first_day)
    topics = {topic.code: topic.uncounted for topic in counted}
    filed = [item for item in visible.items if item.kind == PERSON.name]
    earlier = before.authorship if before else None
    authorship = authorship_of(visible.profile, by_first_day, people_from, earlier, filed)
    by_count = venues(by_first_day, portfolio.venues, language)
    own_names = {comparable(name): said.short for name, said in portfolio.venues.items() if said.short}
    venue_of = {key: venue for venue in by_count for key in venue.keys}
    pubs = Pubs(
        [
            Pub(
                p,
                authorship.lists.of(p),
                [topics[code] for code in dict.fromkeys(p.categories)],
                venue_of.get(p.key),
                edit_base,
                origins.get(p.key, {}),
                year_of(p, years_by),
                p.venue_short or (short_name(p.venue, own_names) if p.venue else ""),
                sizes,
                language,
            )
            for p in sorted(by_first_day, key=partial(newest_first, way=years_by))
        ],
        PAPERS,
    )
    return Presentation(
        visible,
        pubs,
        by_year(pubs),
        counted,
        _metrics(visible.profile, language),
        list(authorship.people.values()),
        by_count,
        authorship,
        site,
        sizes,
        years_by,
        sum(len(pub.authors) == 1 and pub.owner_listed for pub in pubs) * 2 >= len(pubs) > 0,
        language,
        things_of(visible.items, sizes, language, authorship.lists, today),
        today,
    )


def by_year(pubs: Iterable[Pub]) -> list[Year]:
    """Publications, sorted by date, grouped by the year of all lists."""
    return [Year(label, Pubs(group)) for label, group in groupby(pubs, key=lambda pub: pub.year_label)]


def by_cited_year(pubs: Iterable[Pub]) -> list[Year]:
    """Publications, sorted by the date that citations state, grouped by its year."""
    years = [(label, Pubs(group)) for label, group in groupby(pubs, key=lambda pub: pub.cited_year)]
    return [Year(label, group, all(pub.year_label == label for pub in group)) for label, group in years]


def _metrics(profile: Profile, language: Language) -> list[Metric]:
    figures = {metric.id: metric for metric in profile.metrics}
    return [
        Metric(
            id,
            language.pgettext(FIGURE, label),
            _value(id, m.value, language),
            m.source,
            language.day(m.as_of),
            m.value,
        )
        for id, label in METRICS.items()
        if (m := figures.get(id))
    ]


def _value(id: str, value: int, language: Language) -> str:
    return language.gettext("{number}%", number=value) if id in _PERCENTAGES else language.number(value)
