"""A page for each topic, year and venue, and one of all topics, years and venues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from generator.site import per_year
from generator.site.charts.chart_counts import Chart
from generator.site.language.language import Language
from generator.site.listing_year import PUBLISHED
from generator.site.pages.publication_list import PublicationList
from generator.site.paper import Pub
from generator.site.presentation import Year, by_cited_year
from generator.site.recording import Pubs, Shared
from generator.site.rendering import Producers, Rendering, with_neighbours
from generator.site.topics import CountedTopic, Topic
from generator.site.venues import Venue
from generator.site.view import Page


def topics(rendering: Rendering) -> Producers:
    """The pages and downloads of topics, if there are any."""
    listed = rendering.presentation.topics
    if listed:
        yield "topics/index.md", partial(_topics, rendering, [(topic.name, topic.count) for topic in listed])
    pubs_of = {topic.code: _in_topic(rendering.presentation.pubs, topic.uncounted) for topic in listed}
    topic_of = {topic.code: topic for topic in listed}
    charts = rendering.shared(
        "chart of topic", lambda code: per_year.among_all(rendering.presentation, pubs_of[code], topic_of[code])
    )
    for topic in listed:
        pubs = pubs_of[topic.code]
        of_topic = PublicationList("topic", f"{topic.path}.md", f"{topic.name} ({topic.code})", pubs, "topics/")
        yield from of_topic.producers(rendering, partial(_topic, rendering, topic, charts))


def _in_topic(pubs: Iterable[Pub], topic: Topic) -> Pubs[Pub]:
    return Pubs(pub for pub in pubs if topic in pub.topics)


def years(rendering: Rendering) -> Producers:
    """The pages and downloads of years, if there are any."""
    listed = rendering.presentation.years
    if listed:
        yield "years/index.md", partial(_years, rendering, [(year.label, year.count) for year in listed])
    for later, year, earlier in with_neighbours(listed):
        of_year = PublicationList("year", f"{year.path}.md", _dated(year, rendering.language), year.pubs, "years/")
        yield from of_year.producers(rendering, partial(_year, rendering, year, earlier, later))


def venues(rendering: Rendering) -> Producers:
    """The pages and downloads of venues, if there are any."""
    listed = rendering.presentation.venues
    if listed:
        yield "venues/index.md", partial(_venues, rendering, [(venue.name, venue.count) for venue in listed])
    all_pubs = rendering.presentation.pubs
    place_of = {pub.key: place for place, pub in enumerate(all_pubs)}
    for venue in listed:
        chosen = [all_pubs[place] for place in sorted(map(place_of.__getitem__, venue.keys))]
        pubs = Pubs(sorted(chosen, key=lambda pub: pub.cited.date, reverse=True))
        path = f"{venue.path}.md"
        of_venue = PublicationList("venue", path, venue.name, pubs, "venues/", by_year=by_cited_year)
        yield from of_venue.producers(rendering, partial(_venue, rendering, venue))


Counts = Sequence[tuple[str, int]]
"""The name of each group, and its number of publications."""


def _topics(rendering: Rendering, counts: Counts) -> Page:
    _ = rendering.language.gettext
    return _overview(
        rendering, "topics", _("Topics"), _("Publications by topic: {topics}.", topics=_named(rendering, counts))
    )


def _years(rendering: Rendering, counts: Counts) -> Page:
    _, year_name = rendering.language.gettext, rendering.language.year
    named = _named(rendering, [(year_name(label), count) for label, count in counts])
    return _overview(rendering, "years", _("Years"), _("Publications by year: {years}.", years=named))


def _venues(rendering: Rendering, counts: Counts) -> Page:
    _ = rendering.language.gettext
    about = _("Publications by {name}, by venue: {venues}.", name=rendering.owner, venues=_named(rendering, counts))
    return _overview(rendering, "venues", _("Venues"), about)


def _overview(rendering: Rendering, kind: str, title: str, description: str) -> Page:
    is_by_publication = rendering.presentation.years_by == PUBLISHED
    return rendering.page(
        f"{kind}/index.md", kind, title, description, section=f"{kind}/", is_by_publication=is_by_publication
    )


def _named(rendering: Rendering, counts: Counts) -> str:
    language = rendering.language
    return language.joined([language.gettext("{name} ({n})", name=name, n=count) for name, count in counts])


def _topic(rendering: Rendering, topic: CountedTopic, charts: Shared[Chart]) -> dict[str, Any]:
    name = rendering.language.gettext("{name} ({code})", name=topic.name, code=topic.code)
    description = rendering.language.ngettext(
        "{count} of {total} publications by {name} is in {topic}.",
        "{count} of {total} publications by {name} are in {topic}.",
        topic.count,
        **_share(rendering, topic.count),
        topic=name,
    )
    return {
        "description": name if rendering.has_one_paper else description,
        "topic": topic,
        "chart": charts(topic.code),
    }


def _year(rendering: Rendering, year: Year, earlier: Year | None, later: Year | None) -> dict[str, Any]:
    titles = rendering.language.clauses(pub.title for pub in year.pubs)
    is_by_publication = rendering.presentation.years_by == PUBLISHED
    description = _counted(year, titles, rendering.language)
    found = {"year": year, "earlier": earlier, "later": later}
    return {"description": description, "is_by_publication": is_by_publication, **found}


def _venue(rendering: Rendering, venue: Venue) -> dict[str, Any]:
    description = rendering.language.ngettext(
        "{count} of {total} publications by {name} is in {venue}",
        "{count} of {total} publications by {name} are in {venue}",
        venue.count,
        **_share(rendering, venue.count),
        venue=venue.name,
    )
    return {"description": venue.name if rendering.has_one_paper else description, "venue": venue}


def _share(rendering: Rendering, count: int) -> dict[str, object]:
    return {"count": count, "total": len(rendering.presentation.pubs), "name": rendering.owner}


def _dated(year: Year, language: Language) -> str:
    _ = language.gettext
    return (
        _("Publications from {year}", year=year.label) if year.label.isdecimal() else _("Publications without a year")
    )


def _counted(year: Year, titles: str, language: Language) -> str:
    if year.label.isdecimal():
        return language.ngettext(
            "{n} publication from {year}: {titles}",
            "{n} publications from {year}: {titles}",
            year.count,
            year=year.label,
            titles=titles,
        )
    return language.ngettext(
        "{n} publication without a year: {titles}",
        "{n} publications without a year: {titles}",
        year.count,
        titles=titles,
    )
