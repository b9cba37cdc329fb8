"""Where a work appeared and when, in the few words that lists have room for: `ACL 2023`, `JMLR 25(70), 2024`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.citing.work import Cited
from generator.facts.venue_names import trimmed


def whereabouts(c: Cited, short: str, kind: str) -> str:
    """The venue by its `short` name, if it has one, with the year; each number and year once. `kind` is what the
    work is, in words."""
    if c.is_preprint:
        return _dated(kind, " ", c)
    return _FORMS.get(c.type, _of_other)(c, short, kind)


def numbered(name: str, c: Cited) -> str:
    """A journal with volume and issue."""
    number = f"{c.volume}({c.issue})" if c.volume and c.issue else c.volume or c.issue
    return f"{name} {number}".rstrip()


def _of_journal(c: Cited, short: str, kind: str) -> str:
    name = numbered(short or c.venue, c)
    return _dated(name, " " if name == short else ", ", c)


def _of_meeting(c: Cited, short: str, kind: str) -> str:
    return _dated(short, " ", c) if short else _dated(trimmed(c.venue) or kind, ", ", c)


def _of_book(c: Cited, short: str, kind: str) -> str:
    return _dated(c.publisher or short or c.venue or kind, ", ", c)


def _of_thesis(c: Cited, short: str, kind: str) -> str:
    return _dated(kind, ", ", c)


def _of_other(c: Cited, short: str, kind: str) -> str:
    name = short or c.venue
    return _dated(name, ", ", c) if name else _dated(kind, " ", c)


_FORMS: Mapping[str, Callable[[Cited, str, str], str]] = MappingProxyType(
    {"article-journal": _of_journal, "paper-conference": _of_meeting, "book": _of_book, "thesis": _of_thesis}
)


def _dated(name: str, between: str, c: Cited) -> str:
    """The name with the year; without it if the name ends with it, or the year is not known."""
    year = str(c.date.year or "")
    return name if not year or name.endswith(year) else f"{name}{between}{year}"
