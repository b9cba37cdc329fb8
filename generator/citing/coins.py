"""COinS: a citation as an OpenURL (ANSI/NISO Z39.88-2004) in a `title`, which Zotero and others collect from lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from generator.citing.catalogue_names import catalogued
from generator.citing.work import Cited
from generator.citing.zotero_types import zotero_type
from generator.facts import dates
from generator.text.line import one_line


@dataclass(frozen=True, slots=True)
class _Form:
    """A registered metadata format, the genre of a work in it, and its keys; an empty key says that it has none."""

    format: str
    genre: str
    title: str
    container: str
    author: str = "rft.au"
    publisher: str = "rft.pub"


_PART = _Form("book", "bookitem", "rft.atitle", "rft.btitle")
_FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "article-journal": _Form("journal", "article", "rft.atitle", "rft.jtitle"),
        "preprint": _Form("journal", "preprint", "rft.atitle", "rft.jtitle"),
        "article": _Form("journal", "unknown", "rft.atitle", "rft.jtitle"),
        "paper-conference": _Form("book", "proceeding", "rft.atitle", "rft.btitle"),
        "chapter": _PART,
        "book": _Form("book", "book", "rft.btitle", ""),
        "report": _Form("book", "report", "rft.btitle", "rft.series"),
        "thesis": _Form("dissertation", "", "rft.title", "", publisher="rft.inst"),
        "patent": _Form("patent", "", "rft.title", "", "rft.inventor", ""),
        **dict.fromkeys(("review", "review-book"), _Form("journal", "article", "rft.atitle", "rft.jtitle")),
        **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), _PART),
    }
)
_DUBLIN_CORE = _Form("dc", "", "rft.title", "rft.source", "rft.creator", "rft.publisher")
"""All other works: the format has a type in words."""


def context_object(c: Cited, *, with_authors: bool = True) -> str:
    """The key/value pairs, encoded as those of a form, without any other sign of HTML than `&`. One
    without authors is for pages that would otherwise be too large: Zotero then looks them up by the DOI."""
    return urlencode([(key, value) for key, value in _pairs(c, with_authors) if key and value], safe="/:,")


def _pairs(c: Cited, with_authors: bool) -> Iterator[tuple[str, str]]:
    form = _FORMS.get("preprint" if c.is_preprint else c.type, _DUBLIN_CORE)
    first, last = c.page_range
    is_patent, is_thesis = form.format == "patent", form.format == "dissertation"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form.format}"
    yield "rft_id", f"info:doi/{c.doi}" if c.doi else ""
    yield "rft_id", c.url
    yield "rft.genre", form.genre
    yield form.title, c.title
    yield form.container, c.venue
    yield "rft.series", c.series
    yield "rft.edition", one_line(c.work.edition)
    yield "rft.volume", c.volume
    yield "rft.issue", c.issue
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.artnum", c.article_number
    yield "rft.isbn", one_line(c.work.isbn)
    yield "rft.issn", one_line(c.work.issn)
    yield "rft.number", c.number if is_patent else ""
    yield "rft.degree", one_line(c.work.genre) if is_thesis else ""
    yield "rft.date", dates.iso(c.date) if c.date.year else ""
    yield form.publisher, c.publisher
    yield from (("rft.assignee", holder.name) for holder in c.holders if is_patent)
    yield "rft.place", one_line(c.work.place)
    if with_authors:
        yield from ((form.author, catalogued(person)) for person in c.creators)
        yield from (("rft.contributor", catalogued(person)) for person in c.editors if not c.creators)
    # comes last: readers take the title under the keys of the format, which know no such type
    yield "rft.type", zotero_type(c) if form.format == "dc" or form.genre in {"preprint", "unknown"} else ""
