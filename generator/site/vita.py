"""The curriculum vitae that follows from the facts: publications by kind, and what stands at its top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.citing import page_ranges
from generator.citing.work import Cited
from generator.facts import categories
from generator.facts.fields import WORK_KINDS, WorkKind
from generator.facts.identifiers import arxiv_address, doi_address
from generator.site.authorship import Author
from generator.site.paper import Pub
from generator.site.presentation import Presentation

LISTED = 8
"""Authors that are all named; of a longer list the first, the owner and the number of the others."""

FIRST = 3

_FIGURES = MappingProxyType({"citations": "{} citations", "h_index": "h-index {}"})


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a list of authors; `is_owner` marks the name of the person whose list it is."""

    text: str
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication in a curriculum vitae; `identifier` is its DOI or arXiv number with the name of the scheme."""

    pub: Pub
    year: str
    title: str
    authors: Sequence[Words]
    venue: str
    identifier: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The publications of one kind, newest first; `total` counts those that are not listed, too."""

    label: str
    total: int
    entries: Sequence[Entry]


def groups(pubs: Sequence[Pub], longest: int) -> list[Group]:
    """The first `longest` publications by kind, and how many there are of it; none of a kind without any."""
    totals = Counter(pub.kind for pub in pubs)
    by_kind: dict[WorkKind, list[Entry]] = {kind: [] for kind in WORK_KINDS.values() if totals[kind]}
    for pub in pubs[:longest]:
        by_kind[pub.kind].append(_entry(pub))
    return [Group(kind.section, totals[kind], sorted(found, key=_newest_first)) for kind, found in by_kind.items()]


def authors(pub: Pub) -> list[Words]:
    """All names up to `LISTED`; of a longer list the first, the owner where the owner stands, and how many more."""
    listed = pub.authors
    if len(listed) <= LISTED:
        return [*_names(listed), *([Words(" et al.")] if pub.truncated else [])]
    owner = next((a for a in listed[FIRST:] if a.is_owner), None)
    rest = len(listed) - FIRST - (owner is not None)
    more = Words(f" and {'at least ' if pub.truncated else ''}{rest:,} more")
    return [*_names(listed[:FIRST]), *([Words(", … "), Words(owner.name, True)] if owner else []), more]


def summary(shown: Presentation) -> str:
    """Such as "Sound. 32 papers; 88,855 citations, h-index 29 (paper-index profile, 22 Nov 2026)."."""
    field = shown.portfolio.profile.field
    total = len(shown.pubs)
    papers = f"{total:,} paper{'' if total == 1 else 's'}" if total else ""
    said = "; ".join(part for part in (papers, _figures(shown)) if part)
    return " ".join(f"{part}." for part in (categories.name_of(field) or field, said) if part)


def as_of(shown: Presentation) -> str:
    """The day of the figures, if it is the same for all."""
    days = {metric.as_of_text for metric in shown.metrics if metric.id in _FIGURES}
    return days.pop() if len(days) == 1 else ""


def _figures(shown: Presentation) -> str:
    metrics = [metric for metric in shown.metrics if metric.id in _FIGURES]
    by_origin: dict[str, list[str]] = {}
    for metric in metrics:
        origin = ", ".join(part for part in (metric.source, metric.as_of_text) if part)
        by_origin.setdefault(origin, []).append(_FIGURES[metric.id].format(metric.value_text))
    return "; ".join(f"{', '.join(said)}{f' ({origin})' if origin else ''}" for origin, said in by_origin.items())


def _entry(pub: Pub) -> Entry:
    c, doi, arxiv = pub.cited, pub.publication.doi, pub.publication.arxiv
    identifier = f"doi:{doi}" if doi else f"arXiv:{arxiv}" if arxiv else ""
    year = f"{c.date.year:04}" if c.date.year else "n.d."
    return Entry(pub, year, c.title, authors(pub), _venue(c), identifier, doi_address(doi) or arxiv_address(arxiv))


def _newest_first(entry: Entry) -> tuple[int, int, int, str]:
    """By the date that the citation states, which is the venue's."""
    day = entry.pub.cited.date
    return (-day.year, -day.month, -day.day, entry.pub.key)


def _venue(c: Cited) -> str:
    """Such as "JMLR 24(240), pp. 1–113"; a work without a venue has its publisher."""
    number = f"{c.volume}({c.issue})" if c.volume and c.issue else c.volume or c.issue
    where = " ".join(part for part in (c.venue or ("" if c.is_preprint else c.publisher), number) if part)
    report = c.number if c.type == "report" else ""
    return ", ".join(part for part in (where, report, page_ranges.labelled(c.pages)) if part)


def _names(listed: Sequence[Author]) -> Iterator[Words]:
    for place, author in enumerate(listed):
        if place:
            yield Words(", ")
        yield Words(author.name, author.is_owner)
