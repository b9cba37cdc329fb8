"""What every kind of page needs: the portfolio and its templates, and the downloads that accompany a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast

from jinja2 import Environment

from generator.citing.writers import COMMON, OF_PAPERS, WRITERS, Writer, any_of
from generator.site import urls
from generator.site.cards.card import CardPainter
from generator.site.choices import OWNER, Choices
from generator.site.head import Head, image
from generator.site.language.language import Language
from generator.site.lead_sentence import lead
from generator.site.page_templates import Lazy
from generator.site.paper import Pub
from generator.site.phrases import shortened
from generator.site.presentation import Presentation
from generator.site.recording import Once, Shared, Watched
from generator.site.view import Download, Page, Producer, inert

FACTS = "content/publications/"
"""The source of a page that lists publications."""

_FILE = re.compile(rf"[\w.-]+\.(?:{any_of(WRITERS)})")
_DESCRIPTION = 155
"""Characters of a page's description that search engines show."""

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")

Producers = Iterator[tuple[str, Producer]]
"""Paths below `content/`, each with the producer of its page or download."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A portfolio and the templates of its pages. Without `cards`, pages have no social card. `linked` are the names of
    the files that the owner's texts link to."""

    templates: Environment
    presentation: Presentation
    cards: CardPainter | None = None
    choices: Choices = field(default_factory=Choices)
    linked: Container[str] = frozenset()
    once: Once = field(default_factory=Once)

    def stands_for(self) -> object:
        """Nothing: templates and settings are the same for a whole build, and what is read of the facts is recorded."""
        return None

    def shared(
        self, name: str, compute: Callable[[str], _Value], inputs: Callable[[str], bytes] | None = None
    ) -> Shared[_Value]:
        """A value that several pages show, or one for each key, under a name of its own."""
        self.presentation.shared[name] = shared = Shared(name, compute, inputs)
        return shared

    @property
    def owner(self) -> str:
        return self.presentation.portfolio.profile.name

    @property
    def has_one_paper(self) -> bool:
        """True if "some of all" would be "1 of 1"."""
        return len(self.presentation.pubs) == 1

    @property
    def language(self) -> Language:
        return self.presentation.language

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
        """The template `<kind>.html` rendered with `context`. `section` is the URL of the navigation entry that the
        page belongs to, `source` the file to edit, `card` the key of the publication on the page's social card."""
        html = self.templates.get_template(f"{kind}.html").render(**context)
        meta = {"title": title, "description": shortened(description, _DESCRIPTION), "kind": kind}
        meta |= {"section": section, "source": source}
        head = {**(head or {}), **self._image(card, title)}
        return Page(meta | ({"head": head} if head else {}), inert(urls.with_links_from(urls.url_of(path), html)))

    def has_card(self, title: str) -> bool:
        """Whether the site has a social card with a title."""
        return self.cards is not None and self.cards.can_write(title)

    def _image(self, card: str, title: str) -> Head:
        if not self.has_card(title if card else self.owner):
            return {}
        subject = title if card else self.presentation.shared["lead"]()
        return {"image": image(self.presentation.site, card, f"{subject} ({self.owner})" if subject else self.owner)}


@dataclass(frozen=True, slots=True)
class Citations:
    """The producer of a download: some publications in the format with a file ending."""

    ending: str
    pubs: Sequence[Pub]

    def stands_for(self) -> object:
        """The papers themselves, since all that a citation states is read."""
        return self.ending, list(self.pubs)

    def is_beside_page(self, path: str) -> bool:
        """True if the file at a path is that of a single paper, beside its page."""
        return len(self.pubs) == 1 and path == f"{self.pubs[0].path}.{self.ending}"

    def __call__(self) -> Download:
        """The whole file."""
        return Download(WRITERS[self.ending].frame.joined(pub.entry(self.ending) for pub in self.pubs))


def recorded(
    templates: Environment,
    presentation: Presentation,
    cards: CardPainter | None = None,
    choices: Choices | None = None,
    linked: Container[str] = frozenset(),
) -> Rendering:
    """The rendering of a presentation, which records what pages read of it."""
    watched = cast("Presentation", Watched(presentation, ["portfolio"]))
    own = templates.overlay()  # since modules of macros, which are made once, keep what they know of the globals
    rendering = Rendering(own, watched, cards, choices or Choices(), linked)
    own.globals = templates.globals | _for_every_page(rendering)
    rendering.shared("lead", lambda _: lead(presentation))
    return rendering


def _for_every_page(rendering: Rendering) -> dict[str, object]:
    """What all templates and the macros that they import know."""
    return {
        "presentation": rendering.presentation,
        "owner": Lazy(lambda: rendering.owner),
        "total": Lazy(partial(_total, rendering.presentation)),
        "href": urls.from_root,
        "once": rendering.once,
        "without": rendering.choices.without,
        "for_owner": rendering.choices.audience == OWNER,
        "formats": WRITERS,
        "common_formats": COMMON,
        "formats_of_papers": OF_PAPERS,
    }


def _total(presentation: Presentation) -> int:
    return len(presentation.pubs)


def linked_files(texts: Iterable[str]) -> frozenset[str]:
    """The names of the citation files that texts name."""
    return frozenset(name for text in texts for name in _FILE.findall(text))


def downloads(rendering: Rendering, path: str, pubs: Sequence[Pub], formats: Mapping[str, Writer]) -> Producers:
    """The publications in each format, and in the others to which the owner links; `path` is that of the files without
    their ending."""
    for ending in WRITERS:
        if ending in formats or f"{path}.{ending}".rpartition("/")[2] in rendering.linked:
            yield f"{path}.{ending}", Citations(ending, pubs)


def with_neighbours(items: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Each item between the one before it and the one after it."""
    return zip([None, *items], items, [*items[1:], None], strict=False)
