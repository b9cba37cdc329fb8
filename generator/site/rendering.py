"""What every kind of page is made with: templates, the portfolio as they see it, downloads beside a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from jinja2 import Environment

from generator.citing.writers import COMMON, WRITERS, Writer
from generator.site import urls
from generator.site.cards.card import CardMaker
from generator.site.head import Head, image
from generator.site.lead import lead
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.view import Download, Make, Page, View, inert

FACTS = "content/publications/"
"""What there is to edit about a page that lists publications."""

_DESCRIPTION = 155
_Item = TypeVar("_Item")

Makers = Iterator[tuple[str, Make]]
"""Paths below `content/`, each with what makes its view when it is wanted."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One portfolio and the templates of its pages; without `cards` no page names a picture."""

    templates: Environment
    shown: Presentation
    cards: CardMaker | None = None

    @property
    def owner(self) -> str:
        return self.shown.portfolio.profile.name

    def page(
        self,
        path: str,
        kind: str,
        title: str,
        description: str,
        *,
        section: str = "",
        source: str = FACTS,
        head: Head | None = None,
        card: str = "",
        **context: object,
    ) -> Page:
        """The template `<kind>.html` with `context`. `section` is the place of the navigation entry that the page
        belongs to, `source` the file in the repository to edit, `card` the key of the publication that the page's
        social card is of."""
        here = urls.url_of(path)
        html = self.templates.get_template(f"{kind}.html").render(
            owner=self.owner, href=partial(urls.relative, here), formats=WRITERS, common_formats=COMMON, **context
        )
        meta = {"title": title, "description": shortened(description), "kind": kind}
        meta |= {"section": section, "source": source}
        head = {**(head or {}), **self._image(card, title)}
        return Page(meta | ({"head": head} if head else {}), inert(html))

    def _image(self, card: str, title: str) -> Head:
        if self.cards is None:
            return {}
        words = title if card else lead(self.shown)
        return {"image": image(self.shown.site, card, f"{words} ({self.owner})" if words else self.owner)}


@dataclass(frozen=True, slots=True)
class Citations:
    """What makes the download of some publications in the format with an ending: their entries, put into one file."""

    ending: str
    pubs: Sequence[Pub]

    def __call__(self) -> View:
        """The whole file."""
        return Download(WRITERS[self.ending].frame.joined(pub.entry(self.ending) for pub in self.pubs))


def downloads(path: str, pubs: Sequence[Pub], formats: Mapping[str, Writer] = COMMON) -> Makers:
    """The publications in each format, as files beside a page: `path` has no ending."""
    for ending in formats:
        yield f"{path}.{ending}", Citations(ending, pubs)


def with_neighbours(items: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Each item with the one in front of it and the one behind it."""
    return zip([None, *items], items, [*items[1:], None], strict=False)


def shortened(text: str, longest: int = _DESCRIPTION) -> str:
    """The text, or its first words with an ellipsis if it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"
