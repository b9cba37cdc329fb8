"""biblatex: the same entries as BibTeX with what only biblatex knows: whole dates, `@online`, `@dataset`, `@software`.

The classic file suits biber too; this one keeps the day, and tells preprints from other works without a journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.citing import bibtex_writer, work
from generator.facts import dates
from generator.facts.fields import DEFAULT_ITEM_TYPE, ITEM_TYPES
from generator.model import Publication
from generator.text import capitals, latex
from generator.text.line import one_line

_WIDTH = len("howpublished")
_INSTITUTIONAL = frozenset({"phdthesis", "techreport"})
_CONTAINERS = {"article": "journaltitle", "inproceedings": "booktitle", "incollection": "booktitle", "book": "series"}


def write(publications: Iterable[Publication]) -> str:
    """A whole file: the entries in the order given, a blank line between them, LF, a newline at the end."""
    return bibtex_writer.FRAME.joined(map(entry, publications))


def entry(p: Publication) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    kind = entry_type(p)
    fields = ((name, one_line(value)) for name, value in _fields(p, kind))
    lines = "".join(f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{p.key},\n{lines}}}\n"


def entry_type(p: Publication) -> str:
    """biber's data model demands a title, authors, a date, and more for some types; `@misc` demands least."""
    kind = ITEM_TYPES[p.type or DEFAULT_ITEM_TYPE]
    c = work.cited(p)
    lacks = [name for name in kind.needs if name != "editors" and not getattr(p, name)]
    has_address = p.arxiv or p.doi or p.links.get("url")
    if lacks or not c.authors or not c.date.year or (kind.biblatex == "online" and (p.venue or not has_address)):
        return "misc"
    return kind.biblatex


def _fields(p: Publication, kind: str) -> Iterator[tuple[str, str]]:
    c = work.cited(p)
    number_name = "issue" if kind == "article" and not c.issue.isdecimal() else "number"
    yield "title", capitals.encode_title(p.title)
    yield "author", bibtex_writer.author_list(c.authors, truncated=c.truncated)
    yield "editor", bibtex_writer.author_list(c.editors) if kind in {"inproceedings", "incollection", "book"} else ""
    yield _CONTAINERS.get(kind, "howpublished"), latex.encode_words(c.container)
    yield "date", dates.iso(c.date) if c.date.year else ""
    if kind in {"article", "inproceedings", "incollection", "book"}:
        yield "volume", latex.encode_words(c.volume)
        yield number_name, latex.encode_words(c.issue)
        yield "pages", latex.encode_words(c.pages).replace("-", "--")
    elif not c.is_preprint:
        yield "number" if kind == "techreport" else "note", latex.encode_words(c.number)
    if not c.is_preprint and kind != "article":
        yield "institution" if kind in _INSTITUTIONAL else "publisher", latex.encode_words(c.publisher)
    yield from _identifiers(p)


def _identifiers(p: Publication) -> Iterator[tuple[str, str]]:
    yield "doi", work.doi(p)
    if p.arxiv:
        yield "eprint", p.arxiv
        yield "eprinttype", "arxiv"
        yield "eprintclass", p.category
    yield "url", bibtex_writer.verbatim(work.url(p))
