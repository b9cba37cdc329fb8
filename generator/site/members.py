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
"""The context of these words in catalogues."""

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "principal-investigator": "Principal investigators",
        "faculty": "Faculty",
        "postdoc": "Postdocs",
        "phd": "PhD students",
        "master": "Master’s students",
        "undergraduate": "Undergraduates",
        "staff": "Staff",
        "engineer": "Engineers",
        "visitor": "Visitors",
        "": "Members",
    }
)
"""The roles of the table of kinds in the order of lists, with the headings of those who have them."""

ALUMNI = "Alumni"


@dataclass(frozen=True, slots=True)
class Members:
    """The people below one heading."""

    label: str
    people: Sequence[Thing]


def members(people: Sequence[Thing], language: Language) -> list[Members]:
    """Those who are there now, by role and in each by family name, and then all who were, who left last first."""
    now, before = ([each for each in people if each.goes_on == is_there] for is_there in (True, False))
    of_role = {label: [each for each in now if each.item.text_of("role") == role] for role, label in ROLES.items()}
    by_name = partial(_by_name, language)
    of_role = {label: sorted(listed, key=by_name) for label, listed in of_role.items()} | {ALUMNI: before}
    return [Members(language.pgettext(MEMBERS, label), listed) for label, listed in of_role.items() if listed]


def _by_name(language: Language, each: Thing) -> str:
    person = parse(each.title)
    return collation.key(f"{person.family or person.name} {person.given}", language.code)
