"""RIS (Research Information Systems): what EndNote, Mendeley, RefWorks and Zotero import.

A line is a tag, two spaces, a hyphen, a space and a value; lines end in CR LF. Values stand on one line, so none can
start a tag. There is no tag for a cut author list: only known names are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.citing.custom_fields import custom
from generator.citing.list_frame import Frame
from generator.citing.work import Cited
from generator.facts import dates
from generator.model import PartialDate, Person

FRAME = Frame(between="\r\n", key=r"^ID  - ([^\r]*)", end="\r\n")

_OF_CONFERENCES = frozenset({"CPAPER", "CONF", "SLIDE"})
_IN_SERIES = frozenset({"BOOK", "EDBOOK", "RPRT", "STAND", "COMP", "MAP"})
_CHAPTERS = frozenset({"CHAP", "ENCYC", "DICT"})
_LINE = "{tag}  - {value}\r\n"
_ABSTRACT = re.compile(r"^AB  - [^\r]*\r\n", re.MULTILINE)


def entry(c: Cited) -> str:
    """One record, from `TY` to `ER`."""
    return "".join(_LINE.format(tag=tag, value=value) for tag, value in _lines(c) if value) + "ER  - \r\n"


def without_abstract(record: str) -> str:
    """The record for a page that states the abstract elsewhere."""
    return _ABSTRACT.sub("", record)


def author(person: Person) -> str:
    """`Last, First, Suffix`; an organisation as it is."""
    if person.is_literal:
        return person.name
    last = f"{person.particle} {person.family}".strip()
    given = person.given if not person.suffix else f"{person.given}, {person.suffix}"
    return f"{last}, {given}" if given else last


def _lines(c: Cited) -> Iterator[tuple[str, str]]:
    first, last = c.page_range
    yield "TY", c.kind.ris
    yield "ID", c.key
    yield "TI", c.title
    yield from (("AU", author(person)) for person in c.creators)
    yield from (("ED", author(person)) for person in c.editors)
    yield from (("A4", author(person)) for person in c.translators)
    yield "PY", f"{c.date.year:04}" if c.date.year else ""
    yield "DA", _day(c.date)
    yield from _containers(c)
    yield "VL", c.volume
    yield "IS", c.issue
    yield "SP", first
    yield "EP", last
    yield "C7", c.article_number
    yield from _numbers(c)
    yield from (("PB", name) for name in (c.publisher, *(author(holder) for holder in c.holders)))
    yield "DO", c.doi
    yield "UR", c.url
    yield "AN", f"arXiv:{c.arxiv}" if c.arxiv else ""
    yield from c.plain("ris")
    yield "OP", dates.iso(c.work.original_date)
    yield from (("KW", word) for word in (*c.work.categories, *c.keywords))
    if rest := custom(c, "ris"):
        yield "U1", json.dumps(rest)
    yield "AB", c.abstract


def _containers(c: Cited) -> Iterator[tuple[str, str]]:
    """What holds the work, its series and its event. Of papers, proceedings and talks `T2` is the conference, and `C3`
    the proceedings; of books and reports it is the series."""
    if c.kind.ris in _OF_CONFERENCES:
        yield "T2", c.event or ("" if c.type == "speech" else c.venue)
        yield "C3", c.venue
    else:
        yield "T2", c.series if c.kind.ris in _IN_SERIES else c.venue if c.type != "thesis" else ""
        yield "C3", c.event
    yield "T3", "" if c.kind.ris in _IN_SERIES else c.series
    yield "CY" if c.type == "speech" and not c.work.place else "C1", c.event_place


def _numbers(c: Cited) -> Iterator[tuple[str, str]]:
    """The number of a report or patent, and that in a series, which has a tag of its own in chapters: `M1` would count
    volumes there."""
    yield "SN", c.number if not c.is_preprint else ""
    yield "SV" if c.kind.ris in _CHAPTERS else "M1", c.series_number


def _day(day: PartialDate) -> str:
    """`2022/03/31` as far as it is known; a year alone stands in `PY` already."""
    parts = [f"{day.year:04}", f"{day.month:02}", *([f"{day.day:02}"] if day.day else [])]
    return "/".join(parts) if day.year and day.month else ""
