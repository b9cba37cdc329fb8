"""Papers of sites made with other programs: front matter and lists of theirs → works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.errors import Problem
from generator.facts import identifiers
from generator.intake.moving import site_citations, site_pages, site_samples
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.readers import kinds_of_works, partial_dates, person_names, registry, work_building
from generator.intake.readers.found_identifiers import arxiv_in
from generator.intake.readers.kinds_of_works import KindName
from generator.intake.readers.mapping import Values, all_raw, at, first_raw, items, text_at, whole
from generator.model import PartialDate, Person, Publication

Found = Iterator[tuple[str, Publication | str | Problem]]
"""Path of the file and its work, why it gives none, or what is to be said of a line in it."""

_NO_DAY = date(1, 1, 1)
_STAR = "*"
_NUMBERED_KINDS = {
    "0": "article", "1": "paper-conference", "2": "article-journal", "3": "article", "4": "report", "5": "book",
    "6": "chapter", "7": "thesis", "8": "patent",
}  # fmt: skip
_LINKS = "code pdf slides video poster website dataset project source preprint".split()
_PAGE_OF_A_PAPER = re.compile(r"content/publications?/(?:.*/index|(?!_index\b)[^/]+)\.md")
"""A folder of its own for each paper, or, in the first generation of the theme, a file."""

_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(.+?)[ \t#]*$")
_EMPHASIS = re.compile(r"\*+([^*]+)\*+|_+([^_]+)_+")
_BUTTONS = {"source": "code", "github": "code", "manubot": "website"}


def al_folio(site: SiteFolder) -> Found:
    """The entries of the bibliographies, with what is al-folio's own in them."""
    for path in site.under("_bibliography", ".bib", ".bibtex"):
        text = re.sub(r"\A\s*---[ \t]*\r?\n(?:---[ \t]*\r?\n)?", "", site.text(path))
        lines = site.text(path).count("\n") - text.count("\n")
        works, problems = _of_source(path, text)
        yield from ((path, _with_al_folio(work)) for work in works)
        yield from ((path, replace(each, line=each.line + lines if each.line else 0)) for each in problems)


def _with_al_folio(work: Publication) -> Publication:
    extra = dict(work.extra)
    names = {"selected", "award", "award_name", "bibtex_show", "abbr", "preview", "altmetric", "dimensions"}
    own = {name: extra.pop(name, "") for name in names}
    award = own["award"] or own["award_name"]
    kept = {name: own[name] for name in ("preview", "abbr") if own[name]}
    return replace(
        work, featured=work.featured or own["selected"] == "true", note=work.note or award, extra={**extra, **kept}
    )


def hugo_blox(site: SiteFolder) -> Found:
    """The pages of papers, of which an entry beside each may say more."""
    owner = hugo_blox_owner(site)
    pages = [*site.under("content/publication", ".md"), *site.under("content/publications", ".md")]
    for path in filter(_PAGE_OF_A_PAPER.fullmatch, pages):
        data, body = site.page(path)
        values = _hugo_blox_values(data, body, owner)
        entry = f"{path.rpartition('/')[0]}/cite.bib"
        for work in _of_source(entry, site.text(entry))[0] if entry in site.paths else ():
            for name in ("volume", "number", "pages", "publisher", "doi", "venue", "authors"):
                values.setdefault(name, getattr(work, name))
        yield path, work_of(values, site_pages.name_of(path))


def hugo_blox_owner(site: SiteFolder) -> tuple[str, dict[str, Any]]:
    """The path of the owner's page, and what it says."""
    for path in ("content/authors/admin/_index.md", "content/authors/me/_index.md"):
        if path in site.paths:
            data, body = site.page(path)
            return path, data | ({"biography": body} if body else {})
    for path in (*site.under("data/authors", ".yaml", ".yml"),):
        data = site.data(path)
        if isinstance(data, dict) and (path.rpartition("/")[2].startswith(("me.", "admin.")) or at(data, "is_owner")):
            return path, data
    return "", {}


def name_of(data: Mapping[str, Any]) -> str:
    """The name on an author's page, of either generation."""
    return text_at(data, "name.display") or text_at(data, "name") or text_at(data, "title")


