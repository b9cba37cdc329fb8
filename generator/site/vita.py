"""The curriculum vitae as derived from the facts: publications by kind, and a summary at the top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.facts import categories
from generator.facts.fields import BY_YEAR
from generator.facts.identifiers import arxiv_address, doi_address
from generator.facts.work_kinds import WORK_KINDS, WorkKind
from generator.model import Affiliation, Degree, Profile
from generator.site.authorship import Author
from generator.site.language.language import COMMA, ENGLISH, Language
from generator.site.paper import UNDATED, Pub
from generator.site.presentation import Metric, Presentation
from generator.site.spans import span
from generator.site.whereabouts import numbered
from generator.text.line import one_line

MAX_AUTHORS = 6
"""The longest author list that is given in full; a longer one names the first authors and the owner."""

FIRST_AUTHORS = 3

KINDS = "kinds of works"
"""The context of the headings of kinds in catalogues."""

Anyone = TypeVar("Anyone")

_FIGURES = ("citations", "h_index")


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
    """The publications of one kind, newest first; `total` also counts those that are not listed. `name` is the label in
    English, if it differs."""

    label: str
    total: int
    entries: Sequence[Entry]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A position, a degree, a talk or another thing: when, what, and the rest in a second line; `url` is that of its
    page on the site, empty if it has none."""

    when: str
    title: str
    detail: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stages:
    """The positions, degrees or things of one kind of a person, newest first; `name` is the label in English, if it
    differs, and `others` are other headings for the same."""

    label: str
    rows: Sequence[Stage]
    name: str = ""
    others: Sequence[str] = ()


def stages(profile: Profile, language: Language = ENGLISH) -> list[Stages]:
    """Positions and education, if the facts have them."""
    _ = language.gettext
    positions = [
        Stage(
            span(each.start, each.end, language),
            each.role or profile.position or each.name,
            language.details((each.department, each.name if each.role or profile.position else "")),
        )
        for each in sorted(profile.affiliations, key=_latest_first)
    ]
    degrees = [
        Stage(
            language.day(each.end or each.start),
            language.details((each.degree, each.area)),
            ". ".join(filter(None, (each.institution, _("Thesis: {title}", title=each.thesis) if each.thesis else ""))),
        )
        for each in sorted(profile.education, key=_latest_first)
    ]
    known = [Stages(_("Positions"), positions, "Positions"), Stages(_("Education"), degrees, "Education")]
    return [each for each in known if each.rows]


def _latest_first(each: Affiliation | Degree) -> tuple[bool, int, int, int, int]:
    return (bool(each.end), -each.end.year, -each.end.month, -each.start.year, -each.start.month)


def groups(pubs: Sequence[Pub], limit: int, grouping: str = "", language: Language = ENGLISH) -> list[Group]:
    """The first `limit` publications by kind, or in one group if `grouping` is `by year`. A kind of which only later
    ones exist has a group without entries."""
    if grouping == BY_YEAR and pubs:
        return [Group(language.gettext("Publications"), len(pubs), [_entry(pub) for pub in pubs[:limit]])]
    totals = Counter(pub.kind for pub in pubs)
    by_kind: dict[WorkKind, list[Entry]] = {kind: [] for kind in WORK_KINDS.values() if totals[kind]}
    for pub in pubs[:limit]:
        by_kind[pub.kind].append(_entry(pub))
    return [
        Group(language.pgettext(KINDS, kind.section), totals[kind], entries, kind.section)
        for kind, entries in by_kind.items()
    ]


def authors(pub: Pub) -> list[Words]:
    """All authors if there are at most `MAX_AUTHORS`; otherwise the first ones, the owner, and the number of others."""
    everyone, language = pub.authors, pub.language
    first = named(everyone)
    if len(first) == len(everyone):
        names = _names(everyone, language)
        return around(language.gettext("{authors} et al."), names) if pub.truncated and names else names
    owner = next((author for author in everyone[FIRST_AUTHORS:] if author.is_owner), None)
    others = len(everyone) - FIRST_AUTHORS - (owner is not None)
    skipped = [Words(f"{language.gettext(COMMA)}… "), Words(owner.name, True)] if owner else []
    more = language.ngettext("{authors} and {n} more", "{authors} and {n} more", others, authors="{authors}")
    if pub.truncated:
        more = language.ngettext(
            "{authors} and at least {n} more", "{authors} and at least {n} more", others, authors="{authors}"
        )
    return around(more, [*_names(first, language), *skipped])


def around(message: str, authors: Sequence[Words]) -> list[Words]:
    """The message with an author list in place of `{authors}`."""
    before, after = message.split("{authors}", 1)
    return [*([Words(before)] if before else []), *authors, *([Words(after)] if after else [])]


def named(authors: Sequence[Anyone]) -> Sequence[Anyone]:
    """The authors whom a list names, besides the owner."""
    return authors if len(authors) <= MAX_AUTHORS else authors[:FIRST_AUTHORS]


def summary(presentation: Presentation) -> str:
    """Such as "Sound. 32 papers; 88,855 citations, h-index 29 (paper-index profile, 22 Nov 2026)."."""
    total, language = len(presentation.pubs), presentation.language
    papers = language.ngettext("{n} paper", "{n} papers", total) if total else ""
    figures = language.clauses((papers, _figures(presentation)))
    field = language.isolated(categories.name_of(presentation.portfolio.profile.field))
    return language.sentences(language.gettext("{phrase}.", phrase=part) for part in (field, figures) if part)


def as_of(presentation: Presentation) -> str:
    """The date of the figures if they all have the same; otherwise empty."""
    days = {metric.as_of_text for metric in presentation.metrics if metric.id in _FIGURES}
    return days.pop() if len(days) == 1 else ""


def _figures(presentation: Presentation) -> str:
    language = presentation.language
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for metric in presentation.metrics:
        if metric.id in _FIGURES:
            source = language.joined(
                [language.isolated(part) for part in (one_line(metric.source), metric.as_of_text) if part]
            )
            by_source[source].append(_figure(metric, language))
    return language.clauses(
        f"{language.joined(figures)}{f' ({source})' if source else ''}" for source, figures in by_source.items()
    )


def _figure(metric: Metric, language: Language) -> str:
    if metric.id == "citations":
        return language.ngettext("{n} citation", "{n} citations", metric.value)
    return language.gettext("h-index {n}", n=metric.value)


def _entry(pub: Pub) -> Entry:
    c, doi, arxiv = pub.cited, pub.publication.doi, pub.publication.arxiv
    identifier = f"doi:{doi}" if doi else f"arXiv:{arxiv}" if arxiv else ""
    year = pub.language.gettext("n.d.") if pub.year_label == UNDATED else pub.year_label
    return Entry(pub, year, c.title, authors(pub), _venue(pub), identifier, doi_address(doi) or arxiv_address(arxiv))


def _venue(pub: Pub) -> str:
    """Such as "JMLR 24(240), pp. 1–113" or "ACL 2023, pp. 1–9"; the publisher of a work without a venue."""
    c = pub.cited
    is_meeting = c.type == "paper-conference" and pub.venue_short
    name = pub.venue_short or c.venue or ("" if c.is_preprint else c.publisher)
    where = pub.where if is_meeting else numbered(name, c).strip()
    report = c.number if c.type == "report" else ""
    return pub.language.details((where, report, pub.pages_text))


def _names(authors: Sequence[Author], language: Language) -> list[Words]:
    comma = Words(language.gettext(COMMA))
    return [words for author in authors for words in (comma, Words(author.name, author.is_owner))][1:]
