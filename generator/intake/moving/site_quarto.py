"""Papers of Quarto sites that have a page each, in a listing: front matter → works."""

from __future__ import annotations

import re
from typing import Any

from generator.facts import identifiers
from generator.intake.moving import site_pages, site_works
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.moving.site_works import Found
from generator.intake.readers import kinds_of_works, person_names
from generator.intake.readers.mapping import Values, all_raw, items, text_at, whole
from generator.model import Person

_PAGE = re.compile(r"(?:publications?|papers?|pubs?|articles)/(?:.*/)?[^/]+\.(?:qmd|md|ipynb)", re.I)
_LINKS = "pdf code slides poster video preprint dataset data github".split()
_VENUES = (
    "journal",
    "publication",
    "venue",
    "container-title",
    "citation.container-title",
    "citation.journal",
    "pub-info",
)


def works(site: SiteFolder) -> Found:
    """The pages of papers below a folder for them; pages that list others are none."""
    for path in filter(_PAGE.fullmatch, site.paths):
        data, body = site.page(path)
        if data and "listing" not in data and not path.rpartition("/")[2].startswith("_"):
            values = _values(data, body)
            is_paper = values["authors"] or values["doi"]
            yield (
                path,
                site_works.work_of(values, site_pages.name_of(path)) if is_paper else "has neither authors nor a DOI",
            )


def _values(data: dict[str, Any], body: str) -> Values:
    venue = next((text for name in _VENUES if (text := text_at(data, name))), "")
    urls = [text_at(data, name) for name in ("url", "citation.url", "url_paper", "link")]
    dois = [text_at(data, name) for name in ("doi", "citation.doi")]
    stated = kinds_of_works.named(text_at(data, "citation.type") or text_at(data, "type")).type
    links = {name: text_at(data, name) or text_at(data, f"url_{name}") for name in _LINKS}
    return {
        "title": text_at(data, "title"),
        "authors": person_names.people(map(_person, items(data, "author") or items(data, "authors"))),
        "kind": kinds_of_works.KindName(stated or ("article-journal" if venue else "article")),
        "venue": venue.strip("*_"),
        "issued": site_works.day_of(text_at(data, "citation.issued") or text_at(data, "date")),
        "volume": text_at(data, "citation.volume"),
        "number": text_at(data, "citation.issue"),
        "pages": text_at(data, "citation.page"),
        "doi": [each for each in dois if each] or [url for url in urls if identifiers.leads_to_doi(url)][:1],
        "urls": [url for url in urls if url.startswith("http")],
        "keywords": all_raw(items(data, "categories")),
        "links": {name: url for name, url in links.items() if url.startswith("http")},
        "abstract": "\n\n".join(filter(None, map(site_works.own_text, (whole(data.get("abstract")), body)))),
    }


def _person(value: Any) -> Person | None:
    name = text_at(value, "name") if isinstance(value, dict) else whole(value)
    if isinstance(value, dict) and not name:
        return person_names.structured(text_at(value, "name.family"), text_at(value, "name.given"))
    return person_names.printed(name)
