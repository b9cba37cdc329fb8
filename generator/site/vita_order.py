"""The order of a curriculum vitae: the owner's sections, and among them those that are derived from the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Section
from generator.site.language.language import ENGLISH, Language
from generator.site.vita import Group, Stages

_PUBLICATIONS = "publications"
"""The title of the section in whose place all publications are listed that have none of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the owner's, positions or degrees, or publications: one of the three."""

    own: Section | None = None
    stages: Stages | None = None
    works: Group | None = None


def arranged(
    sections: Sequence[Section], stages: Sequence[Stages], groups: Sequence[Group], language: Language = ENGLISH
) -> list[Part]:
    """The parts in the order of the owner's headings. A heading that names a derived section, such as `Education`,
    `Publications` or `Preprints`, in English or in the language, is its place if it has no text.
    With text it replaces positions and degrees, and introduces publications. Without a heading, positions and degrees
    come first, and publications last."""
    derived = {_name(each.name or each.label): [Part(stages=each)] for each in stages}
    works = {_name(each.name or each.label): [Part(works=each)] for each in groups if each.entries}
    english = {_name(each.label): _name(each.name or each.label) for each in stages}
    english |= {_name(each.label): _name(each.name or each.label) for each in groups}
    english[_name(language.gettext("Publications"))] = _PUBLICATIONS
    names = [english.get(_name(section.title), _name(section.title)) for section in sections]
    titles = set(names)
    first = [section for section in sections[:1] if not section.title]
    rest = [part for name, parts in works.items() if name not in titles for part in parts]
    works.setdefault(_PUBLICATIONS, rest)
    return [
        *(Part(own=section) for section in first),
        *(part for name, parts in derived.items() if name not in titles for part in parts),
        *(
            part
            for section, name in zip(sections[len(first) :], names[len(first) :], strict=True)
            for part in _at(section, name, derived, works)
        ),
        *([] if _PUBLICATIONS in titles else rest),
    ]


def _at(section: Section, name: str, derived: dict[str, list[Part]], works: dict[str, list[Part]]) -> Iterator[Part]:
    if section.body.strip() or name not in {*derived, *works}:
        yield Part(own=section)
    else:
        yield from derived.get(name, [])
    yield from works.get(name, [])


def _name(title: str) -> str:
    return title.strip().casefold()
