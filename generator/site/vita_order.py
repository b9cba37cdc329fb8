"""The order of a curriculum vitae: the owner's sections, and among them those that are derived from the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Section
from generator.site.vita import Group, Stages

_PUBLICATIONS = "publications"
"""The title of the section in whose place all publications are listed that have none of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the owner's, positions or degrees, or publications: one of the three."""

    own: Section | None = None
    stages: Stages | None = None
    works: Group | None = None


def arranged(sections: Sequence[Section], stages: Sequence[Stages], groups: Sequence[Group]) -> list[Part]:
    """The parts in the order of the owner's headings. A heading that names a derived section, such as `Education`,
    `Publications` or `Preprints`, is its place if it has no text. With text it replaces positions and degrees, and
    introduces publications. Without a heading, positions and degrees come first, and publications last."""
    titles = {_name(section.title) for section in sections}
    first = [section for section in sections[:1] if not section.title]
    derived = {_name(each.label): [Part(stages=each)] for each in stages}
    works = {_name(group.label): [Part(works=group)] for group in groups if group.entries}
    rest = [part for name, parts in works.items() if name not in titles for part in parts]
    works.setdefault(_PUBLICATIONS, rest)
    return [
        *(Part(own=section) for section in first),
        *(part for name, parts in derived.items() if name not in titles for part in parts),
        *(part for section in sections[len(first) :] for part in _at(section, derived, works)),
        *([] if _PUBLICATIONS in titles else rest),
    ]


def _at(section: Section, derived: dict[str, list[Part]], works: dict[str, list[Part]]) -> Iterator[Part]:
    name = _name(section.title)
    if section.body.strip() or name not in {*derived, *works}:
        yield Part(own=section)
    else:
        yield from derived.get(name, [])
    yield from works.get(name, [])


def _name(title: str) -> str:
    return title.strip().casefold()
