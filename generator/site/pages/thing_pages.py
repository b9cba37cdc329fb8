"""The lists of talks, news, projects and all other things of the table of kinds, and a page for each that has text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.citing.writers import OF_PAPERS
from generator.facts import names
from generator.facts.kinds import BY_NAME, KINDS
from generator.site import json_ld, things_feed, urls
from generator.site.citable import Citable, citable, enclosed
from generator.site.connections import Connections, connections_of
from generator.site.head import Head, of_publication
from generator.site.recording import Shared
from generator.site.rendering import Producers, Rendering, with_neighbours
from generator.site.tags import tags_of
from generator.site.things import KIND, Thing, groups, listed_texts
from generator.site.view import Download, Page
from generator.text import markdown

PART = 50
"""Things in one part of a long list; 100 rows are a page of 15 KB gzipped."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list, newest first; parts are counted from the oldest thing, so that a newer one moves none."""

    path: str
    things: Sequence[Thing]
    first: int
    last: int

    @property
    def url(self) -> str:
        return urls.url_of(self.path)


def producers(rendering: Rendering) -> Producers:
    """The list of each kind that has things, the pages of these, and its feed."""
    of_kinds = rendering.presentation.things
    connections = connections_of(rendering)
    for kind in KINDS:
        things = of_kinds[kind.name]
        if things and kind.is_listed:
            yield from _lists(rendering, kind.folder, kind.heading, things, connections)
            for tag in tags_of(things):
                yield from _lists(rendering, tag.folder, tag.label, tag.things, connections)
            if kind.has_feed:
                yield f"{kind.folder}/feed.xml", partial(_feed, rendering, kind.name, things)
        paged = [thing for thing in things if thing.url and kind.is_listed]
        for later, thing, earlier in with_neighbours(paged):
            yield kind.path(thing.item.slug), partial(_page, rendering, thing, earlier, later, connections)
            for ending in OF_PAPERS if kind.cited_as else ():
                yield f"{kind.folder}/{thing.item.slug}.{ending}", partial(_citation, rendering, thing, ending)


def _lists(
    rendering: Rendering, folder: str, label: str, things: Sequence[Thing], connections: Shared[Connections]
) -> Producers:
    """The pages of a list: of a kind, or of those with a tag."""
    for newer, part, older in with_neighbours(list(parts(folder, things))):
        yield part.path, partial(_list, rendering, part, newer, older, len(things), label, connections)


def parts(folder: str, things: Sequence[Thing]) -> Iterator[Part]:
    """The parts of a list in a folder, newest first."""
    total = len(things)
    older = total // PART - 1 if total > 2 * PART else 0
    yield Part(f"{folder}/index.md", things[: total - older * PART], older * PART + 1, total)
    for number in range(older, 0, -1):
        last = number * PART
        of_part = things[total - last : total - last + PART]
        yield Part(f"{folder}/page/{number}.md", of_part, last - PART + 1, last)


def _list(
    rendering: Rendering,
    part: Part,
    newer: Part | None,
    older: Part | None,
    total: int,
    label: str,
    connections: Shared[Connections],
) -> Page:
    kind, language = part.things[0].kind, rendering.language
    name = language.pgettext(KIND, kind.heading)
    is_whole = label == kind.heading
    return rendering.page(
        part.path,
        "things",
        name if is_whole else language.gettext("{name}: {what}", name=name, what=label),
        language.clauses(thing.title for thing in part.things),
        section=f"{kind.folder}/",
        source=f"content/{kind.folder}/",
        of_kind=kind,
        heading=name if is_whole else label,
        above="" if is_whole else name,
        tags=list(tags_of(rendering.presentation.things[kind.name])) if is_whole else [],
        groups=groups(kind, part.things),
        papers={each.item.slug: connections(f"{kind.folder}/{each.item.slug}").papers for each in part.things},
        part=part,
        newer=newer,
        older=older,
        size=total,
        feed=f"{kind.folder}/feed.xml" if kind.has_feed and is_whole else "",
    )


def _page(
    rendering: Rendering, thing: Thing, earlier: Thing | None, later: Thing | None, connections: Shared[Connections]
) -> Page:
    path = thing.kind.path(thing.item.slug)
    text = markdown.to_html(thing.item.text, partial(urls.rewritten, path))
    cited = citable(thing, rendering.owner, rendering.presentation.site)
    return rendering.page(
        path,
        "thing",
        thing.title,
        thing.summary or thing.title,
        section=f"{thing.kind.folder}/",
        source=thing.source,
        head=_head(rendering, thing, cited),
        of_kind=thing.kind,
        thing=thing,
        text=text,
        texts=list(listed_texts(thing)),
        tags=list(tags_of([thing])),
        connected=connections(f"{thing.kind.folder}/{thing.item.slug}"),
        earlier=earlier,
        later=later,
        cited=cited,
        enclosed=enclosed(cited.entry) if cited else [],
    )


def _head(rendering: Rendering, thing: Thing, cited: Citable | None) -> Head:
    profile, site = rendering.presentation.portfolio.profile, rendering.presentation.site
    is_ours = names.parse(profile.name) in cited.cited.authors if cited else False
    stated = of_publication(cited.cited, site, thing.url, json_ld.orcid(profile) if is_ours else "") if cited else {}
    return {**stated, "type": "article", "json_ld": json_ld.thing(thing, rendering.owner, site)}


def _citation(rendering: Rendering, thing: Thing, ending: str) -> Download:
    cited = citable(thing, rendering.owner, rendering.presentation.site)
    assert cited is not None  # it has a page, and is of a kind that is cited
    return Download(cited.file(ending))


def _feed(rendering: Rendering, name: str, things: Sequence[Thing]) -> Download:
    kind = BY_NAME[name]
    title = rendering.language.gettext(
        "{name}: {what}", name=rendering.owner, what=rendering.language.pgettext(KIND, kind.heading)
    )
    return Download(things_feed.feed(title, rendering.owner, kind, things, rendering.presentation.site))
