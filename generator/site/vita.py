"""The curriculum vitae as derived from the facts: publications by kind, and a summary at the top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from generator.citing import page_ranges
from generator.facts import categories, dates
from generator.facts.fields import BY_YEAR
from generator.facts.identifiers import arxiv_address, doi_address
from generator.facts.work_kinds import WORK_KINDS, WorkKind
from generator.model import Affiliation, Degree, Profile
from generator.site.authorship import Author
from generator.site.paper import UNDATED, Pub
from generator.site.phrases import counted
from generator.site.presentation import Presentation
from generator.site.spans import span
from generator.site.whereabouts import numbered

MAX_AUTHORS = 6
"""The longest author list that is given in full; a longer one names the first authors and the owner."""

FIRST_AUTHORS = 3

Anyone = TypeVar("Anyone")

_FIGURES = MappingProxyType({"citations": "{} citations", "h_index": "h-index {}"})


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of an author list; `is_owner` marks the owner's name."""

    text: str
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication in a curriculum vitae; `identifier` is its DOI or arXiv id with a prefix, and `url` its link."""

    pub: Pub
    year: str
    title: str
    authors: Sequence[Words]
    venue: str
    identifier: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The publications of one kind, newest first; `total` also counts those that are not listed."""

    label: str
    total: int
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Stage:
    """A position or a degree: when, what, and the rest in a second line."""

    when: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Stages:
    """The positions or degrees of a person, newest first."""

    label: str
    rows: Sequence[Stage]


def stages(profile: Profile) -> list[Stages]:
    """Positions and education, if the facts have them."""
    positions = [
        Stage(span(each.start, each.end), each.role or profile.position or each.name, _where(each, profile.position))
        for each in sorted(profile.affiliations, key=_latest_first)
    ]
    degrees = [
        Stage(
            dates.in_words(each.end or each.start),
            ", ".join(filter(None, (each.degree, each.area))),
            ". ".join(filter(None, (each.institution, f"Thesis: {each.thesis}" if each.thesis else ""))),
        )
        for each in sorted(profile.education, key=_latest_first)
    ]
    known = [Stages("Positions", positions), Stages("Education", degrees)]
    return [each for each in known if each.rows]


def _latest_first(each: Affiliation | Degree) -> tuple[bool, int, int, int, int]:
    return (bool(each.end), -each.end.year, -each.end.month, -each.start.year, -each.start.month)


def _where(each: Affiliation, position: str) -> str:
    has_title = each.role or position
    return ", ".join(filter(None, (each.department, each.name if has_title else "")))


def groups(pubs: Sequence[Pub], limit: int, grouping: str = "") -> list[Group]:
    """The first `limit` publications by kind, or in one group if `grouping` is `by year`. A kind of which only later
    ones exist has a group without entries."""
    if grouping == BY_YEAR and pubs:
        return [Group("Publications", len(pubs), [_entry(pub) for pub in pubs[:limit]])]
    totals = Counter(pub.kind for pub in pubs)
    by_kind: dict[WorkKind, list[Entry]] = {kind: [] for kind in WORK_KINDS.values() if totals[kind]}
    for pub in pubs[:limit]:
        by_kind[pub.kind].append(_entry(pub))
    return [Group(kind.section, totals[kind], entries) for kind, entries in by_kind.items()]


def authors(pub: Pub) -> list[Words]:
    """All authors if there are at most `MAX_AUTHORS`; otherwise the first ones, the owner, and the number of others."""
    everyone = pub.authors
    first = named(everyone)
    if len(first) == len(everyone):
        return [*_names(everyone), *([Words(" et al.")] if pub.truncated else [])]
    owner = next((author for author in everyone[FIRST_AUTHORS:] if author.is_owner), None)
    others = len(everyone) - FIRST_AUTHORS - (owner is not None)
    more = Words(f" and {'at least ' if pub.truncated else ''}{others:,} more")
    return [*_names(first), *([Words(", … "), Words(owner.name, True)] if owner else []), more]


def named(authors: Sequence[Anyone]) -> Sequence[Anyone]:
    """The authors whom a list names, besides the owner."""
    return authors if len(authors) <= MAX_AUTHORS else authors[:FIRST_AUTHORS]


def summary(presentation: Presentation) -> str:
    """Such as "Sound. 32 papers; 88,855 citations, h-index 29 (paper-index profile, 22 Nov 2026)."."""
    total = len(presentation.pubs)
    papers = counted(total, "paper") if total else ""
    figures = "; ".join(part for part in (papers, _figures(presentation)) if part)
    field = categories.name_of(presentation.portfolio.profile.field)
    return " ".join(f"{part}." for part in (field, figures) if part)


def as_of(presentation: Presentation) -> str:
    """The date of the figures if they all have the same; otherwise empty."""
    days = {metric.as_of_text for metric in presentation.metrics if metric.id in _FIGURES}
    return days.pop() if len(days) == 1 else ""


def _figures(presentation: Presentation) -> str:
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for metric in presentation.metrics:
        if metric.id in _FIGURES:
            source = ", ".join(part for part in (metric.source, metric.as_of_text) if part)
            by_source[source].append(_FIGURES[metric.id].format(metric.value_text))
    return "; ".join(f"{', '.join(figures)}{f' ({source})' if source else ''}" for source, figures in by_source.items())


def _entry(pub: Pub) -> Entry:
    c, doi, arxiv = pub.cited, pub.publication.doi, pub.publication.arxiv
    identifier = f"doi:{doi}" if doi else f"arXiv:{arxiv}" if arxiv else ""
    year = "n.d." if pub.year_label == UNDATED else pub.year_label
    return Entry(pub, year, c.title, authors(pub), _venue(pub), identifier, doi_address(doi) or arxiv_address(arxiv))


def _venue(pub: Pub) -> str:
    """Such as "JMLR 24(240), pp. 1–113" or "ACL 2023, pp. 1–9"; the publisher of a work without a venue."""
    c = pub.cited
    is_meeting = c.type == "paper-conference" and pub.venue_short
    name = pub.venue_short or c.venue or ("" if c.is_preprint else c.publisher)
    where = pub.where if is_meeting else numbered(name, c).strip()
    report = c.number if c.type == "report" else ""
    return ", ".join(part for part in (where, report, page_ranges.labelled(c.pages)) if part)


def _names(authors: Sequence[Author]) -> Iterator[Words]:
    for index, author in enumerate(authors):
        if index:
            yield Words(", ")
        yield Words(author.name, author.is_owner)
