"""Portfolio + paths written by hand → every derived page and download."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

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
from generator.site.view import View

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
    portfolio: Portfolio,
    by_hand: Collection[str],
    templates: Environment,
    edit_base: str = "",
    origins: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    site: str = "",
    cards: CardMaker | None = None,
    people_from: int = PEOPLE_FROM,
    shown: Presentation | None = None,
) -> dict[str, Callable[[], View]]:
    """What makes every page and download, by its path below `content/`; `site` is the address of the site, if known;
    `cards` makes the social cards, if there are to be any; co-authors have pages from `people_from` shared papers on;
    `shown` is what `present` makes of all this, from a caller that has use for it too.

    What was written by hand wins: a path in `by_hand` keeps the page or file of that place from being derived.
    """
    rendering = Rendering(templates, shown or present(portfolio, edit_base, origins, site, people_from), cards)
    taken = {urls.url_of(path) for path in by_hand}
    return {path: make for path, make in _makers(rendering) if urls.url_of(path) not in taken}


def derive(*arguments: Any, **named: Any) -> dict[str, View]:
    """All that `makers` would make."""
    return {path: make() for path, make in makers(*arguments, **named).items()}


def outline(portfolio: Portfolio, people_from: int = PEOPLE_FROM) -> set[str]:
    """The paths that `derive` gives if nothing is written by hand, without rendering anything."""
    shown = present(portfolio, people_from=people_from)
    return {path for path, _ in _makers(Rendering(Environment(autoescape=True), shown))}


def _makers(rendering: Rendering) -> Makers:
    return chain.from_iterable(views(rendering) for views in _KINDS)
