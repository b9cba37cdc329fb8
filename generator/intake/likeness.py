"""How much two records of works agree, for where neither an identifier nor the title says that they are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.facts import matching
from generator.facts.matching import Traits
from generator.model import Publication

ENOUGH = 3
"""Points from which two records are of one work."""

_SIMILAR = 0.7
_TELLING = 40
"""Characters of an abstract that two works do not share by chance."""

_LONGEST = 60
"""Words of a title that are compared."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[\divxlc]+")


class Known(NamedTuple):
    """A known record of a work: the key of its file, and the source and own key if it is a source's entry."""

    file: str
    traits: Traits
    source: str = ""
    name: str = ""


class Shelf:
    """Known works, found by anything that two records of one work have in common."""

    _MOST = 40

    def __init__(self, known: Iterable[Known]) -> None:
        self._found: dict[object, list[Known]] = {}
        self.by_file: dict[str, list[Known]] = {}
        for each in known:
            self.put(each)

    def put(self, known: Known) -> None:
        """Takes in a record."""
        self.by_file.setdefault(known.file, []).append(known)
        for clue in (*_clues(known.traits), *_years(known.traits, known.source)):
            self._found.setdefault(clue, []).append(known)
        if known.name:
            self._found.setdefault(("name", known.source, known.name), []).append(known)

    def named(self, source: str, name: str) -> list[str]:
        """The files of the entries that had this key of their own in a source."""
        return _files(self._found.get(("name", source, name), ())) if name else []

    def namesakes(self, traits: Traits) -> list[str]:
        """The files of works that share an identifier, the title or the abstract."""
        return self._sharing(_clues(traits))

    def retold(self, traits: Traits, source: str = "") -> list[str]:
        """The files of works that one source said to be of the same first author and year."""
        return self._sharing(_years(traits, source))

    def _sharing(self, clues: Iterable[object]) -> list[str]:
        """What very many share is not a clue."""
        shared = (self._found.get(clue, ()) for clue in clues)
        return _files(each for found in shared if len(found) <= self._MOST for each in found)


def points(one: Traits, other: Traits) -> int:
    """What two records agree in: 2 each for a telling abstract or title, 1 each for a short or similar one, the
    authors, the day or month, the venue with its pages, the links, the place in a profile."""
    a, b = one.publication, other.publication
    return sum((
        bool(a.abstract and a.abstract == b.abstract) + _has_one_abstract(one, other),
        _title_points(one, other),
        _has_one_list(a, b),
        bool((a.date.month or a.published.month) and (a.date, a.published) == (b.date, b.published)),
        bool(a.venue and a.pages and (a.venue, a.pages) == (b.venue, b.pages)),
        bool(a.links and a.links == b.links),
        bool(a.index_rank and a.index_rank == b.index_rank),
    ))  # fmt: skip


def is_retold(one: Traits, other: Traits) -> bool:
    """True if a source's entry seems to be what another one was before its title or date was changed."""
    return not matching.is_ruled_out(one, other) and points(one, other) >= ENOUGH


def is_one_text(one: Traits, other: Traits) -> bool:
    """True for records with one abstract that agree in something else besides, whatever their titles."""
    return _has_one_abstract(one, other) and is_retold(one, other)


def has_one_title(one: Traits, other: Traits) -> bool:
    """True for titles that are the same or nearly so."""
    return _title_points(one, other) > 0


def _has_one_list(one: Publication, other: Publication) -> bool:
    """True for the same authors, as far as both lists go if one of them is cut."""
    is_cut = one.authors_truncated or other.authors_truncated
    known = min(len(one.authors), len(other.authors)) if is_cut else None
    return bool(one.authors and other.authors) and one.authors[:known] == other.authors[:known]


def _has_one_abstract(one: Traits, other: Traits) -> bool:
    a, b = one.publication.abstract, other.publication.abstract
    return len(a) >= _TELLING and a == b


def _title_points(one: Traits, other: Traits) -> int:
    if one.title == other.title:
        return 1 if one.is_generic else 2
    return int(_is_similar(one.publication.title, other.publication.title))


def _is_similar(one: str, other: str) -> bool:
    """True for titles of mostly the same words that do not count parts: Part I is not Part II."""
    a, b = (_WORD.findall(title.casefold()) for title in (one, other))
    if any(_NUMBER.fullmatch(word) for word in set(a) ^ set(b)):
        return False
    return SequenceMatcher(None, a[:_LONGEST], b[:_LONGEST], autojunk=False).ratio() >= _SIMILAR


def _clues(traits: Traits) -> Iterator[object]:
    publication = traits.publication
    yield from traits.identities
    yield "title", traits.title
    yield "place", traits.title, traits.first, traits.years, publication.venue, publication.volume
    if len(publication.abstract) >= _TELLING:
        yield "abstract", publication.abstract


def _years(traits: Traits, source: str) -> Iterator[object]:
    return (("year", source, traits.first, year) for year in traits.years)


def _files(known: Iterable[Known]) -> list[str]:
    return list(dict.fromkeys(each.file for each in known))
