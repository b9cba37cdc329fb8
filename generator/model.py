"""The nouns: what a portfolio consists of, independent of any format or host."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

GROUP = "group"
"""What the profile's `kind` is if it is not a person's."""


@dataclass(frozen=True, slots=True)
class Person:
    """One author. `name` is the name as the source has it; the parts follow from it.

    An organisation or a single name has no parts: `family` is empty, and `name` is used as a whole. `homonym` is the
    number by which DBLP tells persons of one name apart, which is not shown.
    """

    name: str
    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    homonym: str = ""

    @property
    def identified(self) -> str:
        """The name with the number that tells it from those of namesakes."""
        return f"{self.name} {self.homonym}" if self.homonym else self.name

    @property
    def is_literal(self) -> bool:
        """True for organisations and single names, which styles must not split."""
        return not self.family


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date whose year, month or day may be unknown, which is 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __bool__(self) -> bool:
        return bool(self.year or self.month)


@dataclass(frozen=True, slots=True)
class Publication:
    """One work. Text is Unicode with `$…$` math; `abstract` and `notes` are CommonMark.

    `key` is the citation key, the file name and the URL; it is empty until the work has a file. `distinct` has the keys
    of works, or of entries of sources, that are not this one however alike they look; `formerly` has earlier keys.
    `ids` are identifiers by the name of their catalogue; `keep_case` are words of the title that keep their capitals.
    """

    title: str
    key: str = ""
    authors: tuple[Person, ...] = ()
    authors_truncated: bool = False
    collaboration: str = ""
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    holders: tuple[Person, ...] = ()
    date: PartialDate = PartialDate()
    published: PartialDate = PartialDate()
    original_date: PartialDate = PartialDate()
    type: str = ""
    genre: str = ""
    status: str = ""
    venue: str = ""
    venue_short: str = ""
    event: str = ""
    event_place: str = ""
    set_title: str = ""
    series: str = ""
    series_number: str = ""
    volume: str = ""
    volumes: str = ""
    number: str = ""
    issue_title: str = ""
    edition: str = ""
    version: str = ""
    chapter: str = ""
    pages: str = ""
    article_number: str = ""
    publisher: str = ""
    place: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    arxiv: str = ""
    ids: Mapping[str, str] = dataclass_field(default_factory=dict)
    category: str = ""
    other_categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = ""
    keep_case: tuple[str, ...] = ()
    links: Mapping[str, str] = dataclass_field(default_factory=dict)
    code_flag: bool = False
    listed_affiliations: tuple[str, ...] = ()
    index_rank: int = 0
    featured: bool = False
    hidden: bool = False
    note: str = ""
    equal_contribution: tuple[Person, ...] = ()
    image: str = ""
    image_caption: str = ""
    image_alt: str = ""
    distinct: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    extra: Mapping[str, str] = dataclass_field(default_factory=dict)
    abstract: str = ""
    notes: str = ""

    @property
    def categories(self) -> tuple[str, ...]:
        """All categories, the primary one first."""
        return (self.category, *self.other_categories) if self.category else self.other_categories


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure about the person, with its source and the date on which the source had it."""

    id: str
    value: int
    source: str = ""
    as_of: PartialDate = PartialDate()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A place of work, now or (with an `end`) in the past; `ror` is its id in the Research Organization Registry."""

    name: str
    role: str = ""
    department: str = ""
    ror: str = ""
    url: str = ""
    start: PartialDate = PartialDate()
    end: PartialDate = PartialDate()


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree and where it was earned; `thesis` is a title."""

    degree: str
    area: str = ""
    institution: str = ""
    thesis: str = ""
    url: str = ""
    start: PartialDate = PartialDate()
    end: PartialDate = PartialDate()


@dataclass(frozen=True, slots=True)
class CvOptions:
    """What the owner chooses for the curriculum vitae: the pages of its short form (0 for none), and how publications
    are listed, `by kind` or `by year`."""

    short: int = 0
    publications: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The person, or the group if `kind` says so. `joining` is CommonMark, a notice of how to join. `field` is a
    category code (`cs.CL`) or plain words; `biography` is CommonMark; `aliases` maps names to their other spellings;
    `links` are addresses by names such as `orcid`."""

    name: str
    field: str = ""
    metrics: tuple[Metric, ...] = ()
    links: Mapping[str, str] = dataclass_field(default_factory=dict)
    extra: Mapping[str, str] = dataclass_field(default_factory=dict)
    biography: str = ""
    aliases: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    position: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    education: tuple[Degree, ...] = ()
    location: str = ""
    image: str = ""
    image_alt: str = ""
    cv: CvOptions = CvOptions()
    kind: str = ""
    joining: str = ""

    @property
    def is_group(self) -> bool:
        """True if the site is about a group, and its members are who is marked in author lists."""
        return self.kind == GROUP


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a talk was given, beyond the first."""

    date: PartialDate
    date_end: PartialDate = PartialDate()
    event: str = ""
    event_url: str = ""
    location: str = ""
    links: Mapping[str, str] = dataclass_field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a kind other than publications, such as a talk or an award.

    `kind` is the name of its row in the table of kinds; `slug` is the name of its file and part of its address, and
    empty for an entry of a list, whose place there is `number`. `values` are those of its fields that are not empty,
    in the types of the model; `text` is CommonMark. `original` is the thing in the site's own language, if this is it
    in another one: citations state that.
    """

    kind: str
    slug: str
    values: Mapping[str, Any]
    text: str = ""
    number: int = 0
    original: Item | None = None

    @property
    def title(self) -> str:
        """What it is called: its title, or the name of a person, or the role of a service."""
        return str(next(iter(self.values.values()), self.slug))

    def date_of(self, key: str) -> PartialDate:
        """The date under a key, which may be empty."""
        value = self.values.get(key)
        return value if isinstance(value, PartialDate) else PartialDate()

    def text_of(self, key: str) -> str:
        """The text under a key, which may be empty."""
        return str(self.values.get(key, ""))

    def all_of(self, key: str) -> Sequence[Any]:
        """The values of a list under a key."""
        return tuple(self.values.get(key, ()))

    @property
    def links(self) -> Mapping[str, str]:
        """Its addresses by name."""
        links = self.values.get("links", {})
        return links if isinstance(links, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the curriculum vitae in the owner's words. `title` is plain, and empty before the first heading; `body`
    is CommonMark."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class VenueName:
    """What the owner says of a venue: its short name, the address of its site, and earlier names, or the last parts of
    earlier addresses, of its page."""

    short: str = ""
    url: str = ""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A person, the publications in no particular order, the sections of the curriculum vitae, what the owner says of
    venues, by their full names, and all things of other kinds."""

    profile: Profile
    publications: tuple[Publication, ...] = ()
    sections: tuple[Section, ...] = ()
    venues: Mapping[str, VenueName] = dataclass_field(default_factory=dict)
    items: tuple[Item, ...] = ()

    @property
    def visible(self) -> Portfolio:
        """The portfolio without what is hidden."""
        return replace(
            self,
            publications=tuple(p for p in self.publications if not p.hidden),
            items=tuple(item for item in self.items if not item.values.get("hidden")),
        )
