"""COinS: a citation as an OpenURL (ANSI/NISO Z39.88-2004) in a `title`, which Zotero and others collect from lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlencode

from generator.citing.catalogue_names import catalogued
from generator.citing.work import Cited
from generator.citing.zotero_types import zotero_type
from generator.facts import dates


@dataclass(frozen=True, slots=True)
class _Form:
    """A registered metadata format, the genre of a work in it, and its keys; an empty key says that it has none."""

    format: str
    genre: str
    title: str
    container: str
    author: str = "rft.au"
    publisher: str = "rft.pub"


_DUBLIN_CORE = _Form("dc", "", "rft.title", "rft.source", "rft.creator", "rft.publisher")
_UNKNOWN = _Form("journal", "unknown", "rft.atitle", "rft.jtitle")
_FORMS: Mapping[str, _Form] = MappingProxyType(
    {
        "article-journal": _Form("journal", "article", "rft.atitle", "rft.jtitle"),
        "preprint": _Form("journal", "preprint", "rft.atitle", "rft.jtitle"),
        "article": _UNKNOWN,
        "paper-conference": _Form("book", "proceeding", "rft.atitle", "rft.btitle"),
        "chapter": _Form("book", "bookitem", "rft.atitle", "rft.btitle"),
        "book": _Form("book", "book", "rft.btitle", "rft.series"),
        "report": _Form("book", "report", "rft.btitle", "rft.series"),
        "thesis": _Form("dissertation", "", "rft.title", "", publisher="rft.inst"),
        "dataset": _DUBLIN_CORE,
        "software": _DUBLIN_CORE,
    }
)


def context_object(c: Cited, *, with_authors: bool = True) -> str:
    """The key/value pairs, percent-encoded; the template escapes the `&` between them. One without authors is for pages
    that would otherwise be too large: Zotero then looks them up by the DOI."""
    return urlencode([(key, value) for key, value in _pairs(c, with_authors) if key and value], quote_via=quote)


def _pairs(c: Cited, with_authors: bool) -> Iterator[tuple[str, str]]:
    form = _FORMS.get("preprint" if c.is_preprint else c.type, _UNKNOWN)
    first, last = c.page_range
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form.format}"
    yield "rft_id", f"info:doi/{c.doi}" if c.doi else ""
    yield "rft_id", c.url
    yield "rft.genre", form.genre
    yield form.title, c.title
    yield form.container, c.venue
    yield "rft.volume", c.volume
    yield "rft.issue", c.issue
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.date", dates.iso(c.date) if c.date.year else ""
    yield form.publisher, c.publisher
    if with_authors:
        yield from ((form.author, catalogued(person)) for person in c.authors)
    # comes last: readers take the title under the keys of the format, which know no such type
    yield "rft.type", zotero_type(c) if form.genre in {"", "preprint", "unknown"} else ""
