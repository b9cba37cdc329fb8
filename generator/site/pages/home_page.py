"""The home page: who the owner is, the work in figures, and selected publications."""

from __future__ import annotations

from functools import partial

from generator.facts import categories
from generator.site import per_year, urls
from generator.site.head import of_home
from generator.site.lead import lead
from generator.site.named_links import links
from generator.site.offered import offered
from generator.site.rendering import Producers, Rendering
from generator.site.view import Page
from generator.text import markdown

CO_AUTHORS = 15
"""Co-authors on the home page, the most frequent ones."""


def producers(rendering: Rendering) -> Producers:
    """The home page."""
    yield "index.md", partial(_home, rendering)


def _home(rendering: Rendering) -> Page:
    presentation, profile = rendering.presentation, rendering.presentation.portfolio.profile
    field_name, sentence = categories.name_of(profile.field), lead(presentation)
    return rendering.page(
        "index.md",
        "home",
        f"{profile.name}: publications" + (f" in {field_name}" if field_name else ""),
        sentence or f"Publications by {profile.name}.",
        source="content/index.md",
        head=of_home(profile, presentation.site),
        field_name=field_name,
        field_code=profile.field if profile.field in categories.NAMES else "",
        lead=sentence,
        links=links(profile.links, rendering.presentation.sizes),
        biography_html=markdown.to_html(profile.biography, partial(urls.rewritten, "index.md")),
        people=presentation.people[:CO_AUTHORS],
        coins=offered(presentation.selected),
        chart=per_year.by_topic(presentation),
    )
