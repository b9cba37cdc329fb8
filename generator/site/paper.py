"""A publication as the page templates see it. Texts are plain; those called `*_html` are safe HTML."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2s
from types import MappingProxyType

from markupsafe import Markup

from generator.citing import coins, work
from generator.citing.references import Reference, reference
from generator.citing.style import Style
from generator.citing.styles import STYLES
from generator.citing.work import Cited
from generator.citing.writers import WRITERS
from generator.facts import dates
from generator.facts.identifiers import arxiv_address, arxiv_pdf_address, doi_address
from generator.facts.work_kinds import WorkKind
from generator.intake.provenance import BY_HAND
from generator.model import Publication
from generator.site.authorship import Author, position
from generator.site.language.language import ENGLISH, Language
from generator.site.listed_facts import Fact, listed_facts
from generator.site.named_links import Link, best_first, links
from generator.site.phrases import pages_of_work
from generator.site.topics import Topic
from generator.site.urls import rewritten
from generator.site.venues import Venue, details
from generator.site.versions import Version, versions
from generator.site.whereabouts import whereabouts
from generator.site.written_language import written
from generator.text import formulas, markdown

MAX_AUTHORS_IN_LISTS = 200
"""A longer author list is only on the paper's own page."""

UNDATED = "Undated"
"""The label of works without a year, in addresses too; `Language.year` gives the one that pages show."""

KIND = "kind of work"
"""The context of the labels of kinds in catalogues."""


