"""What the facts still lack: findings that an owner can act on, none of them an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from generator.facts import names
from generator.facts.matching import YEARS_APART, comparable
from generator.model import Publication

_LONG_ENOUGH = 20
"""Characters of a normalised title that make a shared beginning telling."""


class Finding(NamedTuple):
    """A kind of gap and the keys of the works that have it; for duplicates the keys are in pairs."""

    id: str
    title: str
    advice: str
    keys: Sequence[str]


def examine(publications: Sequence[Publication]) -> list[Finding]:
    """Every kind of finding, those without works too, in the order of the table."""
    tests = [
        Finding(id, title, advice, [p.key for p in publications if lacks(p)]) for id, title, advice, lacks in _GAPS
    ]
    return [*tests, Finding(*_DUPLICATES, [key for pair in duplicates(publications) for key in pair])]


def duplicates(publications: Sequence[Publication]) -> Iterator[tuple[str, str]]:
    """Pairs that may be one work, such as a preprint and its publication: the same first author, few years apart, and
    the same title or one that goes on where the other ends."""
    by_first: dict[str, list[Publication]] = {}
    for publication in publications:
        first = publication.authors[0] if publication.authors else None
        by_first.setdefault(names.folded(first.family or first.name) if first else "", []).append(publication)
    for group in by_first.values():
        pairs = _alike([comparable(p.title) for p in group])
        yield from (
            (group[one].key, group[other].key)
            for one, other in sorted(pairs)
            if _years_apart(group[one], group[other]) <= YEARS_APART
        )


def _alike(titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of titles that are equal, or of which one begins with the other: in the order of the alphabet these
    stand together."""
    places = sorted(range(len(titles)), key=lambda place: titles[place])
    for rank, place in enumerate(places):
        for other in islice(places, rank + 1, None):
            is_longer = len(titles[place]) >= _LONG_ENOUGH and titles[other].startswith(titles[place])
            if titles[other] != titles[place] and not is_longer:
                break
            yield min(place, other), max(place, other)


def _years_apart(one: Publication, other: Publication) -> int:
    years = [p.date.year or p.published.year for p in (one, other)]
    return abs(years[0] - years[1]) if all(years) else 0


_GAPS: tuple[tuple[str, str, str, Callable[[Publication], bool]], ...] = (
    (
        "cut-authors",
        "Author list is cut",
        "Add the missing names under 'authors' and delete 'authors_truncated'.",
        lambda p: p.authors_truncated,
    ),
    ("no-authors", "No authors", "Add 'authors'.", lambda p: not p.authors),
    ("no-date", "No year", "Add 'date'.", lambda p: not (p.date.year or p.published.year)),
    ("no-identifier", "No DOI and no arXiv id", "Add 'doi' or 'arxiv'.", lambda p: not (p.doi or p.arxiv)),
    ("no-venue", "No venue", "Add 'venue' and 'published' if the work has appeared somewhere.", lambda p: not p.venue),
    (
        "venue-without-type",
        "A venue, but no type",
        "Set 'type' to article-journal, paper-conference or another.",
        lambda p: bool(p.venue) and p.type in {"", "article"},
    ),
    (
        "no-link",
        "No link",
        "Add 'links', for example to the PDF or the code.",
        lambda p: not (p.links or p.doi or p.arxiv),
    ),
    (
        "code-not-linked",
        "The index knows code, but no link leads to it",
        "Add 'code' under 'links'.",
        lambda p: p.code_flag and "code" not in p.links,
    ),
    ("no-abstract", "No abstract", "Write it below the front matter.", lambda p: not p.abstract),
)
_DUPLICATES = ("duplicates", "May be one work", "If they are, delete one file; its facts can move to the other.")
