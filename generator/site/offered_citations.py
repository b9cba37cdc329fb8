"""What a page that lists publications offers to programs that save citations from it: each publication as COinS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.citing import coins
from generator.site.paper import Pub

MAX_NAMES = 2_000
"""Names of authors in the COinS of one page, 20 KB of it gzipped. A page with more leaves the longest lists out."""

MAX_NAMES_BRIEFLY = 100
"""The same for pages that repeat what others say, of which there may be thousands."""


def offered(pubs: Iterable[Pub], most: int = MAX_NAMES) -> Mapping[str, str]:
    """The ContextObject of each publication by its key, without authors where the page would have more than `most`."""
    by_length = sorted(pubs, key=lambda pub: (len(pub.authors), pub.key))
    objects: dict[str, str] = {}
    names = 0
    for pub in by_length:
        names += len(pub.authors)
        objects[pub.key] = pub.coins if names <= most else _without_authors(pub)
    return objects


def offered_briefly(pubs: Iterable[Pub]) -> Mapping[str, str]:
    """The same for a page that repeats what others say: without authors also where the work can be looked up by its
    DOI."""
    listed = list(pubs)
    others = offered([pub for pub in listed if not pub.cited.doi], MAX_NAMES_BRIEFLY)
    return {**others, **{pub.key: _without_authors(pub) for pub in listed if pub.cited.doi}}


def _without_authors(pub: Pub) -> str:
    return coins.context_object(pub.cited, with_authors=False)
