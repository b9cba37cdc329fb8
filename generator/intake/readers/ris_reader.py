"""Reads RIS, whoever exported it.

Exporters disagree: the venue is in T2, JF, JO, JA or J2, of which the longest says most; M3 is a kind or a DOI; M1 is a
number, a copyright or a note. A line without a tag continues the value before it. ADS calls everything JOUR.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from generator.facts import identifiers, page_numbers
from generator.facts.kind_of_work import PROCEEDINGS
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, WORK_KINDS
from generator.intake.readers import (
    found_identifiers,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
    stated_fields,
    tagged_text,
    web_addresses,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    first_raw,
    first_text,
    mapped,
    of_record,
)
from generator.intake.readers.reading import Reading
from generator.intake.readers.tagged_text import Grammar
from generator.model import PartialDate, Person

TITLE = "RIS"
GRAMMAR = Grammar(
    re.compile(r"\s?(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?P<value>.*)"),
    opens=frozenset({"TY"}),
    closes=frozenset({"ER"}),
    lists=frozenset({"KW", "UR", "L1", "L2", "LK"}),
)
_START = re.compile(r"\s?TY {1,2}-")
_STANDARD_NUMBERS = re.compile(r"[\dXx][\dXx-]{7,16}(?:, [\dXx][\dXx-]{7,16})*")
_WITH_GENRES = frozenset({"thesis", "report", "speech", "manuscript", "patent", "software", "dataset"})
_NUMBER = re.compile(r"[A-Z]{0,3}\d[\w./-]{0,20}", re.IGNORECASE)
_THESIS = re.compile(r"(?i)(?:ph\.?\s?d\.?|master'?s?|doctoral)\b.{0,20}thesis|thesis\b")
"""What ADS, which calls everything JOUR, gives as the journal of a thesis."""

_FILES = ("L1", "L2")
"""Where managers write the address of a PDF, or its path on the machine of whoever exported."""

_NAN = re.compile(r"(?i)nan")
_JOURNALS = ("JF", "JO", "T2", "JA", "J1", "J2", "SO")
_BOOKS = ("T2", "BT", "JF", "JO", "J2", "TA")

_SHARED = ("SN", "ET", "N1", "J2", "M1", "SV")
"""Tags that several facts share, so that one of them may be stated a second time, in so many words."""

Tags = dict[str, list[str]]


def looks_like(document: Document) -> bool:
    """True for a text with a `TY` line."""
    return any(_START.match(line) for line in tagged_text.first_lines(document.text))


def read(document: Document, as_of: date) -> Reading:
    """The works. What a record says beyond the table of fields is kept under `extra` by its tag."""
    found = Collection(document.path, TITLE)
    records, noise = tagged_text.read(document.text, GRAMMAR)
    for record in records:
        values = work_values(record.values)
        if not values["kind"].type:
            found.leave_out(
                record.line, values.get("title", ""), f"is not a work, but of type {first_raw(record.values['TY'])}"
            )
            continue
        key = first_raw(record.values.get("ID", []))
        found.add(record.line, values, key, key)
        found.with_paths += _has_paths(record.values)
        if not record.is_closed:
            found.report(record.line, f"{values.get('title', '')!r:.80} has no line `ER  - ` at its end; read as it is")
    found.report_noise(noise)
    return found.reading()


def _has_paths(tags: Tags) -> bool:
    return any(not url.startswith("http") for tag in _FILES for url in tags.get(tag, []))


def work_values(tags: Tags) -> Values:
    """The values of one record."""
    tags = {tag: [value for value in values if not _NAN.fullmatch(value)] for tag, values in tags.items()}
    stated = _stated(tags)
    tags |= {tag: [value for value in tags.get(tag, []) if value not in stated.values()] for tag in _SHARED}
    values = mapped(tags, _FIELDS)
    values.setdefault("kind", kinds_of_works.named(""))
    rest = {tag: text for tag, text in _rest(tags).items() if tag != "U1" or not stated}
    return rest | values | {"stated": stated}


def _rest(tags: Tags) -> Values:
    """What no row reads, by its tag."""
    return {
        tag: "; ".join(all_text(values))
        for tag, values in tags.items()
        if tag not in _READ and values and not _is_for_machines(tag)
    }


def _is_for_machines(tag: str) -> bool:
    """True for dates of access and the names of data bases, which are about the record."""
    return tag in {"Y2", "DB", "DP", "RN", "L3", "ER"}


def _stated(tags: Tags) -> Values:
    """What this program writes into the first field for what users define."""
    text = first_raw(tags.get("U1", []))
    return stated_fields.values(Document("", text).data, "ris") if text.startswith("{") else {}


def _kind(tags: Tags) -> kinds_of_works.KindName:
    """The kind, of the editors' proceedings and of a part of a book without a title of the book too: both are books."""
    if stated := _stated(tags).get("type"):
        return kinds_of_works.KindName(stated)
    name = first_raw(tags.get("TY", []))
    has_authors = any(tags.get(tag) for tag in ("AU", "A1"))
    if name == "CONF" and not has_authors and any(tags.get(tag) for tag in ("ED", "A2")):
        return kinds_of_works.KindName("book", PROCEEDINGS)
    if name == "CHAP" and tags.get("SE") and not any(tags.get(tag) for tag in _BOOKS):
        return kinds_of_works.KindName("book")
    kind = kinds_of_works.named(name, _TYPES)
    if kind.type in {"article-journal", "article"} and _THESIS.match(_longest(tags, _JOURNALS) or _words(tags)):
        return kinds_of_works.KindName("thesis")
    return kind


