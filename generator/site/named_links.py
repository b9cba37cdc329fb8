"""Links to other sites, under the labels that visitors know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LABELS = {"pdf": "PDF", "url": "Publisher page", "doi": "DOI", "orcid": "ORCID", "github": "GitHub"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another site, already checked to be http(s) or mailto."""

    label: str
    url: str


def links(addresses: Mapping[str, str]) -> list[Link]:
    """Links with the label that visitors know: `pdf` → PDF, `slides` → Slides."""
    return [Link(_LABELS.get(name.lower(), name[:1].upper() + name[1:]), url) for name, url in addresses.items()]
