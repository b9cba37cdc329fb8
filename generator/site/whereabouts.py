"""Where a work appeared and when, in the few words that lists have room for: `ACL 2023`, `JMLR 25(70), 2024`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.citing.work import Cited
from generator.facts.venue_names import trimmed
from generator.site.language.language import ENGLISH, Language

_Name = tuple[str, bool]
"""What the year follows, and whether a comma is between both."""


def whereabouts(c: Cited, short: str, kind: str, language: Language = ENGLISH) -> str:
    """The venue by its `short` name, if it has one, with the year; each number and year once. `kind` is what the
    work is, in words."""
    name, is_apart = (kind, False) if c.is_preprint else _FORMS.get(c.type, _of_other)(c, short, kind)
    year = str(c.date.year or "")
    if not year or name.endswith(year):
        return name
    return language.details((name, year)) if is_apart else f"{name} {year}"


def numbered(name: str, c: Cited) -> str:
    """A journal with volume and issue."""
    number = f"{c.volume}({c.issue})" if c.volume and c.issue else c.volume or c.issue
    return f"{name} {number}".rstrip()


def _of_journal(c: Cited, short: str, kind: str) -> _Name:
    name = numbered(short or c.venue, c)
    return name, name != short


def _of_meeting(c: Cited, short: str, kind: str) -> _Name:
    return (short, False) if short else (trimmed(c.venue) or kind, True)


def _of_book(c: Cited, short: str, kind: str) -> _Name:
    return c.publisher or short or c.venue or kind, True


def _of_thesis(c: Cited, short: str, kind: str) -> _Name:
    return kind, True


def _of_other(c: Cited, short: str, kind: str) -> _Name:
    name = short or c.venue
    return name or kind, bool(name)


_FORMS: Mapping[str, Callable[[Cited, str, str], _Name]] = MappingProxyType(
    {"article-journal": _of_journal, "paper-conference": _of_meeting, "book": _of_book, "thesis": _of_thesis}
)
