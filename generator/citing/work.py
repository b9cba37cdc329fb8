"""What a citation states about a work: the one derivation from the facts that every format follows.

Nothing is invented: the only identifier that no source gave is the DOI that arXiv registers for each of its papers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.facts import dates, identifiers, languages, names, page_numbers
from generator.facts.fields import CUSTOM, PUBLICATION_FIELDS, Field, Kind
from generator.facts.kind_of_work import kind_of
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, WORK_KINDS, WorkKind
from generator.model import PartialDate, Person, Publication
from generator.text import formulas, markdown
from generator.text.line import one_line


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as citations state it. Texts are plain Unicode on one line; `type` is a CSL item type.

    `number` is that of a report or preprint, `issue` that of a journal; `pages` has a hyphen between first and last.
    `series` has the venue of a book.
    """

    work: Publication
    kind: WorkKind
    type: str
    title: str
    authors: tuple[Person, ...]
    truncated: bool
    editors: tuple[Person, ...]
    translators: tuple[Person, ...]
    holders: tuple[Person, ...]
    date: PartialDate
    venue: str
    series: str
    volume: str
    issue: str
    number: str
    pages: str
    publisher: str
    doi: str
    url: str

    @property
    def key(self) -> str:
        return self.work.key

    @property
    def arxiv(self) -> str:
        return self.work.arxiv

    @property
    def creators(self) -> tuple[Person, ...]:
        """The authors, after the collaboration that they write for."""
        if not self.collaboration:
            return self.authors
        group = names.collaboration(self.collaboration)
        return (group, *(person for person in self.authors if person.name != group.name))

    @property
    def collaboration(self) -> str:
        return one_line(self.work.collaboration)

    @property
    def series_number(self) -> str:
        return one_line(self.work.series_number)

    @property
    def article_number(self) -> str:
        return one_line(self.work.article_number)

    @property
    def set_title(self) -> str:
        return one_line(self.work.set_title)

    @property
    def event(self) -> str:
        return one_line(self.work.event)

    @property
    def event_place(self) -> str:
        return one_line(self.work.event_place)

    @property
    def keywords(self) -> tuple[str, ...]:
        return tuple(map(one_line, self.work.keywords))

    @property
    def keep_case(self) -> tuple[str, ...]:
        return self.work.keep_case

    @property
    def is_preprint(self) -> bool:
        return self.kind is WORK_KINDS["preprint"]

    @property
    def page_range(self) -> tuple[str, str]:
        """First and last page; the last is empty for a single page or an article number."""
        return page_numbers.ends(self.pages)

    @property
    def abstract(self) -> str:
        return one_line(markdown.to_plain(self.work.abstract))

    def plain(self, format: str) -> list[tuple[str, str]]:
        """Texts that are stated as they are, each after its name in the format of a column of the table of fields."""
        texts = ((field, self._text_of(field.key)) for field in PLAIN_FIELDS)
        return [(name, text) for field, text in texts if text for name in _names_of(field, format)]

    def _text_of(self, key: str) -> str:
        """A language is stated by its code, such as `de`, if it is known; of several texts, one follows the other."""
        value: str | tuple[str, ...] = getattr(self.work, key)
        if not value:
            return ""
        text = one_line(value if isinstance(value, str) else "; ".join(map(one_line, value)))
        return languages.code(text) if key == "language" else text


PLAIN_FIELDS = tuple(
    field
    for field in PUBLICATION_FIELDS
    if field.kind in {Kind.TEXT, Kind.TEXT_LIST} and field.is_stated and not hasattr(Cited, field.key)
)
"""Texts that every format states as they are."""


@cache
def _names_of(field: Field, format: str) -> tuple[str, ...]:
    """The names of a field in a format, but for the place of what has none."""
    return tuple(name for name in getattr(field, format).split(", ") if name and name != CUSTOM.get(format))


def cited(p: Publication) -> Cited:
    """What citations state about a publication."""
    kind, type, number = kind_of(p), p.type or DEFAULT_ITEM_TYPE, one_line(p.number)
    is_preprint, has_number = kind is WORK_KINDS["preprint"], kind.is_numbered and not p.venue
    is_volume = kind.container == "series"
    return Cited(
        work=p,
        kind=kind,
        type=type,
        title=one_line(formulas.plain(p.title)),
        authors=people(p.authors),
        truncated=p.authors_truncated and bool(p.authors),
        editors=people(p.editors),
        translators=people(p.translators),
        holders=people(p.holders),
        date=dates.stated(p),
        venue="" if is_volume else one_line(p.venue),
        series=one_line(p.series or (p.venue if is_volume else "")),
        volume=one_line(p.volume),
        issue="" if has_number else number,
        number=f"arXiv:{p.arxiv}" if is_preprint and p.arxiv else number if has_number else "",
        pages=page_numbers.hyphenated(one_line(p.pages)),
        publisher=one_line(p.publisher) or ("arXiv" if is_preprint and p.arxiv else ""),
        doi=p.doi or ("" if p.venue else identifiers.doi_of_arxiv(p.arxiv)),
        url=one_line(p.links.get("url") or identifiers.arxiv_address(p.arxiv)),
    )


def people(listed: Iterable[Person]) -> tuple[Person, ...]:
    """Names on one line each; one that holds no character to print is nobody."""
    return tuple(p for p in map(_lined, listed) if p.family or p.name)


def _lined(p: Person) -> Person:
    """The person as it is, if each part is what it should be."""
    parts = (p.name, p.given, p.particle, p.family, p.suffix, p.homonym)
    lined = tuple(map(one_line, parts))
    return p if lined == parts else Person(*lined)
