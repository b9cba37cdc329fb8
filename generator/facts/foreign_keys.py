"""Keys that other programs use for what is a field here, or has another place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_LINKS = "write it under links: {url: https://…}"
_PORTRAIT = "it is called image, with image_alt: what it shows"
_TEXT = "write it below the front matter"

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": _TEXT,
        "affiliation": "it is called affiliations, a list: [Example University]",
        "author": "it is called authors, a list: [First Author, Second Author]",
        "award": "it is called note",
        "bio": _TEXT,
        "biography": _TEXT,
        "booktitle": "it is called venue",
        "code": "write it under links: {code: https://…}",
        "conference": "it is called venue",
        "description": _TEXT,
        "eprint": "it is called arxiv",
        "email": "write it under links: {email: you@your.address}",
        "institution": "it is called publisher",
        "issue": "it is called number",
        "journal": "it is called venue",
        "keywords": "categories are called category and other_categories",
        "month": "write it in date: 2023-07",
        "orcid": "write it under links: {orcid: 0000-…}",
        "pdf": "write it under links: {pdf: https://…}",
        "avatar": _PORTRAIT,
        "photo": _PORTRAIT,
        "picture": _PORTRAIT,
        "role": "it is called position",
        "shortjournal": "it is called venue_short",
        "pubdate": "it is called date",
        "school": "it is called publisher",
        "slides": "write it under links: {slides: https://…}",
        "summary": _TEXT,
        "tags": "categories are called category and other_categories",
        "url": _LINKS,
        "video": "write it under links: {video: https://…}",
        "website": _LINKS,
        "year": "it is called date: 2023, 2023-07 or 2023-07-18",
    }
)
"""What to type, for keys of BibTeX and of other programs that make sites."""
