"""Reads RIS, whoever exported it.

Exporters disagree: the venue is in T2, JF, JO, JA or J2, of which the longest says most; M3 is a kind or a DOI; M1 is a
number, a copyright or a note. A line without a tag continues the value in front of it. ADS calls everything JOUR.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from generator.facts import identifiers
from generator.intake.readers import (
    found_identifiers,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
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
from generator.model import PartialDate

TITLE = "RIS"
GRAMMAR = Grammar(
    re.compile(r"\s?(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?P<value>.*)"),
    opens=frozenset({"TY"}),
    closes=frozenset({"ER"}),
    lists=frozenset({"KW", "UR", "L1", "L2", "LK"}),
)
_START = re.compile(r"\s?TY {1,2}-")
_NUMBER = re.compile(r"[A-Z]{0,3}\d[\w./-]{0,20}", re.IGNORECASE)
_THESIS = re.compile(r"(?i)(?:ph\.?\s?d\.?|master'?s?|doctoral)\b.{0,20}thesis|thesis\b")
"""What ADS, which calls everything JOUR, gives as the journal of a thesis."""

_FILES = ("L1", "L2")
"""Where managers write the address of a PDF, or its path on the machine of whoever exported."""

_NAN = re.compile(r"(?i)nan")
_JOURNALS = ("JF", "JO", "T2", "JA", "J1", "J2", "SO")
_BOOKS = ("T2", "BT", "JF", "JO", "J2", "TA")

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
            found.leave_out(record.line, values.get("title", ""), f"is no work but {first_raw(record.values['TY'])}")
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
    values = mapped(tags, _FIELDS)
    values.setdefault("kind", kinds_of_works.named(""))
    return _rest(tags) | values


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


def _kind(tags: Tags) -> kinds_of_works.KindName:
    name = first_raw(tags.get("TY", []))
    kind = kinds_of_works.named(name, _TYPES)
    if kind.type in {"article-journal", "article"} and _THESIS.match(_longest(tags, _JOURNALS) or _words(tags)):
        return kinds_of_works.KindName("thesis")
    return kind


def _words(tags: Tags) -> str:
    return " ".join(value for value in tags.get("M3", []) if not found_identifiers.doi(value))


def _genre(tags: Tags) -> str:
    """What M3 says, unless it only repeats the kind: Scopus says `Article` of each journal article."""
    words = _words(tags)
    return "" if kinds_of_works.named(words).rest == "" else words


def _longest(tags: Tags, names: tuple[str, ...]) -> str:
    return max((text for name in names for text in all_text(tags.get(name, []))), key=len, default="")


def _venue(tags: Tags) -> str:
    type = _kind(tags).type
    if type in {"thesis", "book", "report"}:
        return ""
    if type in {"paper-conference", "chapter"}:
        return first_text(value for name in _BOOKS for value in tags.get(name, []))
    return _longest(tags, _JOURNALS)


def _title(tags: Tags) -> str:
    """The title; that of a whole book may be in BT, and the subtitle of a thesis in T2."""
    title = first_text(value for tag in ("TI", "T1", "CT", "BT") for value in tags.get(tag, []))
    title = title or (first_text(tags.get("T2", [])) if _kind(tags).type == "book" else "")
    subtitle = first_text(tags.get("T2", [])) if _kind(tags).type == "thesis" else ""
    title = markup.title(title) if title.count(". ") == 0 else title
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _series(tags: Tags) -> str:
    names = ("T2", "T3", "BT") if _kind(tags).type in {"book", "report"} else ("T3",)
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
    return f"{first}-{last}" if first and last and "-" not in first else first


def _number(tags: Tags) -> str:
    issue = first_raw(tags.get("IS", []) + tags.get("CP", []))
    return issue or next((text for text in all_raw(tags.get("M1", [])) if _NUMBER.fullmatch(text)), "")


def _note(tags: Tags) -> str:
    return "; ".join(text for text in all_text(tags.get("M1", [])) if not _NUMBER.fullmatch(text))


def _dois(tags: Tags) -> list[str]:
    stated = [found_identifiers.doi_in(value) for value in tags.get("DO", [])]
    placed = [found_identifiers.doi(value) for value in (*tags.get("M3", []), *tags.get("L3", []))]
    linked = [found_identifiers.doi(url) for url in tags.get("UR", []) if identifiers.leads_to_doi(url)]
    return [doi for doi in (*stated, *placed, *linked) if doi]


def _arxiv(tags: Tags) -> list[str]:
    texts = [text for tag in ("AN", "UR", "M1", "SP", "C7", "N1") for text in tags.get(tag, [])]
    return [
        found_identifiers.arxiv_in(text) or found_identifiers.arxiv(text) for text in texts if "rxiv" in text.lower()
    ]


def _numbers(tags: Tags, is_isbn: bool) -> str:  # which of the two standard numbers
    found = [text for value in tags.get("SN", []) for text in re.findall(r"[\dXx][\dXx-]{7,16}", value)]
    return ", ".join(dict.fromkeys(n for n in found if (len(n.replace("-", "")) in {10, 13}) is is_isbn))


def _addresses(*names: str) -> Callable[[Tags], list[str]]:
    return lambda tags: web_addresses.separate(url for name in names for url in tags.get(name, []))


_TYPES = {
    "": "article", "abst": "article-journal", "jfull": "article-journal",
}  # fmt: skip
_READ = frozenset(
    "TY ID TI T1 CT BT T2 T3 AU A1 A2 ED A3 A4 JF JO JA J1 J2 SO PY Y1 DA SP EP IS CP M1 VL PB DO UR L1 L2 LK AB N2 KW "
    "SN CY ET M3 AN LA C7".split()
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
    Row("issued", "", of_record(_date)),
    Row("volume", "VL", first_raw),
    Row("number", "", of_record(_number)),
    Row("pages", "", of_record(_pages)),
    Row("article_number", "C7", first_raw),
    Row("publisher", "PB", first_text),
    Row("place", "CY", first_text),
    Row("edition", "ET", first_text),
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
