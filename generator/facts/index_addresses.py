"""Addresses in indexes and catalogues, which give a number there or lead to a login: they are not links of a work."""

from __future__ import annotations

import re
from urllib.parse import unquote

_ADDRESSES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "pmid",
            r"https?://(?:www\.)?(?:ncbi\.nlm\.nih\.gov/(?:pubmed|entrez/[^?]*)|pubmed\.ncbi\.nlm\.nih\.gov)/(\d{1,9})/?",
        ),
        (
            "pmcid",
            r"https?://(?:www\.)?(?:ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)/(?:pmc/)?articles?/(?:pmc/)?(PMC\d+)/?.*",
        ),
        ("openalex", r"https?://(?:api\.)?openalex\.org/(?:works/)?(W\d+)/?"),
        ("bibcode", r"https?://(?:ui\.)?adsabs\.harvard\.edu/abs/([^/?#]+)(?:/abstract)?/?"),
        (
            "dblp",
            r"https?://dblp\.(?:org|uni-trier\.de|dagstuhl\.de)/rec/(?:bibtex/|html/)?([\w./-]+?)(?:\.html|\.bib)?/?",
        ),
        ("inspire", r"https?://inspirehep\.net/(?:api/)?(?:literature|record)/(\d+)/?"),
        ("s2", r"https?://(?:www\.|api\.)?semanticscholar\.org/paper/(?:[^/?#]+/)?([0-9a-f]{40})/?"),
    )
)
_CATALOGUE = re.compile(
    r"(?i)https?://(?:[\w-]+\.)*(?:scopus|proquest|embase|webofknowledge|webofscience|isiknowledge|lens|gateway\.isi"
    r"|ebscohost|ovid|scholar\.google|sciencedirect\.com/science\?|doi\.pangaea)\b"
    r"|https?://api\.|<go to isi>"
)


def of_address(url: str) -> tuple[str, str]:
    """The name of an index and the number there, for an address of that index; empty texts for any other."""
    for name, pattern in _ADDRESSES:
        if match := pattern.fullmatch(url):
            return name, unquote(match[1])
    return "", ""


def is_of_catalogue(url: str) -> bool:
    """True for the address of a page behind a login or an interface for programs, which is not a link of a work."""
    return bool(_CATALOGUE.match(url))
