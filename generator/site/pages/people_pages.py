"""The list of members and of all co-authors, and a page for each one with whom the owner has often written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby, takewhile
from typing import Any

from generator.facts.kinds import PERSON
from generator.site.co_authors import CoAuthor
from generator.site.language import collation
from generator.site.language.language import Language
from generator.site.members import members
from generator.site.pages.publication_list import PublicationList
from generator.site.recording import Pubs
from generator.site.rendering import Producers, Rendering
from generator.site.things import KIND
from generator.site.view import Page

MAX_LISTED = 3_000
"""Names on the page of all co-authors; those with the fewest papers are only counted."""

FEW = 60
"""Names that are all shown; more are folded by letter."""

_SECTION = "people/"


def producers(rendering: Rendering) -> Producers:
    """The list, and the pages of co-authors, if there are any. Browsers cut their citations out of the file of all
    papers: in files of their own they would be a quarter of a large site."""
    if rendering.presentation.people or rendering.presentation.things[PERSON.name]:
        yield "people/index.md", partial(_people, rendering)
    all_pubs = rendering.presentation.pubs
    language = rendering.language
    place_of = {pub.key: place for place, pub in enumerate(all_pubs)}
    for person in rendering.presentation.people:
        if person.has_page and not person.file:
            pubs = Pubs(all_pubs[place] for place in sorted(map(place_of.__getitem__, person.keys)))
            title = language.gettext("Papers with {name}", name=person.name)
            shared = PublicationList("person", f"{person.path}.md", title, pubs, _SECTION)
            yield from shared.producers(rendering, partial(_person, rendering, person, [pub.key for pub in pubs]), {})


def _people(rendering: Rendering) -> Page:
    people = rendering.presentation.people
    listed, filed = _most_frequent(people), rendering.presentation.things[PERSON.name]
    _, pgettext = rendering.language.gettext, rendering.language.pgettext
    title = pgettext(KIND, PERSON.heading) if filed else _("Co-authors")
    return rendering.page(
        "people/index.md",
        "people",
        title,
        _description(rendering) if people else title,
        section=_SECTION,
        heading=title,
        members=members(filed, rendering.language),
        has_pictures=sum(bool(each.image) for each in filed) * 2 >= len(filed) > 0,
        letters=_by_letter(listed, rendering.language),
        few=FEW,
        left_out=len(people) - len(listed),
        fewest=listed[-1].count if listed else 0,
    )


def _description(rendering: Rendering) -> str:
    people, language = rendering.presentation.people, rendering.language
    often = [language.gettext("{name} ({n})", name=person.name, n=person.count) for person in people[:5]]
    words = {"name": rendering.owner, "names": language.joined(often)}
    if len(people) == len(often):
        return language.ngettext(
            "{n} co-author of {name}: {names}.", "{n} co-authors of {name}: {names}.", len(people), **words
        )
    return language.ngettext(
        "{n} co-author of {name}, most often {names}.",
        "{n} co-authors of {name}, most often {names}.",
        len(people),
        **words,
    )


def _most_frequent(people: Sequence[CoAuthor]) -> Sequence[CoAuthor]:
    """All if they are few enough; otherwise those with more papers than the first one beyond the limit."""
    if len(people) <= MAX_LISTED:
        return people
    return list(takewhile(lambda person: person.count > people[MAX_LISTED].count, people))


def _by_letter(people: Sequence[CoAuthor], language: Language) -> list[tuple[str, list[CoAuthor]]]:
    """In the order of the language, its own alphabet first."""
    own = collation.script(language.gettext("Co-authors")[:1])

    def initial(person: CoAuthor) -> str:
        return collation.initial(person.filed_as, language.code)

    def place(person: CoAuthor) -> tuple[bool, bool, str, str]:
        first, filed = initial(person), collation.key(person.filed_as, language.code)
        return first == collation.OTHER_INITIALS, collation.script(first) != own, filed, person.identity

    return [(letter, list(group)) for letter, group in groupby(sorted(people, key=place), key=initial)]


def _person(rendering: Rendering, person: CoAuthor, keys: Sequence[str]) -> dict[str, Any]:
    description = rendering.language.ngettext(
        "{count} of {total} publications by {owner} is with {name}.",
        "{count} of {total} publications by {owner} are with {name}.",
        person.count,
        count=person.count,
        total=len(rendering.presentation.pubs),
        owner=rendering.owner,
        name=person.name,
    )
    return {"description": person.name if rendering.has_one_paper else description, "person": person, "keys": keys}
