"""Reads CSL-JSON and CSL-YAML: what Zotero, Mendeley, pandoc and Crossref write for citation processors.

Years may be texts, a container title a list, names literal or with particles. The lines `key: value` of a note are
variables too: that is where Zotero keeps what CSL has no variable for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, WORK_KINDS
from generator.intake.readers import (
    asked_keys,
    found_identifiers,
    kinds_of_works,
    partial_dates,
    person_names,
    stated_fields,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.json_reading import Located
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    at,
    first_raw,
    first_text,
    items,
    joined,
    mapped,
    of_record,
    raw,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.reading import Reading
from generator.model import Person

TITLE = "CSL"
_FOREIGN = frozenset(
    "authorships display_name abstract_inverted_index primary_location paperId data attributes types titles creators "
    "put-code bibcode metadata message info basics cv @type @context".split()
)
"""Keys of records of other formats."""

_CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage journal-article proceedings-article book-chapter posted-content dissertation".split()
)
"""CSL 1.0.2, and the types of Crossref, which manubot and others leave as they are."""

_VARIABLES = frozenset({"title", "author", "issued", "container-title", "DOI", "publisher", "editor", "URL"})
_NAMED = frozenset({"issued", "container-title", "title-short", "event-title", "collection-title"})
_NOTE_LINE = re.compile(r"^\s*\{?:?(?P<key>[A-Za-z][\w -]{0,30}?)\s*:\s*(?P<value>[^{}]+)\}?\s*$")
_KNOWN = frozenset("doi pmid pmcid arxiv isbn issn url publisher genre event-title version status".split())


def is_item(record: Any) -> bool:
    """True for a mapping with variables of CSL, and of no other format."""
    if not isinstance(record, Mapping) or record.keys() & _FOREIGN:
        return False
    if not isinstance(record.get("title", ""), str):
        return False
    is_typed = raw(record.get("type")) in _CSL_TYPES
    return len(record.keys() & _VARIABLES) > 1 and (is_typed or bool(record.keys() & _NAMED))


def looks_like(document: Document) -> bool:
    """True for items, in a list, under `references` or `items`, or by their ids."""
    return any(is_item(record) for _, page in document.pages for _, record in _items(page, ""))


def read(document: Document, as_of: date) -> Reading:
    """The works."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        for place, record in _items(page, pointer):
            if not isinstance(record, Mapping):
                found.leave_out(place, "", "is not a CSL item")
                continue
            values, key = work_values(record), text_at(record, "id") or text_at(record, "citation-key")
            if values["kind"].type:
                found.add(place, values, key, text_at(record, "citation-key") or key)
            else:
                found.leave_out(place, values.get("title", ""), f"is not a work, but of type {text_at(record, 'type')}")
    return found.reading()


def work_values(record: Any) -> Values:
    """The values of one item."""
    stated = stated_fields.values(at(record, "custom"), "csl")
    note = whole(at(record, "note")).removesuffix(stated.get("note", "")).rstrip("; ")
    noted, rest = _noted(note)
    values = mapped(asked_keys.over(record, noted), _FIELDS)
    values["arxiv"] = [*values.get("arxiv", ()), *found_identifiers.arxiv_named([note])]
    values.setdefault("kind", kinds_of_works.named("", _TYPES))
    return values | _of_volume(record, values) | {"stated": stated} | ({"comment": rest} if rest else {})


def _items(page: Any, pointer: str) -> Located:
    if isinstance(page, list):
        yield from ((f"{pointer}/{number}", each) for number, each in enumerate(page))
    elif isinstance(page, Mapping):
        for name in ("references", "items"):
            if isinstance(page.get(name), list):
                yield from ((f"{pointer}/{name}/{number}", each) for number, each in enumerate(page[name]))
                return
        if is_item(page):
            yield pointer, page
        elif page and all(is_item(each) for each in page.values()):
            yield from ((f"{pointer}/{name}", each) for name, each in page.items())


def _noted(note: str) -> tuple[dict[str, str], str]:
    """The variables in a note, by their names in CSL, and the rest of it."""
    found: dict[str, str] = {}
    rest = []
    for line in note.splitlines():
        match = _NOTE_LINE.match(line)
        key = match["key"].lower().replace(" ", "-") if match else ""
        if match and key in _KNOWN:
            found[key.upper() if len(key) < 7 and key not in {"genre", "status"} else key] = match["value"].strip()
        elif line.strip():
            rest.append(line.strip())
    return found, "; ".join(rest)


