"""What the page templates see: the facts, sorted, counted and put into words. All texts are plain, `*_html` is safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from generator import dates
from generator.citations.reference import Reference, reference
from generator.citations.styles import STYLES, Style
from generator.cited import cited
from generator.fields import DEFAULT_ITEM_TYPE, ITEM_TYPES
from generator.model import Portfolio, Publication
from generator.settings import PEOPLE_FROM
from generator.text import markdown, math
from generator.views import coins
from generator.views.authors import Author, AuthorLists, position
from generator.views.links import Link, links
from generator.views.metrics import Metric, metrics
from generator.views.origins import by_origin
from generator.views.people import CoAuthor, Identities, co_authors
from generator.views.topics import Topic, by_size
from generator.views.urls import rewritten
from generator.views.venues import Venue, details, is_posted_earlier, venues, year_apart
from generator.writers.registry import WRITERS

SELECTED = 6
"""Publications on the home page."""

FOLDED_FROM = 200
"""Authors of one paper that lists still name."""

UNDATED = "Undated"


class Pub:
    """One publication as the templates see it. Texts are made when they are first needed and then kept, unless making
    them again is quicker than it is worth the memory: there may be ten thousand."""

    def __init__(
        self,
        publication: Publication,
        listed: Sequence[Author],
        topics: Sequence[Topic],
        venue: Venue | None,
        edit_base: str,
        origins: Mapping[str, str],
    ) -> None:
        self.publication = publication
        self.authors = listed
        self.topics = topics
        self.owner_place = next((place for place, author in enumerate(listed, 1) if author.is_owner), 0)
        self.position = position(self.owner_place, len(listed), publication.authors_truncated)
        self._venue, self._edit_base, self._origins = venue, edit_base, origins

    @property
    def key(self) -> str:
        return self.publication.key

    @property
    def path(self) -> str:
        return f"publications/{self.key}"

    @cached_property
    def url(self) -> str:
        return f"{self.path}/"

    @property
    def source(self) -> str:
        return f"content/{self.path}.md"

    @property
    def edit_url(self) -> str:
        return f"{self._edit_base}{self.source}" if self._edit_base else ""

    @property
    def truncated(self) -> bool:
        return self.publication.authors_truncated

    @property
    def owner_listed(self) -> bool:
        return self.owner_place > 0

    @property
    def has_equal(self) -> bool:
        """True if some contributed equally."""
        return any(author.is_equal for author in self.authors)

    @property
    def note(self) -> str:
        return self.publication.note

    @property
    def image(self) -> str:
        return self.publication.image

    @property
    def image_alt(self) -> str:
        return self.publication.image_alt

    @property
    def code_flag(self) -> bool:
        return self.publication.code_flag

    @property
    def listed_affiliations(self) -> Sequence[str]:
        return self.publication.listed_affiliations

    @property
    def origins(self) -> Sequence[tuple[str, str]]:
        """Where its fields come from."""
        return by_origin(self._origins)

    @cached_property
    def title(self) -> str:
        return math.plain(self.publication.title)

    @cached_property
    def title_html(self) -> Markup:
        return math.html(self.publication.title)

    @cached_property
    def date_text(self) -> str:
        return dates.in_words(self.publication.date or self.publication.published)

    @cached_property
    def date_iso(self) -> str:
        return _html_date(self.publication)

    @cached_property
    def year_label(self) -> str:
        return _year_label(self.publication)

    @property
    def is_posted_earlier(self) -> bool:
        return is_posted_earlier(self.publication)

    @property
    def venue(self) -> str:
        return self.publication.venue

    @property
    def venue_url(self) -> str:
        return self._venue.url if self._venue else ""

    @property
    def venue_year(self) -> str:
        return year_apart(self.publication)

    @property
    def venue_details(self) -> str:
        return details(self.publication) if self.venue else ""

    @property
    def abstract_html(self) -> Markup:
        abstract = self.publication.abstract
        return markdown.paragraph(abstract) if markdown.is_plain(abstract) else self._abstract_html

    @cached_property
    def _abstract_html(self) -> Markup:
        return self._html(self.publication.abstract)

    @cached_property
    def abstract(self) -> str:
        return markdown.to_plain(self.publication.abstract)

    @cached_property
    def notes_html(self) -> Markup:
        return self._html(self.publication.notes)

    @cached_property
    def bibtex(self) -> str:
        return WRITERS["bib"].entry(self.publication)

    def entry(self, ending: str) -> str:
        """What the writer of a format says of it."""
        return self.bibtex if ending == "bib" else WRITERS[ending].entry(self.publication)

    @cached_property
    def references(self) -> list[tuple[Style, Reference]]:
        """The work in every citation style."""
        stated = cited(self.publication)
        return [(style, reference(stated, style)) for style in STYLES.values()]

    def forget_texts(self) -> None:
        """Frees what only its own page shows; it is made again if it is asked for again."""
        self.__dict__.pop("bibtex", None)
        self.__dict__.pop("references", None)

    @cached_property
    def coins(self) -> str:
        """For lists; a list of authors that would weigh down every page it is on has its citation on its own page."""
        return coins.context_object(cited(self.publication)) if len(self.authors) <= FOLDED_FROM else ""

    @property
    def kind_label(self) -> str:
        kind = ITEM_TYPES[self.publication.type or DEFAULT_ITEM_TYPE]
        return "Preprint" if self.publication.arxiv and not self.venue else kind.label

    @property
    def links(self) -> list[Link]:
        arxiv, doi = self.publication.arxiv, self.publication.doi
        identified = [Link("arXiv", f"https://arxiv.org/abs/{arxiv}")] if arxiv else []
        identified += [Link("DOI", f"https://doi.org/{doi}")] if doi else []
        return identified + links(self.publication.links)

    def _html(self, source: str) -> Markup:
        path = self.source.removeprefix("content/")
        return markdown.to_html(source, lambda link: rewritten(path, link)) if source else Markup("")


@dataclass(frozen=True, slots=True)
class Year:
    """The publications of one year, newest first; `label` is the year or "Undated"."""

    label: str
    pubs: Sequence[Pub]

    @property
    def path(self) -> str:
        return f"years/{self.label.lower()}"

    @property
    def url(self) -> str:
        return f"{self.path}/"

    @property
    def count(self) -> int:
        return len(self.pubs)


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a portfolio shows, as the templates see it: `pubs` and `years` newest first; `topics`, `people` and `venues`
    largest first."""

    portfolio: Portfolio
    pubs: Sequence[Pub]
    years: Sequence[Year]
    topics: Sequence[Topic]
    metrics: Sequence[Metric]
    people: Sequence[CoAuthor]
    venues: Sequence[Venue]
    site: str = ""

    @property
    def selection(self) -> str:
        """How `selected` came about, in words; nothing if the owner chose."""
        if any(pub.publication.featured for pub in self.selected):
            return ""
        ranked = any(pub.publication.index_rank for pub in self.selected)
        return f"first {len(self.selected)} in the profile" if ranked else "the newest"

    @property
    def selected(self) -> list[Pub]:
        """Those that the owner features; otherwise the first of the profile's own order; the newest where there is no
        such order."""
        ordered = sorted(self.pubs, key=lambda p: (not p.publication.index_rank, p.publication.index_rank))
        ranked = [pub for pub in ordered if pub.publication.index_rank]
        return [pub for pub in ordered if pub.publication.featured] or (ranked or ordered)[:SELECTED]


