"""The list of all publications and a page for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from generator.citing.writers import WRITERS
from generator.site import filter_files, json_ld
from generator.site.facets import Facets, facets
from generator.site.head import of_publication
from generator.site.list_parts import parts
from generator.site.pages import list_page
from generator.site.paper import Pub
from generator.site.presentation import grouped
from generator.site.related import Related
from generator.site.rendering import Makers, Rendering, downloads, with_neighbours
from generator.site.view import Page

_SECTION = "publications/"
_SELECTABLE = {
    "bib": "LaTeX, Overleaf, JabRef",
    "ris": "Zotero, Mendeley, EndNote",
    "json": "Pandoc, Quarto, Zotero",
}
"""The formats that assets/cite.js cuts a selection out of, each with programs that read it."""


def views(rendering: Rendering) -> Makers:
    """The list, each paper's page, and their downloads."""
    pubs = rendering.shown.pubs
    found = cache(lambda: facets(rendering.shown))
    yield "publications/index.md", partial(_list, rendering, found)
    yield from list_page.older(rendering, "Publications", pubs, _SECTION, _SECTION)
    yield from downloads("publications", pubs, WRITERS)
    yield from filter_files.views(rendering, found)
    related = cache(lambda: Related(pubs))  # made when the first page wants it
    for later, pub, earlier in with_neighbours(pubs):
        yield f"{pub.path}.md", partial(_publication, rendering, pub, earlier, later, related)
        yield from downloads(pub.path, [pub], WRITERS)


def _list(rendering: Rendering, found: Callable[[], Facets]) -> Page:
    shown = rendering.shown
    total, dated = len(shown.pubs), [year.label for year in shown.years if year.label.isdecimal()]
    front, *older = parts(shown.pubs, _SECTION)
    return rendering.page(
        "publications/index.md",
        "publications",
        "Publications",
        f"All {total} publications of {rendering.owner} by year, with abstracts and BibTeX.",
        section=_SECTION,
        years=shown.years,
        listed=grouped(front.pubs),
        older=older[0] if older else None,
        counts=list_page.year_counts(shown.pubs),
        facets=found(),
        selectable=_SELECTABLE,
        index=f"{filter_files.FOLDER}/index.json" if not filter_files.is_on_one_page(shown.pubs) else "",
        topics=shown.topics,
        total_people=len(shown.people),
        total_venues=len(shown.venues),
        total=total,
        first_year=dated[-1] if dated else "",
        last_year=dated[0] if dated else "",
    )


def _publication(
    rendering: Rendering, pub: Pub, earlier: Pub | None, later: Pub | None, related: Callable[[], Related]
) -> Page:
    shown = rendering.shown
    author = json_ld.orcid(shown.portfolio.profile) if pub.owner_listed else ""
    page = rendering.page(
        f"{pub.path}.md",
        "publication",
        pub.title,
        _description(pub),
        section=_SECTION,
        source=pub.source,
        head=of_publication(pub.cited, shown.site, pub.url, author),
        card=pub.key,
        pub=pub,
        earlier=earlier,
        later=later,
        related=related().of(pub),
    )
    pub.forget_texts()  # a host has written the downloads by now; of 10,000 papers they hold 150 MB
    return page


def _description(pub: Pub) -> str:
    is_more = len(pub.authors) > 3 or pub.truncated
    names = ", ".join(author.name for author in pub.authors[:3]) + (" et al." if is_more else "")
    return pub.abstract or ". ".join(part for part in (names, pub.kind_label, pub.date_text) if part)
