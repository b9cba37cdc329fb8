"""schema.org descriptions as JSON-LD: of a work, and of the person on the home page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.citing.work import Cited
from generator.facts import categories, dates
from generator.facts.identifiers import arxiv_address, catalogue_address, doi_address
from generator.model import Person, Profile
from generator.site.named_links import absolute
from generator.text import markdown
from generator.text.line import one_line

Node = dict[str, Any]

_ORCID = "https://orcid.org/"
_ROR = "https://ror.org/"


def work(c: Cited, url: str) -> str:
    """The description of a work; `url` is that of its page, empty if unknown."""
    node = {
        "@type": c.kind.schema_org,
        "@id": url,
        "url": url,
        "headline": c.title,
        "name": c.title,
        "author": [_person(person) for person in c.creators],
        "editor": [_person(person) for person in c.editors],
        "translator": [_person(person) for person in c.translators],
        "copyrightHolder": [_person(person) for person in c.holders],
        "datePublished": dates.iso(c.date) if c.date.year else "",
        "isPartOf": _container(c),
        "pagination": c.pages or c.article_number,
        "locationCreated": _named("Place", c.event_place),
        "publisher": _named("Organization", c.publisher),
        "identifier": [
            _identifier("DOI", c.doi),
            _identifier("arXiv", c.arxiv),
            *(_identifier(scheme, one_line(id)) for scheme, id in c.work.ids.items()),
        ],
        "sameAs": _same(c),
        "keywords": [*(categories.name_of(code) for code in c.work.categories), *map(one_line, c.work.keywords)],
        "abstract": c.abstract,
    }
    return _json(node | dict(c.plain("schema_org")))


def person(profile: Profile, url: str) -> str:
    """The description of the profile page and its person."""
    about = {
        "@type": "Person",
        "name": profile.name,
        "url": url,
        "description": one_line(markdown.to_plain(profile.biography)),
        "jobTitle": profile.position,
        "image": absolute(profile.image, url) if url else "",
        "address": profile.location,
        "affiliation": [_organization(a.name, a.url, a.ror) for a in profile.affiliations if not a.end],
        "alumniOf": [
            *(_organization(a.name, a.url, a.ror) for a in profile.affiliations if a.end),
            *(_organization(d.institution, d.url) for d in profile.education if d.institution),
        ],
        "knowsAbout": categories.name_of(profile.field),
        "sameAs": [link for link in profile.links.values() if "://" in link],
        "identifier": orcid(profile),
    }
    return _json({"@type": "ProfilePage", "url": url, "mainEntity": about})


def _organization(name: str, url: str = "", ror: str = "") -> Node:
    identity = f"{_ROR}{ror}" if ror else ""
    return {"@type": "Organization", "@id": identity, "name": name, "url": url}


def orcid(profile: Profile) -> str:
    """The person's ORCID iD as a URL; empty if the profile has none."""
    return next((url for url in profile.links.values() if url.startswith(_ORCID)), "")


def _json(node: Node) -> str:
    return json.dumps({"@context": "https://schema.org", **_filled(node)}, ensure_ascii=False)


def _filled(value: Any) -> Any:
    """The value without empty members."""
    if isinstance(value, dict):
        return {key: filled for key, part in value.items() if (filled := _filled(part))}
    if isinstance(value, list):
        return [filled for part in value if (filled := _filled(part))]
    return value


def _person(person: Person) -> Node:
    """A literal name has no type, since it may be a person's or an organization's."""
    if person.is_literal:
        return {"name": person.name}
    family = f"{person.particle} {person.family}".strip()
    parts = {"givenName": person.given, "familyName": family, "honorificSuffix": person.suffix}
    return {"@type": "Person", "name": person.name, **parts}


def _container(c: Cited) -> Node:
    if c.type != "article-journal":
        node = _named("CreativeWork", c.venue) or _named("BookSeries", c.series)
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
    catalogues = (catalogue_address(scheme, id) for scheme, id in c.work.ids.items())
    return list(dict.fromkeys(filter(None, (doi_address(c.doi), arxiv_address(c.arxiv), c.url, *catalogues))))
