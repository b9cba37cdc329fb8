"""A page for each topic, year and venue, and one of all topics, years and venues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from generator.site import per_year
from generator.site.listing_year import FIRST_PUBLIC, PUBLISHED
from generator.site.pages.publication_list import PublicationList
from generator.site.paper import Pub
from generator.site.phrases import counted
from generator.site.presentation import Year, by_cited_year
from generator.site.recording import Pubs
from generator.site.rendering import Producers, Rendering, with_neighbours
from generator.site.topics import Topic
from generator.site.venues import Venue
from generator.site.view import Page


def topics(rendering: Rendering) -> Producers:
    """The pages and downloads of topics, if there are any."""
    listed = rendering.presentation.topics
    names = [f"{topic.name} ({topic.count})" for topic in listed]
    if listed:
        yield "topics/index.md", partial(_overview, rendering, "topics", "Publications by topic", names)
    for topic in listed:
        pubs = Pubs(pub for pub in rendering.presentation.pubs if topic in pub.topics)
        of_topic = PublicationList("topic", f"{topic.path}.md", f"{topic.name} ({topic.code})", pubs, "topics/")
        yield from of_topic.producers(rendering, partial(_topic, rendering, topic, pubs))


def years(rendering: Rendering) -> Producers:
    """The pages and downloads of years, if there are any."""
    listed = rendering.presentation.years
    names = [f"{year.label} ({year.count})" for year in listed]
    if listed:
        yield "years/index.md", partial(_overview, rendering, "years", "Publications by year", names)
    for later, year, earlier in with_neighbours(listed):
        of_year = PublicationList("year", f"{year.path}.md", f"Publications {_dated(year)}", year.pubs, "years/")
        yield from of_year.producers(rendering, partial(_year, rendering, year, earlier, later))


def venues(rendering: Rendering) -> Producers:
    """The pages and downloads of venues, if there are any."""
    listed = rendering.presentation.venues
    names = [f"{venue.name} ({venue.count})" for venue in listed]
    if listed:
        about = f"Publications by {rendering.owner}, by venue"
        yield "venues/index.md", partial(_overview, rendering, "venues", about, names)
    all_pubs = rendering.presentation.pubs
    place_of = {pub.key: place for place, pub in enumerate(all_pubs)}
    for venue in listed:
        chosen = [all_pubs[place] for place in sorted(map(place_of.__getitem__, venue.keys))]
        pubs = Pubs(sorted(chosen, key=lambda pub: pub.cited.date, reverse=True))
        path = f"{venue.path}.md"
        of_venue = PublicationList("venue", path, venue.name, pubs, "venues/", by_year=by_cited_year)
        yield from of_venue.producers(rendering, partial(_venue, rendering, venue))


_BY_YEAR = {PUBLISHED: "of publication", FIRST_PUBLIC: "in which they were first public"}


def _overview(rendering: Rendering, kind: str, about: str, names: Sequence[str]) -> Page:
    description = f"{about}: {', '.join(names)}."
    by_year = _BY_YEAR[rendering.presentation.years_by]
    return rendering.page(f"{kind}/index.md", kind, kind.capitalize(), description, section=f"{kind}/", by_year=by_year)


def _topic(rendering: Rendering, topic: Topic, pubs: Sequence[Pub]) -> dict[str, Any]:
    chart = per_year.among_all(rendering.presentation, pubs, topic)
    description = f"{rendering.share(topic.count)} in {topic.name} ({topic.code})."
    return {"description": description, "topic": topic, "chart": chart}


def _year(rendering: Rendering, year: Year, earlier: Year | None, later: Year | None) -> dict[str, Any]:
    titles = "; ".join(pub.title for pub in year.pubs)
    description = f"{counted(year.count, 'publication')} {_dated(year)}: {titles}"
    by_year = _BY_YEAR[rendering.presentation.years_by]
    return {"description": description, "year": year, "earlier": earlier, "later": later, "by_year": by_year}


def _venue(rendering: Rendering, venue: Venue) -> dict[str, Any]:
    return {"description": f"{rendering.share(venue.count)} in {venue.name}", "venue": venue}


def _dated(year: Year) -> str:
    return f"from {year.label}" if year.label.isdecimal() else "without a year"
