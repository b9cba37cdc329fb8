"""Reads Google Scholar: the CSV that it exports, and a profile page copied as text.

Scholar cuts what it shows: lists of authors, titles and venues end in `…`, and venues are often cut without a mark.
What is cut fills no field, and a work with a cut title cannot be found again, so it is reported.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.intake.readers import kinds_of_works, partial_dates, person_names, repositories
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import Convert, Row, Values, first_raw, first_text, mapped, of_record
from generator.intake.readers.profile_building import metrics, person
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Noise
from generator.model import Person, Profile

TITLE = "Google Scholar"
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_CUT_INSIDE = re.compile(r"\.\.\.|…")
_MEETING = re.compile(r"(?i)\bproceedings\b|\bconference\b|\bworkshop\b|\bsymposium\b")
_VENUE = re.compile(
    r"(?P<name>.*?[^\d\s,(])\s+(?P<volume>\d+)?\s*(?:\((?P<number>[^()]{1,20})\))?(?:,\s*(?P<pages>[\w.-]+))?"
)
_END = re.compile(r"(?:(?P<rest>[^\t]*)\t)?(?P<cited>[\d,]*\*?)\t(?P<year>\d{4})?\s*")
_HEADER = re.compile(r"(?i)\s*title\s*(?:cited by\s*(?:year)?)?\s*")
_FIGURE = re.compile(r"(?i)(?P<name>citations|h-index|i10-index)\s+(?P<all>[\d,]+)(?:\s+[\d,]+)?")
_OF_FIGURES = re.compile(r"(?i)all(?:\s+since \d{4})?$|since \d{4}$|[\d,\s]+$")
_FIGURES = {"citations": "citations", "h-index": "h_index"}
_LONGEST_ROW = 1_000_000


def looks_like_csv(document: Document) -> bool:
    """True for a table whose header has Scholar's columns."""
    first = document.text.lstrip().split("\n", 1)[0]
    return "," in first and {name.strip(' "\r').casefold() for name in first.split(",")} >= {"authors", "title"}


def looks_like_page(document: Document) -> bool:
    """True for a text with the words of a profile page."""
    start = document.text[:20_000]
    return (
        bool(re.search(r"(?im)^title\s*cited by\s*year|verified email at|^cited by\s*\n\s*year", start))
        and "\t" in start
    )


def read_csv(document: Document, as_of: date) -> Reading:
    """The works. Columns go by their headers, since people edit such tables."""
    found = Collection(document.path, TITLE)
    rows = csv.reader(io.StringIO(document.text, newline=""))
    csv.field_size_limit(_LONGEST_ROW)
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if unknown := [name for name in header if name and name not in _COLUMNS]:
            found.report(1, f"unknown columns are left out: {', '.join(unknown):.300}", f"known: {', '.join(_COLUMNS)}")
        for row in rows:
            if any(cell.strip() for cell in row):
                record = {name: [cell.strip()] for name, cell in zip(header, row, strict=False) if cell.strip()}
                _add(found, rows.line_num, mapped(record, _CSV), first_raw(record.get("title", [])))
    except csv.Error as error:
        found.report(rows.line_num, f"broken table: {error}", "export it again")
    return found.reading()


def read_page(document: Document, as_of: date) -> Reading:
    """The works and the person of a page that was copied as text."""
    found = Collection(document.path, TITLE)
    lines = [
        Line(number, line.rstrip()) for number, line in enumerate(document.text.splitlines(), start=1) if line.strip()
    ]
    start = next((at for at, line in enumerate(lines) if _HEADER.fullmatch(line.text)), len(lines))
    figures = _figures(lines)
    head = [line for line in lines[:start] if line.number not in figures.lines]
    found.profile = _person(head, figures.values, as_of)
    _report_rest(found, head)
    for entry in _entries(lines[start:], figures.lines):
        _add_entry(found, entry)
    return found.reading()


def _report_rest(found: Collection, head: list[Line]) -> None:
    """Lines above the table that are neither the person nor words of every page."""
    shown = list(map(_plain, head))
    used = 2 if len(head) > 1 and "email" not in shown[1] else 1
    rest = [line for line, text in zip(head, shown, strict=True) if text not in _WORDS_OF_PAGE and "email" not in text]
    noise = [Noise(each.number, each.text.strip()) for each in rest if each in head[used:]]
    found.report_noise([each for each in noise if not _OF_FIGURES.match(each.text)])


class Line(NamedTuple):
    """A line that is not blank."""

    number: int
    text: str


def _plain(line: Line) -> str:
    return " ".join(line.text.casefold().split())


class Figures(NamedTuple):
    """The figures beside a profile, and the lines that have them."""

    values: dict[str, object]
    lines: set[int]


def _figures(lines: list[Line]) -> Figures:
    values: dict[str, object] = {}
    numbers = set()
    for line in lines:
        if match := _FIGURE.fullmatch(line.text.replace("\t", " ").strip()):
            numbers.add(line.number)
            if id := _FIGURES.get(match["name"].casefold()):
                values.setdefault(id, int(match["all"].replace(",", "")))
    return Figures(values, numbers)


def _person(head: list[Line], figures: dict[str, object], as_of: date) -> Profile | None:
    """Name, and the line below it, which is position and organisation in the person's own words."""
    if not head:
        return None
    words = head[1].text if len(head) > 1 and "email" not in head[1].text.casefold() else ""
    return person(head[0].text, {}, metrics(TITLE, as_of, figures), position=words)


