"""schema.org descriptions as JSON-LD: of a work, and of the person on the home page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from generator.citing.work import Cited
from generator.facts import categories, dates, ongoing
from generator.facts.fields import Field, Kind
from generator.facts.identifiers import arxiv_address, catalogue_address, doi_address
from generator.facts.kinds import PERSON
from generator.facts.work_kinds import WORK_KINDS
from generator.model import Item, PartialDate, Person, Profile
from generator.site.named_links import absolute
from generator.site.things import Thing
from generator.site.view import compact_json
from generator.text import markdown
from generator.text.line import one_line

Node = dict[str, Any]

_ORCID = "https://orcid.org/"
_CONTAINERS = MappingProxyType({"article-journal": "Periodical", "chapter": "Book", "book": "BookSeries"})
"""CSL item type → what the work is part of."""

_WITH_PAGES = frozenset({"ScholarlyArticle", "Report", "Chapter"})
"""Types that have page numbers in the vocabulary."""

_ANY = frozenset(kind.schema_org for kind in WORK_KINDS.values())
_ONLY_OF = MappingProxyType(
    {"isbn": frozenset({"Book"}), "bookEdition": frozenset({"Book"}), "issn": frozenset({"Periodical"})}
)
"""Properties of the vocabulary that only some types have."""

_CAPITALS = re.compile(r"[A-Z0-9]")
_ROR = "https://ror.org/"


def work(c: Cited, url: str) -> str:
    """The description of a work; `url` is that of its page, empty if unknown."""
    node = {
        "@type": c.kind.schema_org,
        "@id": url,
        "url": url,
        "headline": c.title,
        "name": c.title,
        "author": [_agent(person) for person in c.creators],
        "editor": [_agent(person) for person in c.editors if not _is_organization(person)],
        # the vocabulary has no organizations as editors
        "contributor": [_agent(person) for person in c.editors if _is_organization(person)],
        "translator": [_agent(person) for person in c.translators],
        "copyrightHolder": [_agent(person) for person in c.holders],
        "datePublished": dates.iso(c.date) if c.date.year else "",
        "isPartOf": _one_or_more(_containers(c)),
        "pagination": (c.pages or c.article_number) if c.kind.schema_org in _WITH_PAGES else "",
        "locationCreated": _named("Place", c.event_place),
        "publisher": _named("Organization", c.publisher),
        "reportNumber": c.number if c.kind.schema_org == "Report" else "",
        "identifier": [
            _identifier("DOI", c.doi),
            _identifier("arXiv", c.arxiv),
            *(_identifier(scheme, one_line(id)) for scheme, id in c.work.ids.items()),
        ],
        "sameAs": _same(c),
        "keywords": [*(categories.name_of(code) for code in c.work.categories), *c.keywords],
    }
    stated = {name: text for name, text in c.plain("schema_org") if c.kind.schema_org in _ONLY_OF.get(name, _ANY)}
    return _json(node | stated)


def thing(each: Thing, owner: str, site: str) -> str:
    """The description of a talk, project, post or other thing of the table of kinds."""
    url = f"{site}{each.url}" if site and each.url else ""
    stated: Node = {}
    for field in each.kind.fields:
        for name in filter(None, field.schema_org.split(", ")):
            if name != "recordedAt":
                stated[name] = _stated(field, each.item, site)
    event = {
        "@type": "Event" if each.item.values.get("event") else "",
        "name": each.item.text_of("event"),
        "url": each.item.text_of("event_url"),
        "startDate": _iso(each.item.date_of(each.kind.starts)),
        "endDate": _iso(each.item.date_of(each.kind.ends)),
        "location": _named("Place", each.item.text_of("location")),
    }
    author = stated.get("author") or ([_named("Person", owner)] if "author" in stated else [])
    return _json(
        {"@type": each.kind.schema_org, "@id": url, "url": url}
        | stated
        | {"author": author, "recordedAt": event if event["@type"] else {}}
    )


def _iso(day: PartialDate) -> str:
    return dates.iso(day) if day.year else ""


def _stated(field: Field, item: Item, site: str) -> Any:
    """The value of a field as the vocabulary writes it."""
    value = item.values.get(field.key)
    if isinstance(value, PartialDate):
        return _iso(value)
    if field.kind is Kind.PEOPLE:
        return [_agent(person) for person in item.all_of(field.key)]
    if field.kind is Kind.IMAGE:
        return absolute(item.text_of(field.key), site)
    if isinstance(value, Mapping):
        return [link for link in value.values() if "://" in link]
    node = _NODES.get(field.schema_org)
    return _named(node, str(value)) if node and value else list(value) if isinstance(value, tuple) else value


_NODES = MappingProxyType({"funder": "Organization", "provider": "Organization", "member": "Person"})
"""Properties whose values are things of a type."""


def person(profile: Profile, url: str, today: str = "") -> str:
    """The description of the profile page and its person, on a day in ISO 8601."""
    now, before = _affiliations(profile, today)
    about = {
        "@type": "Person",
        "name": profile.name,
        "url": url,
        "description": one_line(markdown.to_plain(profile.biography)),
        "jobTitle": profile.position,
        "image": absolute(profile.image, url) if url else "",
        "address": profile.location,
        "affiliation": now,
        "alumniOf": [
            *before,
            *(_organization(d.institution, d.url) for d in profile.education if d.institution),
        ],
        "knowsAbout": categories.name_of(profile.field),
        "sameAs": [link for link in profile.links.values() if "://" in link],
        "identifier": orcid(profile),
    }
    return _json({"@type": "ProfilePage", "url": url, "mainEntity": about})


def group(profile: Profile, url: str, things: Mapping[str, Sequence[Thing]], today: str = "") -> str:
    """The description of the home page of a group: its members now and before, where it belongs, who funds it; on a day
    in ISO 8601."""
    people = things.get(PERSON.name, ())
    about = {
        "@type": "ResearchOrganization",
        "name": profile.name,
        "url": url,
        "description": one_line(markdown.to_plain(profile.biography)),
        "image": absolute(profile.image, url) if url else "",
        "address": profile.location,
        "parentOrganization": _affiliations(profile, today)[0],
        "knowsAbout": categories.name_of(profile.field),
        "member": [_member(each, url) for each in people if each.goes_on],
        "alumni": [_member(each, url) for each in people if not each.goes_on],
        "funder": [_named("Organization", name) for name in funders(things)],
        "sameAs": [link for link in profile.links.values() if "://" in link],
    }
    return _json({"@type": "ProfilePage", "url": url, "mainEntity": about})


def _affiliations(profile: Profile, today: str) -> tuple[list[Node], list[Node]]:
    """The places of work now, and those before."""
    now, before = (
        [_organization(a.name, a.url, a.ror) for a in profile.affiliations if ongoing.goes_on(a.end, today) == is_now]
        for is_now in (True, False)
    )
    return now, before


def funders(things: Mapping[str, Sequence[Thing]]) -> list[str]:
    """The names of those who give grants, each once."""
    return list(dict.fromkeys(filter(None, (each.item.text_of("funder") for each in things.get("grant", ())))))


def member(each: Thing, profile: Profile, site: str) -> str:
    """The description of the page of a person who has a file: a member of the group, if the site is a group's."""
    about = _member(each, site)
    about |= {
        "alternateName": list(each.item.all_of("aliases")),
        "description": one_line(each.summary),
        "image": absolute(each.image, site),
        "address": each.item.text_of("location"),
        "sameAs": [link for link in each.item.links.values() if "://" in link],
    }
    if profile.is_group:
        about["memberOf" if each.goes_on else "alumniOf"] = {
            "@type": "ResearchOrganization", "name": profile.name, "url": site,
        }  # fmt: skip
    return _json({"@type": "ProfilePage", "url": about["url"], "mainEntity": about})


