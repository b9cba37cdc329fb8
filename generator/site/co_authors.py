"""Who is who in author lists, and with whom the owner has written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from generator.facts import names
from generator.model import Item, Person, Profile, Publication
from generator.site import slugs
from generator.site.settings import PEOPLE_FROM


class Identities:
    """Which names are one person's: those of one identity, and the `aliases` of the profile and of people's files.

    `files` are the names of the files of people by their identity, and `ours` the identities of those whom the site is
    about: its owner or, of a group, also its members."""

    def __init__(self, profile: Profile, people: Iterable[Item] = ()) -> None:
        filed = {item.slug: (item.title, item.all_of("aliases")) for item in people}
        spelled = [*profile.aliases.items(), *filed.values()]
        self._main = {_identity(each): _identity(name) for name, others in spelled for each in (name, *others)}
        self._preferred = {_identity(name): name for name, _ in spelled}
        self._identities: dict[str, str] = {}
        self.owner = self.of(profile.name)
        self.files = {self.of(name): slug for slug, (name, _) in filed.items()}
        self.ours = frozenset({self.owner, *(self.files if profile.is_group else ())})

    def of(self, name: str) -> str:
        """The same text for every spelling of a person's name."""
        identity = self._identities.get(name)
        if identity is None:
            plain = slugs.identity(name)
            identity = self._identities[name] = self._main.get(plain, plain)
        return identity

    @property
    def spellings(self) -> Collection[str]:
        """The identities that names had before `aliases` or a file told whose they are."""
        return self._main.keys() - {self.owner}

    def path_of(self, identity: str) -> str:
        """Where the page of a person is."""
        if identity == self.owner:
            return "index"
        return f"people/{self.files.get(identity) or slugs.address(identity, 'person')}"

    def preferred(self, identity: str) -> str:
        """The spelling that the profile prefers; empty if it has none."""
        return self._preferred.get(identity, "")


def _identity(spelling: str) -> str:
    """Aliases may also be written `Last, First`."""
    return slugs.identity(names.parse(spelling).identified)


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """A co-author, with the keys of the shared papers, newest first. `filed_as` begins with the family name; `file` is
    the name of the person's own file."""

    identity: str
    name: str
    filed_as: str
    keys: Sequence[str]
    has_page: bool
    file: str = ""

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def slug(self) -> str:
        return self.file or slugs.address(self.identity, "person")

    @property
    def path(self) -> str:
        return f"people/{self.slug}"

    @property
    def url(self) -> str:
        return f"{self.path}/"


def co_authors(
    newest_first: Iterable[Publication], identities: Identities, people_from: int = PEOPLE_FROM
) -> dict[str, CoAuthor]:
    """Everyone but those whom the site is about, by identity, most shared papers first, then by family name."""
    mentions = _mentions(newest_first, identities)
    for identity in identities.ours:
        mentions.pop(identity, None)
    people = [_co_author(identity, identities, by_paper, people_from) for identity, by_paper in mentions.items()]
    return {p.identity: p for p in sorted(people, key=lambda p: (-p.count, names.folded(p.filed_as), p.identity))}


def earlier_addresses(
    publications: Iterable[Publication], identities: Identities, people_from: int = PEOPLE_FROM
) -> dict[str, str]:
    """The path of each page that a spelling had as a co-author, until `aliases` or a file of the person told whose it
    is → that of the person's page; of the owner's, the home page."""
    addresses = {spelling: slugs.address(spelling, "person") for spelling in identities.spellings}
    counts: Counter[str] = Counter()
    for publication in publications if addresses else ():
        counts.update({slugs.identity(person.identified) for person in publication.authors} & addresses.keys())
    earlier = {addresses[spelling]: identities.of(spelling) for spelling, n in counts.items() if n >= people_from}
    return {
        f"people/{address}": now
        for address, identity in earlier.items()
        if (now := identities.path_of(identity)) != f"people/{address}" and address not in identities.files.values()
    }


def papers_of_people(newest_first: Iterable[Publication], identities: Identities) -> dict[str, list[str]]:
    """The keys of the papers of each person who has a file, by its name, newest first."""
    papers: dict[str, list[str]] = {file: [] for file in identities.files.values()}
    for publication in newest_first if papers else ():
        authors = dict.fromkeys(identities.of(person.identified) for person in publication.authors)
        for identity in authors.keys() & identities.files.keys():
            papers[identities.files[identity]].append(publication.key)
    return papers


@dataclass(slots=True)
class _Mentions:
    """Where a person is an author: the keys of the papers, newest first, and the spelling of the name in each."""

    keys: list[str] = field(default_factory=list)
    spellings: list[Person] = field(default_factory=list)


def _mentions(newest_first: Iterable[Publication], identities: Identities) -> dict[str, _Mentions]:
    mentions: defaultdict[str, _Mentions] = defaultdict(_Mentions)
    for publication in newest_first:
        for person in publication.authors:
            of_person = mentions[identities.of(person.identified)]
            of_person.keys.append(publication.key)
            of_person.spellings.append(person)
    return mentions


def _co_author(identity: str, identities: Identities, mentions: _Mentions, people_from: int) -> CoAuthor:
    """The name is the one that the profile prefers; otherwise the most frequent spelling, the newest of ties. A page
    whose address is that of another person's file is not made."""
    preferred, file = identities.preferred(identity), identities.files.get(identity, "")
    person = names.parse(preferred) if preferred else _most_frequent(mentions.spellings)
    filed_as = f"{person.family} {person.given}" if person.family else person.name
    keys = tuple(dict.fromkeys(mentions.keys))
    has_page = bool(file) or (
        len(keys) >= people_from and slugs.address(identity, "person") not in identities.files.values()
    )
    return CoAuthor(identity, person.name, filed_as, keys, has_page, file)


def _most_frequent(people: Sequence[Person]) -> Person:
    if all(person is people[0] for person in people):
        return people[0]  # hashing every Person would take most of the time
    return Counter(people).most_common(1)[0][0]
