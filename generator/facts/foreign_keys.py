"""Keys that other programs use for what is a field here, or has another place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_LINKS = "write it under links: {url: https://…}"
_TEXT = "write it below the front matter"

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": _TEXT,
        "affiliation": "write it in the text below the front matter, or in content/cv.md",
        "author": "it is called authors, a list: [First Author, Second Author]",
        "award": "it is called note",
        "bio": _TEXT,
        "biography": _TEXT,
        "booktitle": "it is called venue",
        "code": "write it under links: {code: https://…}",
        "conference": "it is called venue",
        "description": _TEXT,
        "eprint": "it is called arxiv",
        "email": "write it under links: {email: mailto:you@your.address}",
        "institution": "it is called publisher",
        "issue": "it is called number",
        "journal": "it is called venue",
        "address": "it is called place",
        "collection": "it is called series",
        "degree": "it is called genre",
        "eid": "it is called article_number",
        "isbn13": "it is called isbn",
        "langid": "it is called language",
        "location": "it is called place, or event_place",
        "month": "write it in date: 2023-07",
        "orcid": "write it under links: {orcid: https://orcid.org/0000-…}",
        "pdf": "write it under links: {pdf: https://…}",
        "photo": "write a picture in the text below the front matter: ![You](images/you.jpg)",
        "pmid": "write it under ids: {pmid: …}",
        "pubdate": "it is called date",
        "pubstate": "it is called status",
        "school": "it is called publisher",
        "slides": "write it under links: {slides: https://…}",
        "summary": _TEXT,
        "tags": "they are called keywords; categories are called category and other_categories",
        "url": _LINKS,
        "video": "write it under links: {video: https://…}",
        "website": _LINKS,
        "year": "it is called date: 2023, 2023-07 or 2023-07-18",
    }
)
"""What to type, for keys of BibTeX and of other programs that make sites."""
