"""The people who have a file of their own, members of a group or students, as lists of them show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from generator.facts.names import parse
from generator.site.language import collation
from generator.site.language.language import Language
from generator.site.things import Thing

MEMBERS = "members of a group"
"""The context of the headings in catalogues."""

MEMBER = "role of a person"
"""The context of what one person is called."""


@dataclass(frozen=True, slots=True)
class Role:
    """What one person is called who has the role, and the heading of all who have it."""

    one: str
    all: str


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "principal-investigator": Role("Principal investigator", "Principal investigators"),
        "faculty": Role("Faculty member", "Faculty"),
        "postdoc": Role("Postdoc", "Postdocs"),
        "phd": Role("PhD student", "PhD students"),
        "master": Role("Master’s student", "Master’s students"),
        "undergraduate": Role("Undergraduate", "Undergraduates"),
        "staff": Role("Staff member", "Staff"),
        "engineer": Role("Engineer", "Engineers"),
        "visitor": Role("Visitor", "Visitors"),
        "": Role("Member", "Members"),
    }
)
"""The roles of the table of kinds in the order of lists."""

ALUMNI = "Alumni"


@dataclass(frozen=True, slots=True)
class Members:
    """The people below one heading."""

    label: str
    people: Sequence[Thing]


def members(people: Sequence[Thing], language: Language) -> list[Members]:
    """Those who are there now, by role and in each by family name, and then all who were, who left last first."""
    now, before = ([each for each in people if each.goes_on == is_there] for is_there in (True, False))
    of_role = {each.all: [who for who in now if who.item.text_of("role") == role] for role, each in ROLES.items()}
    by_name = partial(_by_name, language)
    of_role = {label: sorted(listed, key=by_name) for label, listed in of_role.items()} | {ALUMNI: before}
    return [Members(language.pgettext(MEMBERS, label), listed) for label, listed in of_role.items() if listed]


def _by_name(language: Language, each: Thing) -> str:
    person = parse(each.title)
    return collation.key(f"{person.family or person.name} {person.given}", language.code)
