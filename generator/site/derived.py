"""Portfolio + paths written by hand → every derived page and download."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain

from jinja2 import Environment

from generator.model import Portfolio
from generator.site import machine_readable, social_cards, urls
from generator.site.cards.card import CardMaker
from generator.site.pages import (
    cv_page,
    health_page,
    home_page,
    people_pages,
    publication_pages,
    topic_pages,
    venue_pages,
    year_pages,
)
from generator.site.presentation import Presentation, present
from generator.site.rendering import Makers, Rendering
from generator.site.settings import PEOPLE_FROM
from generator.site.view import Make

_KINDS: tuple[Callable[[Rendering], Makers], ...] = (
    cv_page.views,  # first, since its PDF takes 100 MB for a moment, and texts that others make are kept
    home_page.views,
    publication_pages.views,
    topic_pages.views,
    year_pages.views,
    people_pages.views,
    venue_pages.views,
    health_page.views,
    machine_readable.views,
    social_cards.views,
)


def makers(
    shown: Presentation, by_hand: Collection[str], templates: Environment, cards: CardMaker | None = None
) -> dict[str, Make]:
    """What makes every page and download, by its path below `content/`; `cards` makes the social cards, if there are to
    be any.

    What was written by hand wins: a path in `by_hand` keeps the page or file of that place from being derived.
    """
    taken = {urls.url_of(path) for path in by_hand}
    return {path: make for path, make in _makers(Rendering(templates, shown, cards)) if urls.url_of(path) not in taken}


def outline(portfolio: Portfolio, people_from: int = PEOPLE_FROM) -> set[str]:
    """The paths that `makers` gives if nothing is written by hand, without rendering anything."""
    shown = present(portfolio, people_from=people_from)
    return {path for path, _ in _makers(Rendering(Environment(autoescape=True), shown))}


def _makers(rendering: Rendering) -> Makers:
    return chain.from_iterable(views(rendering) for views in _KINDS)
