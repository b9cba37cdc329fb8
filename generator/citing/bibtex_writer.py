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
from generator.facts import dates, editions, in_words, languages, names, page_numbers
from generator.facts.work_kinds import OF_ENTRY_TYPE
from generator.model import PartialDate, Person
from generator.text import capitals, latex
from generator.text.line import one_line

FRAME = Frame(between="\n", key=r"^@\w+\{([^,]*),", end="\n")

_BELOW_DOCTOR = re.compile(
    r"(?i)master|magister|mestrado|bachelor|licen[cs]|diplom|undergrad|honou?rs|\bM\.?(?:Sc|A|Phil)|\bB\.?(?:Sc|A)\b"
)
_AND = re.compile(r"(?i)(?<!\S)and(?!\S)")
_WIDTH = max(len(name) for name in ("archivePrefix", "howpublished"))


def entry(c: Cited) -> str:
    """One entry. A file for one work is byte for byte its entry in a larger file."""
    fields = (*_braced(described(c)), *_date(c.date), *_braced(facts(c)))
    lines = "".join(f"  {name:<{_WIDTH}} = {one_line(value)},\n" for name, value in fields)
    return f"@{_entry_type(c)}{{{c.key},\n{lines}}}\n"


def author_list(people: Iterable[Person], *, truncated: bool = False) -> str:
    """Names as `Last, First` or `Last, Suffix, First`, whole names in braces; a cut list ends in `and others`."""
    shown = [_person(person) for person in people]
    return " and ".join([*shown, "others"] if truncated and shown else shown)


def described(c: Cited) -> dict[str, str]:
    """What a style prints before the date, encoded. The volume and number of an article are never those of a series."""
    in_series = "" if c.kind.container == "journal" else c.series_number
    return {
        "title": capitals.encode_title(c.work.title, c.work.keep_case),
        "author": author_list(c.authors, truncated=c.truncated),
        "editor": author_list(c.editors),
        # what bibtex sorts a work without authors by
        "key": "" if c.authors else latex.encode_words(c.title),
        c.kind.container: latex.encode(c.venue or _in_words(c)),
        "series": latex.encode(c.series),
        "volume": latex.encode(c.volume or in_series),
        "number": latex.encode(c.issue or _number(c) or (in_series if c.volume else "")),
    }


def facts(c: Cited) -> dict[str, str]:
    """What stands after the date, encoded; identifiers are verbatim, not LaTeX."""
    tail = {
        "pages": _pages(c),
        c.kind.publisher: latex.encode(one_line(c.work.publisher)),
    }
    arxiv = {"eprint": c.arxiv, "archivePrefix": "arXiv", "primaryClass": c.work.category} if c.arxiv else {}
    return tail | arxiv | {"doi": c.doi, "url": verbatim(c.url)} | _further(c)


def _pages(c: Cited) -> str:
    """The pages, with two hyphens in a range, or the number of the article, of which classic styles know nothing."""
    dash = latex.encode(page_numbers.RANGE) if page_numbers.RANGE in c.pages else "-"
    return latex.encode(c.pages).replace(dash, "--") or latex.encode(c.article_number)


def _further(c: Cited) -> dict[str, str]:
    """What classic styles ignore, and biblatex and reference managers know."""
    people = {"translator": author_list(c.translators), "holder": author_list(c.holders)}
    events = {"eventtitle": latex.encode(c.event), "venue": latex.encode(c.event_place)}
    others = {
        "eid": latex.encode(c.article_number),
        "collaboration": latex.encode(c.collaboration),
        "maintitle": latex.encode(c.set_title),
        "origdate": dates.iso(c.work.original_date) if c.work.original_date.year else "",
        "keywords": ", ".join(latex.encode(word) for word in c.keywords),
    }
    texts = {name: latex.encode(text) for name, text in c.plain("bibtex")}
    if "edition" in texts:
        texts["edition"] = latex.encode(editions.ordinal(one_line(c.work.edition)))
    if "langid" in texts:
        texts["langid"] = latex.encode(languages.babel_name(one_line(c.work.language)))
    is_unnamed = c.type == "thesis" and not c.work.genre  # bibtex would call it a PhD thesis
    genre = {"type": "Thesis"} if is_unnamed else {}
    others["entrysubtype"] = "" if c.type == OF_ENTRY_TYPE.get(_entry_type(c)) else c.type
    return people | events | others | genre | texts | {name: verbatim(one_line(id)) for name, id in c.work.ids.items()}


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
