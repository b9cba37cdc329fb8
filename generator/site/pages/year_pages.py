"""A page for each year, and one of all years."""

from __future__ import annotations

from functools import partial

from generator.site.list_parts import parts
from generator.site.pages import list_page
from generator.site.presentation import Year
from generator.site.rendering import Makers, Rendering, downloads, with_neighbours
from generator.site.view import Page

_SECTION = "years/"


def views(rendering: Rendering) -> Makers:
    """The years' pages and downloads."""
    yield "years/index.md", partial(_years, rendering)
    for later, year, earlier in with_neighbours(rendering.shown.years):
        yield f"{year.path}.md", partial(_year, rendering, year, earlier, later)
        yield from list_page.older(rendering, f"Publications {_dated(year)}", year.pubs, year.url, _SECTION)
        yield from downloads(year.path, year.pubs)


def _years(rendering: Rendering) -> Page:
    years = rendering.shown.years
    counts = ", ".join(f"{year.label} ({year.count})" for year in years)
    description = f"Publications by year: {counts}."
    return rendering.page("years/index.md", "years", "Years", description, section=_SECTION, years=years)


def _year(rendering: Rendering, year: Year, earlier: Year | None, later: Year | None) -> Page:
    dated = _dated(year)
    front, *older_parts = parts(year.pubs, year.url)
    titles = "; ".join(pub.title for pub in year.pubs)
    return rendering.page(
        f"{year.path}.md",
        "year",
        f"Publications {dated}",
        f"{year.count} publications {dated}: {titles}",
        section=_SECTION,
        year=year,
        listed=front.pubs,
        older_part=older_parts[0] if older_parts else None,
        earlier=earlier,
        later=later,
    )


def _dated(year: Year) -> str:
    return f"of {year.label}" if year.label.isdecimal() else "without a year"
