"""Is this the same work? By identifiers, then title, first author and year after normalisation.

Two publishers' DOIs are two works, whatever their titles; a preprint's DOI or arXiv id may belong to the same work as
a publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from generator.facts import citation_keys, generic_titles, identifiers, names
from generator.model import Person, Publication
from generator.text import formulas

YEARS_APART = 3
"""A preprint and its publication are at most this many years apart (two at most among the 32 papers of the facts)."""

_EXCLUSIVE = frozenset({"doi", "arxiv", "preprint"})
"""Kinds of identifiers of which a work has one; a catalogue may list a preprint and its publication apart."""

_CATALOGUES_OF_WORKS = frozenset(
    "pmid pmcid openalex dblp bibcode inspire s2 corpusid mag hal wos scopus mr zbl ascl swhid".split()
)
"""Catalogues in which each work has its own id, as not in those of books."""

_RELATED = ("preprint", "version")
"""Links to other DOIs of the work itself: sources say that its preprint, or all its versions together, have those."""

_WRITTEN_OUT = re.compile(r"(?<=[aou])e|(?<=a)a")
_DOI_VERSION = re.compile(r"[/._-]?v\d+$")


class Verdict(IntEnum):
    """`UNSURE` is for the owner to decide: the titles agree and something else does not."""

    OTHER = 0
    UNSURE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells a work from others. `identities` are kinds of identifiers with their values in one spelling; `dois`
    are the publisher's; `title` is comparable; `years` are those of its dates."""

    publication: Publication
    identities: frozenset[tuple[str, str]]
    title: str
    first: str
    years: frozenset[int]

    @property
    def dois(self) -> frozenset[str]:
        return frozenset(value for kind, value in self.identities if kind == "doi")

    @property
    def is_generic(self) -> bool:
        return generic_titles.is_generic(self.title)


class Works:
    """Known works by what identifies them. Of works that share an identifier the first one counts."""

    def __init__(self, works: Iterable[tuple[str, Publication]]) -> None:
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_title: dict[str, list[tuple[str, Traits]]] = {}
        for key, publication in works:
            known = traits(publication)
            for identity in sorted(known.identities):
                self._by_id.setdefault(identity, key)
            self._by_title.setdefault(known.title, []).append((key, known))

    def key_of(self, publication: Publication) -> str | None:
        """The key of the known work that this one is, if there is one."""
        wanted = traits(publication)
        for identity in sorted(wanted.identities, reverse=True, key=lambda identity: identity[0] == "doi"):
            if identity in self._by_id:
                return self._by_id[identity]
        namesakes = self._by_title.get(wanted.title, [])
        closest = sorted(namesakes, key=lambda known: years_apart(known[1], wanted))
        return next((key for key, known in closest if compare(known, wanted) is Verdict.SAME), None)


def traits(publication: Publication) -> Traits:
    """What tells a publication from others."""
    first = publication.authors[0] if publication.authors else None
    return Traits(
        publication,
        frozenset(_identities(publication)),
        comparable(publication.title) or publication.title,
        surname(first) if first else "",
        frozenset(day.year for day in (publication.date, publication.published) if day.year),
    )


def compare(one: Traits, other: Traits) -> Verdict:
    """Whether two records are of one work."""
    if is_ruled_out(one, other):
        return Verdict.OTHER
    if one.identities & other.identities:
        return Verdict.SAME
    if one.title != other.title:
        return Verdict.OTHER
    if _facts(one) == _facts(other):
        return Verdict.SAME
    if years_apart(one, other) > YEARS_APART:
        return Verdict.OTHER
    if one.first and other.first and one.first != other.first:
        return Verdict.UNSURE if not one.is_generic and _have_an_author_in_common(one, other) else Verdict.OTHER
    if one.is_generic:
        return Verdict.SAME if _is_same_place(one, other) else Verdict.UNSURE
    return Verdict.UNSURE if _appeared_twice(one, other) else Verdict.SAME


