"""Reads what ORCID's public interface answers, version 2 and 3: a record, its works, or single works.

A group is one work, its summaries are copies of it from several sources; the copy with the highest `display-index` is
the one its owner prefers. Summaries have no authors; full works do, and often a BibTeX entry that says more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.facts import identifiers
from generator.intake.readers import found_identifiers, kinds_of_works, orcid_person, partial_dates, person_names
from generator.intake.readers.bibtex import bibtex_reader
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.found_identifiers import doi
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    at,
    first_raw,
    first_text,
    items,
    mapped,
    of_record,
    reached,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person, Publication

TITLE = "ORCID"
_CATALOGUES = "pmid bibcode eid dblp handle hal jstor mr zbl jfm ssrn oclc lccn osti urn lensid pdb ethos dnb"
_NUMBERS = {"pmc": "pmcid", "wosuid": "wos", **{name: name for name in _CATALOGUES.split()}}
_AUTHORS = frozenset({"", "author", "co-author", "first-author", "lead-author", "senior-author"})


def looks_like(document: Document) -> bool:
    """True for the JSON of a record, its works, or one or several works."""
    return any(_is_orcid(each) for _, page in document.pages for each in _records(page))


def read(document: Document, as_of: date) -> Reading:
    """The works of all records and answers in a document, and the person."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        for number, record in enumerate(_records(page)):
            _read(found, f"{pointer}/{number}" if isinstance(page, list) else pointer, record)
    return found.reading()


def _read(found: Collection, pointer: str, record: Any) -> None:
    if not _is_orcid(record):
        found.leave_out(pointer, "", "is not an answer of ORCID")
        return
    if person := orcid_person.profile(record):
        found.profile = person
        found.sections = orcid_person.sections(record)
        orcid_person.report_other_names(found, record)
        orcid_person.report_damaged_number(found, pointer, record)
    for place, copies in _groups(pointer, record):
        _add(found, place, copies)


def _records(page: Any) -> list[Any]:
    return page if isinstance(page, list) else [page]


def work_values(record: Any) -> Values:
    """The values of one work, summary or full."""
    values = mapped(record, _FIELDS)
    return _completed_by_citation(values, text_at(record, "citation.citation-type"), record)


def _is_orcid(page: Any) -> bool:
    if not isinstance(page, Mapping):
        return False
    is_work = "put-code" in page and isinstance(page.get("title"), Mapping)
    return (
        is_work
        or "activities-summary" in page
        or ("orcid-identifier" in page and "person" in page)
        or any("work-summary" in each for each in items(page, "group") if isinstance(each, Mapping))
        or (isinstance(page.get("bulk"), list))
        or ("group" in page and str(page.get("path", "")).endswith("/works"))
    )


def _groups(pointer: str, page: Any) -> Iterator[tuple[str, list[Any]]]:
    """Each work with its place: its copies, the preferred one first."""
    for path in ("activities-summary.works.group", "works.group", "group"):
        stem = f"{pointer}/{path.replace('.', '/')}"
        for number, group in enumerate(items(page, path)):
            yield f"{stem}/{number}", sorted(items(group, "work-summary"), key=_rank, reverse=True)
    for number, each in enumerate(items(page, "bulk")):
        yield f"{pointer}/bulk/{number}", items(each, "work")
    if "put-code" in page:
        yield pointer, [page]


def _rank(summary: Any) -> int:
    """The display index, which is a text and may be negative."""
    text = text_at(summary, "display-index")
    return int(text) if text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 12 else 0


def _add(found: Collection, place: str, copies: list[Any]) -> None:
    if not copies:
        found.leave_out(place, "", "has no work in it")
        return
    values, *others = [work_values(copy) for copy in copies]
    _complete(values, others)
    kind = values.get("kind")
    if kind and not kind.type:
        found.leave_out(place, values.get("title", ""), f"is not a work, but of type {text_at(copies[0], 'type')}")
    else:
        found.add(place, values, text_at(copies[0], "put-code"))


def _complete(values: Values, others: list[Values]) -> None:
    """Adds what the preferred copy lacks. A DOI of another copy may be that of another version: it becomes a link,
    unless the preferred copy has none and the others agree on one. What is damaged in any copy is told."""
    odd = found_identifiers.damaged(text for each in (values, *others) for text in each.get("doi", ()))
    own = {bare.casefold() for text in values.get("doi", ()) if (bare := doi(text))}
    dois = {bare.casefold(): bare for other in others for text in other.pop("doi", ()) if (bare := doi(text))}
    links = values.setdefault("links", {})
    for folded, bare in dois.items():
        if not own and len(dois) == 1:
            values["doi"] = [bare]
        elif folded not in own:
            name = "preprint" if identifiers.is_preprint_doi(folded) else "version"
            links.setdefault(name, identifiers.doi_address(bare))
    values["doi"] = [*values.get("doi", ()), *odd]
    for other in others:
        for field, value in other.items():
            if field in {"ids", "links"}:
                values[field] = value | values.get(field, {})
            elif not values.get(field):
                values[field] = value


