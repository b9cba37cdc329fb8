"""COinS: a citation as an OpenURL (ANSI/NISO Z39.88-2004) in a `title`, which Zotero and others collect from lists."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from generator.citing.work import Cited
from generator.facts import dates

_FORMAT = "info:ofi/fmt:kev:mtx:"
_KINDS = {
    "article-journal": ("journal", "article", "rft.atitle"),
    "preprint": ("journal", "preprint", "rft.atitle"),
    "paper-conference": ("journal", "proceeding", "rft.atitle"),
    "chapter": ("book", "bookitem", "rft.atitle"),
    "book": ("book", "book", "rft.btitle"),
    "report": ("book", "report", "rft.btitle"),
    "thesis": ("dissertation", "", "rft.title"),
}
_OTHER = ("journal", "unknown", "rft.atitle")


def context_object(c: Cited) -> str:
    """The key/value pairs, percent-encoded; the template escapes the `&` between them."""
    return urlencode([(key, value) for key, value in _pairs(c) if value], quote_via=quote)


def _pairs(c: Cited) -> Iterator[tuple[str, str]]:
    format, genre, title = _KINDS.get("preprint" if c.is_preprint else c.type, _OTHER)
    first, last = c.page_range
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"{_FORMAT}{format}"
    yield "rft_id", f"info:doi/{c.doi}" if c.doi else c.url
    yield "rft.genre", genre
    yield title, c.title
    yield "rft.btitle" if format == "book" else "rft.jtitle", c.venue
    yield "rft.volume", c.volume
    yield "rft.issue", c.issue
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.date", dates.iso(c.date) if c.date.year else ""
    yield "rft.pub", c.publisher
    yield from (("rft.au", person.name) for person in c.authors)
