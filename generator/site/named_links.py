"""Links to other sites with readable labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LABELS = {"pdf": "PDF", "url": "Publisher page", "doi": "DOI", "orcid": "ORCID", "github": "GitHub"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another site; `url` has been checked to be http(s) or mailto."""

    label: str
    url: str


def links(urls: Mapping[str, str]) -> list[Link]:
    """A link for each named URL, with a label such as PDF for `pdf` or Slides for `slides`."""
    return [Link(_LABELS.get(name.lower(), name[:1].upper() + name[1:]), url) for name, url in urls.items()]