def _external(relation: str, kinds: Mapping[str, str] | frozenset[str]) -> Any:
    """What takes the identifiers of some kinds that have a relation to the work."""

    def taken(found: list[Any]) -> Any:
        pairs = [
            (kind, text_at(each, "external-id-normalized.value") or text_at(each, "external-id-value"))
            for each in found
            if (kind := text_at(each, "external-id-type").casefold()) in kinds
            and text_at(each, "external-id-relationship").casefold().replace("_", "-") == relation
        ]
        if isinstance(kinds, Mapping):
            return {kinds[kind]: value for kind, value in reversed(pairs) if value}
        return [value for _, value in pairs if value]

    return taken


def _versions(found: list[Any]) -> dict[str, str]:
    """Other versions as links. One that is damaged leads nowhere, which the check of links says."""
    preprints = [
        found_identifiers.arxiv(value) or value for value in _external("version-of", frozenset({"arxiv"}))(found)
    ]
    dois = [
        doi(value) or identifiers.without_doi_prefix(value)
        for value in _external("version-of", frozenset({"doi"}))(found)
    ]
    named = [
        *(("preprint", identifiers.arxiv_address(id)) for id in preprints[:1]),
        *(("version" if n == 1 else f"version_{n}", identifiers.doi_address(each)) for n, each in enumerate(dois, 1)),
    ]
    return dict(named)


def _addresses(record: Any) -> list[str]:
    urls = all_raw([at(record, "url.value"), at(record, "url")])
    return list(dict.fromkeys([*urls, *_external("self", frozenset({"uri"}))(reached(record, _IDS))]))


def _date(found: list[Any]) -> PartialDate:
    year, month, day = (partial_dates.number(text_at(found[0], f"{name}.value")) for name in ("year", "month", "day"))
    return partial_dates.numbers(year, month, day)


def _people(is_author: bool) -> Any:  # which half of the contributors
    def taken(found: list[Any]) -> tuple[Person, ...]:
        roles = [(_role(each), text_at(each, "credit-name.value")) for each in found]
        wanted = _AUTHORS if is_author else frozenset({"editor"})
        return person_names.people(person_names.printed(name) for role, name in roles if role in wanted)

    return taken


def _role(contributor: Any) -> str:
    return text_at(contributor, "contributor-attributes.contributor-role").casefold().replace("_", "-")


def _title(record: Any) -> str:
    parts = [first_text([text_at(record, f"title.{name}.value")]) for name in ("title", "subtitle")]
    return ": ".join(part for part in parts if part)


def _completed_by_citation(values: Values, kind: str, record: Any) -> Values:
    """Adds what the BibTeX entry of a full work says beyond the work itself."""
    text = next((whole(each) for each in items(record, "citation.citation-value")), "")
    if kind.casefold() not in {"bibtex", "formatted-bibtex"} or not text:
        return values
    entries = [each.publication for each in bibtex_reader.parse("", text).records if each.publication]
    return _as_values(entries[0]) | values if len(entries) == 1 else values


def _as_values(work: Publication) -> Values:
    names = "title authors authors_truncated editors volume number pages publisher venue abstract".split()
    return {name: value for name in names if (value := getattr(work, name))}


_IDS = "external-ids.external-id[]"
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("kind", "type", lambda found: kinds_of_works.named(first_raw(found), {"other": "article"})),
    Row("venue", "journal-title.value", first_text),
    Row("issued", "publication-date", _date),
    Row("authors", "contributors.contributor[]", _people(is_author=True)),
    Row("editors", "contributors.contributor[]", _people(is_author=False)),
    Row("doi", _IDS, _external("self", frozenset({"doi"}))),
    Row("arxiv", _IDS, _external("self", frozenset({"arxiv"}))),
    Row("ids", _IDS, _external("self", _NUMBERS)),
    Row("isbn", _IDS, lambda found: ", ".join(_external("self", frozenset({"isbn"}))(found))),
    Row("isbn", _IDS, lambda found: ", ".join(_external("part-of", frozenset({"isbn"}))(found))),
    Row("issn", _IDS, lambda found: ", ".join(_external("part-of", frozenset({"issn"}))(found))),
    Row("links", _IDS, _versions),
    Row("urls", "", of_record(_addresses)),
    Row("abstract", "short-description", lambda found: abstract(whole(found[0])) if found else ""),
    Row("translated_title", "title.translated-title.value", all_text),
)
