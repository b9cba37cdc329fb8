"""What a format has no field for, or of which its field does not say all: its readers would not get it back.

CSL-JSON takes it under `custom`, RIS in `U1`, both as JSON under the keys of front matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from generator.citing.work import Cited
from generator.facts import categories, index_addresses
from generator.facts.fields import CUSTOM, IN_CUSTOM
from generator.facts.identifiers import without_version
from generator.facts.values import CODECS
from generator.facts.work_kinds import OF_RIS_TYPE
from generator.model import Person

_APART = re.compile(r"[\s,]")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_NOBODY = frozenset({"anonymous", "none"})
_ENDS_IN_SUFFIX = re.compile(r"(?:.*\s)?(?:(?:Jr|Sr)\.?|II|III|IV|2nd|3rd|4th)")
_ISBN = re.compile(r"(?:(?:\d-?){9}(?:(?:\d-?){3})?[\dXx](?:, (?!$)|$))+")
_ISSN = re.compile(r"(?:\d{4}-?\d{3}[\dXx](?:, (?!$)|$))+")
_STANDARD_NUMBER = re.compile(r"[\dXx][\dXx-]{7,16}")
_NUMBER = re.compile(r"(?i)[A-Z]{0,3}\d[\w./-]{0,20}")
_WITH_GENRES = frozenset({"thesis", "report", "speech", "manuscript", "patent", "software", "dataset"})
_WITHOUT_CONTAINER = frozenset({"thesis", "report", "standard", "software", "map"})
_VERSIONED = frozenset({"software", "dataset"})
_VOLUMES = frozenset({"book", "report", "standard", "software", "map"})

Said = Callable[[Cited], bool]


def custom(c: Cited, format: str) -> dict[str, Any]:
    """The plain values of such facts, by their keys."""
    said = _SAID[format]
    return {
        field.key: CODECS[field.kind].to_plain(value)
        for field in IN_CUSTOM[format]
        if (value := getattr(c.work, field.key))
        and (getattr(field, format) == CUSTOM[format] or not said.get(field.key, _never)(c))
    }


def _never(c: Cited) -> bool:
    return False


def _title(c: Cited) -> bool:
    """Readers take the full stop away that catalogues put after titles."""
    return c.work.title == c.title and not c.title.endswith(".")


def _are_names(people: Sequence[Person]) -> bool:
    """Readers name nobody twice."""
    return not _is_any_lost(people) and len(set(people)) == len(people)


def _is_any_lost(people: Sequence[Person]) -> bool:
    """Readers take `RJ` for two initials and `Anonymous` for nobody, and see no number of a namesake."""
    return any(
        _INITIALS.fullmatch(person.given) or person.name.casefold() in _NOBODY or person.homonym for person in people
    )


def _is_any_parted(people: Sequence[Person]) -> bool:
    """A whole name of several words is taken apart where nothing tells it from a person's, as is a suffix."""
    return any(
        _APART.search(person.name) if person.is_literal else _ENDS_IN_SUFFIX.fullmatch(person.given)
        for person in people
    )


def _are_inverted_names(people: Sequence[Person]) -> bool:
    return not _is_any_parted(people) and _are_names(people)


def _authors(c: Cited) -> bool:
    """All who are named are different people, the collaboration among them."""
    return not _is_any_lost(c.work.authors) and len(set(c.creators)) == len(c.work.authors) + bool(c.collaboration)


def _url(c: Cited) -> bool:
    """Readers take addresses in indexes for the numbers there, and leave out those behind a login."""
    url = c.work.links.get("url", "")
    return not (index_addresses.of_address(url)[0] or index_addresses.is_of_catalogue(url))


def _holders(c: Cited) -> bool:
    return len(c.holders) == 1 and c.holders[0].is_literal and not c.publisher


def _categories(c: Cited) -> bool:
    """Among keywords, only known codes are recognised, the first as the main one."""
    return bool(c.work.category) and categories.NAMES.keys() >= set(c.work.categories)


def _keywords(c: Cited) -> bool:
    return not categories.NAMES.keys() & set(c.work.keywords)


def _listed_keywords(c: Cited) -> bool:
    return _keywords(c) and not any(mark in word for word in c.work.keywords for mark in ",;")


def _venue(c: Cited) -> bool:
    """Of a book, what holds it is stated as its series."""
    return c.kind.container != "series"


def _set_title(c: Cited) -> bool:
    return c.kind.container == "booktitle" or (c.type == "book" and not c.venue)


def _issue_title(c: Cited) -> bool:
    return not c.work.set_title and (c.kind.container == "journal" or c.type == "periodical")


def _ris_type(c: Cited) -> bool:
    """Of the two meanings of `CONF`, a paper and a volume, readers take the volume if it has editors alone."""
    is_clear = c.kind.ris != "CONF" or (bool(c.editors) and not c.creators)
    return is_clear and OF_RIS_TYPE[c.kind.ris] == c.type


_OF_BOTH: Mapping[str, Said] = MappingProxyType(
    {
        "title": _title,
        "category": _categories,
        "other_categories": _categories,
        "arxiv": lambda c: c.arxiv == without_version(c.arxiv),
        "holders": _holders,
        "publisher": lambda c: c.type != "patent",
        "links": _url,
    }
)
_SAID: Mapping[str, Mapping[str, Said]] = MappingProxyType(
    {
        "csl": {
            **_OF_BOTH,
            "authors": _authors,
            "editors": lambda c: _are_names(c.work.editors),
            "translators": lambda c: _are_names(c.work.translators),
            "keywords": _listed_keywords,
            "venue": _venue,
            "series": lambda c: _venue(c) or c.series != c.work.venue,
            "set_title": _set_title,
            "issue_title": _issue_title,
        },
        "ris": {
            **_OF_BOTH,
            "authors": lambda c: not _is_any_parted(c.work.authors) and _authors(c),
            "editors": lambda c: _are_inverted_names(c.work.editors),
            "translators": lambda c: _are_inverted_names(c.work.translators),
            "series": lambda c: c.venue not in {"", c.series} or (c.type in _VOLUMES and c.series != c.work.venue),
            "keywords": _keywords,
            "type": _ris_type,
            "venue": lambda c: _venue(c) and c.type not in _WITHOUT_CONTAINER,
            "event": lambda c: c.kind.ris != "CPAPER" or bool(c.venue),
            "place": lambda c: c.kind.ris != "SLIDE" or bool(c.event_place),
            "edition": lambda c: c.type not in _VERSIONED,
            "version": lambda c: c.type in _VERSIONED and not c.work.edition,
            "isbn": lambda c: bool(_ISBN.fullmatch(c.work.isbn)),
            "issn": lambda c: bool(_ISSN.fullmatch(c.work.issn)),
            "number": lambda c: not _STANDARD_NUMBER.fullmatch(c.work.number),
            "series_number": lambda c: c.series not in {"", c.venue} and bool(_NUMBER.fullmatch(c.work.series_number)),
            "genre": lambda c: c.type in _WITH_GENRES,
            "venue_short": lambda c: len(c.work.venue_short) < len(c.venue),
        },
    }
)
"""Format → facts that its own fields say in most cases, with whether they do for a work."""
