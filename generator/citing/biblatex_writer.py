"""biblatex: the same entries as BibTeX with what only biblatex knows: whole dates, `@online`, `@dataset`, `@software`.

The classic file suits biber too; this one keeps the day, and has an entry type for each kind of work that biber's data
model has fields for. The others, such as films and cases, are `@misc` with an `entrysubtype`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.citing import bibtex_writer, entry_fields
from generator.citing.work import Cited
from generator.facts import dates, in_words
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
    type = _entry_type(c)
    fields = ((name, one_line(value)) for name, value in _fields(c, type))
    lines = "".join(f"  {name:<{_WIDTH}} = {{{value}}},\n" for name, value in fields if name and value)
    return f"@{type}{{{c.key},\n{lines}}}\n"


def _entry_type(c: Cited) -> str:
    """`@online` demands an address; the venue of a work of no kind in particular has a field only in `@misc`."""
    is_misc = c.kind.biblatex == "online" and (c.venue or not (c.doi or c.url))
    return "misc" if is_misc else c.kind.biblatex


def _fields(c: Cited, type: str) -> Iterator[tuple[str, str]]:
    described, facts = bibtex_writer.described(c, type), bibtex_writer.facts(c, type)
    if not c.venue and "howpublished" in described:
        words = in_words.presented_beside_fields(c.work) if type == "misc" else ""
        described["howpublished"] = latex.encode(words)
    if not c.pages:
        facts.pop("pages", "")  # the number of an article, which has a field of its own
    if entry_fields.is_in_series(c) and c.volume and c.series_number:
        described["number"] = latex.encode(c.series_number)
    if type == "article" and not described.get("number", "0").isdecimal():
        described["issue"] = described.pop("number")
    if "edition" in facts:
        facts["edition"] = latex.encode(one_line(c.work.edition))  # a number, which biblatex puts in words
    if c.arxiv:
        facts["archivePrefix"] = "arxiv"
    if c.is_preprint:
        facts["organization"] = facts.pop("howpublished", latex.encode(one_line(c.work.publisher)))
    if type == "report":
        facts.setdefault("type", "techreport")  # which biblatex demands, and prints in the language of the document
    facts["usera"] = entry_fields.unsaid(c, type, described | facts)
    yield from _named(described)
    yield "date", dates.iso(c.date) if c.date.year else ""
    yield from _named(facts)


def _named(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((_NAMES.get(name, name), value) for name, value in fields.items())
