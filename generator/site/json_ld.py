"""schema.org descriptions as JSON-LD: of a work, and of the person on the home page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.citing.work import Cited
from generator.facts import categories, dates
from generator.facts.identifiers import arxiv_address, doi_address
from generator.model import Person, Profile
from generator.text import markdown
from generator.text.line import one_line

Node = dict[str, Any]

_ORCID = "https://orcid.org/"


def work(c: Cited, address: str) -> str:
    """A work; `address` is its page's, empty if it is not known."""
    node = {
        "@type": c.kind.schema_org,
        "@id": address,
        "url": address,
        "headline": c.title,
        "name": c.title,
        "author": [_person(person) for person in c.authors],
        "editor": [_person(person) for person in c.editors],
        "datePublished": dates.iso(c.date) if c.date.year else "",
        "isPartOf": _container(c),
        "pagination": c.pages,
        "publisher": _named("Organization", c.publisher),
        "identifier": [_identifier("DOI", c.doi), _identifier("arXiv", c.arxiv)],
        "sameAs": _same(c),
        "keywords": [categories.name_of(code) for code in c.work.categories],
        "abstract": c.abstract,
    }
    return _text(node | dict(c.plain("schema_org")))


def person(profile: Profile, address: str) -> str:
    """The profile page and the person whom it is about."""
    about = {
        "@type": "Person",
        "name": profile.name,
        "url": address,
        "description": one_line(markdown.to_plain(profile.biography)),
        "knowsAbout": categories.name_of(profile.field),
        "sameAs": [url for url in profile.links.values() if not url.startswith("mailto:")],
        "identifier": orcid(profile),
    }
    return _text({"@type": "ProfilePage", "url": address, "mainEntity": about})


def orcid(profile: Profile) -> str:
    """The person's ORCID as an address, if the profile has it."""
    return next((url for url in profile.links.values() if url.startswith(_ORCID)), "")


def _text(node: Node) -> str:
    return json.dumps({"@context": "https://schema.org", **_filled(node)}, ensure_ascii=False)


def _filled(value: Any) -> Any:
    """Without members that say nothing."""
    if isinstance(value, dict):
        return {key: filled for key, part in value.items() if (filled := _filled(part))}
    if isinstance(value, list):
        return [filled for part in value if (filled := _filled(part))]
    return value


def _person(who: Person) -> Node:
    """Whether a name that stays whole is a person's or an organisation's is not known: it has no type."""
    if who.is_literal:
        return {"name": who.name}
    family = f"{who.particle} {who.family}".strip()
    parts = {"givenName": who.given, "familyName": family, "honorificSuffix": who.suffix}
    return {"@type": "Person", "name": who.name, **parts}


def _container(c: Cited) -> Node:
    if c.type != "article-journal":
        node = _named("BookSeries" if c.type == "book" else "CreativeWork", c.venue)
        return node | {"volumeNumber": c.volume} if node and c.volume else node
    node = _named("Periodical", c.venue)
    for type, member, number in (
        ("PublicationVolume", "volumeNumber", c.volume),
        ("PublicationIssue", "issueNumber", c.issue),
    ):
        node = {"@type": type, member: number, "isPartOf": node} if number else node
    return node


def _named(type: str, name: str) -> Node:
    return {"@type": type, "name": name} if name else {}


def _identifier(scheme: str, value: str) -> Mapping[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value} if value else {}


def _same(c: Cited) -> list[str]:
    return list(dict.fromkeys(filter(None, (doi_address(c.doi), arxiv_address(c.arxiv), c.url))))
