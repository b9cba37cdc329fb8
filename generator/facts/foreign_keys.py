"""Keys that other programs use for what is a field here, or has another place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS


class Meant(NamedTuple):
    """What to type instead of a key; and where its value belongs, if that is certain: in a `field`, under a `name` in a
    field of names with addresses or ids, in the `text` below, or nowhere."""

    hint: str
    field: str = ""
    name: str = ""
    is_text: bool = False
    is_needless: bool = False


_TEXT = Meant("write it below the front matter", is_text=True)
_BELOW = Meant("write it below the front matter")
_BELOW_HEADING = Meant("write it in the text below the first heading")
_FILE_NAME = Meant("the address follows from the name of the file: portfolio rename OLD NEW")
_NEEDLESS = Meant("delete the line", is_needless=True)
_NOT_NEEDED = Meant("delete the line")
_SECTION = Meant("write it in content/cv.md, below a heading")


def _called(name: str, *keys: str, then: str = "") -> dict[str, Meant]:
    return dict.fromkeys(keys, Meant(f"it is called {name}{then}", name))


def _unclear(hint: str, *keys: str) -> dict[str, Meant]:
    return dict.fromkeys(keys, Meant(hint))


def _link(name: str, *keys: str, address: str = "https://…") -> dict[str, Meant]:
    return dict.fromkeys(keys, Meant(f"write it under links: {{{name}: {address}}}", "links", name))


_OF_A_PAPER: Mapping[str, Meant] = {
    "abstract": _TEXT,
    **dict.fromkeys(("bio", "biography", "description", "excerpt", "summary"), _BELOW),
    **dict.fromkeys(("affiliation", "affiliations", "email"), _BELOW_HEADING),
    **_called("authors", "author", then=", a list: [First Author, Second Author]"),
    **_called("category", "primary_class", "primaryclass"),
    **_called("date", "issued", "year", then=": 2023, 2023-07 or 2023-07-18"),
    **_called("date", "pubdate"),
    **_called("doi", "doi_url"),
    **_called("arxiv", "eprint", "arxiv_id"),
    **_called("article_number", "eid", "articleno"),
    **_called("genre", "degree", "thesis_type"),
    **_called("isbn", "isbn13"),
    **_called("keywords", "subjects", "tags", then="; categories are called category and other_categories"),
    **_called("language", "lang", "langid"),
    **_unclear("it is called place, or event_place", "address", "location"),
    **_called("status", "pubstate"),
    **_called("editors", "editor"),
    **_called("translators", "translator"),
    **_called("featured", "highlight", "selected"),
    **_called("image", "cover", "photo", "picture", "preview", "teaser", "thumbnail"),
    **_called("note", "annote", "award", "awards"),
    **_called("number", "issue"),
    **_called("pages", "page"),
    **_called("published", "publish_date", "publishdate"),
    **_called("publisher", "institution", "organization", "school"),
    **_called("type", "publication_type", "publication_types", "entrytype"),
    **_called("venue_short", "shortjournal", "abbr", "journal_abbreviation"),
    **_called(
        "venue", "booktitle", "conference", "container_title", "howpublished", "journal", "journaltitle", "proceedings",
        "publication",
    ),
    **_link("url", "html", "link", "url", "website"),
    **_link("code", "code", "github", "repository", "url_code"),
    **_link("data", "dataset", "url_dataset"),
    **_link("pdf", "file", "paper_url", "paperurl", "pdf", "url_pdf"),
    **_link("poster", "poster", "url_poster"),
    **_link("project", "project", "url_project"),
    **_link("slides", "slides", "slides_url", "slidesurl", "url_slides"),
    **_link("video", "url_video", "video"),
    "categories": Meant("they are called category and other_categories"),
    **{key: Meant("write it under ids: {pmid: …}", "ids", key) for key in ("pmid", "pmcid", "openalex", "dblp")},
    **dict.fromkeys(("permalink", "slug", "key", "id", "citation_key"), _FILE_NAME),
    **dict.fromkeys(("layout", "collection", "math"), _NEEDLESS),
    **dict.fromkeys(("citation", "bibtex"), _NOT_NEEDED),
    "archiveprefix": Meant("delete the line: arxiv says it", is_needless=True),
    "draft": Meant("write hidden: true", "hidden"),
    "month": Meant("write it in date: 2023-07"),
    "day": Meant("write it in date: 2023-07-18"),
    "subtitle": Meant("write it in title, behind a colon and in quotes"),
}  # fmt: skip

_OF_A_PERSON: Mapping[str, Meant] = {
    **dict.fromkeys(("bio", "biography"), _TEXT),
    **dict.fromkeys(("abstract", "description", "interests", "phone", "research_interests", "summary"), _BELOW),
    **_called(
        "affiliations", "affiliation", "employer", "institution", "job", "organization", "organizations", "university",
        then=", a list: [Example University]",
    ),
    **_called("position", "job_title", "role", "title"),
    **_called("education", "degree", "degrees", then=": [{degree: PhD, institution: Example University}]"),
    **_called("location", "address", "office", "room"),
    **_called("image", "avatar", "photo", "picture", "portrait", then=", with image_alt: what it shows"),
    **dict.fromkeys(("awards", "award", "experience", "talks", "teaching"), _SECTION),
    **_called("name", "author", "full_name", "owner", "first_name", "last_name"),
    **_called("field", "category", "discipline", "tags", "keywords"),
    **_called("metrics", "citations", "h_index", then=": {h_index: {value: 29}}"),
    **_link("email", "email", "mail", address="you@your.address"),
    **_link("homepage", "home", "homepage", "site", "url", "website"),
    **_link("orcid", "orcid", address="0000-…"),
    **_link("google-scholar", "google_scholar", "googlescholar", "scholar", address="your-id"),
    **{key: text for name in ("bluesky", "github", "gitlab", "linkedin", "mastodon", "x")
       for key, text in _link(name, name, address="your-name").items()},
    **_link("x", "twitter", address="your-name"),
    **_unclear("write it under links: {github: your-name}", "social", "profiles", "contact"),
    "pdf": Meant("put a PDF at content/cv.pdf, or write content/cv.md"),
    **dict.fromkeys(("layout", "permalink"), _NEEDLESS),
}  # fmt: skip

MEANT: Mapping[str, Mapping[str, Meant]] = MappingProxyType(
    {PUBLICATION_FIELDS[0].key: _OF_A_PAPER, PROFILE_FIELDS[0].key: _OF_A_PERSON}
)
"""Keys of BibTeX and of other programs that make sites, by the first field of the table."""


def hint(key: str, known: Collection[str]) -> str:
    """What to type instead of a key that is not among the `known` ones of a table of fields."""
    if plain(key) in known:
        return f"did you mean {plain(key)!r}?"
    if found := meant(key, known):
        return found.hint
    close = get_close_matches(plain(key), known, n=1, cutoff=0.7)
    return f"did you mean {close[0]!r}?" if close else "put what is yours under 'extra'"


def meant(key: str, known: Collection[str]) -> Meant | None:
    """What a key of another program means, with the `known` keys of a table of fields."""
    keys = MEANT[next(iter(known))]
    word = re.sub(r"^(?:url|link)_|_(?:url|link|title|name)$", "", plain(key))  # pdf_url, url_pdf, journal_title
    return keys.get(plain(key)) or keys.get(word)


def plain(key: str) -> str:
    """A key as this program would spell it."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")
