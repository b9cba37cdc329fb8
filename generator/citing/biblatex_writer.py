"""biblatex: the same entries as BibTeX with what only biblatex knows: whole dates, `@online`, `@dataset`, `@software`.

The classic file suits biber too; this one keeps the day, and tells preprints from other works without a journal.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.citing import bibtex_writer
from generator.citing.work import Cited
from generator.facts import dates
from generator.text import capitals, latex
from generator.text.line import one_line

_WIDTH = len("howpublished")
_INSTITUTIONAL = frozenset({"phdthesis", "techreport"})
_CONTAINERS = {"article": "journaltitle", "inproceedings": "booktitle", "incollection": "booktitle", "book": "series"}


def entry(c: Cited) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    kind = entry_type(c)
    fields = ((name, one_line(value)) for name, value in _fields(c, kind))
    lines = "".join(f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields if name and value)
    return f"@{kind}{{{c.key},\n{lines}}}\n"


def entry_type(c: Cited) -> str:
    """biber's data model demands a title, authors, a date, and more for some types; `@misc` demands least."""
    kind = c.kind.biblatex
    lacks = [name for name in c.kind.needs if name != "editors" and not getattr(c, name)]
    if lacks or not c.authors or not c.date.year or (kind == "online" and (c.venue or not (c.doi or c.url))):
        return "misc"
    return kind


def _fields(c: Cited, kind: str) -> Iterator[tuple[str, str]]:
    number_name = "issue" if kind == "article" and not c.issue.isdecimal() else "number"
    yield "title", capitals.encode_title(c.work.title)
    yield "author", bibtex_writer.author_list(c.authors, truncated=c.truncated)
    yield "editor", bibtex_writer.author_list(c.editors) if kind in {"inproceedings", "incollection", "book"} else ""
    yield _CONTAINERS.get(kind, "howpublished"), latex.encode(c.venue)
    yield "date", dates.iso(c.date) if c.date.year else ""
    if kind in _CONTAINERS:
        yield "volume", latex.encode(c.volume)
        yield number_name, latex.encode(c.issue)
        yield "pages", bibtex_writer.pages(c)
    elif not c.is_preprint:
        yield "number" if kind == "techreport" else "note", latex.encode(c.number)
    if not c.is_preprint and kind != "article":
        yield "institution" if kind in _INSTITUTIONAL else "publisher", latex.encode(c.publisher)
    yield from _identifiers(c)
    yield from bibtex_writer.plain_fields(c).items()


def _identifiers(c: Cited) -> Iterator[tuple[str, str]]:
    yield "doi", c.doi
    if c.arxiv:
        yield "eprint", c.arxiv
        yield "eprinttype", "arxiv"
        yield "eprintclass", c.work.category
    yield "url", bibtex_writer.verbatim(c.url)
