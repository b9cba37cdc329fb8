"""What a thing or a paper is connected with: relations stated on either side, shown on both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.facts import relations
from generator.facts.kinds import KINDS, PERSON, PUBLICATIONS
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.recording import Pubs, Shared
from generator.site.rendering import Rendering
from generator.site.things import Thing, people_of


@dataclass(frozen=True, slots=True)
class Connected:
    """The things of one kind that something is connected with."""

    label: str
    things: Sequence[Thing]


@dataclass(frozen=True, slots=True)
class Connections:
    """The papers and things that something is connected with, the things by kind."""

    papers: Pubs[Pub]
    groups: Sequence[Connected] = ()

    def __bool__(self) -> bool:
        return bool(self.papers or self.groups)


class ConnectionIndex:
    """Finds the connections of a paper or thing by its folder and name, `publications/key` or `talks/slug`."""

    def __init__(self, presentation: Presentation) -> None:
        portfolio = presentation.portfolio
        self._names = relations.names_of(portfolio.publications, portfolio.items)
        self._naming = relations.related(portfolio)
        self._pubs: Mapping[str, Pub] = {pub.key: pub for pub in presentation.pubs}
        everything = [thing for things in presentation.things.values() for thing in things]
        self._things = {(each.item.kind, each.item.slug, each.item.number): each for each in everything}
        self._of_people: defaultdict[str, list[Thing]] = defaultdict(list)
        file_of = presentation.authorship.lists.file_of
        for each in everything:
            for file in dict.fromkeys(filter(None, map(file_of, people_of(each.item)))):
                self._of_people[file].append(each)
        self._by_path = {(each.kind.folder, each.item.slug): each for each in everything if each.item.slug}

    def __call__(self, place: str) -> Connections:
        folder, _, name = place.partition("/")
        named = [self._things[item.kind, item.slug, item.number] for item in self._naming.get((folder, name), ())]
        named += self._of_people.get(name, []) if folder == PERSON.folder else []
        papers: dict[str, Pub] = {}
        if thing := self._by_path.get((folder, name)):
            for field in thing.kind.relations:
                targets = [self._names.current(field.leads_to, each) for each in thing.item.all_of(field.key)]
                if field.leads_to == PUBLICATIONS:
                    papers |= {key: self._pubs[key] for key in targets if key in self._pubs}
                else:
                    named += [self._by_path[field.leads_to, slug] for slug in targets if slug]
        return Connections(Pubs(papers.values()), list(_by_kind(named)))


def connections_of(rendering: Rendering) -> Shared[Connections]:
    """What things and papers are connected with, by folder and name; pages depend on what they ask for alone."""
    return rendering.shared("connections", ConnectionIndex(rendering.presentation))


def _by_kind(named: Sequence[Thing]) -> list[Connected]:
    unique = {(thing.item.kind, thing.item.slug, thing.item.number): thing for thing in named}
    of_kind = {kind: [thing for thing in unique.values() if thing.item.kind == kind.name] for kind in KINDS}
    return [
        Connected((kind.related or kind.heading) if len(things) == 1 else kind.heading, things)
        for kind, things in of_kind.items()
        if things
    ]
