"""BibTeX, for bibtex, biber and reference managers alike.

No library writes it safely (docs/why.md has the measurements), so this one does: values stand on one line, are escaped
once and balanced, and hold only what the facts hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from generator.citing import entry_fields
from generator.citing.list_frame import Frame
from generator.citing.work import Cited
from generator.facts import dates, editions, in_words, languages, names, page_numbers
from generator.facts.work_kinds import OF_ENTRY_TYPE
from generator.model import PartialDate, Person
from generator.text import capitals, latex
from generator.text.line import one_line

FRAME = Frame(between="\n", key=r"^@\w+\{([^,]*),", end="\n")

_BELOW_DOCTOR = re.compile(
    r"(?i)master|magister|mestrado|bachelor|licen[cs]|diplom|undergrad|honou?rs|\bM\.?(?:Sc|A|Phil)|\bB\.?(?:Sc|A)\b"
)
_UNNAMED: Mapping[str, str] = MappingProxyType({"thesis": "Thesis", "standard": "Standard"})
"""Item types of which styles would say "PhD thesis" or "technical report" if no genre is known → what they say."""

_AND = re.compile(r"(?i)(?<!\S)and(?!\S)")
_WIDTH = max(len(name) for name in ("archivePrefix", "howpublished"))


def entry(c: Cited) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    type = _entry_type(c)
    before, after = described(c, type), facts(c, type)
    after["usera"] = entry_fields.unsaid(c, type, before | after)
    fields = (*_braced(before), *_date(c.date), *_braced(after))
    lines = "".join(f"  {name:<{_WIDTH}} = {one_line(value)},\n" for name, value in fields)
    return f"@{type}{{{c.key},\n{lines}}}\n"


def author_list(people: Iterable[Person], *, truncated: bool = False) -> str:
    """Names as `Last, First` or `Last, Suffix, First`, whole names in braces; a cut list ends in `and others`."""
    shown = [_person(person) for person in people]
    return " and ".join([*shown, "others"] if truncated and shown else shown)


def described(c: Cited, entry_type: str) -> dict[str, str]:
    """What a style prints before the date, encoded, as far as the entry type has fields for it."""
    fields = {
        "title": capitals.encode_title(c.work.title, c.work.keep_case),
        "author": author_list(c.creators, truncated=c.truncated),
        "editor": author_list(c.editors),
        # what bibtex sorts a work without authors by
        "key": "" if c.creators else latex.encode_words(c.title),
        # of a part, BibTeX has the title of the book as `title`, and biber wants it as `booktitle`
        "booktitle": latex.encode(c.title) if entry_type == "inbook" else "",
        c.kind.container: latex.encode(c.venue or _in_words(c)),
        "series": latex.encode(c.series),
    }
    return entry_fields.known(fields | _numbers(c), entry_type)


def _numbers(c: Cited) -> dict[str, str]:
    """The volume and number of an article are never those of a series. Beside a series, the number in it is the volume,
    as most styles print it, or the number, if it is of a set; styles refuse both at once."""
    volume, in_series = latex.encode(c.volume), latex.encode(c.series_number)
    if not entry_fields.is_in_series(c):
        return {"volume": volume, "number": latex.encode(c.issue or _number(c))}
    if volume or entry_fields.is_of_set(c):
        return {"volume": volume, "number": "" if volume else in_series}
    return {"volume": in_series, "number": ""}


def facts(c: Cited, entry_type: str) -> dict[str, str]:
    """What stands after the date, encoded, as far as the entry type has fields for it; identifiers are verbatim, not
    LaTeX."""
    fields = {"pages": _pages(c), c.kind.publisher: latex.encode(one_line(c.work.publisher))}
    stored = {"doi": c.doi, "url": verbatim(c.url)}
    return entry_fields.known(fields | _eprint(c) | stored | _further(c, entry_type), entry_type)


def _eprint(c: Cited) -> dict[str, str]:
    """The identifier in an archive: that of arXiv before that of PubMed."""
    if c.arxiv:
        return {"eprint": c.arxiv, "archivePrefix": "arXiv", "primaryClass": c.work.category}
    pmid = verbatim(one_line(c.work.ids.get("pmid", "")))
    return {"eprint": pmid, "archivePrefix": entry_fields.PUBMED} if pmid else {}


def _pages(c: Cited) -> str:
    """The pages, with two hyphens in a range, or the number of the article, of which classic styles know nothing."""
    dash = latex.encode(page_numbers.RANGE) if page_numbers.RANGE in c.pages else "-"
    return latex.encode(c.pages).replace(dash, "--") or latex.encode(c.article_number)


def _further(c: Cited, entry_type: str) -> dict[str, str]:
    """What classic styles ignore, and biblatex and reference managers know."""
    people = {"translator": author_list(c.translators), "holder": author_list(c.holders)}
    events = {"eventtitle": latex.encode(c.event), "venue": latex.encode(c.event_place)}
    others = {
        "eid": latex.encode(c.article_number),
        "maintitle": latex.encode(c.set_title),
        "origdate": dates.iso(c.work.original_date) if c.work.original_date.year else "",
        "keywords": ", ".join(latex.encode(word) for word in c.keywords),
        "entrysubtype": "" if c.type == OF_ENTRY_TYPE.get(entry_type) else latex.encode_words(c.type),
        "type": _UNNAMED.get(c.type, ""),
    }
    texts = {name: latex.encode(text) for name, text in c.plain("bibtex")}
    if "edition" in texts:
        texts["edition"] = latex.encode(editions.ordinal(one_line(c.work.edition)))
    if "langid" in texts:
        texts["langid"] = latex.encode(languages.babel_name(one_line(c.work.language)))
    return people | events | others | texts


def _entry_type(c: Cited) -> str:
    """The type of BibTeX; theses of all degrees but the doctor's are `@mastersthesis`, with their genre."""
    return "mastersthesis" if c.type == "thesis" and _BELOW_DOCTOR.search(c.work.genre) else c.kind.entry_type


def _number(c: Cited) -> str:
    return "" if c.is_preprint else c.number


def _in_words(c: Cited) -> str:
    """What classic styles would not print of a `@misc`, if its publisher does not take the place."""
    taken = c.kind.publisher == "howpublished" and c.work.publisher
    if c.kind.container != "howpublished" or c.kind.entry_type != "misc" or taken:
        return ""
    return one_line(in_words.presented(c.work))


def _braced(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that have a name and something to say."""
    return ((name, f"{{{value}}}") for name, value in values.items() if name and value)


def _date(day: PartialDate) -> Iterator[tuple[str, str]]:
    """The month is a bare macro: `{Feb}` fails in biber, `sept` in bibtex."""
    if day.year:
        yield "year", f"{{{day.year:04}}}"
    if day.month:
        yield "month", dates.MONTHS[day.month - 1].lower()
    if day.year and day.month and day.day:
        yield "day", f"{{{day.day}}}"


def verbatim(url: str) -> str:
    """An address without the characters that would end or unbalance a BibTeX value; they are percent-encoded."""
    return url.translate({ord(c): f"%{ord(c):02X}" for c in '{}\\"<>^`|'})


@lru_cache(maxsize=8192)
def _person(person: Person) -> str:
    text = latex.encode_words(one_line(names.inverted(person)))
    return f"{{{text}}}" if person.is_literal else _AND.sub(r"{\g<0>}", text)  # a bare "and" starts another person
