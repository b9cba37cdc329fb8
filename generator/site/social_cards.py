"""What the social cards of the site say: one for each paper, and one of the whole portfolio that all lists share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.facts import categories
from generator.site import per_year
from generator.site.authorship import Author
from generator.site.cards.card import Card, CardMaker
from generator.site.head import card_path
from generator.site.lead import lead
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.rendering import Makers, Rendering
from generator.site.view import Download, View

_NAMED = 4


def views(rendering: Rendering) -> Makers:
    """A picture for each card, if there are to be cards."""
    if rendering.cards is None:
        return
    yield card_path(""), partial(_picture, rendering.cards, of_portfolio(rendering.shown))
    for pub in rendering.shown.pubs:
        yield card_path(pub.key), partial(_of_publication, rendering.cards, pub, rendering.owner)


def of_portfolio(shown: Presentation) -> Card:
    """The card that all pages without one of their own show."""
    profile, chart = shown.portfolio.profile, per_year.by_topic(shown)
    slots = [int(series.look.rpartition("-")[2]) for series in chart.series]
    years = [
        tuple(slot for slot, count in zip(slots, stack.counts, strict=True) for _ in range(count))
        for stack in chart.stacks
    ]
    return Card(categories.name_of(profile.field), profile.name, lead(shown), blocks=tuple(years))


def of_publication(pub: Pub, owner: str) -> Card:
    """Title, first authors, venue and its year."""
    stated = pub.cited.date.year
    year = str(stated) if stated and str(stated) not in pub.venue else ""
    foot = ", ".join(part for part in (pub.venue or pub.kind_label, year) if part)
    slot = pub.topics[0].slot if pub.topics else 0
    return Card(owner, pub.title, _names(pub.authors, is_cut=pub.truncated), foot, slot)


def _names(authors: Sequence[Author], *, is_cut: bool) -> str:
    names = [author.name for author in authors]
    if len(names) <= _NAMED + 1:
        return ", ".join(names) + (" et al." if is_cut and names else "")
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED:,}{' or' * is_cut} more"


def _of_publication(make: CardMaker, pub: Pub, owner: str) -> View:
    return _picture(make, of_publication(pub, owner))


def _picture(make: CardMaker, card: Card) -> View:
    return Download(make(card))
