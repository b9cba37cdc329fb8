"""What can be found: papers from their facts, other pages from the entries that the host's search made of them."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.site.paper import Pub
from generator.site.rendering import shortened
from generator.text import markdown

_LONGEST_TITLE = 300
_LONGEST_START = 160
_NAMED = 3
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """A page or a part of one. `about` is shown below its title; the others are what it is found by, `names` one by one
    and `text` the least telling."""

    location: str
    title: str
    about: str
    names: tuple[str, ...] = ()
    details: str = ""
    text: str = ""

    @property
    def shown(self) -> tuple[str, str, str]:
        return self.location, shortened(self.title, _LONGEST_TITLE), self.about


def of_papers(pubs: Iterable[Pub]) -> Iterator[Document]:
    """A document for each paper, found by its title, all listed authors, venue, topics, date, abstract and notes."""
    for pub in pubs:
        names = tuple(author.name for author in pub.authors)
        topics = [f"{topic.name} {topic.code}" for topic in pub.topics]
        details = " ".join([pub.venue or pub.kind_label, pub.note, *topics, pub.date_text or pub.year_label])
        notes = pub.publication.notes
        text = f"{pub.abstract} {markdown.to_plain(notes)}".strip() if notes else pub.abstract
        yield Document(pub.url, pub.title, _about(pub), names, details, text)


def of_pages(
    entries: Iterable[Mapping[str, object]], known: Collection[str], people: Mapping[str, str]
) -> Iterator[Document]:
    """A document for each entry of the host, that of a page before those of its sections; these say whose they are.
    Pages whose place is `known` are left out; those of `people`, by place, are found by the name first."""
    titles: dict[str, str] = {}
    for entry in entries:
        location, title, text = (_plain(str(entry.get(key, ""))) for key in ("location", "title", "text"))
        place = location.partition("#")[0]
        page = titles.setdefault(place, title)
        if place in known or ("#" in location and title == page):
            continue
        start = shortened(text, _LONGEST_START)
        about = f"{page} · {start}" if "#" in location else start
        names = (people[location],) if location in people else ()
        yield Document(location, title, about.strip(" ·"), names, text=text)


def of_page(address: str, title: str, html: str, person: str = "") -> Iterator[Document]:
    yield Document(
        address, title, shortened(_plain(html), _LONGEST_START), (person,) if person else (), text=_plain(html)
    )


def _about(pub: Pub) -> str:
    named = [author.name for author in pub.authors[:_NAMED]]
    more = pub.truncated or len(pub.authors) > _NAMED
    authors = ", ".join(named) + (" et al." if named and more else "")
    start = shortened(pub.abstract, _LONGEST_START)
    return " · ".join(part for part in (authors, pub.venue or pub.kind_label, pub.date_text, start) if part)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())
