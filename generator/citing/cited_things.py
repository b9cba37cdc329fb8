"""What citations state about a talk: a thing of the table of kinds → the work that every format writes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.facts import names
from generator.facts.kinds import BY_NAME
from generator.model import Item, Publication
from generator.text import markdown

_GENRES: Mapping[str, str] = MappingProxyType(
    {
        "invited": "Invited talk",
        "contributed": "Contributed talk",
        "poster": "Poster presentation",
        "panel": "Panel discussion",
    }
)
"""Types that say on their own what a citation calls the talk less well than these words."""


def is_citable(item: Item) -> bool:
    """True for a thing of a kind that citation formats have."""
    return bool(BY_NAME[item.kind].cited_as)


def publication_of(item: Item, owner: str, address: str) -> Publication:
    """The work. The owner is its author unless others are named; `address` is that of its page, and stated unless a
    link of the thing is called `url`. Its date is that of the first day on which it was given."""
    kind, type = BY_NAME[item.kind], item.text_of("type")
    links = {"url": address, **{name: link for name, link in item.links.items() if name in ("url", "pdf")}}
    return Publication(
        key=item.slug,
        title=item.title,
        authors=tuple(item.all_of("authors")) or (names.parse(owner),),
        date=item.date_of(kind.starts),
        type=kind.cited_as,
        genre=_GENRES.get(type, type.capitalize()),
        event=item.text_of("event"),
        event_place=item.text_of("location"),
        links={name: link for name, link in links.items() if link},
        abstract=markdown.split_at_heading(item.text)[0].strip() or item.text,
    )