def _words(tags: Tags) -> str:
    return " ".join(value for value in tags.get("M3", []) if not found_identifiers.doi(value))


def _genre(tags: Tags) -> str:
    """What M3 says, unless it only repeats the kind: Scopus says `Article` of each journal article."""
    words, type = _words(tags), _kind(tags).type
    is_kind = kinds_of_works.named(words).rest == "" and (type not in _WITH_GENRES or words.casefold() == type)
    return "" if is_kind else words


def _longest(tags: Tags, names: tuple[str, ...]) -> str:
    return max((text for name in names for text in all_text(tags.get(name, []))), key=len, default="")


def _venue(tags: Tags) -> str:
    type = _kind(tags).type
    if type in {"thesis", "book", "report", "standard", "software", "map"}:
        return ""
    if type == "speech":
        return first_text(tags.get("C3", []))
    if type in {"paper-conference", "chapter"}:
        proceedings = ("C3",) if type == "paper-conference" else ()
        return first_text(value for name in (*proceedings, *_BOOKS) for value in tags.get(name, []))
    return _longest(tags, _JOURNALS)


def _event(tags: Tags) -> str:
    """The conference, which is in T2 where C3 has the proceedings, and of talks and proceedings."""
    type, conference, other = _kind(tags).type, first_text(tags.get("T2", [])), first_text(tags.get("C3", []))
    if type == "paper-conference":
        return conference if other and conference != other else ""
    return conference if type == "speech" or first_raw(tags.get("TY", [])) == "CONF" else other


def _place(tags: Tags) -> str:
    """The publisher's place; where a talk has one alone, it is that of the event."""
    is_event = _kind(tags).type == "speech" and not tags.get("C1")
    return "" if is_event else first_text(tags.get("CY", []))


def _event_place(tags: Tags) -> str:
    return first_text(tags.get("C1", []) or (tags.get("CY", []) if _kind(tags).type == "speech" else []))


def _venue_short(tags: Tags) -> str:
    short = first_text(tags.get("J2", []))
    return "" if short == _venue(tags) else short


def _title(tags: Tags) -> str:
    """The title; that of a whole book may be in BT, and the subtitle of a thesis in T2."""
    title = first_text(value for tag in ("TI", "T1", "CT", "BT") for value in tags.get(tag, []))
    title = title or (first_text(tags.get("T2", [])) if _kind(tags).type == "book" else "")
    subtitle = first_text(tags.get("T2", [])) if _kind(tags).type == "thesis" else ""
    title = markup.title(title) if title.count(". ") == 0 else title
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _series(tags: Tags) -> str:
    is_volume = _kind(tags).type in {"book", "report", "standard", "software", "map"}
    names = ("T2", "T3", "BT") if is_volume and first_raw(tags.get("TY", [])) not in {"CONF", "CHAP"} else ("T3",)
    series = first_text(value for name in names for value in tags.get(name, []))
    return "" if series in {_title(tags), _venue(tags)} else series


def _date(tags: Tags) -> PartialDate:
    """The year, and more of it if a date of the same year is there."""
    days = [partial_dates.text(text) for tag in ("PY", "Y1", "DA") for text in tags.get(tag, [])]
    days = [day for day in days if day.year]
    same = [day for day in days if day.year == days[0].year]
    return max(same, key=lambda day: (bool(day.month), bool(day.day)), default=PartialDate())


def _pages(tags: Tags) -> str:
    first, last = first_raw(tags.get("SP", [])), first_raw(tags.get("EP", []))
    if not last or first.endswith(last):
        return first
    return f"{first}{page_numbers.RANGE if '-' in first else '-'}{last}" if first else ""


def _number(tags: Tags) -> str:
    """The issue, the number of a report or patent, or, where exporters put one of them, M1."""
    issue = first_raw(tags.get("IS", []) + tags.get("CP", []))
    own = next((text for text in tags.get("SN", []) if not _STANDARD_NUMBERS.fullmatch(text)), "")
    placed = "" if _series_number(tags) else next((t for t in all_raw(tags.get("M1", [])) if _NUMBER.fullmatch(t)), "")
    return issue or (own if _has_number(tags) else "") or placed


