"""Who is who in lists of authors, and with whom the owner has written. Pure: publications → people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.facts import names
from generator.model import Person, Profile, Publication
from generator.site.settings import PEOPLE_FROM
from generator.site.slugs import slugs


class Identities:
    """Names that stand for one person: they are equal when folded, or `aliases` of the profile says so."""

    def __init__(self, profile: Profile) -> None:
        self._main = {
            _folded(spelling): _folded(name)
            for name, spellings in profile.aliases.items()
            for spelling in (name, *spellings)
        }
        self._shown = {_folded(name): name for name in profile.aliases}
        self._known: dict[str, str] = {}
        self.owner = self.of(profile.name)

    def of(self, name: str) -> str:
        """The same text for every spelling of a person's name."""
        identity = self._known.get(name)
        if identity is None:
            folded = names.folded(name)
            identity = self._known[name] = self._main.get(folded, folded)
        return identity

    def shown(self, identity: str) -> str:
        """The spelling that the profile prefers; empty if it names none."""
        return self._shown.get(identity, "")


def _folded(spelling: str) -> str:
    """Aliases may be written as authors are, `Last, First` too."""
    return names.folded(names.parse(spelling).name)


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """Somebody with whom the owner has written, with the keys of their papers, newest first."""

    identity: str
    name: str
    sort_name: str
    slug: str
    keys: Sequence[str]
    has_page: bool

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def path(self) -> str:
        return f"people/{self.slug}"

    @property
    def url(self) -> str:
        return f"{self.path}/"

    @property
    def initial(self) -> str:
        """The letter under which an alphabetic list has them; `…` for names that start with none of A to Z."""
        first = self.sort_name[:1].upper()
        return first if "A" <= first <= "Z" else "…"


def co_authors(
    newest_first: Iterable[Publication], identities: Identities, people_from: int = PEOPLE_FROM
) -> dict[str, CoAuthor]:
    """Everyone but the owner by identity, most shared papers first, then by family name.

    Slugs are given in the order of the first shared paper, so that a newer paper changes no address.
    """
    found = _shared(newest_first, identities)
    found.pop(identities.owner, None)
    by_age = sorted(found, key=lambda identity: (-found[identity].places[-1], identity))
    slug_of = slugs(by_age, "person")
    people = [
        _co_author(identity, identities.shown(identity), slug_of[identity], shared, people_from)
        for identity, shared in found.items()
    ]
    return {p.identity: p for p in sorted(people, key=lambda p: (-p.count, p.sort_name, p.slug))}


class _Shared(NamedTuple):
    """What is gathered about somebody: the papers, newest first, and how the name is spelled in each."""

    places: list[int]
    keys: list[str]
    people: list[Person]


def _shared(newest_first: Iterable[Publication], identities: Identities) -> dict[str, _Shared]:
    found: defaultdict[str, _Shared] = defaultdict(lambda: _Shared([], [], []))
    for place, publication in enumerate(newest_first):
        for person in publication.authors:
            shared = found[identities.of(person.name)]
            shared.places.append(place)
            shared.keys.append(publication.key)
            shared.people.append(person)
    return found


def _co_author(identity: str, preferred: str, slug: str, shared: _Shared, people_from: int) -> CoAuthor:
    """The name is the one that the profile prefers, otherwise the usual spelling, the newest of equally usual ones."""
    person = names.parse(preferred) if preferred else _usual(shared.people)
    sort_name = names.folded(f"{person.family} {person.given}" if person.family else person.name)
    keys = tuple(dict.fromkeys(shared.keys))
    return CoAuthor(identity, person.name, sort_name, slug, keys, len(keys) >= people_from)


def _usual(people: Sequence[Person]) -> Person:
    if all(person is people[0] for person in people):
        return people[0]
    return Counter(people).most_common(1)[0][0]
