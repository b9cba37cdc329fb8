"""Keys that other programs use for what is a field here, or has another place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import NamedTuple


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


OF_A_PAPER: Mapping[str, Meant] = {
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
    "subtitle": Meant("write it in title, after a colon and in quotes"),
}  # fmt: skip

OF_A_PERSON: Mapping[str, Meant] = {
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
    **_unclear("write content/awards.yml: a list of entries with title and date", "awards", "award"),
    **_unclear("write a file for each in content/talks/ or content/teaching/", "talks", "teaching"),
    "experience": _SECTION,
    **_called("name", "author", "full_name", "owner", "first_name", "last_name"),
    **_called("field", "category", "discipline", "tags", "keywords"),
    **_called("metrics", "citations", "h_index", then=": {h_index: {value: 12}}"),
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

_OF_OTHER_KINDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("abstract", "body", "content", "details", "bio", "biography"), ("",)),
    (("description", "excerpt", "summary", "subtitle", "tagline"), ("summary", "")),
    (("title",), ("position", "name", "role")),
    (("name", "heading", "headline", "degree"), ("title", "name", "role")),
    (("date", "publishdate", "publish_date", "pubdate", "published", "year", "when"), ("date", "start")),
    (("start", "start_date", "startdate", "from", "since", "event_start", "begin"), ("start", "date")),
    (("end", "end_date", "enddate", "until", "to", "event_end", "finish", "date_end", "all_day"), ("end", "date_end")),
    (("event", "event_name", "venue", "conference", "occasion", "where"), ("event", "institution", "organization")),
    (("event_url", "event_link", "venue_url"), ("event_url",)),
    (("location", "place", "city", "country", "address", "room", "office"), ("location", "institution")),
    (("type", "talk_type", "kind"), ("type", "role", "level")),
    (("authors", "author", "speakers", "speaker", "presenter", "presenters"), ("authors", "people")),
    (("people", "members", "member", "team", "collaborators", "participants"), ("people", "authors")),
    (
        ("institution", "school", "university", "employer", "affiliation", "affiliations"),
        ("institution", "organization", "now"),
    ),
    (("organization", "organisation", "company", "publisher"), ("organization", "awarder", "institution", "funder")),
    (("awarder", "issuer", "awarded_by", "sponsor"), ("awarder", "funder")),
    (("funder", "agency", "funding", "sponsors"), ("funder",)),
    (("number", "grant_number", "award_number", "grant", "id"), ("number", "code")),
    (("role", "position", "job_title", "instructor", "group", "user_groups"), ("role", "position")),
    (("level", "degree_level", "programme", "program"), ("level",)),
    (("term", "semester", "quarter", "session"), ("term",)),
    (("code", "course_code", "course_id", "course_number"), ("code", "number")),
    (("papers", "publications", "publication", "paper", "related_publications", "works"), ("papers",)),
    (("projects", "project", "related_projects"), ("projects",)),
    (("talks", "talk", "events"), ("talks",)),
    (("tags", "tag", "categories", "category", "keywords", "topics"), ("tags",)),
    (
        ("image", "img", "photo", "picture", "avatar", "portrait", "cover", "thumbnail", "teaser", "preview"),
        ("image", "logo"),
    ),
    (("image_alt", "alt", "caption"), ("image_alt",)),
    (("aliases", "alternate_names", "also_known_as"), ("aliases", "formerly")),
    (("formerly", "redirect_from"), ("formerly",)),
    (("featured", "pinned", "sticky", "highlight", "selected"), ("featured",)),
    (("draft", "published_on"), ("draft", "hidden")),
    (("hidden", "unlisted"), ("hidden",)),
    (("links", "link", "url", "website", "homepage", "html", "redirect", "external_url"), (":homepage",)),
    (("slides", "slides_url", "url_slides", "presentation"), (":slides",)),
    (("video", "video_url", "url_video", "recording", "youtube"), (":video",)),
    (("poster", "poster_url"), (":poster",)),
    (("pdf", "file", "url_pdf", "handout"), (":pdf",)),
    (("code_url", "repo", "repository", "github", "source", "url_code"), (":code",)),
    (("email", "mail", "orcid", "twitter", "linkedin", "scholar", "social", "contact"), (":email",)),
)  # fmt: skip
"""Keys of other programs, and what may have that meaning here, the first that the kind has: a field, the text (empty),
or a name under `links` (after a colon)."""

_WITHOUT_USE = frozenset(
    {
        "layout", "permalink", "slug", "collection", "inline", "importance", "weight", "order", "rank", "math", "toc",
        "comments", "share", "show_date", "reading_time", "related_posts", "nav", "nav_order", "horizontal", "header",
        "classes", "view", "template",
    }
)  # fmt: skip
"""Keys that say how another program shows a page."""


_ORDERS = frozenset({"importance", "weight", "order", "rank"})


def of_other_kinds(known: Collection[str]) -> Mapping[str, Meant]:
    """What to type for keys of other programs, in a file whose fields are `known`."""
    hints = dict.fromkeys(_WITHOUT_USE, _NOT_NEEDED)
    hints |= _unclear("the address follows from the name of the file", "slug", "permalink")
    hints |= _unclear("things are sorted by date; write featured: true for the first ones", *_ORDERS)
    for keys, places in _OF_OTHER_KINDS:
        place = next((each for each in places if not each or each.startswith(":") or each in known), None)
        if place is not None:
            hints |= {key: _at_place(place, places) for key in keys if key not in known}
    return hints


def _at_place(place: str, places: Collection[str]) -> Meant:
    if place.startswith(":"):
        hint = f"write it under links: {{{place[1:]}: {'you@your.address' if place == ':email' else 'https://…'}}}"
        return Meant(hint, "links", place[1:]) if place != ":email" else Meant(hint)
    if place:
        return Meant(f"it is called {place}", place)
    return _TEXT if len(places) == 1 else _BELOW


def hint(key: str, known: Collection[str], hints: Mapping[str, Meant]) -> str:
    """What to type instead of a key that is not among the `known` ones of a table of fields; `hints` are those of its
    kind of file."""
    if plain(key) in known:
        return f"did you mean {plain(key)!r}?"
    if found := meant(key, hints):
        return found.hint
    close = get_close_matches(plain(key), known, n=1, cutoff=0.7)
    if close:
        return f"did you mean {close[0]!r}?"
    return "put what is yours under 'extra'" if "extra" in known else f"known: {', '.join(known)}"


def meant(key: str, hints: Mapping[str, Meant]) -> Meant | None:
    """What a key of another program means; None if nobody knows."""
    word = re.sub(r"^(?:url|link)_|_(?:url|link|title|name)$", "", plain(key))  # pdf_url, url_pdf, journal_title
    return hints.get(plain(key)) or hints.get(word)


def plain(key: str) -> str:
    """A key as this program would spell it."""
    return key.strip().casefold().replace("-", "_").replace(" ", "_")
