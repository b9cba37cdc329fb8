"""Facets: what a visitor can narrow the list of publications by, each option with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.facts import names
from generator.site.paper import UNDATED, Pub
from generator.site.presentation import Presentation

COAUTHORS = 12
"""Co-authors offered as a facet; all others are found by the text filter."""

_KINDS = {
    "journal": "Journal",
    "conference": "Conference",
    "workshop": "Workshop",
    "book": "Book or chapter",
    "preprint": "Preprint only",
    "other": "Other",
}
_POSITIONS = {"first": "First", "second": "Second", "middle": "Middle", "last": "Last"}

Values = Mapping[str, Sequence[str]]
"""The values of one publication by the name of the facet, which is also the name in the address: `?topic=CL,LG`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick; `slot` is a topic's colour and `code` its two letters."""

    value: str
    label: str
    count: int
    token: str
    slot: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of options, of which any may hold."""

    name: str
    title: str
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a portfolio, and each publication's values by its key; `years` oldest first."""

    groups: Sequence[Facet]
    values: Mapping[str, Values]
    years: Sequence[tuple[str, int]]
    topics: Mapping[str, str]
    ranked: bool


def facets(shown: Presentation) -> Facets:
    """A facet that would tell no publications apart is left out."""
    topics = _topic_values(shown)
    coauthors = _coauthors(shown.pubs)
    values = {pub.key: _values(pub, topics, coauthors) for pub in shown.pubs}
    counts = {
        name: Counter(v for of_pub in values.values() for v in of_pub[name])
        for name in ("topic", "venue", "pos", "code", "author")
    }
    groups = [
        Facet("topic", "Topic", list(_topic_options(shown, topics))),
        Facet("venue", "Venue", list(_options(_KINDS, counts["venue"]))),
        Facet("pos", "Author position", list(_options(_POSITIONS, counts["pos"], " author"))),
        Facet("code", "Resources", list(_options({"1": "Has code"}, counts["code"]))),
        Facet("author", "Co-author", list(_options(coauthors, counts["author"]))),
    ]
    return Facets(
        [group for group in groups if _tells_apart(group, len(shown.pubs))],
        values,
        [(year.label, year.count) for year in reversed(shown.years) if year.label != UNDATED],
        topics,
        any(pub.publication.index_rank for pub in shown.pubs),
    )


def _values(pub: Pub, topics: Mapping[str, str], coauthors: Mapping[str, str]) -> Values:
    return {
        "topic": [topics[topic.code] for topic in pub.topics],
        "venue": [pub.kind.facet],
        "pos": [position] if (position := _position(pub)) else [],
        "code": ["1"] if pub.code_flag or "code" in pub.publication.links else [],
        "author": list(dict.fromkeys(name for a in pub.authors if (name := _name_value(a.name)) in coauthors)),
    }


def _position(pub: Pub) -> str:
    """Where the owner stands among the authors; nothing if the source cut the list before that name."""
    place = next((place for place, author in enumerate(pub.authors) if author.is_owner), None)
    if place is None:
        return ""
    is_last = place == len(pub.authors) - 1 and not pub.truncated
    return ["first", "second"][place] if place < 2 else "last" if is_last else "middle"


def _topic_values(shown: Presentation) -> dict[str, str]:
    """Two letters where they name one topic only: `CL` for cs.CL."""
    shorts = Counter(topic.short for topic in shown.topics)
    return {topic.code: topic.short if shorts[topic.short] == 1 else topic.code for topic in shown.topics}


def _topic_options(shown: Presentation, topics: Mapping[str, str]) -> Iterator[Option]:
    alike = Counter(topic.name for topic in shown.topics)
    for topic in shown.topics:
        token = topic.name if alike[topic.name] == 1 else f"{topic.name} ({topic.code})"
        yield Option(topics[topic.code], topic.name, topic.count, token, topic.slot, topic.short)


def _coauthors(pubs: Sequence[Pub]) -> dict[str, str]:
    """The most frequent ones with more than one paper: value in the address → name as first met."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for pub in pubs:
        met = {_name_value(author.name): author.name for author in pub.authors if not author.is_owner}
        counts.update(met.keys())
        for value, name in met.items():
            spelled.setdefault(value, name)
    frequent = sorted((value for value in counts if counts[value] > 1), key=lambda value: (-counts[value], value))
    return {value: spelled[value] for value in frequent[:COAUTHORS]}


def _name_value(name: str) -> str:
    return names.folded(name).replace(",", "").replace(" ", "-")


def _options(labels: Mapping[str, str], counts: Mapping[str, int], more: str = "") -> Iterator[Option]:
    for value, label in labels.items():
        if counts.get(value):
            yield Option(value, label, counts[value], label + more)


def _tells_apart(group: Facet, total: int) -> bool:
    return len(group.options) > 1 or any(option.count < total for option in group.options)
