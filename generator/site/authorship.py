"""Author lists as the templates see them: who is the owner, who has a page, who contributed equally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from generator.model import Person, Profile, Publication
from generator.site.co_authors import CoAuthor, Identities, co_authors


@dataclass(frozen=True, slots=True)
class Author:
    """A name in an author list. `is_owner` marks the owner of the portfolio, `is_equal` an equal contributor; `url` is
    the author's own page, if any; `identity` is the same for every spelling of a name."""

    name: str
    is_owner: bool
    url: str = ""
    is_equal: bool = False
    identity: str = ""


class AuthorLists:
    """The author lists of many papers, in which equal authors are one object; `people` are the co-authors by
    identity."""

    def __init__(self, identities: Identities, people: Mapping[str, CoAuthor]) -> None:
        self._identities, self._people = identities, people
        self._authors: dict[tuple[str, bool], Author] = {}

    def of(self, publication: Publication) -> list[Author]:
        """The authors in order."""
        equal = {self._identities.of(person.identified) for person in publication.equal_contribution}
        return [self._author(person, equal) for person in publication.authors]

    def _author(self, person: Person, equal: Set[str]) -> Author:
        identity = self._identities.of(person.identified)
        is_equal = identity in equal
        author = self._authors.get((person.identified, is_equal))
        if author is None:
            known = self._people.get(identity)
            url = known.url if known and known.has_page else ""
            author = Author(person.name, identity == self._identities.owner, url, is_equal, identity)
            self._authors[person.identified, is_equal] = author
        return author


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote what: the co-authors by identity, most shared papers first, and the author lists. `inputs` is all that
    both depend on."""

    inputs: object
    people: Mapping[str, CoAuthor]
    lists: AuthorLists


def authorship_of(
    profile: Profile, newest_first: Sequence[Publication], people_from: int, before: Authorship | None = None
) -> Authorship:
    """The authorship of publications; `before` itself if it has the same inputs."""
    papers = [(p.key, p.authors) for p in newest_first]
    inputs = (profile.name, profile.aliases, people_from, papers)
    if before and before.inputs == inputs:
        return before
    identities = Identities(profile)
    people = co_authors(newest_first, identities, people_from)
    return Authorship(inputs, people, AuthorLists(identities, people))


def position(owner: int, total: int, is_truncated: bool) -> str:
    """`First`, `Second` or `Last` for the owner's place in a list of `total` authors, counted from 1; empty elsewhere,
    in a list of one, and for 0, which means not listed. The last name of a truncated list is not the last author."""
    if not owner or total + is_truncated < 2:
        return ""
    if owner <= 2:
        return ("First", "Second")[owner - 1]
    return "Last" if owner == total and not is_truncated else ""