def _hugo_blox_values(data: Mapping[str, Any], body: str, owner: tuple[str, dict[str, Any]]) -> Values:
    names = [(name.rstrip(_STAR), name.endswith(_STAR)) for name in all_raw(items(data, "authors"))]
    people = [(_person(name, owner[1]), is_equal) for name, is_equal in names]
    kind = _kind(first_raw(items(data, "publication_types")))
    place = text_at(data, "publication")
    venue, rest = ("", place) if kind.type == "article" else _venue(place)
    abstract = whole(at(data, "abstract"))
    links = {name: url for name in _LINKS if (url := text_at(data, f"url_{name}")).startswith("http")}
    links |= {
        (text_at(each, "type") or text_at(each, "name") or "url").lower(): url
        for each in items(data, "links")
        if (url := text_at(each, "url")).startswith("http")
    }
    dois = [text_at(data, "doi"), text_at(data, "hugoblox.ids.doi")]
    return {
        "title": text_at(data, "title"),
        "authors": person_names.people(person for person, _ in people),
        "equal_contribution": person_names.people(person for person, is_equal in people if is_equal),
        "kind": kind,
        "venue": venue,
        "publication": rest,
        "venue_short": _EMPHASIS.sub(_inner, text_at(data, "publication_short")).removeprefix("In "),
        "issued": day_of(text_at(data, "date")),
        "doi": [each for each in dois if each],
        "arxiv": [each for each in (text_at(data, "hugoblox.ids.arxiv"), arxiv_in(place)) if each],
        "keywords": () if site_samples.is_sample_text(abstract) else all_raw(items(data, "tags")),
        "featured": text_at(data, "featured") == "true",
        "links": links,
        "abstract": "\n\n".join(filter(None, map(own_text, (abstract, body)))),
    }


def own_text(text: str) -> str:
    """A text of a page that is not a sample, with headings as bold words: what a file has below a heading are notes of
    its owner, which no import writes."""
    is_sample = site_samples.is_sample_text(text) or "Supplementary notes can be added here" in text
    return "" if is_sample else _HEADING.sub(r"**\1**", text).strip()


def _person(name: str, owner: Mapping[str, Any]) -> Person | None:
    return person_names.printed(name_of(owner) if name in {"admin", "me"} else name)


def _kind(name: str) -> KindName:
    return KindName(_NUMBERED_KINDS.get(name) or kinds_of_works.named(name or "article").type or "article")


def _venue(text: str) -> tuple[str, str]:
    """The venue, and the whole text if it says more: the name is what is set in italics."""
    match = _EMPHASIS.search(text)
    if match is None:
        return text.removeprefix("In "), ""
    rest = text.replace(match[0], "").strip(" .,")
    return _inner(match).strip(), "" if rest.casefold() in {"", "in"} else _EMPHASIS.sub(_inner, text)


def _inner(match: re.Match[str]) -> str:
    return match[1] or match[2]


def academic_pages(site: SiteFolder) -> Found:
    """The pages of papers; authors are in the citation only."""
    for path in site.under("_publications", ".md", ".html"):
        data, body = site.page(path)
        title = text_at(data, "title")
        listed = site_citations.authors(text_at(data, "citation"), title)
        url = text_at(data, "paperurl")
        venue = text_at(data, "venue")
        links = {name: text_at(data, f"{name}url") for name in ("slides", "code", "video")}
        abstract = _abstract(body)
        work = work_of(
            {
                "title": title,
                "authors": listed.people,
                "authors_truncated": listed.is_cut,
                "citation": "" if listed.is_sure else text_at(data, "citation"),
                "kind": KindName(
                    "article-journal" if text_at(data, "category") != "conferences" else "paper-conference"
                ),
                "venue": venue,
                "issued": day_of(text_at(data, "date")),
                "doi": [url] if identifiers.leads_to_doi(url) else [],
                "urls": [url] if url.startswith("http") else [],
                "links": {name: each for name, each in links.items() if each.startswith("http")},
                "abstract": "" if site_samples.is_sample_text(abstract) else abstract,
            }
        )
        yield path, replace(work, key=site_pages.name_of(path)) if isinstance(work, Publication) else work


