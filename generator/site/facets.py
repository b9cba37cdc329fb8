"""The facets by which visitors can filter the list of publications, with the count of each option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.facts import names
from generator.facts.kinds import PERSON
from generator.site.paper import UNDATED, Pub
from generator.site.presentation import Presentation
from generator.site.topics import CountedTopic

COAUTHORS = 12
"""Co-authors in the facet, the most frequent ones; the text filter finds the others."""

FILTER = "filter of publications"
"""The context of these labels in catalogues."""

KINDS = {
    "journal": "Journal",
    "conference": "Conference",
    "workshop": "Workshop",
    "book": "Book or chapter",
    "preprint": "Preprint only",
    "other": "Other",
}
NAMES = ("topic", "venue", "pos", "code", "author")
POSITIONS = {"first": "First", "second": "Second", "middle": "Middle", "last": "Last"}
TOKENS = {"first": "First author", "second": "Second author", "middle": "Middle author", "last": "Last author"}
"""Positions as they are called among the active filters."""

TITLES = {"topic": "Topic", "venue": "Kind", "pos": "Author position", "code": "Resources", "author": "Co-author"}
MEMBER = "Member"
"""What the last facet of a group is called, which has its members instead."""
HAS_CODE = {"1": "Has code"}

Values = Mapping[str, Sequence[str]]
"""The values of a publication by the name of the facet, which is also its name in the URL: `?topic=cs.CL,cs.LG`."""


@dataclass(frozen=True, slots=True)
class Option:
    """A checkbox; `token` is its label among the active filters, `slot` a topic's colour and `code` its chip."""

    value: str
    label: str
    count: int
    token: str
    slot: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of options; a publication matches if it has any of the chosen ones."""

    name: str
    title: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a portfolio, each publication's values by its key, and the count of each year, oldest first.
    `ranked` is true if the source has an order of its own."""

    groups: Sequence[Facet]
    values: Mapping[str, Values]
    years: Sequence[tuple[str, int]]
    ranked: bool


def facets(presentation: Presentation) -> Facets:
    """The facets of a portfolio, without those that have the same value for all publications."""
    members = _members(presentation)
    value_of = {name: _name_value(name) for name in {a.name for pub in presentation.pubs for a in pub.authors}}
    coauthors = {} if members else _coauthors(presentation.pubs, value_of)
    frequent = {name: value for name, value in value_of.items() if value in coauthors}
    values = {pub.key: _values(pub, frequent, members) for pub in presentation.pubs}
    counts = {name: Counter(v for of_pub in values.values() for v in of_pub[name]) for name in NAMES}
    titles, kinds, positions, tokens, code = (
        {value: presentation.language.pgettext(FILTER, label) for value, label in labels.items()}
        for labels in (TITLES, KINDS, POSITIONS, TOKENS, HAS_CODE)
    )
    groups = [
        Facet("topic", titles["topic"], list(_topic_options(presentation.topics))),
        Facet("venue", titles["venue"], list(_options(kinds, counts["venue"]))),
        Facet("pos", titles["pos"], list(_options(positions, counts["pos"], tokens))),
        Facet("code", titles["code"], list(_options(code, counts["code"]))),
        Facet(
            "author",
            presentation.language.pgettext(FILTER, MEMBER) if members else titles["author"],
            list(_options(members or coauthors, counts["author"])),
        ),
    ]
    return Facets(
        [group for group in groups if _distinguishes(group, len(presentation.pubs))],
        values,
        [(year.label, year.count) for year in reversed(presentation.years) if year.label != UNDATED],
        any(pub.publication.index_rank for pub in presentation.pubs),
    )


def _values(pub: Pub, value_of: Mapping[str, str], members: Mapping[str, str]) -> Values:
    return {
        "topic": [topic.code for topic in pub.topics],
        "venue": [pub.kind.facet],
        "pos": [position] if (position := _position(pub)) else [],
        "code": ["1"] if pub.publication.code_flag or "code" in pub.publication.links else [],
        "author": list(dict.fromkeys(a.member for a in pub.authors if a.member))
        if members
        else list(dict.fromkeys(value_of[a.name] for a in pub.authors if a.name in value_of)),
    }


def _members(presentation: Presentation) -> dict[str, str]:
    """The members of a group by the names of their files, those with the most papers first."""
    papers = presentation.authorship.papers
    things = presentation.things.get(PERSON.name, ()) if presentation.portfolio.profile.is_group else ()
    often = sorted(things, key=lambda thing: (-len(papers[thing.item.slug]), thing.item.slug))
    return {thing.item.slug: thing.title for thing in often}


def _position(pub: Pub) -> str:
    """The owner's position among the authors; empty if the owner is not listed."""
    if pub.owner_place <= 2:
        return ("", "first", "second")[pub.owner_place]
    return "middle" if pub.truncated or pub.owner_place < len(pub.authors) else "last"


def _topic_options(topics: Iterable[CountedTopic]) -> Iterator[Option]:
    for topic in topics:
        yield Option(topic.code, topic.name, topic.count, topic.name, topic.slot, topic.short)


def _coauthors(pubs: Sequence[Pub], value_of: Mapping[str, str]) -> dict[str, str]:
    """The value → the newest spelling of the most frequent co-authors with more than one paper."""
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for pub in pubs:
        names_of = {value_of[author.name]: author.name for author in pub.authors if not author.is_owner}
        counts.update(names_of.keys())
        for value, name in names_of.items():
            spelling.setdefault(value, name)
    frequent = sorted((value for value in counts if counts[value] > 1), key=lambda value: (-counts[value], value))
    return {value: spelling[value] for value in frequent[:COAUTHORS]}


def _name_value(name: str) -> str:
    return names.folded(name).replace(",", "").replace(" ", "-")


def _options(
    labels: Mapping[str, str], counts: Mapping[str, int], tokens: Mapping[str, str] | None = None
) -> Iterator[Option]:
    for value, label in labels.items():
        if counts.get(value):
            yield Option(value, label, counts[value], (tokens or labels)[value])


def _distinguishes(group: Facet, total: int) -> bool:
    return len(group.options) > 1 or any(option.count < total for option in group.options)
