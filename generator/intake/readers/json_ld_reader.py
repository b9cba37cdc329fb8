"""Reads schema.org's JSON-LD, in a file or in the scripts of a web page: what publishers, DataCite, ORCID and this
program write about works and people.

A graph, a list, one object; types and authors alone or in lists; names either way round; a DOI in `@id`, `identifier`,
`sameAs` or `url`; a journal around a volume around an issue: all of it is allowed, and all of it occurs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.intake.readers import json_ld_identifiers, kinds_of_works, partial_dates, person_names
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.identity_links import named, orcid, report_damaged_orcids
from generator.intake.readers.json_ld_identifiers import said
from generator.intake.readers.json_reading import Located
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    at,
    first_raw,
    first_text,
    items,
    mapped,
    of_record,
    raw,
    text_at,
    whole,
)
from generator.intake.readers.markup import abstract
from generator.intake.readers.profile_building import person, places
from generator.intake.readers.reading import Reading
from generator.model import Person, Profile
from generator.text import markdown
from generator.text.line import one_line

TITLE = "schema.org JSON-LD"
_WORKS = frozenset(
    "ScholarlyArticle MedicalScholarlyArticle Article TechArticle Report Thesis Book Chapter Dataset "
    "SoftwareSourceCode SoftwareApplication BlogPosting NewsArticle CreativeWork PresentationDigitalDocument "
    "DigitalDocument Poster Review PublicationIssue Audiobook Course VideoObject Patent Manuscript".split()
)
_PEOPLE = frozenset({"Person", "ProfilePage"})
_BELOW = ("@graph", "mainEntity", "itemListElement", "item", "about")
DEEPEST = 8
"""Levels at which works are looked for."""


def looks_like(document: Document) -> bool:
    """True for objects with a context of schema.org, and for web pages that hold such objects."""
    return any(_is_json_ld(page) for _, page in document.pages)


def read(document: Document, as_of: date) -> Reading:
    """The works, and the person of a page about a person."""
    found = Collection(document.path, TITLE)
    for pointer, page in document.pages:
        for place, node in _nodes(page, pointer, DEEPEST):
            if _types(node) & _PEOPLE:
                found.profile = found.profile or _profile(node)
                report_damaged_orcids(found, place, json_ld_identifiers.orcids(_about(node)))
            elif _types(node) & _WORKS:
                found.add(place, work_values(node), text_at(node, "@id"))
            elif _types(node) and not _is_wrapper(node):
                found.leave_out(
                    place, text_at(node, "name"), f"is not a work, but of type {', '.join(sorted(_types(node)))}"
                )
    return found.reading()


def work_values(node: Any) -> Values:
    """The values of one work."""
    return mapped(node, _FIELDS)


def _is_json_ld(page: Any) -> bool:
    nodes = page if isinstance(page, list) else [page]
    return any(isinstance(node, Mapping) and ("@context" in node or "@type" in node) for node in nodes)


def _types(node: Any) -> set[str]:
    return {name.rpartition("/")[2].rpartition(":")[2] for name in all_raw(items(node, "@type"))}


def _is_wrapper(node: Any) -> bool:
    return (
        any(name in node for name in _BELOW)
        or not _types(node)
        or bool(_types(node) & {"BreadcrumbList", "WebSite", "ItemList"})
    )


def _nodes(value: Any, pointer: str, depth: int) -> Located:
    """Objects with a type, in the order of the text; the works of a person and of a list follow it."""
    if depth == 0:
        return
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _nodes(each, f"{pointer}/{number}", depth - 1)
    elif isinstance(value, Mapping):
        if _types(value):
            yield pointer, value
        yield from _nodes_below(value, pointer, depth)


def _nodes_below(node: Mapping[str, Any], pointer: str, depth: int) -> Iterator[tuple[str, Any]]:
    if _types(node) & _WORKS:
        return
    for name in _BELOW:
        yield from _nodes(node.get(name), f"{pointer}/{name}", depth - 1)
    reverse = node.get("@reverse")
    if isinstance(reverse, Mapping):
        for name in ("creator", "author"):
            yield from _nodes(reverse.get(name), f"{pointer}/@reverse/{name}", depth - 1)


def _profile(node: Any) -> Profile | None:
    about = _about(node)
    if isinstance(about, Mapping) and not text_at(about, "name") and not text_at(about, "familyName"):
        return None
    names = [text_at(about, "givenName"), text_at(about, "familyName")]
    pairs = [
        ("orcid", next(filter(None, map(orcid, json_ld_identifiers.orcids(about))), "")),
        *(("", url) for url in [text_at(about, "url"), *said(about, "sameAs[]")]),
    ]
    bodies = items(about, "affiliation") or items(about, "worksFor")
    return person(
        text_at(about, "name") or " ".join(filter(None, names)),
        named((label, url) for label, url in pairs if url.startswith("http")),
        biography=markdown.from_text(one_line(text_at(about, "description"))),
        position=text_at(about, "jobTitle"),
        affiliations=places(text_at(each, "name") or raw(each) for each in bodies),
    )


def _about(node: Any) -> Any:
    """The person, who may be the main entity of a page."""
    return at(node, "mainEntity") if "ProfilePage" in _types(node) else node


def _people(name: str) -> Any:
    def taken(node: Any) -> tuple[Person, ...]:
        listed = [each for value in items(node, name) for each in (items(value, "@list") or [value])]
        return person_names.people(map(_person, listed))

    return taken


def _person(value: Any) -> Person | None:
    if isinstance(value, str):
        return person_names.printed(value)
    name = text_at(value, "name")
    if family := text_at(value, "familyName"):
        return person_names.structured(family, text_at(value, "givenName"), text_at(value, "honorificSuffix"))
    is_body = bool(_types(value) & {"Organization", "Consortium", "ResearchOrganization", "CollegeOrUniversity"})
    return person_names.organisation(name) if is_body else person_names.printed(name)


def _kind(node: Any) -> kinds_of_works.KindName:
    types = sorted(_types(node) & _WORKS, key=lambda name: name in {"CreativeWork", "Article"})
    name = types[0] if types else ""
    if name in {"ScholarlyArticle", "Article", "TechArticle", "MedicalScholarlyArticle"}:
        return kinds_of_works.KindName(_kind_of_article(node))
    return kinds_of_works.named(name, _TYPES)


def _kind_of_article(node: Any) -> str:
    outermost = _containers(node)[-1:]
    types = _types(outermost[0]) if outermost else set()
    words = text_at(outermost[0], "name") if outermost else ""
    if "Periodical" in types or any(
        _types(each) & {"PublicationIssue", "PublicationVolume"} for each in _containers(node)
    ):
        return "article-journal"
    is_meeting = any(word in words.casefold() for word in ("proceedings", "conference", "workshop", "symposium"))
    return "paper-conference" if is_meeting else "article-journal" if words else "article"


def _containers(node: Any) -> list[Any]:
    """What the work is part of, from the inside out."""
    found: list[Any] = []
    part = at(node, "isPartOf")
    while part is not None and len(found) < DEEPEST:
        found.append(part)
        part = at(part, "isPartOf") if isinstance(part, Mapping) else None
    return found


def _venue(node: Any) -> str:
    names = (text_at(each, "name") or raw(each) for each in reversed(_containers(node)))
    return first_text(name for name in names if name and not name.startswith("http"))


def _number(name: str) -> Any:
    return lambda node: next((text for each in [node, *_containers(node)] if (text := text_at(each, name))), "")


def _pages(node: Any) -> str:
    first, last = text_at(node, "pageStart"), text_at(node, "pageEnd")
    return text_at(node, "pagination") or (f"{first}-{last}" if first and last else first)


def _title(node: Any) -> str:
    return first_text(at(node, name) for name in ("headline", "name", "title"))


def _keywords(found: list[Any]) -> list[str]:
    texts = [text_at(each, "name") or raw(each) for each in found]
    return [part.strip() for text in texts for part in (text.split(",") if len(texts) == 1 else [text]) if part.strip()]


def _urls(node: Any) -> list[str]:
    return [
        text
        for path in ("url", "sameAs[]", "@id", "identifier[]")
        for text in said(node, path)
        if text.startswith("http")
    ]


_TYPES = {"": "article", "publicationissue": "book", "audiobook": "book"}
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("authors", "", of_record(lambda node: _people("author")(node) or _people("creator")(node))),
    Row("editors", "", of_record(_people("editor"))),
    Row("translators", "", of_record(_people("translator"))),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", of_record(_venue)),
    Row("issued", "datePublished|copyrightYear", partial_dates.texts),
    Row("volume", "", of_record(_number("volumeNumber"))),
    Row("number", "", of_record(_number("issueNumber"))),
    Row("pages", "", of_record(_pages)),
    Row("publisher", "publisher.name|publisher|sourceOrganization.name", first_text),
    Row("version", "version|softwareVersion", first_raw),
    Row("edition", "bookEdition", first_raw),
    Row("isbn", "isbn", first_raw),
    Row("issn", "issn", first_raw),
    Row("doi", "", of_record(json_ld_identifiers.dois)),
    Row("arxiv", "", of_record(json_ld_identifiers.arxiv_ids)),
    Row("ids", "", of_record(json_ld_identifiers.ids)),
    Row("keywords", "keywords[]", _keywords),
    Row("language", "inLanguage|inLanguage.alternateName", first_raw),
    Row("urls", "", of_record(_urls)),
    Row("abstract", "abstract|description", lambda found: abstract(whole(found[0])) if found else ""),
)
