"""The home page: who, what they work on, in figures, and their selected publications."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

from generator.facts import categories
from generator.site import per_year, urls
from generator.site.head import of_home
from generator.site.lead import lead
from generator.site.named_links import links
from generator.site.rendering import Makers, Rendering
from generator.site.view import Page
from generator.text import markdown

FREQUENT = 15
"""Co-authors on the home page."""


def views(rendering: Rendering) -> Makers:
    """The home page."""
    yield "index.md", partial(_home, rendering)


def _home(rendering: Rendering) -> Page:
    shown, profile = rendering.shown, rendering.shown.portfolio.profile
    field_name, said = categories.name_of(profile.field), lead(shown)
    return rendering.page(
        "index.md",
        "home",
        f"{profile.name}: publications" + (f" in {field_name}" if field_name else ""),
        said or f"The publications of {profile.name}.",
        source="content/index.md",
        head=of_home(profile, shown.site),
        profile=SimpleNamespace(
            name=profile.name,
            field_name=field_name,
            field_code=profile.field if profile.field in categories.NAMES else "",
            lead=said,
            links=links(profile.links),
            metrics=shown.metrics,
            biography_html=markdown.to_html(profile.biography, partial(urls.rewritten, "index.md")),
        ),
        selected=shown.selected,
        selection=shown.selection,
        people=shown.people[:FREQUENT],
        total_people=len(shown.people),
        chart=per_year.by_topic(shown),
        topics=shown.topics,
        total=len(shown.pubs),
    )
