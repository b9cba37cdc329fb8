"""What the home page shows of talks, news, projects and the things of other kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.kinds import KINDS, ContentKind, Layout
from generator.site.connections import Connections
from generator.site.language.language import Language
from generator.site.paper import Pub
from generator.site.things import KIND, Thing

_CANDIDATES = 12
"""Things in the page of which a script shows those that are next by the visitor's clock."""


@dataclass(frozen=True, slots=True)
class Section:
    """The things of one kind on the home page: those that are featured, then the newest. The first `count` of `things`
    are shown; a script chooses among all of them. `papers` are theirs by name. `total` is their number on the site if
    a list has more of them, otherwise 0."""

    kind: ContentKind
    heading: str
    things: Sequence[Thing]
    count: int
    total: int
    papers: Mapping[str, Sequence[Pub]]

    @property
    def is_brief(self) -> bool:
        """True for things of one line each, which stand above the works."""
        return self.kind.layout is Layout.LINES


def sections(
    things: Mapping[str, Sequence[Thing]], connections: Callable[[str], Connections], language: Language
) -> list[Section]:
    """A section for each kind of which the home page shows something."""
    made = (_section(kind, things.get(kind.name, ()), connections, language) for kind in KINDS if kind.is_listed)
    return [each for each in made if each.things]


def _section(
    kind: ContentKind, things: Sequence[Thing], connections: Callable[[str], Connections], language: Language
) -> Section:
    featured = [thing for thing in things if thing.is_featured]
    others = [thing for thing in things if not thing.is_featured] if kind.home else []
    count = max(kind.home, len(featured))
    shown = [*featured, *others][: count if kind.goes_on else max(count, _CANDIDATES)]
    papers = {each.item.slug: connections(f"{kind.folder}/{each.item.slug}").papers for each in shown}
    heading = language.pgettext(KIND, kind.heading)
    return Section(kind, heading, shown, count, len(things) if len(things) > count else 0, papers)
