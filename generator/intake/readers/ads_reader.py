"""Reads the Astrophysics Data System: the answer of its search.

Titles and DOIs are lists, and the second DOI may be arXiv's. `pubdate` has 00 for what is not known. A work without an
abstract has `Not Available <P />`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.intake.readers import json_reading, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.found_identifiers import arxiv_named
from generator.intake.readers.json_reading import Shape, has
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    first_raw,
    first_text,
    items,
    joined,
    mapped,
    of_record,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.reading import Reading

TITLE = "Astrophysics Data System"
SHAPE = Shape(("response.docs", "docs"), lambda record: has(record, "bibcode"))


def looks_like(document: Document) -> bool:
    """True for records with a bibcode."""
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works."""
    found = Collection(document.path, TITLE)
    for place, record in json_reading.each(document, SHAPE, found):
        values = work_values(record)
        if values["kind"].type:
            found.add(place, values, text_at(record, "bibcode"))
        else:
            found.leave_out(place, values.get("title", ""), f"is not a work, but of type {text_at(record, 'doctype')}")
    return found.reading()


def work_values(record: Any) -> Values:
    """The values of one record."""
    values = mapped(record, _FIELDS)
    values.setdefault("kind", kinds_of_works.named(""))
    return values


def _authors(found: list[Any]) -> Any:
    """`., S. N. Agbo` is a name in the wrong half."""
    texts = (re.sub(r"^[.\s]*,\s*", "", text) for text in all_raw(found))
    return person_names.people(person_names.inverted(text) for text in texts)


def _pages(record: Any) -> str:
    pages = text_at(record, "page_range") or "-".join(all_raw(items(record, "page"))[:2])
    return "" if pages == text_at(record, "eid") else pages


def _arxiv(record: Any) -> list[str]:
    return arxiv_named(all_raw([*items(record, "identifier"), *items(record, "doi"), text_at(record, "eid")]))


def _venue(found: list[Any]) -> str:
    venue = first_text(found)
    return "" if venue.casefold().startswith(("arxiv e-prints", "ph.d. thesis", "vizier")) else venue


_TYPES = {
    "article": "article-journal", "bookreview": "review-book", "editorial": "article-journal",
    "obituary": "article-journal", "erratum": "article-journal", "inproceedings": "paper-conference",
    "abstract": "article", "circular": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "inbook": "chapter",
    "catalog": "dataset", "eprint": "article", "techreport": "report", "proceedings": "book", "misc": "article",
    "newsletter": "article", "talk": "speech", "proposal": "article", "pressrelease": "article",
    "intechreport": "report", "book": "book", "software": "software", "dataset": "dataset", "": "article",
}  # fmt: skip
_FIELDS = (
    Row("title", "title", first_text),
    Row("authors", "author[]", _authors),
    Row("editors", "editor[]", person_names.all_inverted),
    Row("kind", "doctype", lambda found: kinds_of_works.named(first_raw(found), _TYPES)),
    Row("venue", "pub", _venue),
    Row("series", "series", first_text),
    Row("issued", "pubdate|year", partial_dates.texts),
    Row("volume", "volume", first_raw),
    Row("number", "issue", first_raw),
    Row("pages", "", of_record(_pages)),
    Row("article_number", "eid", first_raw),
    Row("publisher", "publisher", first_text),
    Row("doi", "doi[]", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("category", "arxiv_class", first_raw),
    Row("other_categories", "arxiv_class[]", all_raw),
    Row("keywords", "keyword[]", all_text),
    Row("isbn", "isbn[]", joined(", ")),
    Row("issn", "issn[]", joined(", ")),
    Row("ids", "", of_record(lambda record: {"bibcode": text_at(record, "bibcode")})),
    Row("abstract", "abstract", lambda found: abstract(whole(found[0])) if found else ""),
    Row("comment", "comment[]", joined(" ")),
)
