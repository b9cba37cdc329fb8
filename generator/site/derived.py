"""Presentation + paths written by hand → the producers of all derived pages and downloads."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain

from jinja2 import Environment

from generator.model import Portfolio
from generator.site import social_cards, urls
from generator.site.cards.card import CardPainter
from generator.site.feed import feed
from generator.site.lead import lead
from generator.site.llms import llms
from generator.site.pages import cv_page, group_pages, health_page, home_page, people_pages, publication_pages
from generator.site.presentation import Presentation, present
from generator.site.rendering import Producers, Rendering
from generator.site.settings import PEOPLE_FROM
from generator.site.view import Download, Producer


def _for_machines(rendering: Rendering) -> Producers:
    presentation = rendering.presentation
    profile, works = presentation.portfolio.profile, [pub.cited for pub in presentation.pubs]
    yield "feed.xml", lambda: Download(feed(profile, works, presentation.site))
    yield "llms.txt", lambda: Download(llms(profile, lead(presentation), works, presentation.site))


_KINDS: tuple[Callable[[Rendering], Producers], ...] = (
    cv_page.producers,  # first: its PDF briefly takes 100 MB, and texts made for other pages stay in memory
    home_page.producers,
    publication_pages.producers,
    group_pages.topics,
    group_pages.years,
    people_pages.producers,
    group_pages.venues,
    health_page.producers,
    _for_machines,
    social_cards.producers,
)


def producers(
    presentation: Presentation, by_hand: Collection[str], templates: Environment, cards: CardPainter | None = None
) -> dict[str, Producer]:
    """The producer of every derived page and download by its path below `content/`, without social cards if there is
    no `cards`. A path in `by_hand` replaces the derived page or file with the same URL."""
    taken = {urls.url_of(path) for path in by_hand}
    rendering = Rendering(templates, presentation, cards)
    return {path: producer for path, producer in _all(rendering) if urls.url_of(path) not in taken}


def outline(portfolio: Portfolio, people_from: int = PEOPLE_FROM) -> set[str]:
    """The paths of all derived pages and downloads; renders nothing."""
    presentation = present(portfolio, people_from=people_from)
    return {path for path, _ in _all(Rendering(Environment(autoescape=True), presentation))}


def _all(rendering: Rendering) -> Producers:
    return chain.from_iterable(producers_of(rendering) for producers_of in _KINDS)