def _entries(lines: list[Line], skipped: set[int]) -> Iterator[list[Line]]:
    """The lines of each entry: title, authors, venue, and at its end the numbers of citations and the year."""
    entry: list[Line] = []
    for line in lines:
        if line.number in skipped or _HEADER.fullmatch(line.text) or _plain(line) in _WORDS_OF_PAGE:
            continue
        if match := _END.fullmatch(line.text):
            rest = [Line(line.number, match["rest"])] if match["rest"] else []
            if entry or rest:
                yield [*entry, *rest, Line(line.number, match["year"] or "")]
            entry = []
        else:
            entry.append(line)
    if entry:
        yield entry


def _add_entry(found: Collection, entry: list[Line]) -> None:
    title, *rest = [line.text.strip() for line in entry]
    if len(rest) < 2:
        found.leave_out(entry[0].number, title, "is not an entry of a profile: title, authors, venue, citations, year")
        return
    authors, venue, year = rest[0], rest[1] if len(rest) > 2 else "", rest[-1]
    for line in entry[3:-1]:
        found.report(line.number, f"not read, more than an entry has: {line.text.strip()!r:.90}")
    record = {"title": [title], "authors": [authors], "publication": [venue], "year": [year]}
    _add(found, entry[0].number, mapped(record, _PAGE), title)


def _add(found: Collection, line: int, values: Values, title: str) -> None:
    venue = values.pop("cut_venue", "")
    if venue:
        found.report(line, f"the venue is cut, and left out: {venue!r:.90}")
    if _CUT.search(title):
        found.leave_out(line, title, "its title is cut, so it cannot be told from others")
    else:
        found.add(line, values)


def _listed_authors(record: dict[str, list[str]]) -> list[str]:
    text = first_raw(record.get("authors", []))
    parts = re.split(r";", text) if ";" in text else re.split(r",\s*", text) if "," in text else [text]
    names = [part.strip() for part in parts]
    cut = next(
        (number for number, name in enumerate(names) if _CUT.match(name) or name.endswith(("...", "…"))), len(names)
    )
    return [name for name in names[:cut] if name]


def _csv_authors(record: dict[str, list[str]]) -> tuple[Person, ...]:
    return person_names.people(map(person_names.inverted, _with_semicolons(record)))


def _with_semicolons(record: dict[str, list[str]]) -> list[str]:
    names = [name.strip() for name in first_raw(record.get("authors", [])).split(";")]
    return [name for name in names if name and not _CUT.match(name)]


def _page_authors(record: dict[str, list[str]]) -> tuple[Person, ...]:
    return person_names.people(map(person_names.printed, _listed_authors(record)))


def _is_cut(record: dict[str, list[str]]) -> bool:
    return bool(_CUT_INSIDE.search(first_raw(record.get("authors", []))))


def _venue(record: dict[str, list[str]]) -> str:
    venue = first_text(record.get("publication", []))
    return "" if _CUT_INSIDE.search(venue) else venue


def _cut_venue(record: dict[str, list[str]]) -> str:
    venue = first_text(record.get("publication", []))
    return venue if _CUT_INSIDE.search(venue) else ""


def _kind(record: dict[str, list[str]]) -> kinds_of_works.KindName:
    venue = _venue(record)
    if _MEETING.search(venue):
        return kinds_of_works.KindName("paper-conference")
    is_numbered = any(first_raw(record.get(name, [])) for name in ("volume", "number", "pages"))
    is_journal = venue and is_numbered and not repositories.is_repository(venue)
    return kinds_of_works.KindName("article-journal" if is_journal else "article")


def _split_venue(record: dict[str, list[str]]) -> dict[str, list[str]]:
    """The venue line `Nature 591 (7850), 379-384, 2021` in its parts; nothing of one that is cut."""
    line, year = first_text(record.get("publication", [])), first_raw(record.get("year", []))
    if not line or _CUT_INSIDE.search(line):
        return {}
    bare = re.sub(rf",\s*{year}$", "", line) if year else line
    match = _VENUE.fullmatch(bare)
    parts = {name: [value] for name, value in match.groupdict().items() if value} if match else {}
    return {"publication": parts.pop("name"), **parts} if parts.get("name") else {"publication": [bare]}


def _of_line(name: str) -> Convert:
    return of_record(lambda record: first_text(_split_venue(record).get(name, [])))


_WORDS_OF_PAGE = frozenset(
    {"cited by", "year", "cited by year", "show more", "articles", "all", "follow", "my profile", "view all"}
)
_COLUMNS = ("authors", "title", "publication", "volume", "number", "pages", "year", "publisher")
_CSV = (
    Row("title", "title", first_text),
    Row("authors", "", of_record(_csv_authors)),
    Row("authors_truncated", "", of_record(_is_cut)),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", of_record(_venue)),
    Row("cut_venue", "", of_record(_cut_venue)),
    Row("volume", "volume", first_raw),
    Row("number", "number", first_raw),
    Row("pages", "pages", first_raw),
    Row("issued", "year", partial_dates.texts),
    Row("publisher", "publisher", first_text),
)
_PAGE = (
    Row("title", "title", first_text),
    Row("authors", "", of_record(_page_authors)),
    Row("authors_truncated", "", of_record(_is_cut)),
    Row("kind", "", of_record(lambda record: _kind(_split_venue(record)))),
    Row("venue", "", _of_line("publication")),
    Row("cut_venue", "", of_record(_cut_venue)),
    Row("volume", "", _of_line("volume")),
    Row("number", "", _of_line("number")),
    Row("pages", "", _of_line("pages")),
    Row("issued", "year", partial_dates.texts),
)
