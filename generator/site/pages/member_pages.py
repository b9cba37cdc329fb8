"""A page for each person who has a file: who it is, with the papers, talks and projects."""

from __future__ import annotations

from functools import partial
from typing import Any

from generator.facts.kinds import PERSON
from generator.site import json_ld, urls
from generator.site.connections import Connections, connections_of
from generator.site.head import Head
from generator.site.members import MEMBER, ROLES
from generator.site.named_links import links
from generator.site.pages.publication_list import PublicationList
from generator.site.recording import Pubs, Shared
from generator.site.rendering import Producers, Rendering
from generator.site.things import Thing
from generator.site.view import Page
from generator.text import markdown

_SECTION = f"{PERSON.folder}/"


def producers(rendering: Rendering) -> Producers:
    """The pages, if people are not left out."""
    presentation = rendering.presentation
    people = presentation.things[PERSON.name] if "people" not in rendering.choices.without else ()
    if not people:
        return
    connections = connections_of(rendering)
    place_of = {pub.key: place for place, pub in enumerate(presentation.pubs)}
    for person in people:
        places = sorted(place_of[key] for key in presentation.authorship.papers[person.item.slug])
        pubs = Pubs(presentation.pubs[place] for place in places)
        if pubs:
            path = PERSON.path(person.item.slug)
            shared = PublicationList("member", path, person.title, pubs, _SECTION)
            yield from shared.producers(rendering, partial(_context, rendering, person, connections), {})
        else:
            yield PERSON.path(person.item.slug), partial(_without_papers, rendering, person, connections)


def _without_papers(rendering: Rendering, person: Thing, connections: Shared[Connections]) -> Page:
    empty: dict[str, Any] = {"years": [], "listed": [], "coins": {}, "older": None, "counts": {}}
    context = _context(rendering, person, connections)
    return rendering.page(PERSON.path(person.item.slug), "member", person.title, section=_SECTION, **empty, **context)


def _context(rendering: Rendering, person: Thing, connections: Shared[Connections]) -> dict[str, Any]:
    item, language, presentation = person.item, rendering.language, rendering.presentation
    profile = presentation.portfolio.profile
    head: Head = {"type": "profile", "json_ld": json_ld.member(person, profile, presentation.site)}
    return {
        "description": person.summary or language.gettext("{name}: {what}", name=rendering.owner, what=person.title),
        "source": person.source,
        "head": head,
        "person": person,
        "role": language.pgettext(MEMBER, ROLES[item.text_of("role")].one),
        "links": [link.in_language(language) for link in links(item.links, presentation.sizes, language)],
        "text": markdown.to_html(item.text, partial(urls.rewritten, PERSON.path(item.slug))),
        "connected": connections(f"{PERSON.folder}/{item.slug}"),
    }
