"""What can be found: papers from their facts, other pages from their HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.site import urls
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.rendering import shortened
from generator.site.search.page_text import sections
from generator.site.view import Page
from generator.text import markdown

_LONGEST_TITLE = 300
_LONGEST_START = 160
_NAMED = 3
_NAMES = {"publications/": ("Papers",), "cv/": ("CV",)}


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


def names_of_pages(shown: Presentation) -> dict[str, Sequence[str]]:
    """What visitors call a page beside its title, by its place: who types that wants this page first."""
    people = {person.url: (person.name,) for person in shown.people if person.has_page}
    return {**people, **_NAMES}


def of_derived(path: str, page: Page, names: Mapping[str, Sequence[str]]) -> Iterator[Document]:
    """The documents of one of our pages that is no paper's; none if search is to leave it out. `names` are those of
    `names_of_pages`."""
    if page.is_searched:
        place = urls.url_of(path)
        title, description = str(page.meta["title"]), str(page.meta["description"])
        yield from of_page(place, title, page.html, description, names.get(place, ()))


def of_page(
    location: str, title: str, html: str, description: str = "", names: Sequence[str] = ()
) -> Iterator[Document]:
    """A document for a page, and one for each of its sections: these say whose they are. A section with the heading of
    its page and no words of its own is none. The description stands for a page without words of its own."""
    page, *others = sections(html)
    text = page.text or description
    yield Document(location, title, shortened(text, _LONGEST_START), tuple(names), text=text)
    for section in others:
        if section.heading and (section.heading != title or section.text):
            about = " · ".join(filter(None, (title, shortened(section.text, _LONGEST_START))))
            yield Document(f"{location}#{section.id}", section.heading, about, text=section.text)


def _about(pub: Pub) -> str:
    named = [author.name for author in pub.authors[:_NAMED]]
    more = pub.truncated or len(pub.authors) > _NAMED
    authors = ", ".join(named) + (" et al." if named and more else "")
    start = shortened(pub.abstract, _LONGEST_START)
    return " · ".join(part for part in (authors, pub.venue or pub.kind_label, pub.date_text, start) if part)
