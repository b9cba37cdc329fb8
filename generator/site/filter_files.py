"""The file that the filter of the publications page fetches if that page lacks some of the texts: facts in columns. It
takes abstracts, which are needed only for words, from the file of all citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from generator.facts import languages
from generator.site.facets import NAMES, Facets
from generator.site.pages.publication_list import MAX_UNDIVIDED
from generator.site.paper import MAX_AUTHORS_IN_LISTS, Pub
from generator.site.presentation import Presentation
from generator.site.rendering import Producers, Rendering
from generator.site.view import Download, compact_json
from generator.site.written_language import direction

FOLDER = "publications/data"


def is_on_one_page(pubs: Sequence[Pub]) -> bool:
    """True if the publications page has every text that can be filtered by."""
    return len(pubs) <= MAX_UNDIVIDED and all(len(pub.authors) <= MAX_AUTHORS_IN_LISTS for pub in pubs)


def producers(rendering: Rendering, get_facets: Callable[[], Facets]) -> Producers:
    """The files; none if the publications page has all that the filter needs."""
    pubs = rendering.presentation.pubs
    if is_on_one_page(pubs):
        return
    yield f"{FOLDER}/index.json", partial(_index, rendering, get_facets)


def _index(rendering: Rendering, get_facets: Callable[[], Facets]) -> Download:
    return Download(compact_json(columns(rendering.presentation, get_facets())))


def columns(presentation: Presentation, facets: Facets) -> dict[str, object]:
    """A list for each fact, in the order of the publications; names are indexes into `names`."""
    pubs = presentation.pubs
    people = {name: index for index, name in enumerate(dict.fromkeys(a.name for pub in pubs for a in pub.authors))}
    return {
        "keys": [pub.key for pub in pubs],
        "titles": [pub.title for pub in pubs],
        "wheres": [pub.where for pub in pubs],
        "venues": [pub.venue if pub.venue not in pub.where else "" for pub in pubs],
        "years": [pub.year_label for pub in pubs],
        "ranks": [pub.publication.index_rank for pub in pubs],
        "links": [[[link.label, link.url] for link in pub.links_in_lists] for pub in pubs],
        "names": list(people),
        "authors": [[people[author.name] for author in pub.authors] for pub in pubs],
        "pages": {str(people[a.name]): a.url for pub in pubs for a in pub.authors if a.url},
        "owners": sorted({people[a.name] for pub in pubs for a in pub.authors if a.is_owner or a.member}),
        "notes": {index: pub.publication.note for index, pub in enumerate(pubs) if pub.publication.note},
        "images": {index: pub.publication.image for index, pub in enumerate(pubs) if pub.publication.image},
        "languages": {index: of_pub for index, pub in enumerate(pubs) if (of_pub := _language(pub))[0]},
        "truncated": [index for index, pub in enumerate(pubs) if pub.truncated],
        "bare": [index for index, pub in enumerate(pubs) if not pub.publication.abstract],
        "topics": {topic.code: [topic.short, topic.name, topic.slot, topic.url] for topic in presentation.topics},
        "facets": {name: [list(facets.values[pub.key][name]) for pub in pubs] for name in NAMES},
    }


def _language(pub: Pub) -> tuple[str, str]:
    """`lang` and `dir` of the title and the abstract."""
    tag = languages.tag(pub.publication.language)
    return tag, direction(f"{pub.publication.title} {pub.publication.abstract}", tag)
