"""A page for each venue, and one of all venues, where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.site.list_parts import parts
from generator.site.pages import list_page
from generator.site.paper import Pub
from generator.site.presentation import grouped
from generator.site.rendering import Makers, Rendering, downloads
from generator.site.venues import Venue
from generator.site.view import Page

_SECTION = "publications/"


def views(rendering: Rendering) -> Makers:
    """The venues' pages and downloads."""
    if rendering.shown.venues:
        yield "venues/index.md", partial(_venues, rendering)
    by_key = {pub.key: pub for pub in rendering.shown.pubs}
    for venue in rendering.shown.venues:
        pubs = [by_key[key] for key in venue.keys]
        yield f"{venue.path}.md", partial(_venue, rendering, venue, pubs)
        yield from list_page.older(rendering, venue.name, pubs, venue.url, _SECTION)
        yield from downloads(venue.path, pubs)


def _venues(rendering: Rendering) -> Page:
    listed = rendering.shown.venues
    counts = ", ".join(f"{venue.name} ({venue.count})" for venue in listed)
    description = f"Publications of {rendering.owner} by venue: {counts}."
    return rendering.page("venues/index.md", "venues", "Venues", description, section=_SECTION, venues=listed)


def _venue(rendering: Rendering, venue: Venue, pubs: Sequence[Pub]) -> Page:
    total = len(rendering.shown.pubs)
    front, *older = parts(pubs, venue.url)
    return rendering.page(
        f"{venue.path}.md",
        "venue",
        venue.name,
        f"{venue.count} of {total} publications of {rendering.owner} in: {venue.name}",
        section=_SECTION,
        venue=venue,
        years=grouped(pubs),
        listed=grouped(front.pubs),
        older=older[0] if older else None,
        counts=list_page.year_counts(pubs),
        total=total,
    )
