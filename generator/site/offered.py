"""What a page that lists publications offers to programs that save citations from it: each publication as COinS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.citing import coins
from generator.site.paper import Pub

MAX_NAMES = 2_000
"""Names of authors in the COinS of one page, 20 KB of it gzipped. A page with more leaves the longest lists out."""


def offered(pubs: Iterable[Pub]) -> Mapping[str, str]:
    """The ContextObject of each publication by its key, without authors where the page would be too heavy."""
    by_length = sorted(pubs, key=lambda pub: (len(pub.authors), pub.key))
    objects: dict[str, str] = {}
    names = 0
    for pub in by_length:
        names += len(pub.authors)
        objects[pub.key] = pub.coins if names <= MAX_NAMES else _without_authors(pub)
    return objects


def offered_briefly(pubs: Iterable[Pub]) -> Mapping[str, str]:
    """The same without authors wherever the work can be looked up by its DOI: for lists that repeat what others say, of
    which there may be thousands."""
    return {pub.key: _without_authors(pub) if pub.cited.doi else pub.coins for pub in pubs}


def _without_authors(pub: Pub) -> str:
    return coins.context_object(pub.cited, with_authors=False)
