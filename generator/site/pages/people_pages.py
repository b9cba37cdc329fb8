"""The list of all co-authors, and a page for each with whom the owner has written often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby, takewhile

from generator.site.co_authors import CoAuthor
from generator.site.list_parts import parts
from generator.site.pages import list_page
from generator.site.paper import Pub
from generator.site.presentation import grouped
from generator.site.rendering import Makers, Rendering, downloads
from generator.site.view import Page

LISTED = 3_000
"""Names on the page of all co-authors; those with fewest papers are counted only."""

_SECTION = "people/"
_OTHER_LETTERS = "…"


def views(rendering: Rendering) -> Makers:
    """The list, the co-authors' pages, and their downloads."""
    yield "people/index.md", partial(_people, rendering)
    by_key = {pub.key: pub for pub in rendering.shown.pubs}
    for person in rendering.shown.people:
        if person.has_page:
            pubs = [by_key[key] for key in person.keys]
            yield f"{person.path}.md", partial(_person, rendering, person, pubs)
            yield from list_page.older(rendering, f"Papers with {person.name}", pubs, person.url, _SECTION, brief=True)
            yield from downloads(person.path, pubs)


def _people(rendering: Rendering) -> Page:
    people = rendering.shown.people
    listed = _most_frequent(people)
    often = ", ".join(f"{person.name} ({person.count})" for person in people[:5])
    return rendering.page(
        "people/index.md",
        "people",
        "Co-authors",
        f"The {len(people):,} co-authors of {rendering.owner}{f', most often {often}' if often else ''}.",
        section=_SECTION,
        frequent=[person for person in people if person.has_page],
        letters=_by_letter(listed),
        total=len(people),
        left_out=len(people) - len(listed),
        fewest=listed[-1].count if listed else 0,
    )


def _most_frequent(people: Sequence[CoAuthor]) -> Sequence[CoAuthor]:
    """All if they are not too many, otherwise those with more papers than the first who would be too many."""
    if len(people) <= LISTED:
        return people
    return list(takewhile(lambda person: person.count > people[LISTED].count, people))


def _by_letter(people: Sequence[CoAuthor]) -> list[tuple[str, list[CoAuthor]]]:
    ordered = sorted(people, key=lambda p: (p.initial == _OTHER_LETTERS, p.sort_name, p.slug))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda person: person.initial)]


def _person(rendering: Rendering, person: CoAuthor, pubs: Sequence[Pub]) -> Page:
    total = len(rendering.shown.pubs)
    front, *older = parts(pubs, person.url)
    return rendering.page(
        f"{person.path}.md",
        "person",
        f"Papers with {person.name}",
        f"{person.count} of {total} publications of {rendering.owner} are with {person.name}.",
        section=_SECTION,
        person=person,
        years=grouped(pubs),
        listed=grouped(front.pubs),
        older=older[0] if older else None,
        counts=list_page.year_counts(pubs),
        total=total,
    )
