"""BibTeX, for bibtex, biber and reference managers alike.

No library writes it safely (docs/why.md has the measurements), so this one does: values stand on one line, are escaped
once and balanced, and hold only what the facts hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.citing import work
from generator.citing.list_frame import Frame
from generator.facts import dates, names
from generator.facts.fields import DEFAULT_ITEM_TYPE, ITEM_TYPES, ItemType
from generator.model import PartialDate, Person, Publication
from generator.text import capitals, formulas, latex
from generator.text.line import one_line

FRAME = Frame(between="\n")

_PAGE_DASH = re.compile(r"[–—]|-+")
_AND = re.compile(r"(?i)(?<!\S)and(?!\S)")
_WIDTH = max(len(name) for name in ("archivePrefix", "howpublished"))


def write(publications: Iterable[Publication]) -> str:
    """A whole file: the entries in the order given, a blank line between them, LF, a newline at the end."""
    return FRAME.joined(map(entry, publications))


def entry(publication: Publication) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    kind = _kind(publication)
    lines = "".join(f"  {name:<{_WIDTH}} = {one_line(value)},\n" for name, value in _fields(publication, kind))
    return f"@{kind.entry_type}{{{publication.key},\n{lines}}}\n"


def author_list(people: Iterable[Person], *, truncated: bool = False) -> str:
    """Names as `Last, First` or `Last, Suffix, First`, whole names in braces; a cut list ends in `and others`."""
    shown = [_person(person) for person in people]
    return " and ".join([*shown, "others"] if truncated and shown else shown)


def _kind(p: Publication) -> ItemType:
    kind = ITEM_TYPES[p.type or DEFAULT_ITEM_TYPE]
    c = work.cited(p)
    is_complete = c.authors and c.date.year and all(getattr(p, name) for name in kind.needs)
    return kind if is_complete else ITEM_TYPES[DEFAULT_ITEM_TYPE]


def _fields(p: Publication, kind: ItemType) -> Iterator[tuple[str, str]]:
    parts = {"volume": p.volume, "number": p.number, "pages": _PAGE_DASH.sub("-", p.pages)}
    shown = {name: latex.encode(parts[name]) for name in kind.parts}
    c = work.cited(p)
    texts = {
        "title": capitals.encode_title(p.title),
        "author": author_list(c.authors, truncated=p.authors_truncated),
        "editor": author_list(c.editors) if kind.container == "booktitle" else "",
        # what bibtex sorts a work without authors by
        "key": "" if c.authors else latex.encode_words(one_line(formulas.plain(p.title))),
        kind.container: latex.encode(p.venue),
        "volume": shown.get("volume", ""),
        # bibtex warns of both, except in a journal
        "number": "" if shown.get("volume") and kind.container != "journal" else shown.get("number", ""),
    }
    yield from _braced(texts)
    yield from _date(c.date)
    tail = {
        "pages": shown.get("pages", "").replace("-", "--"),
        kind.publisher: latex.encode(p.publisher),
        **_identifiers(p),
    }
    yield from _braced(tail)


def _braced(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that have a name and something to say."""
    return ((name, f"{{{value}}}") for name, value in values.items() if name and value)


def _date(day: PartialDate) -> Iterator[tuple[str, str]]:
    """The month is a bare macro: `{Feb}` fails in biber, `sept` in bibtex."""
    if day.year:
        yield "year", f"{{{day.year:04}}}"
    if day.month:
        yield "month", dates.MONTHS[day.month - 1].lower()


def _identifiers(p: Publication) -> dict[str, str]:
    """Identifiers and the address that follows from them; these fields are verbatim, not LaTeX."""
    arxiv = {"eprint": p.arxiv, "archivePrefix": "arXiv", "primaryClass": p.category} if p.arxiv else {}
    return arxiv | {"doi": work.doi(p), "url": verbatim(work.url(p))}


def verbatim(url: str) -> str:
    """An address without the characters that would end or unbalance a BibTeX value; they are percent-encoded."""
    return url.translate({ord(c): f"%{ord(c):02X}" for c in '{}\\"<>^`|'})


@lru_cache(maxsize=8192)
def _person(person: Person) -> str:
    text = latex.encode_words(one_line(names.inverted(person)))
    return f"{{{text}}}" if person.is_literal else _AND.sub(r"{\g<0>}", text)  # a bare "and" starts another person