def _has_number(tags: Tags) -> bool:
    """True for works of kinds that have numbers of their own."""
    return WORK_KINDS[_kind(tags).type or DEFAULT_ITEM_TYPE].is_numbered


def _series_number(tags: Tags) -> str:
    """The number in the series, if there is one: without it M1 may be an issue."""
    number = first_raw(tags.get("SV", []) + tags.get("M1", []))
    return number if _series(tags) and _NUMBER.fullmatch(number) else ""


def _publisher(tags: Tags) -> str:
    return "" if _kind(tags).type == "patent" else first_text(tags.get("PB", []))


def _holders(tags: Tags) -> tuple[Person, ...]:
    held = all_text(tags.get("PB", [])) if _kind(tags).type == "patent" else []
    return person_names.people(map(person_names.organisation, held))


def _versioned(tags: Tags, is_version: bool) -> str:  # of software and data, ET is the version
    return first_text(tags.get("ET", [])) if (_kind(tags).type in {"software", "dataset"}) is is_version else ""


def _note(tags: Tags) -> str:
    return "; ".join(text for text in all_text(tags.get("M1", [])) if not _NUMBER.fullmatch(text))


def _dois(tags: Tags) -> list[str]:
    stated = [found_identifiers.doi_named(value) for value in tags.get("DO", [])]
    placed = [found_identifiers.doi(value) for value in (*tags.get("M3", []), *tags.get("L3", []))]
    linked = [found_identifiers.doi(url) for url in tags.get("UR", []) if identifiers.leads_to_doi(url)]
    return [doi for doi in (*stated, *placed, *linked) if doi]


def _arxiv(tags: Tags) -> list[str]:
    texts = [text for tag in ("AN", "UR", "M1", "SP", "C7", "N1") for text in tags.get(tag, [])]
    return found_identifiers.arxiv_named(text for text in texts if "rxiv" in text.lower())


def _numbers(tags: Tags, is_isbn: bool) -> str:  # which of the two standard numbers
    values = [value for value in tags.get("SN", []) if not _has_number(tags) or _STANDARD_NUMBERS.fullmatch(value)]
    return found_identifiers.standard_numbers(values, is_isbn=is_isbn)


def _addresses(*names: str) -> Callable[[Tags], list[str]]:
    return lambda tags: web_addresses.separate(url for name in names for url in tags.get(name, []))


_TYPES = {
    "": "article", "abst": "article-journal", "jfull": "article-journal", "ser": "periodical",
}  # fmt: skip
_READ = frozenset(
    "TY ID TI T1 CT BT T2 T3 AU A1 A2 ED A3 A4 JF JO JA J1 J2 SO PY Y1 DA SP EP IS CP M1 VL PB DO UR L1 L2 LK AB N2 KW "
    "SN CY ET M3 AN LA C7 C1 C3 NV OP SE SV".split()
)
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("authors", "AU[]|A1[]", person_names.all_inverted),
    Row("editors", "A2[]|ED[]", person_names.all_inverted),
    Row("translators", "A4[]", person_names.all_inverted),
    Row("kind", "", of_record(_kind)),
    Row("genre", "", of_record(_genre)),
    Row("venue", "", of_record(_venue)),
    Row("series", "", of_record(_series)),
    Row("series_number", "", of_record(_series_number)),
    Row("issued", "", of_record(_date)),
    Row("volume", "VL", first_raw),
    Row("number", "", of_record(_number)),
    Row("pages", "", of_record(_pages)),
    Row("article_number", "C7", first_raw),
    Row("publisher", "", of_record(_publisher)),
    Row("holders", "", of_record(_holders)),
    Row("place", "", of_record(_place)),
    Row("edition", "", of_record(lambda tags: _versioned(tags, is_version=False))),
    Row("version", "", of_record(lambda tags: _versioned(tags, is_version=True))),
    Row("event", "", of_record(_event)),
    Row("event_place", "", of_record(_event_place)),
    Row("venue_short", "", of_record(_venue_short)),
    Row("volumes", "NV", first_raw),
    Row("chapter", "SE", first_raw),
    Row("original_date", "OP", partial_dates.texts),
    Row("doi", "", of_record(_dois)),
    Row("arxiv", "", of_record(_arxiv)),
    Row("isbn", "", of_record(lambda tags: _numbers(tags, is_isbn=True))),
    Row("issn", "", of_record(lambda tags: _numbers(tags, is_isbn=False))),
    Row("keywords", "KW[]", all_text),
    Row("language", "LA", first_raw),
    Row("urls", "", of_record(_addresses("UR", "L2", "LK"))),
    Row("pdfs", "", of_record(_addresses("L1"))),
    Row("M1", "", of_record(_note)),
    Row("accession_number", "AN", lambda found: "" if "rxiv" in first_raw(found).lower() else first_raw(found)),
    Row("abstract", "AB|N2", lambda found: markup.abstract(found[0]) if found else ""),
)
