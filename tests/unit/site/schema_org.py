"""The part of schema.org that our JSON-LD may use, and whether a description keeps to it.

Taken from the vocabulary of release 30.0 (https://schema.org/docs/developers.html): `subClassOf` of each type,
`domainIncludes` and `rangeIncludes` of each property, as far as they concern works and people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# fmt: off
PARENTS = {
    "Article": "CreativeWork",
    "BlogPosting": "SocialMediaPosting",
    "Book": "CreativeWork",
    "BookSeries": "CreativeWorkSeries",
    "Chapter": "CreativeWork",
    "Collection": "CreativeWork",
    "Comment": "CreativeWork",
    "CreativeWork": "Thing",
    "CreativeWorkSeries": "Series CreativeWork",
    "Dataset": "CreativeWork",
    "DefinedTerm": "Intangible",
    "DigitalDocument": "CreativeWork",
    "Event": "Thing",
    "ImageObject": "MediaObject",
    "Intangible": "Thing",
    "Language": "Intangible",
    "Legislation": "CreativeWork",
    "Manuscript": "CreativeWork",
    "Map": "CreativeWork",
    "MediaObject": "CreativeWork",
    "Message": "CreativeWork",
    "Movie": "CreativeWork",
    "MusicRecording": "CreativeWork",
    "NewsArticle": "Article",
    "Organization": "Thing",
    "Periodical": "CreativeWorkSeries",
    "Person": "Thing",
    "Place": "Thing",
    "PresentationDigitalDocument": "DigitalDocument",
    "ProfilePage": "WebPage",
    "PropertyValue": "StructuredValue",
    "PublicationEvent": "Event",
    "PublicationIssue": "CreativeWork",
    "PublicationVolume": "CreativeWork",
    "Recommendation": "Review",
    "Report": "Article",
    "ResearchOrganization": "Organization",
    "Review": "CreativeWork",
    "ScholarlyArticle": "Article",
    "Series": "Intangible",
    "SheetMusic": "CreativeWork",
    "SocialMediaPosting": "Article",
    "SoftwareApplication": "CreativeWork",
    "SoftwareSourceCode": "CreativeWork",
    "StructuredValue": "Intangible",
    "Thesis": "CreativeWork",
    "Thing": "",
    "VisualArtwork": "CreativeWork",
    "WebPage": "CreativeWork",
}
"""Type → the types that it is a kind of."""

PROPERTIES = {
    "about": ("CreativeWork DefinedTerm Event", "Thing"),
    "abstract": ("CreativeWork", "Text"),
    "address": ("Organization Person Place", "Text"),
    "additionalType": ("Thing", "Text URL"),
    "alternateName": ("Thing", "Text"),
    "alumni": ("Organization", "Person"),
    "alumniOf": ("Person", "Organization"),
    "author": ("CreativeWork", "Organization Person"),
    "award": ("CreativeWork Organization Person", "Text"),
    "bookEdition": ("Book", "Text"),
    "comment": ("CreativeWork", "Comment"),
    "contentLocation": ("CreativeWork", "Place"),
    "contributor": ("CreativeWork Event", "Organization Person"),
    "copyrightHolder": ("CreativeWork", "Organization Person"),
    "creativeWorkStatus": ("CreativeWork", "DefinedTerm Text"),
    "creditText": ("CreativeWork", "Text"),
    "dateCreated": ("CreativeWork", "Date DateTime"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "description": ("Thing", "Text"),
    "editor": ("CreativeWork", "Person"),
    "exampleOfWork": ("CreativeWork", "CreativeWork"),
    "familyName": ("Person", "Text"),
    "funder": ("CreativeWork Event Organization Person", "Organization Person"),
    "genre": ("CreativeWork", "DefinedTerm Text URL"),
    "givenName": ("Person", "Text"),
    "headline": ("CreativeWork", "Text"),
    "honorificSuffix": ("Person", "Text"),
    "identifier": ("Thing", "PropertyValue Text URL"),
    "image": ("Thing", "ImageObject URL"),
    "inLanguage": ("CreativeWork Event", "Language Text"),
    "inSupportOf": ("Thesis", "Text"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "isbn": ("Book", "Text"),
    "issn": ("CreativeWorkSeries Dataset", "Text"),
    "issueNumber": ("PublicationIssue", "Integer Text"),
    "jobTitle": ("Person", "DefinedTerm Text"),
    "keywords": ("CreativeWork Event Organization Place", "DefinedTerm Text URL"),
    "knowsAbout": ("Organization Person", "Text Thing URL"),
    "learningResourceType": ("CreativeWork", "DefinedTerm Text"),
    "location": ("Event Organization", "Place Text"),
    "locationCreated": ("CreativeWork", "Place"),
    "mainEntity": ("CreativeWork", "Thing"),
    "member": ("Organization", "Organization Person"),
    "memberOf": ("Organization Person", "Organization"),
    "name": ("Thing", "Text"),
    "numberOfPages": ("Book", "Integer"),
    "pagination": ("Article Chapter PublicationIssue PublicationVolume", "Text"),
    "parentOrganization": ("Organization", "Organization"),
    "position": ("CreativeWork", "Integer Text"),
    "propertyID": ("PropertyValue", "Text URL"),
    "publisher": ("CreativeWork", "Organization Person"),
    "recordedAt": ("CreativeWork", "Event"),
    "reportNumber": ("Report", "Text"),
    "sameAs": ("Thing", "URL"),
    "softwareVersion": ("SoftwareApplication", "Text"),
    "sourceOrganization": ("CreativeWork", "Organization"),
    "sponsor": ("CreativeWork Event Organization Person", "Organization Person"),
    "startDate": ("CreativeWorkSeries Event", "Date DateTime"),
    "subjectOf": ("Thing", "CreativeWork Event"),
    "superEvent": ("Event", "Event"),
    "translator": ("CreativeWork Event", "Organization Person"),
    "url": ("Thing", "URL"),
    "value": ("PropertyValue", "Number StructuredValue Text"),
    "version": ("CreativeWork", "Number Text"),
    "volumeNumber": ("PublicationVolume", "Integer Text"),
    "workFeatured": ("Event", "CreativeWork"),
}
# fmt: on
"""Property → the types that may have it, and what its values may be."""

_TEXTS = {"Text", "URL", "Date", "DateTime", "Integer", "Number"}


def check(node: dict[str, Any]) -> None:
    """Raises AssertionError for what the vocabulary does not know: a type, a property of that type, a value of that
    property."""
    assert node.pop("@context") == "https://schema.org"
    _check(node)


def _check(node: dict[str, Any]) -> None:
    kinds = {kind for type in _listed(node["@type"]) for kind in _ancestors(type)}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domain, values = (set(part.split()) for part in PROPERTIES[name])
        assert kinds & domain, f"{node['@type']} has no {name}"
        for each in _listed(value):
            _check_value(name, each, values)


def _check_value(name: str, value: Any, allowed: set[str]) -> None:
    if isinstance(value, dict):
        assert {kind for type in _listed(value["@type"]) for kind in _ancestors(type)} & allowed, (name, value)
        _check(value)
    else:
        assert isinstance(value, str), name
        assert allowed & _TEXTS, f"{name} is not a text"


def _ancestors(type: str) -> Iterator[str]:
    yield type
    for parent in PARENTS[type].split():
        yield from _ancestors(parent)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
