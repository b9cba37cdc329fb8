"""Metadata for machines in the head of a page, as front matter that the theme renders: meta tags, links, JSON-LD.

head:
  type: article                   Open Graph
  meta: {citation_title: […]}     name → contents
  links: {cite-as: {…: ""}}       relation → address → media type
  json_ld: "{…}"
  image: {address: …, width: …}   the social card
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from generator.citing.catalogue_names import in_head
from generator.citing.work import Cited
from generator.citing.writers import OF_PAPERS
from generator.citing.zotero_types import zotero_fields
from generator.facts import categories, languages
from generator.facts.identifiers import doi_address
from generator.model import PartialDate, Profile
from generator.site import json_ld
from generator.site.cards.card import HEIGHT, WIDTH
from generator.site.named_links import absolute
from generator.site.things import Thing
from generator.text.line import one_line

Head = dict[str, object]

_CONFERENCE = "citation_conference_title"
_CONTAINERS = {
    "article-journal": ("citation_journal_title",),
    # Zotero takes the title of the proceedings from the first, and the type of the work from the last of both
    "paper-conference": ("citation_inbook_title", _CONFERENCE),
    "chapter": ("citation_inbook_title",),
    **dict.fromkeys(("review", "review-book"), ("citation_journal_title",)),
}
_OTHER_CONTAINERS = ("DC.source",)
_PUBLISHERS = {"thesis": "citation_dissertation_institution", "report": "citation_technical_report_institution"}
_SCHEMA = "https://schema.org/"


def of_publication(c: Cited, site: str, page: str, author: str) -> Head:
    """The metadata of the paper at the URL `page` of the site; `site` is the URL of the site, empty if unknown;
    `author` identifies the owner as a URL, empty if the owner is not an author."""
    url, pdf = f"{site}{page}" if site else "", absolute(c.work.links.get("pdf", ""), site)
    return {
        "type": "article",
        "meta": _meta(c, url, pdf),
        "links": _links(c, pdf, f"{site}{page.rstrip('/')}" if site else "", author),
        "json_ld": json_ld.work(c, url),
    }


def of_home(profile: Profile, site: str, things: Mapping[str, Sequence[Thing]], today: str = "") -> Head:
    """The metadata of the home page, on a day in ISO 8601."""
    about = json_ld.group(profile, site, things, today) if profile.is_group else json_ld.person(profile, site, today)
    return {"type": "profile", "json_ld": about}


def card_path(key: str) -> str:
    """The path of the social card of a publication; without a key, that of all other pages."""
    return f"cards/{key or 'index'}.png"


def image(site: str, key: str, alternative: str) -> Head:
    """A social card for Open Graph (https://ogp.me), which needs an absolute URL."""
    return {"address": f"{site}{quote(card_path(key))}", "width": WIDTH, "height": HEIGHT, "alt": alternative}


def _meta(c: Cited, url: str, pdf: str) -> dict[str, list[str]]:
    """Highwire Press tags as documented by Google Scholar and Zotero. What these cannot say, such as the type of a
    preprint, is said in Zotero's own vocabulary, which it reads under the prefix `z`."""
    tags: dict[str, list[str]] = {}
    for name, content in _tags(c, url, pdf):
        if content:
            tags.setdefault(name, []).append(content)
    return tags


def _tags(c: Cited, url: str, pdf: str) -> Iterator[tuple[str, str]]:
    first, last = c.page_range
    yield "citation_title", c.title
    yield from (("citation_author", name) for name in in_head(c.creators))
    yield from (("citation_editor", name) for name in in_head(c.editors))
    yield "citation_publication_date", _day(c.date)
    yield from _held(c)
    yield "citation_series_title", c.series
    yield "citation_volume", c.volume
    yield "citation_issue", c.issue
    yield "citation_firstpage", first or c.article_number
    yield "citation_lastpage", last
    yield _PUBLISHERS.get(c.type, "citation_publisher"), c.publisher
    yield "citation_technical_report_number", c.number if c.type == "report" else ""
    yield "citation_isbn", one_line(c.work.isbn)
    yield "citation_issn", one_line(c.work.issn)
    yield "citation_pmid", c.work.ids.get("pmid", "")
    yield "citation_language", languages.code(one_line(c.work.language))
    yield "citation_doi", c.doi
    yield "citation_arxiv_id", c.arxiv
    yield "citation_abstract_html_url", url
    yield "citation_pdf_url", pdf
    topics = (categories.name_of(code) for code in c.work.categories)
    yield "citation_keywords", "; ".join([*topics, *c.keywords])
    yield "citation_abstract", c.abstract
    yield from zotero_fields(c)


def _held(c: Cited) -> Iterator[tuple[str, str]]:
    """What holds the work: of proceedings, search engines read the name of the conference, and Zotero both."""
    names = _CONTAINERS.get(c.type, _OTHER_CONTAINERS)
    yield from ((name, c.event if c.event and name == _CONFERENCE else c.venue) for name in names)


def _links(c: Cited, pdf: str, path: str, author: str) -> dict[str, Mapping[str, str]]:
    """Signposting links (https://signposting.org): persistent identifier, author, files, and the types of the page."""
    links: dict[str, Mapping[str, str]] = {
        "cite-as": {doi_address(c.doi): ""} if c.doi else {},
        "author": {author: ""} if author else {},
        "item": {pdf: "application/pdf"} if pdf else {},
        "describedby": {f"{path}.{ending}": writer.media_type for ending, writer in OF_PAPERS.items()} if path else {},
        "type": {f"{_SCHEMA}{c.kind.schema_org}": "", f"{_SCHEMA}AboutPage": ""},
    }
    return {relation: targets for relation, targets in links.items() if targets}


def _day(day: PartialDate) -> str:
    """`2022/03/31` as far as known."""
    if not day.year:
        return ""
    known = [f"{part:02}" for part in (day.month, day.day if day.month else 0) if part]
    return "/".join([f"{day.year:04}", *known])
