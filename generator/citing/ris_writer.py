"""RIS (Research Information Systems): what EndNote, Mendeley, RefWorks and Zotero import.

A line is a tag, two blanks, a hyphen, a blank and a value; lines end in CR LF. Values stand on one line, so none can
start a tag. There is no tag for a cut author list: only known names are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.citing.list_frame import Frame
from generator.citing.work import Cited, cited
from generator.facts.fields import ITEM_TYPES
from generator.model import PartialDate, Person, Publication
from generator.text import markdown
from generator.text.line import one_line

FRAME = Frame(between="\r\n")

_LINE = "{tag}  - {value}\r\n"


def write(publications: Iterable[Publication]) -> str:
    """A whole file: the records in the order given, a blank line between them."""
    return FRAME.joined(map(record, publications))


def record(publication: Publication) -> str:
    """One record, from `TY` to `ER`."""
    c = cited(publication)
    lines = [("TY", _type(c)), *_lines(c), *_about(publication)]
    return "".join(_LINE.format(tag=tag, value=value) for tag, value in lines if value) + "ER  - \r\n"


def author(person: Person) -> str:
    """`Last, First, Suffix`; an organisation as it is."""
    if person.is_literal:
        return person.name
    last = f"{person.particle} {person.family}".strip()
    given = person.given if not person.suffix else f"{person.given}, {person.suffix}"
    return f"{last}, {given}" if given else last


def _type(c: Cited) -> str:
    """`UNPB`, an unpublished work, is said of preprints only: of other works without a journal nothing is known."""
    return "UNPB" if c.is_preprint else ITEM_TYPES[c.type].ris


def _lines(c: Cited) -> Iterator[tuple[str, str]]:
    first, last = c.page_range
    yield "ID", c.key
    yield "TI", c.title
    yield from (("AU", author(person)) for person in c.authors)
    yield from (("ED", author(person)) for person in c.editors)
    yield "PY", f"{c.date.year:04}" if c.date.year else ""
    yield "DA", _day(c.date)
    yield "T2", c.container
    yield "VL", c.volume
    yield "IS", c.issue
    yield "SP", first
    yield "EP", last
    yield "PB", c.publisher
    yield "DO", c.doi
    yield "UR", c.url
    yield "AN", f"arXiv:{c.arxiv}" if c.arxiv else ""
    yield "M1", c.number if not c.is_preprint else ""


def _about(p: Publication) -> Iterator[tuple[str, str]]:
    yield from (("KW", code) for code in p.categories)
    yield "AB", one_line(markdown.to_plain(p.abstract))


def _day(day: PartialDate) -> str:
    """`2022/03/31` as far as it is known; a year alone stands in `PY` already."""
    parts = [f"{day.year:04}", f"{day.month:02}", *([f"{day.day:02}"] if day.day else [])]
    return "/".join(parts) if day.year and day.month else ""
