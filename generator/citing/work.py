"""What a citation states about a work: the one derivation from the facts that every format follows.

Nothing is invented: the only identifier that no source gave is the DOI that arXiv registers for each of its papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.facts.fields import DEFAULT_ITEM_TYPE
from generator.model import PartialDate, Person, Publication
from generator.text import formulas
from generator.text.line import one_line

_PAGE_DASH = re.compile(r"\s*(?:[‐-―−]|-+)\s*")


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as citations state it. Texts are plain Unicode on one line; `type` is a CSL item type.

    `number` is that of a report or preprint, `issue` that of a journal; `pages` has a hyphen between first and last.
    """

    key: str
    type: str
    title: str
    authors: tuple[Person, ...]
    truncated: bool
    editors: tuple[Person, ...]
    date: PartialDate
    container: str
    volume: str
    issue: str
    number: str
    pages: str
    publisher: str
    doi: str
    url: str
    arxiv: str

    @property
    def is_preprint(self) -> bool:
        return self.publisher == "arXiv" and self.number.startswith("arXiv:")

    @property
    def page_range(self) -> tuple[str, str]:
        """First and last page; the last is empty for a single page or an article number."""
        first, _, last = self.pages.partition("-")
        return first, last


def cited(p: Publication) -> Cited:
    """What citations state about a publication."""
    known = _KNOWN.get(id(p))
    if known is None or known[0] is not p:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(p)] = (p, _cited(p))
    return known[1]


_MOST_KNOWN = 20_000
_KNOWN: dict[int, tuple[Publication, Cited]] = {}
"""Publications by identity, with the answer: every format and list asks, and comparing publications would take longer
than answering anew."""


def _cited(p: Publication) -> Cited:
    type = p.type or DEFAULT_ITEM_TYPE
    is_preprint = _is_preprint(p)
    has_number = type == "report" and not p.venue
    return Cited(
        key=p.key,
        type=type,
        title=one_line(formulas.plain(p.title)),
        authors=people(p.authors),
        truncated=p.authors_truncated and bool(p.authors),
        editors=people(p.editors),
        date=date(p),
        container=one_line(p.venue),
        volume=one_line(p.volume),
        issue="" if has_number else one_line(p.number),
        number=f"arXiv:{p.arxiv}" if is_preprint else one_line(p.number) if has_number else "",
        pages=_PAGE_DASH.sub("-", one_line(p.pages)),
        publisher="arXiv" if is_preprint else one_line(p.publisher),
        doi=doi(p),
        url=one_line(url(p)),
        arxiv=p.arxiv,
    )


def people(listed: Iterable[Person]) -> tuple[Person, ...]:
    """Names on one line each; one that holds no character to print is nobody."""
    return tuple(p for p in map(_lined, listed) if p.family or p.name)


def _lined(p: Person) -> Person:
    """The person as it is, if each part is what it should be."""
    parts = (p.name, p.given, p.particle, p.family, p.suffix)
    lined = tuple(map(one_line, parts))
    return p if lined == parts else Person(*lined)


def date(p: Publication) -> PartialDate:
    """A work with a venue has the venue's date, as far as it is known."""
    return (p.published or p.date) if p.venue else (p.date or p.published)


def doi(p: Publication) -> str:
    """The publisher's DOI; for a preprint the one that arXiv registers, which names no version."""
    return p.doi or (f"10.48550/arXiv.{p.arxiv.partition('v')[0]}" if p.arxiv and not p.venue else "")


def url(p: Publication) -> str:
    """The address that the facts name, otherwise the abstract page on arXiv."""
    return p.links.get("url", f"https://arxiv.org/abs/{p.arxiv}" if p.arxiv else "")


def _is_preprint(p: Publication) -> bool:
    return bool(p.arxiv) and not p.venue and not p.publisher and p.type in {"", DEFAULT_ITEM_TYPE}