def _member(each: Thing, site: str) -> Node:
    url = f"{site}{each.url}" if site else ""
    return {"@type": "Person", "@id": url, "name": each.title, "url": url, "jobTitle": each.item.text_of("position")}


def _organization(name: str, url: str = "", ror: str = "") -> Node:
    identity = f"{_ROR}{ror}" if ror else ""
    return {"@type": "Organization", "@id": identity, "name": name, "url": url}


def orcid(profile: Profile) -> str:
    """The person's ORCID iD as a URL; empty if the profile has none."""
    return next((url for url in profile.links.values() if url.startswith(_ORCID)), "")


def _json(node: Node) -> str:
    return compact_json({"@context": "https://schema.org", **_filled(node)}).strip()


def _one_or_more(nodes: list[Node]) -> Node | list[Node]:
    known = [node for node in nodes if _filled(node)]
    return known[0] if len(known) == 1 else known


def _filled(value: Any) -> Any:
    """The value without empty members."""
    if isinstance(value, dict):
        return {key: filled for key, part in value.items() if (filled := _filled(part))}
    if isinstance(value, list):
        return [filled for part in value if (filled := _filled(part))]
    return value


def _agent(person: Person) -> Node:
    if person.is_literal:
        return _named("Organization" if _is_organization(person) else "Person", person.name)
    family = f"{person.particle} {person.family}".strip()
    parts = {"givenName": person.given, "familyName": family, "honorificSuffix": person.suffix}
    return {"@type": "Person", "name": person.name, **parts}


def _is_organization(person: Person) -> bool:
    """A name that is not taken apart is an organization's if it has several words, or is written like OpenAI or NASA; a
    single word such as Plato is a person's."""
    return person.is_literal and (" " in person.name or len(_CAPITALS.findall(person.name)) > 1)


def _numbers_of_container(c: Cited) -> Node:
    """The ISSN of a journal, or the ISBN of the book that holds a chapter."""
    kind = _CONTAINERS.get(c.type)
    numbers = {"Periodical": {"issn": one_line(c.work.issn)}, "Book": {"isbn": one_line(c.work.isbn)}}
    return numbers.get(kind or "", {})


def _containers(c: Cited) -> list[Node]:
    """The journal or book that holds the work, the set of volumes to which a book belongs, and the series."""
    if c.venue:
        return [_held(c)]
    return [_volume(_named("Book", c.set_title), c.volume), _series(c)]


def _held(c: Cited) -> Node:
    kind = _CONTAINERS.get(c.type, "CreativeWork")
    series = _series(c) if kind != "Periodical" else {}
    node = _volume(_named(kind, c.venue) | _numbers_of_container(c) | {"isPartOf": series}, c.volume)
    return {"@type": "PublicationIssue", "issueNumber": c.issue, "isPartOf": node} if c.issue else node


def _series(c: Cited) -> Node:
    return (
        _volume(_named("BookSeries", c.series) | {"issn": one_line(c.work.issn)}, c.series_number) if c.series else {}
    )


def _volume(whole: Node, number: str) -> Node:
    return {"@type": "PublicationVolume", "volumeNumber": number, "isPartOf": whole} if number else whole


def _named(type: str, name: str) -> Node:
    return {"@type": type, "name": name} if name else {}


def _identifier(scheme: str, value: str) -> Mapping[str, str]:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value} if value else {}


def _same(c: Cited) -> list[str]:
    catalogues = (catalogue_address(scheme, id) for scheme, id in c.work.ids.items())
    return list(dict.fromkeys(filter(None, (doi_address(c.doi), arxiv_address(c.arxiv), c.url, *catalogues))))
