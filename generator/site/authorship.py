"""A paper's list of authors as the templates see it: who is the owner, who has a page, who contributed equally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from generator.model import Profile, Publication
from generator.site.co_authors import CoAuthor, Identities, co_authors

_ORDINALS = ("", "First", "Second")


@dataclass(frozen=True, slots=True)
class Author:
    """A name in a list; `is_owner` marks the person whose portfolio it is, `is_equal` one who contributed equally with
    others; `url` is the person's own page, if there is one; `identity` is the same for every spelling of a name."""

    name: str
    is_owner: bool
    url: str = ""
    is_equal: bool = False
    identity: str = ""


class AuthorLists:
    """The lists of authors of many papers: whoever stands in several of them in the same way is one object. `people`
    are the co-authors by identity."""

    def __init__(self, identities: Identities, people: Mapping[str, CoAuthor]) -> None:
        self._identities, self._people = identities, people
        self._known: dict[tuple[str, bool], Author] = {}

    def of(self, publication: Publication) -> list[Author]:
        """The authors in order."""
        equal = {self._identities.of(person.name) for person in publication.equal_contribution}
        return [self._author(person.name, equal) for person in publication.authors]

    def _author(self, name: str, equal: Set[str]) -> Author:
        identity = self._identities.of(name)
        shown = (name, identity in equal)
        if shown not in self._known:
            is_owner = identity == self._identities.owner
            self._known[shown] = Author(name, is_owner, _url(self._people.get(identity)), identity in equal, identity)
        return self._known[shown]


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote what: all co-authors by identity, most shared papers first, and the lists of authors. It follows from
    what is `stated` alone."""

    stated: object
    people: Mapping[str, CoAuthor]
    lists: AuthorLists


def authorship_of(
    profile: Profile, newest_first: Sequence[Publication], people_from: int, before: Authorship | None = None
) -> Authorship:
    """`before` is what an earlier call gave, which is given again if the same is stated."""
    papers = [(p.key, p.authors) for p in newest_first]
    stated = (profile.name, profile.aliases, people_from, papers)
    if before and before.stated == stated:
        return before
    identities = Identities(profile)
    people = co_authors(newest_first, identities, people_from)
    return Authorship(stated, people, AuthorLists(identities, people))


def position(place: int, listed: int, truncated: bool) -> str:
    """The owner's place in a list of two or more if it is one that readers look for: `First`, `Second` or `Last`; 0 is
    none. Nobody is known to be the last of a list that the source cut."""
    if not place or listed + truncated < 2:
        return ""
    if place < len(_ORDINALS):
        return _ORDINALS[place]
    return "Last" if place == listed and not truncated else ""


def _url(person: CoAuthor | None) -> str:
    return person.url if person and person.has_page else ""
