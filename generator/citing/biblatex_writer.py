"""biblatex: the same entries as BibTeX with what only biblatex knows: whole dates, `@online`, `@dataset`, `@software`.

The classic file suits biber too; this one keeps the day, and has an entry type for each kind of work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.citing import bibtex_writer
from generator.citing.work import Cited
from generator.facts import dates
from generator.text import latex
from generator.text.line import one_line

_WIDTH = len("howpublished")
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "journal": "journaltitle",
        "school": "institution",
        "address": "location",
        "archivePrefix": "eprinttype",
        "primaryClass": "eprintclass",
        "key": "",
    }
)
"""BibTeX's names → biblatex's, empty for what it does not need."""


def entry(c: Cited) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    fields = ((name, one_line(value)) for name, value in _fields(c))
    lines = "".join(f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields if name and value)
    return f"@{_entry_type(c)}{{{c.key},\n{lines}}}\n"


def _entry_type(c: Cited) -> str:
    """`@online` demands an address; the venue of a work of no kind in particular has a field only in `@misc`."""
    is_misc = c.kind.biblatex == "online" and (c.venue or not (c.doi or c.url))
    return "misc" if is_misc else c.kind.biblatex


def _fields(c: Cited) -> Iterator[tuple[str, str]]:
    described, facts = bibtex_writer.described(c), bibtex_writer.facts(c)
    if not c.venue:
        described["howpublished"] = ""  # what it says in words stands in fields of its own
    if not c.pages:
        facts["pages"] = ""  # the number of an article, which has a field of its own
    if c.arxiv:
        facts["archivePrefix"] = "arxiv"
    yield from _named(described | _numbers(c, described["number"]))
    yield "date", dates.iso(c.date) if c.date.year else ""
    if "edition" in facts:
        facts["edition"] = latex.encode(one_line(c.work.edition))  # a number, which biblatex puts in words
    if c.is_preprint:
        facts["organization"] = facts.pop("howpublished")
    yield from _named(facts)


def _numbers(c: Cited, number: str) -> dict[str, str]:
    """A series has a number of its own here, but of a journal the number is the issue, and an `issue` if it is none."""
    if c.series_number and c.kind.biblatex != "article":
        return {"volume": latex.encode(c.volume), "number": latex.encode(c.series_number)}
    return {"number": "", "issue": number} if c.kind.biblatex == "article" and not number.isdecimal() else {}


def _named(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((_NAMES.get(name, name), value) for name, value in fields.items())
