"""The list of all publications and a page for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from generator.citing.writers import OF_PAPERS, WRITERS
from generator.site import filter_files, json_ld
from generator.site.citable import enclosed
from generator.site.connections import Connections, connections_of
from generator.site.facets import Facets, facets
from generator.site.head import of_publication
from generator.site.pages.publication_list import PublicationList
from generator.site.paper import Pub
from generator.site.phrases import short_author_list
from generator.site.recording import Pubs, Shared
from generator.site.related import Related, RelatedPaper
from generator.site.rendering import Producers, Rendering, downloads, with_neighbours
from generator.site.view import Page

_Related = tuple[Sequence[Pub], Sequence[str]]
"""The related papers, and the reason of each."""
_SECTION = "publications/"


def producers(rendering: Rendering) -> Producers:
    """The list, the page of each publication, and their downloads."""
    pubs = rendering.presentation.pubs
    get_facets = rendering.shared("facets", lambda _: facets(rendering.presentation))
    everything = PublicationList(
        "publications", "publications/index.md", rendering.language.gettext("Publications"), pubs, _SECTION
    )
    yield from everything.producers(rendering, partial(_list, rendering, get_facets), WRITERS)
    yield from filter_files.producers(rendering, get_facets)
    related = cache(lambda: Related(pubs, rendering.language))
    by_key = {pub.key: pub for pub in pubs}
    get_related = rendering.shared(
        "related", lambda key: _related(related().of(by_key[key])), lambda key: related().inputs(by_key[key])
    )
    connections = connections_of(rendering) if any(rendering.presentation.things.values()) else None
    for later, pub, earlier in with_neighbours(pubs):
        yield f"{pub.path}.md", partial(_publication, rendering, pub, earlier, later, get_related, connections)
        yield from downloads(rendering, pub.path, [pub], OF_PAPERS)


def _list(rendering: Rendering, get_facets: Callable[[], Facets]) -> dict[str, Any]:
    presentation = rendering.presentation
    total, years = len(presentation.pubs), [year.label for year in presentation.years if year.label.isdecimal()]
    return {
        "description": rendering.language.ngettext(
            "{n} publication by {name}, by year, with abstracts and BibTeX.",
            "{n} publications by {name}, by year, with abstracts and BibTeX.",
            total,
            name=rendering.owner,
        ),
        "facets": get_facets(),
        "selectable": {ending: writer.programs for ending, writer in WRITERS.items()},
        "index": "" if filter_files.is_on_one_page(presentation.pubs) else f"{filter_files.FOLDER}/index.json",
        "first_year": years[-1] if years else "",
        "last_year": years[0] if years else "",
    }


def _publication(
    rendering: Rendering,
    pub: Pub,
    earlier: Pub | None,
    later: Pub | None,
    get_related: Shared[_Related],
    connections: Shared[Connections] | None,
) -> Page:
    presentation = rendering.presentation
    orcid = json_ld.orcid(presentation.portfolio.profile) if pub.owner_listed else ""
    return rendering.page(
        f"{pub.path}.md",
        "publication",
        pub.title,
        _description(pub),
        section=_SECTION,
        source=pub.source,
        head=of_publication(pub.cited, presentation.site, pub.url, orcid),
        card=pub.key,
        pub=pub,
        earlier=earlier,
        later=later,
        related=[*map(RelatedPaper, *get_related(pub.key))],
        connected=connections(pub.path).groups if connections else (),
        enclosed=enclosed(pub.entry_beside_abstract),
    )


def _related(papers: Sequence[RelatedPaper]) -> _Related:
    return Pubs(paper.pub for paper in papers), [paper.reason for paper in papers]


def _description(pub: Pub) -> str:
    names = short_author_list([author.name for author in pub.authors], pub.truncated, pub.language)
    return pub.abstract or ". ".join(part for part in (names, pub.kind_label, pub.date_text) if part)