def _title(record: Any) -> str:
    title = first_text(items(record, "title"))
    subtitle = first_text(items(record, "subtitle"))
    return f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title


def _of_volume(record: Any, values: Values) -> Values:
    """What the title of the volume makes of the other titles: that of a chapter's book is the venue and the container
    the set; that of a book is its title and the other title the set's; that of a journal is the issue's."""
    title, type = first_text(items(record, "volume-title")), values["kind"].type
    if not title or not type:
        return {}
    container = WORK_KINDS[type].container
    if container == "booktitle":
        return {"venue": title, "set_title": values.get("venue", "")}
    if type == "book":
        return {"title": title, "set_title": values.get("title", "")}
    return {"issue_title": title} if container == "journal" or type == "periodical" else {}


def _number(record: Any) -> str:
    """The issue, or the number of a work of a kind that has one of its own."""
    return text_at(record, "issue") or (text_at(record, "number") if _is_numbered(record) else "")


def _article_number(record: Any) -> str:
    return text_at(record, "article-number") or ("" if _is_numbered(record) else text_at(record, "number"))


def _is_numbered(record: Any) -> bool:
    type = kinds_of_works.named(text_at(record, "type"), _TYPES).type
    return bool(type) and (WORK_KINDS[type].is_numbered or type == DEFAULT_ITEM_TYPE)


def _publisher(record: Any) -> str:
    return "" if text_at(record, "type") == "patent" else first_text(items(record, "publisher"))


def _holders(record: Any) -> tuple[Person, ...]:
    held = first_text(items(record, "publisher")) if text_at(record, "type") == "patent" else ""
    return person_names.people([person_names.organisation(held)] if held else [])


def _arxiv(record: Any) -> list[str]:
    stated = [text_at(record, name) for name in ("ARXIV", "arxiv")]
    texts = [text_at(record, name) for name in ("number", "archive_location", "archive-location", "URL", "DOI")]
    return [*stated, *found_identifiers.arxiv_named(texts)]


def _ids(record: Any) -> dict[str, str]:
    ids = {"pmid": text_at(record, "PMID"), "pmcid": text_at(record, "PMCID")}
    return {name: value for name, value in ids.items() if value}


def _keywords(found: list[Any]) -> list[str]:
    return [part.strip() for text in all_raw(found) for part in re.split(r"[;,]", text) if part.strip()]


_TYPES = {
    "": "article",
    "article": "article",
    "paperconference": "paper-conference",
    "articlejournal": "article-journal",
    "event": "event",
}
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("authors", "author[]", person_names.all_of_mappings),
    Row("editors", "editor[]|container-author[]|collection-editor[]", person_names.all_of_mappings),
    Row("translators", "translator[]", person_names.all_of_mappings),
    Row("kind", "type", lambda found: kinds_of_works.named(first_raw(found), _TYPES)),
    Row("genre", "genre", first_text),
    Row("status", "status", first_text),
    Row("venue", "container-title|journal-title", first_text),
    Row("venue_short", "container-title-short|journalAbbreviation", first_text),
    Row("series", "collection-title", first_text),
    Row("series_number", "collection-number", first_raw),
    Row("event", "event-title|event", first_text),
    Row("event_place", "event-place", first_text),
    Row(
        "issued",
        "issued|published|published-print|published-online|date",
        lambda found: partial_dates.parts(found[0]) if found else None,
    ),
    Row("original_date", "original-date", lambda found: partial_dates.parts(found[0]) if found else None),
    Row("volume", "volume", first_raw),
    Row("number", "", of_record(_number)),
    Row("article_number", "", of_record(_article_number)),
    Row("pages", "page", first_raw),
    Row("chapter", "chapter-number", first_raw),
    Row("volumes", "number-of-volumes", first_raw),
    Row("edition", "edition", first_raw),
    Row("version", "version", first_raw),
    Row("publisher", "", of_record(_publisher)),
    Row("holders", "", of_record(_holders)),
    Row("place", "publisher-place", first_text),
    Row("doi", "DOI|doi", all_raw),
    Row("arxiv", "", of_record(_arxiv)),
    Row("isbn", "ISBN[]", joined(", ")),
    Row("issn", "ISSN[]", joined(", ")),
    Row("ids", "", of_record(_ids)),
    Row("keywords", "keyword", _keywords),
    Row("language", "language", first_raw),
    Row("urls", "URL|url", all_raw),
    Row("abstract", "abstract", lambda found: abstract(whole(found[0])) if found else ""),
)