def present(
    portfolio: Portfolio,
    edit_base: str = "",
    origins: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    site: str = "",
    people_from: int = PEOPLE_FROM,
) -> Presentation:
    """`edit_base` is what a path in the repository is put behind to edit it, such as `https://…/edit/main/`; `origins`
    names for each key and field where its value comes from; `site` is the address of the site and ends in a slash;
    co-authors have pages from `people_from` shared papers on."""
    visible = portfolio.visible
    newest_first = sorted(visible.publications, key=_newest_first)
    topics = {topic.code: topic for topic in by_size(newest_first)}
    identities = Identities(visible.profile)
    people = co_authors(newest_first, identities, people_from)
    listed = venues(newest_first)
    venue_of = {key: venue for venue in listed for key in venue.keys}
    lists = AuthorLists(identities, people)
    pubs = [
        Pub(
            p,
            lists.of(p),
            [topics[code] for code in dict.fromkeys(p.categories)],
            venue_of.get(p.key),
            edit_base,
            origins.get(p.key, {}),
        )
        for p in newest_first
    ]
    return Presentation(
        visible,
        pubs,
        grouped(pubs),
        list(topics.values()),
        metrics(visible.profile),
        list(people.values()),
        listed,
        site,
    )


def grouped(pubs: Iterable[Pub]) -> list[Year]:
    """Sorted publications by year."""
    return [Year(label, list(group)) for label, group in groupby(pubs, key=lambda pub: pub.year_label)]


def _newest_first(p: Publication) -> tuple[int, int, int, int, str]:
    day = p.date or p.published
    return (-day.year, -day.month, -day.day, p.index_rank, p.key)


def _year_label(p: Publication) -> str:
    year = p.date.year or p.published.year
    return f"{year:04}" if year else UNDATED


def _html_date(p: Publication) -> str:
    """A value for `<time datetime>`; HTML has no spelling for a day without year that starts with `--`."""
    return dates.iso(p.date or p.published).removeprefix("--")
