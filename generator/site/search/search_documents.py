"""The documents of the search index: papers from their facts, other pages from their HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.site import urls
from generator.site.paper import Pub
from generator.site.phrases import short_author_list, shortened
from generator.site.presentation import Presentation
from generator.site.search.page_text import sections
from generator.site.view import Page
from generator.text import markdown

_MAX_TITLE = 300
_MAX_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Document:
    """A page or a section of one. Results show its title and below it `about`; the title and the other fields are
    searched: `names` are also matched as a whole, and a match in `text` counts least."""

    location: str
    title: str
    about: str
    names: tuple[str, ...] = ()
    details: str = ""
    text: str = ""

    @property
    def result(self) -> tuple[str, str, str]:
        return self.location, shortened(self.title, _MAX_TITLE), self.about


def publication_documents(pubs: Iterable[Pub]) -> Iterator[Document]:
    """A document for each paper, with its title, all listed authors, venue (long and short), topics, dates,
    identifiers, key, abstract and notes."""
    for pub in pubs:
        names = tuple(author.name for author in pub.authors)
        topics = [f"{topic.name} {topic.code}" for topic in pub.topics]
        p, notes = pub.publication, pub.publication.notes
        venue = "" if pub.venue in pub.where else pub.venue
        found_by = (
            venue,
            pub.where,
            p.note,
            *topics,
            pub.date_text,
            pub.language.year(pub.year_label),
            p.arxiv,
            p.doi,
            p.key,
        )
        details = " ".join(filter(None, found_by))
        text = f"{pub.abstract} {markdown.to_plain(notes)}".strip() if notes else pub.abstract
        yield Document(pub.url, pub.title, _about(pub), names, details, text)


def page_names(presentation: Presentation) -> dict[str, Sequence[str]]:
    """What visitors call a page besides its title, by URL: a query for that name finds the page first."""
    people = {person.url: (person.name,) for person in presentation.people if person.has_page}
    _ = presentation.language.gettext
    return {**people, "publications/": (_("Papers"),), "cv/": (_("CV"),)}


def derived_documents(path: str, page: Page, names: Mapping[str, Sequence[str]]) -> Iterator[Document]:
    """The documents of a derived page; none if it is not searched. `names` are those of `page_names`."""
    if page.is_searched:
        url = urls.url_of(path)
        title, description = str(page.meta["title"]), str(page.meta["description"])
        yield from page_documents(url, title, page.html, description, names.get(url, ()))


def page_documents(
    location: str, title: str, html: str, description: str = "", names: Sequence[str] = ()
) -> Iterator[Document]:
    """A document for a page, with its description if it has no text, and one for each section of the page. A section
    without text that repeats the title of its page has no document."""
    page, *others = sections(html)
    text = page.text or description
    yield Document(location, title, shortened(text, _MAX_EXCERPT), tuple(names), text=text)
    for section in others:
        if section.heading and (section.heading != title or section.text):
            about = " · ".join(filter(None, (title, shortened(section.text, _MAX_EXCERPT))))
            yield Document(f"{location}#{section.id}", section.heading, about, text=section.text)


def _about(pub: Pub) -> str:
    authors = short_author_list([author.name for author in pub.authors], pub.truncated, pub.language)
    excerpt = shortened(pub.abstract, _MAX_EXCERPT)
    return " · ".join(part for part in (pub.where, authors, excerpt) if part)
