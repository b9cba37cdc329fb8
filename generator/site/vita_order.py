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
    """A section of the owner's, positions or degrees or things of a kind, or publications: one of the three."""

    own: Section | None = None
    stages: Stages | None = None
    works: Group | None = None


def arranged(
    sections: Sequence[Section],
    stages: Sequence[Stages],
    groups: Sequence[Group],
    language: Language = ENGLISH,
    kinds: Sequence[Stages] = (),
) -> list[Part]:
    """The parts in the order of the owner's headings. A heading that names a derived section, such as `Education`,
    `Publications`, `Preprints` or `Talks`, in English or in the language, is its place if it has no text.
    With text it replaces positions, degrees and things of a kind, and introduces publications. Without a heading,
    positions and degrees come first, publications after the owner's sections, and things of `kinds` last; a kind
    without things has no section, even below a heading."""
    derived = {_name(each.name or each.label): _parts(each) for each in kinds}
    derived |= {_name(each.name or each.label): [Part(stages=each)] for each in stages}
    works = {_name(each.name or each.label): [Part(works=each)] for each in groups if each.entries}
    english = _english([*kinds, *stages, *groups])
    english[_name(language.gettext("Publications"))] = _PUBLICATIONS
    names = [english.get(_name(section.title), _name(section.title)) for section in sections]
    titles = set(names)
    first = [section for section in sections[:1] if not section.title]
    rest = [part for name, parts in works.items() if name not in titles for part in parts]
    works.setdefault(_PUBLICATIONS, rest)
    return [
        *(Part(own=section) for section in first),
        *(Part(stages=each) for each in stages if _name(each.name or each.label) not in titles),
        *(
            part
            for section, name in zip(sections[len(first) :], names[len(first) :], strict=True)
            for part in _at(section, name, derived, works)
        ),
        *([] if _PUBLICATIONS in titles else rest),
        *(part for each in kinds if _name(each.name or each.label) not in titles for part in _parts(each)),
    ]


def _parts(stages: Stages) -> list[Part]:
    return [Part(stages=stages)] if stages.rows else []


def _english(derived: Sequence[Stages | Group]) -> dict[str, str]:
    """The names of derived sections by all headings that stand for them."""
    found: dict[str, str] = {}
    for each in derived:
        others = each.others if isinstance(each, Stages) else ()
        found |= dict.fromkeys(map(_name, (*others, each.label)), _name(each.name or each.label))
    return found


def _at(section: Section, name: str, derived: dict[str, list[Part]], works: dict[str, list[Part]]) -> Iterator[Part]:
    if section.body.strip() or name not in {*derived, *works}:
        yield Part(own=section)
    else:
        yield from derived.get(name, [])
    yield from works.get(name, [])


def _name(title: str) -> str:
    return title.strip().casefold()
