"""BibTeX, for bibtex, biber and reference managers alike.

No library writes it safely (docs/why.md has the measurements), so this one does: values stand on one line, are escaped
once and balanced, and hold only what the facts hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.citing.list_frame import Frame
from generator.citing.work import Cited
from generator.facts import dates, names
from generator.facts.fields import DEFAULT_ITEM_TYPE, WORK_KINDS, WorkKind
from generator.model import PartialDate, Person
from generator.text import capitals, latex
from generator.text.line import one_line

FRAME = Frame(between="\n")

_AND = re.compile(r"(?i)(?<!\S)and(?!\S)")
_WIDTH = max(len(name) for name in ("archivePrefix", "howpublished"))


def entry(c: Cited) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    kind = _kind(c)
    lines = "".join(f"  {name:<{_WIDTH}} = {one_line(value)},\n" for name, value in _fields(c, kind))
    return f"@{kind.entry_type}{{{c.key},\n{lines}}}\n"


def author_list(people: Iterable[Person], *, truncated: bool = False) -> str:
    """Names as `Last, First` or `Last, Suffix, First`, whole names in braces; a cut list ends in `and others`."""
    shown = [_person(person) for person in people]
    return " and ".join([*shown, "others"] if truncated and shown else shown)


def plain_fields(c: Cited) -> dict[str, str]:
    """Texts that stand in a field of their own, as they are."""
    return {name: latex.encode(text) for name, text in c.plain("bibtex")}


def pages(c: Cited) -> str:
    """The pages with the two hyphens of a range."""
    return latex.encode(c.pages).replace("-", "--")


def _kind(c: Cited) -> WorkKind:
    needs = c.kind.needs
    is_complete = not needs or (c.authors and c.date.year and all(getattr(c, name) for name in needs))
    return c.kind if is_complete else WORK_KINDS[DEFAULT_ITEM_TYPE]


def _fields(c: Cited, kind: WorkKind) -> Iterator[tuple[str, str]]:
    numbers = {"volume": c.volume, "number": c.issue or c.number}
    shown = {name: latex.encode(number) for name, number in numbers.items() if name in kind.parts}
    texts = {
        "title": capitals.encode_title(c.work.title),
        "author": author_list(c.authors, truncated=c.truncated),
        "editor": author_list(c.editors) if kind.container == "booktitle" else "",
        # what bibtex sorts a work without authors by
        "key": "" if c.authors else latex.encode_words(c.title),
        kind.container: latex.encode(c.venue),
        "volume": shown.get("volume", ""),
        # bibtex warns of both, except in a journal
        "number": "" if shown.get("volume") and kind.container != "journal" else shown.get("number", ""),
    }
    yield from _braced(texts)
    yield from _date(c.date)
    tail = {
        "pages": pages(c) if "pages" in kind.parts else "",
        kind.publisher: latex.encode(c.publisher),
    }
    yield from _braced(tail | _identifiers(c) | plain_fields(c))


def _braced(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that have a name and something to say."""
    return ((name, f"{{{value}}}") for name, value in values.items() if name and value)


def _date(day: PartialDate) -> Iterator[tuple[str, str]]:
    """The month is a bare macro: `{Feb}` fails in biber, `sept` in bibtex."""
    if day.year:
        yield "year", f"{{{day.year:04}}}"
    if day.month:
        yield "month", dates.MONTHS[day.month - 1].lower()


def _identifiers(c: Cited) -> dict[str, str]:
    """Identifiers and the address that follows from them; these fields are verbatim, not LaTeX."""
    arxiv = {"eprint": c.arxiv, "archivePrefix": "arXiv", "primaryClass": c.work.category} if c.arxiv else {}
    return arxiv | {"doi": c.doi, "url": verbatim(c.url)}


def verbatim(url: str) -> str:
    """An address without the characters that would end or unbalance a BibTeX value; they are percent-encoded."""
    return url.translate({ord(c): f"%{ord(c):02X}" for c in '{}\\"<>^`|'})


@lru_cache(maxsize=8192)
def _person(person: Person) -> str:
    text = latex.encode_words(one_line(names.inverted(person)))
    return f"{{{text}}}" if person.is_literal else _AND.sub(r"{\g<0>}", text)  # a bare "and" starts another person
