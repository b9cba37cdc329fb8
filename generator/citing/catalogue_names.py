"""Names as catalogues have them, "Family, Given": how programs that read the head of a page or COinS tell the parts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Person

_BLANK = "\u00a0"
"""A space that does not break the line: the same to people, and not to the comparisons below."""


def catalogued(person: Person) -> str:
    """`Smith, John`. A suffix stays with the family name, since a second comma would cut the given names off. A name of
    several words without given names ends in the comma, or its last word would be read as the family name."""
    if person.is_literal:
        return _whole(person.name)
    family = " ".join(filter(None, (person.particle, person.family, person.suffix)))
    return f"{family}, {person.given}" if person.given else _whole(family)


def in_head(people: Sequence[Person]) -> list[str]:
    """The names for the head of a page, of which Zotero keeps each one. It takes a name that follows itself for a
    mistake, where there are two people of that name, and `García Márquez, Gabriel José` without further authors for
    two people."""
    names: list[str] = []
    for name in map(catalogued, people):
        names.append(_differing(name) if names[-1:] == [name] else name)
    return names if len(names) > 1 else [_unbroken(name) for name in names]


def _whole(name: str) -> str:
    return f"{name}," if " " in name else name


def _unbroken(name: str) -> str:
    family, comma, given = name.partition(", ")
    return family + comma + given.replace(" ", _BLANK)


def _differing(name: str) -> str:
    return name.replace(" ", _BLANK, 1) if " " in name else f"{name},"
