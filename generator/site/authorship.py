"""Author lists as the templates see them: who is the owner, who has a page, who contributed equally."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.model import Item, Person, Profile, Publication
from generator.site.co_authors import CoAuthor, Identities, co_authors, papers_of_people


@dataclass(frozen=True, slots=True)
class Author:
    """A name in an author list. `is_owner` marks the owner of the portfolio, `is_equal` an equal contributor; `url` is
    the author's own page, if any; `identity` is the same for every spelling of a name. `member` is the name of the file
    of a member of the group that the site is about, empty for all others."""

    name: str
    is_owner: bool
    url: str = ""
    is_equal: bool = False
    identity: str = ""
    member: str = ""


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

    def of_people(self, people: Iterable[Person]) -> list[Author]:
        """Those who are named elsewhere than in the authors of a paper."""
        return [self._author(person, frozenset()) for person in people]

    def file_of(self, person: Person) -> str:
        """The name of the file of a person; empty if there is none."""
        return self._identities.files.get(self._identities.of(person.identified), "")

    def _author(self, person: Person, equal: Set[str]) -> Author:
        identity = self._identities.of(person.identified)
        is_equal = identity in equal
        author = self._authors.get((person.identified, is_equal))
        if author is None:
            is_owner = identity == self._identities.owner
            file = "" if is_owner else self._identities.files.get(identity, "")
            member = file if identity in self._identities.ours else ""
            known = self._people.get(identity)
            url = f"people/{file}/" if file else known.url if known and known.has_page else ""
            author = Author(person.name, is_owner, url, is_equal, identity, member)
            self._authors[person.identified, is_equal] = author
        return author


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote what: the co-authors by identity, most shared papers first, and the author lists; `papers` are those
    of people who have a file, by its name. `inputs` is all that these depend on."""

    inputs: object
    people: Mapping[str, CoAuthor]
    lists: AuthorLists
    papers: Mapping[str, Sequence[str]]


def authorship_of(
    profile: Profile,
    newest_first: Sequence[Publication],
    people_from: int,
    before: Authorship | None = None,
    filed: Sequence[Item] = (),
) -> Authorship:
    """The authorship of publications; `before` itself if it has the same inputs. `filed` are the people who have a
    file."""
    papers = [(p.key, p.authors) for p in newest_first]
    spelled = [(item.slug, item.title, item.all_of("aliases")) for item in filed]
    inputs = (profile.name, profile.kind, profile.aliases, spelled, people_from, papers)
    if before and before.inputs == inputs:
        return before
    identities = Identities(profile, filed)
    people = co_authors(newest_first, identities, people_from)
    of_filed = papers_of_people(newest_first, identities)
    return Authorship(inputs, people, AuthorLists(identities, people), of_filed)


def position(owner: int, total: int, is_truncated: bool) -> str:
    """`First`, `Second` or `Last` for the owner's place in a list of `total` authors, counted from 1; empty elsewhere,
    in a list of one, and for 0, which means not listed. The last name of a truncated list is not the last author."""
    if not owner or total + is_truncated < 2:
        return ""
    if owner <= 2:
        return ("First", "Second")[owner - 1]
    return "Last" if owner == total and not is_truncated else ""
