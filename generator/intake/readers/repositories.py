"""Names that sources give as a venue and that are none: servers and archives that hold copies, and catalogues."""

from __future__ import annotations

import re

from generator.intake.readers.bibtex import bibtex_identifiers

_REPOSITORY = re.compile(
    r"(?i)(?:arxiv(?:\.org)?|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|engrxiv|edarxiv|techrxiv|"
    r"[a-z]{2,8}rxiv|zenodo|figshare|dryad|osf(?: preprints?)?|ssrn|ssrn electronic journal|research square|preprints?|"
    r"preprints\.org|authorea|hal|hal open science|la referencia|pubmed(?: central)?|medline|europe pmc|"
    r"semantic scholar|openalex|google scholar|researchgate|datacite|crossref|cogprints|"
    r"social science research network|computing research repository|zotero|scopus|web of science)"
    r"(?:\s*[:(\[].*)?"
    r"|arxiv\b.*|arxiv \(cornell university\)|.*\((?:lareferencia|la referencia)\b.*"
    r"|.*\b(?:institutional|university|open) (?:repository|archive)\b.*"
)
_LONGEST = 200
_LIKE_AN_ID = re.compile(r"(?i)\barxiv:\s*(\S*\d{3}\S*)")


def is_repository(venue: str) -> bool:
    """True for a venue that only holds copies of works."""
    return len(venue) <= _LONGEST and bool(_REPOSITORY.fullmatch(venue.strip()) or bibtex_identifiers.is_arxiv(venue))


def arxiv_in(venue: str) -> str:
    """The arXiv id in a venue such as `arXiv preprint arXiv:2307.09288`."""
    return bibtex_identifiers.arxiv(venue)[0] if "rxiv" in venue.lower() or "corr" in venue.lower() else ""


def damaged_arxiv_in(venue: str) -> str:
    """What follows `arXiv:` in the name of a server and is no arXiv id."""
    match = _LIKE_AN_ID.search(venue)
    return match[1].rstrip(",.;") if match and is_repository(venue) and not arxiv_in(venue) else ""