def _abstract(body: str) -> str:
    """What stands below the heading *Abstract*, without a link to download the paper."""
    match = re.search(r"(?ims)^#+\s*abstract\s*$(.*?)(?=^#|\Z)", body)
    return re.sub(r"(?im)^\s*\[[^\]]*\]\([^)]*\)\s*$", "", match[1]).strip() if match else ""


def greene_lab(site: SiteFolder) -> Found:
    """The citations that the template has collected."""
    for path in ("_data/citations.yaml", "_data/citations.yml"):
        entries = items(site.data(path), "") if path in site.paths else []
        is_as_delivered = any(site_samples.is_sample_text(text_at(entry, "description")) for entry in entries)
        for entry in entries:
            yield path, _greene_lab_work(entry, site_samples.DELIVERED_DOIS if is_as_delivered else frozenset())


def _greene_lab_work(entry: Any, samples: frozenset[str]) -> Publication | str:
    id, title = text_at(entry, "id"), text_at(entry, "title")
    is_sample = id.casefold() in samples or site_samples.is_sample_id(text_at(entry, "orcid"))
    is_sample = is_sample or site_samples.is_sample_text(text_at(entry, "description"))
    if text_at(entry, "remove") == "true" or is_sample:
        return f"{title!r:.80} is {'sample content of the template' if is_sample else 'marked remove: true'}"
    doi = id.removeprefix("doi:") if id.startswith("doi:") else ""
    is_preprint = identifiers.is_preprint_doi(doi.casefold())
    buttons = {
        _BUTTONS.get(text_at(each, "type"), text_at(each, "type")): text_at(each, "link")
        for each in items(entry, "buttons")
    }
    return work_of(
        {
            "title": title,
            "authors": person_names.all_printed(items(entry, "authors")),
            "kind": KindName("article" if is_preprint else "article-journal"),
            "venue": "" if is_preprint else text_at(entry, "publisher"),
            "issued": day_of(text_at(entry, "date")),
            "doi": [doi],
            "ids": {"pmid": id.removeprefix("pubmed:")} if id.startswith("pubmed:") else {},
            "arxiv": [id.removeprefix("arxiv:")] if id.startswith("arxiv:") else [],
            "links": {name: url for name, url in buttons.items() if name and url.startswith("http")},
            "keywords": all_raw(items(entry, "tags")),
        }
    )


def sources_inside(site: SiteFolder) -> list[str]:
    """The files that a reader takes as they are: lists of Quarto, a resume, bibliographies. A list beside posts or
    talks has what those cite."""
    wanted = (path for path in site.paths if path.endswith((".yml", ".yaml", ".json", ".bib")))
    mine = (path for path in wanted if path.partition("/")[0] not in site_pages.COLLECTIONS)
    return [path for path in mine if not path.rpartition("/")[2].startswith("_") and _is_source(path, site.text(path))]


def none_of_its_own(site: SiteFolder) -> Found:
    """A site whose papers are in files that readers take."""
    yield from ()


def _is_source(path: str, text: str) -> bool:
    try:
        reading = registry.read(path, text, _NO_DAY)
    except registry.Unrecognised:
        return False
    return bool(reading.publications or reading.profile)


def _of_source(path: str, text: str) -> tuple[list[Publication], tuple[Problem, ...]]:
    """The works of a source, with the keys that they have there, which may not be those of files; and its problems."""
    try:
        reading = registry.read(path, text, _NO_DAY)
    except registry.Unrecognised as error:
        return [], (error.problem,)
    names = reading.names or [""] * len(reading.publications)
    works = [replace(work, key=name) for work, name in zip(reading.publications, names, strict=True)]
    return works, reading.problems


def day_of(text: str) -> PartialDate:
    """A day of front matter, with or without a time."""
    return partial_dates.without_filling(partial_dates.text(text[:10] if re.match(r"\d{4}-\d\d-\d\dT", text) else text))


def work_of(values: Values, name: str = "") -> Publication | str:
    """The work of a page with a name, or why it gives none."""
    try:
        return replace(work_building.publication({n: v for n, v in values.items() if v}), key=name)
    except work_building.Incomplete as error:
        return str(error)
