"""The social cards of the site: one for each paper, and one of the whole portfolio for all other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.errors import Problem, Severity
from generator.facts import categories
from generator.facts.store import CONTENT, PROFILE_PAGE
from generator.model import Portfolio
from generator.site import per_year
from generator.site.authorship import Author
from generator.site.cards.card import Card, CardPainter
from generator.site.head import card_path
from generator.site.language.language import Language
from generator.site.lead_sentence import lead
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.rendering import Producers, Rendering
from generator.site.view import Download

_NAMED_AUTHORS = 4


def producers(rendering: Rendering) -> Producers:
    """The pictures of the cards; none for a title in letters that no font has."""
    cards = rendering.cards
    if cards is None:
        return
    if rendering.has_card(rendering.owner):
        get_card = rendering.shared("card", lambda _: of_portfolio(rendering.presentation))
        yield card_path(""), partial(_picture, cards, get_card)
    for pub in rendering.presentation.pubs:
        if rendering.has_card(pub.title):
            yield card_path(pub.key), partial(_picture, cards, partial(of_publication, pub, rendering.owner))


def notices(cards: CardPainter, portfolio: Portfolio) -> Iterator[Problem]:
    """A notice if the owner's name or titles of papers are in letters that no font of cards has."""
    titles = [portfolio.profile.name, *(work.title for work in portfolio.visible.publications)]
    without = [title for title in titles if not cards.can_write(title)]
    if without:
        pages = f"{len(without)} pages have" if len(without) > 1 else "one page has"
        message = f"{pages} no social card, since no font has the letters of {without[0]!r:.80}"
        hint = "put a .ttf or .otf font that has them into templates/fonts/"
        yield Problem(f"{CONTENT}/{PROFILE_PAGE}", 0, message, hint, Severity.NOTICE)


def of_portfolio(presentation: Presentation) -> Card:
    """The card of all pages except those of papers."""
    profile, chart = presentation.portfolio.profile, per_year.by_topic(presentation)
    slots = [int(series.css_class.rpartition("-")[2]) for series in chart.series]
    years = [
        tuple(slot for slot, count in zip(slots, stack.counts, strict=True) for _ in range(count))
        for stack in chart.stacks
    ]
    return Card(categories.name_of(profile.field), profile.name, lead(presentation), blocks=tuple(years))


def of_publication(pub: Pub, owner: str) -> Card:
    """The card of a paper: title, first authors, venue and its year."""
    year = str(pub.cited.date.year or "")
    year = "" if year in pub.venue else year
    foot = pub.language.joined([part for part in (pub.venue or pub.kind_label, year) if part])
    slot = pub.topics[0].slot if pub.topics else 0
    return Card(owner, pub.title, _names(pub.authors, pub.language, is_cut=pub.truncated), foot, slot)


def _names(authors: Sequence[Author], language: Language, *, is_cut: bool) -> str:
    names = [author.name for author in authors]
    if len(names) <= _NAMED_AUTHORS + 1:
        listed = language.joined(names)
        return language.gettext("{authors} et al.", authors=listed) if is_cut and names else listed
    listed, others = language.joined(names[:_NAMED_AUTHORS]), len(names) - _NAMED_AUTHORS
    if is_cut:
        return language.ngettext("{authors} and {n} or more", "{authors} and {n} or more", others, authors=listed)
    return language.ngettext("{authors} and {n} more", "{authors} and {n} more", others, authors=listed)


def _picture(paint: CardPainter, get_card: Callable[[], Card]) -> Download:
    return Download(paint(get_card()))
