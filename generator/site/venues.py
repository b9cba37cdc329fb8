"""The journals, proceedings and books in which the publications appeared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.citing.work import Cited
from generator.facts.kind_of_work import kind_of
from generator.facts.venue_names import comparable
from generator.model import Publication, VenueName
from generator.site import slugs
from generator.site.language.language import ENGLISH, Language
from generator.site.phrases import pages_of_work


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue with the keys of its publications, newest first; `kind` is that of most of them, `homepage` the address
    of its own site, if the owner gives one."""

    identity: str
    name: str
    kind: str
    slug: str
    keys: Sequence[str]
    homepage: str = ""

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def path(self) -> str:
        return f"venues/{self.slug}"

    @property
    def url(self) -> str:
        return f"{self.path}/"


def venues(
    newest_first: Sequence[Publication],
    said: Mapping[str, VenueName] = MappingProxyType({}),
    language: Language = ENGLISH,
) -> list[Venue]:
    """The venues, largest first, then by name. Names that differ only in case, accents or punctuation are one venue.
    `said` is what the owner says of venues, by name."""
    homepages = {comparable(name): each.url for name, each in said.items() if each.url}
    papers_in: defaultdict[str, list[Publication]] = defaultdict(list)
    for p in newest_first:
        if p.venue:
            papers_in[slugs.identity(p.venue)].append(p)
    by_identity = [_venue(identity, papers, homepages, language) for identity, papers in papers_in.items()]
    return sorted(by_identity, key=lambda venue: (-venue.count, venue.identity))


def named(name: str, listed: Sequence[Venue]) -> list[Venue]:
    """The venues whose pages an entry of `venues.yml` means: that of exactly this name, or else those of any year."""
    exact = [venue for venue in listed if venue.identity == slugs.identity(name)]
    return exact or [venue for venue in listed if comparable(venue.name) == comparable(name)]


def earlier_paths(listed: Sequence[Venue], said: Mapping[str, VenueName]) -> dict[str, str]:
    """The earlier paths of venues → where they are now: those that the owner names, and those that did not tell all
    names apart, which lead to all venues if several share one."""
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for venue in listed:
        shared[slugs.earlier_address(venue.name)].add(venue.path)
    leading = {f"venues/{old}": now.pop() if len(now) == 1 else "venues/index" for old, now in shared.items() if old}
    for name, of_venue in said.items():
        if len(meant := named(name, listed)) == 1:
            leading |= {path_of(old): meant[0].path for old in of_venue.formerly}
    return {old: new for old, new in leading.items() if old != new}


def path_of(name: str) -> str:
    """The path of the page of a venue of this name, or with this last part of its address."""
    return f"venues/{slugs.address(slugs.identity(name), 'venue')}"


def details(c: Cited, language: Language = ENGLISH) -> str:
    """The text after the venue on the paper's page, such as ` 24(240), 2023, pp. 1–113`."""
    issue = f"({c.issue})" if c.issue else ""
    known = [part for part in (_year_beside(c.work.venue, c.date.year), pages_of_work(c.pages, language)) if part]
    return ", ".join([f" {c.volume}{issue}".rstrip(), *known])


def _year_beside(venue: str, year: int) -> str:
    """The year; empty if the venue's name ends with it, as `EMNLP 2023` does."""
    return "" if not year or venue.endswith(str(year)) else str(year)


def _venue(identity: str, papers: Sequence[Publication], homepages: Mapping[str, str], language: Language) -> Venue:
    """The name is the most frequent spelling, the newest of ties."""
    [(name, _)] = Counter(p.venue for p in papers).most_common(1)
    [(kind, _)] = Counter(kind_of(p).label for p in papers).most_common(1)
    address = slugs.address(identity, "venue")
    homepage = next((url for p in papers if (url := homepages.get(comparable(p.venue)))), "")
    return Venue(
        identity, name, language.pgettext("kind of work", kind), address, tuple(p.key for p in papers), homepage
    )
