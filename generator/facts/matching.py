"""Is this the same work? By DOI, then arXiv id, then title, first author and year after normalisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.facts import identifiers, names
from generator.model import Publication
from generator.text import formulas

YEARS_APART = 3
"""A preprint and its publication are at most this many years apart (two at most among the 32 papers of the facts)."""

_WORD = re.compile(r"[^\W_]+")


class Works:
    """Known works by what identifies them. Of works that share an identifier the first one counts."""

    def __init__(self, works: Iterable[tuple[str, Publication]]) -> None:
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_title: dict[str, list[tuple[str, Publication]]] = {}
        for key, publication in works:
            for identity in _identities(publication):
                self._by_id.setdefault(identity, key)
            self._by_title.setdefault(comparable(publication.title), []).append((key, publication))

    def key_of(self, publication: Publication) -> str | None:
        """The key of the known work that this one is, if there is one."""
        for identity in _identities(publication):
            if identity in self._by_id:
                return self._by_id[identity]
        namesakes = self._by_title.get(comparable(publication.title), [])
        closest = sorted(namesakes, key=lambda known: _apart(known[1], publication))
        return next((key for key, known in closest if _may_be_same(known, publication)), None)


def comparable(title: str) -> str:
    """A title without case, accents, formulas' markup, hyphens and punctuation."""
    plain = unicodedata.normalize("NFKD", formulas.plain(title).casefold())
    return "".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def _identities(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.doi:
        yield "doi", publication.doi.casefold()
    if publication.arxiv:
        yield "arxiv", identifiers.without_version(publication.arxiv)


def _may_be_same(one: Publication, other: Publication) -> bool:
    """For works with one title: no different arXiv ids, first authors or years that are too far apart."""
    if one.arxiv and other.arxiv:
        return False  # equal ones have been found by their id
    first = [names.folded(p.authors[0].family or p.authors[0].name) for p in (one, other) if p.authors]
    return len(set(first)) < 2 and _apart(one, other) <= YEARS_APART


def _apart(one: Publication, other: Publication) -> int:
    """Years between the closest dates of two works; 0 if one of them has no year."""
    pairs = [
        abs(a.year - b.year)
        for a in (one.date, one.published)
        for b in (other.date, other.published)
        if a.year and b.year
    ]
    return min(pairs, default=0)