class Pub:
    """A publication as the templates see it. Texts are made when first needed, and cached only if making them again
    would cost more than their memory: there may be 10,000 publications."""

    def __init__(
        self,
        publication: Publication,
        authors: Sequence[Author],
        topics: Sequence[Topic],
        venue: Venue | None,
        edit_base: str,
        origins: Mapping[str, str],
        year: int,
        venue_short: str = "",
        sizes: Mapping[str, int] = MappingProxyType({}),
        language: Language = ENGLISH,
    ) -> None:
        self.language = language
        self.publication = publication
        self.authors = authors
        self.topics = topics
        self.owner_place = next((place for place, author in enumerate(authors, 1) if author.is_owner), 0)
        self.position = position(self.owner_place, len(authors), publication.authors_truncated)
        self.year_label = f"{year:04}" if year else UNDATED
        self.venue_short = venue_short
        self.venue_url = venue.url if venue else ""
        self._edit_base, self._origins = edit_base, origins
        self._sizes = {url: sizes[url] for url in publication.links.values() if url in sizes}

    @cached_property
    def cited(self) -> Cited:
        """What citations state about the publication."""
        return work.cited(self.publication)

    @property
    def kind(self) -> WorkKind:
        return self.cited.kind

    @property
    def key(self) -> str:
        return self.publication.key

    @cached_property
    def anchor(self) -> str:
        """The id of the paper's title in a list: of the key, but shorter, and the same in every list. With 30 bits, one
        in a thousand sites of 10,000 papers has a page on which two are equal."""
        return urlsafe_b64encode(blake2s(self.key.encode(), digest_size=4).digest())[:5].decode()

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
        """True if some authors are marked as equal contributors."""
        return any(author.is_equal for author in self.authors)

    @property
    def origins(self) -> list[tuple[str, str]]:
        """The sources of its fields, each with the names of the fields, the source of most fields first."""
        fields: defaultdict[str, list[str]] = defaultdict(list)
        for field, origin in self._origins.items():
            fields[origin].append(field.replace("_", " "))
        by_size = sorted(fields.items(), key=lambda item: -len(item[1]))
        by_hand = self.language.gettext("edited by hand")
        return [(by_hand if origin == BY_HAND else origin, ", ".join(named)) for origin, named in by_size]

    @cached_property
    def title(self) -> str:
        return formulas.plain(self.publication.title)

    @cached_property
    def title_html(self) -> Markup:
        return formulas.html(self.publication.title)

    @property
    def title_written(self) -> Markup:
        """The attributes of an element that holds the title."""
        return written(self.publication.title, self.publication.language)

    @property
    def abstract_written(self) -> Markup:
        """The attributes of an element that holds the abstract."""
        return written(self.publication.abstract, self.publication.language)

    @cached_property
    def date_text(self) -> str:
        return self.language.day(self.publication.date or self.publication.published)

    @cached_property
    def date_iso(self) -> str:
        """The value of `<time datetime>`, in which a day without a year does not start with `--`."""
        return dates.iso(self.publication.date or self.publication.published).removeprefix("--")

    @property
    def cited_year(self) -> str:
        """The year that citations state: the venue's, if it is known."""
        return f"{self.cited.date.year:04}" if self.cited.date.year else UNDATED

    @property
    def venue(self) -> str:
        return self.publication.venue

    @cached_property
    def where(self) -> str:
        """Where it appeared and when, as lists say it: `EMNLP 2023`, `Preprint 2023`."""
        return whereabouts(self.cited, self.venue_short, self.kind_label, self.language)

    @property
    def pages_text(self) -> str:
        """Such as `pp. 1–113`."""
        return pages_of_work(self.cited.pages, self.language)

    @property
    def doi_url(self) -> str:
        return doi_address(self.publication.doi)

    @property
    def arxiv_url(self) -> str:
        return arxiv_address(self.publication.arxiv)

    @property
    def venue_details(self) -> str:
        return details(self.cited, self.language) if self.venue else ""

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
        return self._html(self.publication.notes, "notes")

    @property
    def bibtex(self) -> str:
        return self.entry("bib")

    def entry(self, ending: str) -> str:
        """The publication in the format with a file ending."""
        return _entry(self, ending)

    def entry_beside_abstract(self, ending: str) -> str:
        """The entry for its own page, whose head states the abstract."""
        return WRITERS[ending].beside_abstract(self.entry(ending))

    @property
    def references(self) -> list[tuple[Style, Reference]]:
        """The work in every citation style."""
        return [(style, reference(self.cited, style)) for style in STYLES.values()]

    @cached_property
    def coins(self) -> str:
        """The ContextObject with all authors."""
        return coins.context_object(self.cited)

    @property
    def kind_label(self) -> str:
        return self.language.pgettext(KIND, self.kind.label)

    @property
    def links(self) -> list[Link]:
        """The PDF first; that of arXiv follows from the id."""
        return [link.in_language(self.language) for link in self._links]

    @property
    def _links(self) -> list[Link]:
        p = self.publication
        own = links(p.links, self._sizes, self.language)
        pdf = "" if any(link.label == "PDF" for link in own) else arxiv_pdf_address(p.arxiv)
        identified = (Link("PDF", pdf), Link("arXiv", arxiv_address(p.arxiv)), Link("DOI", doi_address(p.doi)))
        return best_first([link for link in (*identified, *own) if link.url])

    @property
    def links_in_lists(self) -> list[Link]:
        """Its links, without the publisher's page beside a PDF or a DOI, which lead there too."""
        known = self._links
        is_led_to = bool({"PDF", "DOI"} & {each.label for each in known})
        return [link.in_language(self.language) for link in known if link.label != "Publisher" or not is_led_to]

    @property
    def buttons(self) -> list[Link]:
        """Its links but those of identifiers, which its page shows as text."""
        named = {arxiv_address(self.publication.arxiv), doi_address(self.publication.doi)}
        return [link for link in self.links if link.url not in named]

    @property
    def versions(self) -> list[Version]:
        """As it was published, and as a preprint."""
        return versions(self.publication, self.cited, self.where, self.language)

    @property
    def listed_facts(self) -> list[Fact]:
        """What its page lists as it is."""
        return listed_facts(self.publication, self.language)

    def _html(self, source: str, name: str = "") -> Markup:
        path = self.source.removeprefix("content/")
        return markdown.to_html(source, lambda link: rewritten(path, link), name) if source else Markup("")


@lru_cache(maxsize=len(WRITERS))  # for a paper's page and its files, which follow on it; of 10,000 papers, 60 MB
def _entry(pub: Pub, ending: str) -> str:
    return WRITERS[ending].entry(pub.cited)
