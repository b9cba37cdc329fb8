"""The files that the filter of the publications page fetches when that page does not hold every text: facts in columns,
and abstracts apart, since these are wanted only when words are looked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from generator.site.facets import Facets
from generator.site.list_parts import WHOLE
from generator.site.paper import FOLDED_FROM, Pub
from generator.site.presentation import Presentation
from generator.site.rendering import Makers, Rendering
from generator.site.view import Download

FOLDER = "publications/data"
ABSTRACTS = 500
"""Abstracts in one file: about 200 KB gzipped."""


def is_on_one_page(pubs: Sequence[Pub]) -> bool:
    """True if the publications page holds every text that the filter looks into."""
    return len(pubs) <= WHOLE and all(len(pub.authors) <= FOLDED_FROM for pub in pubs)


def views(rendering: Rendering, found: Callable[[], Facets]) -> Makers:
    """Nothing for a portfolio whose publications page is all that the filter needs; `found` are its facets."""
    pubs = rendering.shown.pubs
    if is_on_one_page(pubs):
        return
    yield f"{FOLDER}/index.json", partial(_index, rendering, found)
    for start in range(0, len(pubs), ABSTRACTS):
        number = start // ABSTRACTS + 1
        yield f"{FOLDER}/abstracts-{number}.json", partial(_abstracts, pubs[start : start + ABSTRACTS])


def _index(rendering: Rendering, found: Callable[[], Facets]) -> Download:
    return Download(_json(columns(rendering.shown, found())))


def _abstracts(pubs: Iterable[Pub]) -> Download:
    return Download(_json([pub.abstract for pub in pubs]))


def columns(shown: Presentation, found: Facets) -> dict[str, object]:
    """A list for each fact, in the order of the publications; names and topics are numbers into lists of their own."""
    pubs = shown.pubs
    people = {name: place for place, name in enumerate(dict.fromkeys(a.name for pub in pubs for a in pub.authors))}
    return {
        "keys": [pub.key for pub in pubs],
        "titles": [pub.title for pub in pubs],
        "venues": [pub.venue or pub.kind_label for pub in pubs],
        "dates": [pub.date_text for pub in pubs],
        "years": [pub.year_label for pub in pubs],
        "ranks": [pub.publication.index_rank for pub in pubs],
        "links": [[[link.label, link.url] for link in pub.links] for pub in pubs],
        "names": list(people),
        "authors": [[people[author.name] for author in pub.authors] for pub in pubs],
        "pages": {str(people[a.name]): a.url for pub in pubs for a in pub.authors if a.url},
        "owners": sorted({people[a.name] for pub in pubs for a in pub.authors if a.is_owner}),
        "positions": [pub.position for pub in pubs],
        "truncated": [place for place, pub in enumerate(pubs) if pub.truncated],
        "topics": {
            found.topics[topic.code]: [topic.short, topic.name, topic.slot, topic.url] for topic in shown.topics
        },
        "facets": {
            name: [list(found.values[pub.key][name]) for pub in pubs]
            for name in ("topic", "venue", "pos", "code", "author")
        },
        "abstracts": ABSTRACTS,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