def surname(person: Person) -> str:
    """A family name without case, accents, spaces and hyphens; Mueller is Müller, and Moeller is Møller."""
    name = person.family or person.name
    return _WRITTEN_OUT.sub("", citation_keys.slug(name, "")) or names.folded(name)


def is_ruled_out(one: Traits, other: Traits) -> bool:
    """True for works of two publishers' DOIs, even if both name one preprint, and for those whose preprints differ."""
    if one.dois and other.dois:
        return not one.dois & other.dois
    if one.identities & other.identities:
        return False
    kinds = [{kind for kind, _ in each.identities} & _EXCLUSIVE for each in (one, other)]
    return bool(kinds[0] & kinds[1])


def comparable(title: str) -> str:
    """A title without case, accents, formulas' markup, hyphens and punctuation."""
    return generic_titles.comparable(formulas.plain(title))


def is_preprint(publication: Publication) -> bool:
    """True for a work that names a preprint's identifier and no publication."""
    kinds = {kind for kind, _ in _own(publication)}
    return bool(kinds) and "doi" not in kinds and ("preprint" in kinds or not publication.venue)


def years_apart(one: Traits, other: Traits) -> int:
    """Years between the closest dates of two works; 0 if one of them has no year."""
    return min((abs(a - b) for a in one.years for b in other.years), default=0)


def _have_an_author_in_common(one: Traits, other: Traits) -> bool:
    """True for lists in another order or without the first author, and for a compound surname of which one has the last
    word alone."""
    a, b = ({surname(person) for person in each.publication.authors} for each in (one, other))
    return not a.isdisjoint(b) or one.first.endswith(other.first) or other.first.endswith(one.first)


def _facts(one: Traits) -> Publication:
    return replace(one.publication, key="", index_rank=0, distinct=(), formerly=())


def _identities(publication: Publication) -> Iterator[tuple[str, str]]:
    yield from _own(publication)
    for name in _RELATED:
        doi = identifiers.comparable_doi(identifiers.without_doi_prefix(publication.links.get(name, "")))
        if doi.startswith("10.") and publication.doi:
            yield from _of_doi(doi)
    yield from ((name, id.casefold()) for name, id in publication.ids.items() if name in _CATALOGUES_OF_WORKS)


def _own(publication: Publication) -> Iterator[tuple[str, str]]:
    yield from _of_doi(identifiers.comparable_doi(publication.doi))
    if publication.arxiv:
        yield "arxiv", identifiers.without_version(publication.arxiv.casefold())


def _of_doi(doi: str) -> Iterator[tuple[str, str]]:
    if identifiers.is_short_doi(doi):
        yield "shortdoi", doi
    elif arxiv := identifiers.arxiv_of_doi(doi):
        yield "arxiv", identifiers.without_version(arxiv)
    elif identifiers.is_preprint_doi(doi):
        yield "preprint", _DOI_VERSION.sub("", doi)
    elif doi:
        yield "doi", doi


def _is_same_place(one: Traits, other: Traits) -> bool:
    """True for works in one venue and year that agree in at least one number, and in no number disagree."""
    a, b = one.publication, other.publication
    numbers = [(x, y) for x, y in ((a.volume, b.volume), (a.number, b.number), (a.pages, b.pages)) if x and y]
    same = bool(a.venue) and comparable(a.venue) == comparable(b.venue) and bool(one.years & other.years)
    return same and bool(numbers) and all(x == y for x, y in numbers)


def _appeared_twice(one: Traits, other: Traits) -> bool:
    """True for works that were published in two ways, or in two years under different numbers."""
    a, b = one.publication, other.publication
    if not (a.venue and b.venue) or is_preprint(a) or is_preprint(b):
        return False
    venues = comparable(a.venue), comparable(b.venue)
    differ = venues[0] not in venues[1] and venues[1] not in venues[0]
    if differ and {a.type, b.type} == {"article-journal", "paper-conference"}:
        return True
    numbers = [(x, y) for x, y in ((a.volume, b.volume), (a.pages, b.pages)) if x and y]
    return not one.years & other.years and bool(numbers) and all(x != y for x, y in numbers)
