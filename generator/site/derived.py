"""Presentation + paths written by hand → the producers of all derived pages and downloads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from functools import partial
from itertools import chain
from types import MappingProxyType

from jinja2 import Environment

from generator.model import Portfolio
from generator.site import settings_sheet, social_cards, urls
from generator.site.absent_sections import unlinked
from generator.site.cards.card import CardPainter
from generator.site.choices import OWNER, Choices
from generator.site.feed import feed
from generator.site.language.language import ENGLISH
from generator.site.lead_sentence import lead
from generator.site.llms import llms
from generator.site.pages import (
    cv_page,
    group_pages,
    health_page,
    home_page,
    member_pages,
    people_pages,
    publication_pages,
    thing_pages,
)
from generator.site.presentation import Presentation, present
from generator.site.rendering import Producers, Rendering, recorded
from generator.site.view import Download, Producer

_DEFAULT = Choices()
_OWNERS = frozenset({"health"})
"""Kinds of pages that visitors do not get."""
_A_PERSONS = frozenset({"cv"})
"""Kinds of pages that a group does not have."""


def _for_machines(rendering: Rendering) -> Producers:
    yield "feed.xml", partial(_feed, rendering.presentation)
    yield "robots.txt", partial(_robots, rendering.presentation)
    yield "llms.txt", partial(_llms, rendering.presentation)


def _feed(presentation: Presentation) -> Download:
    works = [pub.cited for pub in presentation.pubs]
    return Download(feed(presentation.portfolio.profile, works, presentation.site, presentation.language))


def _llms(presentation: Presentation) -> Download:
    works = [pub.cited for pub in presentation.pubs]
    things = [thing for of_kind in presentation.things.values() for thing in of_kind]
    profile = presentation.portfolio.profile
    return Download(llms(profile, lead(presentation, ENGLISH), works, things, presentation.site))


def _robots(presentation: Presentation) -> Download:
    """`robots.txt` (RFC 9309): everything may be read; with the site's map where its address is known."""
    site = presentation.site
    return Download("User-agent: *\nAllow: /\n" + (f"\nSitemap: {site}sitemap.xml\n" if site else ""))


def _settings_sheet(rendering: Rendering) -> Producers:
    if text := settings_sheet.sheet(rendering.choices):
        yield settings_sheet.PATH, lambda: Download(text)


_KINDS: Mapping[str, Callable[[Rendering], Producers]] = MappingProxyType(
    {
        "cv": cv_page.producers,  # first: its PDF briefly takes 100 MB, and texts made for other pages stay in memory
        "home": home_page.producers,
        "publications": publication_pages.producers,
        "topics": group_pages.topics,
        "years": group_pages.years,
        "people": people_pages.producers,
        "members": member_pages.producers,
        "venues": group_pages.venues,
        "things": thing_pages.producers,
        "health": health_page.producers,
        "machines": _for_machines,
        "cards": social_cards.producers,
        "settings": _settings_sheet,
    }
)
"""Kinds of pages and downloads by name; those in `choices.PARTS` may be left out."""


def producers(
    presentation: Presentation,
    by_hand: Collection[str],
    templates: Environment,
    cards: CardPainter | None = None,
    choices: Choices = _DEFAULT,
    linked: Container[str] = frozenset(),
) -> dict[str, Producer]:
    """The producer of every derived page and download by its path below `content/`, without social cards if there is
    no `cards`. A path in `by_hand` replaces the derived page or file with the same URL; a download whose name is in
    `linked` is also made in a format that most are not."""
    taken = {urls.url_of(path) for path in by_hand}
    rendering = recorded(templates, presentation, cards, choices, linked)
    derived = {path: producer for path, producer in _all(rendering) if urls.url_of(path) not in taken}
    absent = [f"{kind}/" for kind in choices.without if kind in _KINDS and f"{kind}/" not in taken]
    return {path: unlinked(path, producer, absent) for path, producer in derived.items()} if absent else derived


def outline(portfolio: Portfolio, choices: Choices = _DEFAULT) -> set[str]:
    """The paths of all derived pages and of all downloads that may be linked to; renders nothing."""
    presentation = present(portfolio, people_from=choices.people_from, years_by=choices.years_by)
    rendering = Rendering(Environment(autoescape=True), presentation, choices=choices, linked=_Everything())
    return {path for path, _ in _all(rendering)}


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


def _all(rendering: Rendering) -> Producers:
    choices = rendering.choices
    left_out = choices.without if choices.audience == OWNER else choices.without | _OWNERS
    left_out |= _A_PERSONS if rendering.presentation.portfolio.profile.is_group else frozenset()
    kinds = (producers_of for kind, producers_of in _KINDS.items() if kind not in left_out)
    return chain.from_iterable(producers_of(rendering) for producers_of in kinds)
