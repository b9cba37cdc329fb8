"""Exports: the publications of a topic or a year in a format; what the command line gives is what the site offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.citing.references import write
from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.errors import PortfolioError
from generator.facts import citation_keys
from generator.model import Portfolio, Publication
from generator.site.cff import cff
from generator.site.paper import Pub
from generator.site.presentation import Presentation, present

CFF = "cff"
"""The format that cites the repository instead of its publications."""


def exported(portfolio: Portfolio, format: str, topic: str = "", year: str = "") -> str:
    """The text of an export: an ending of `WRITERS`, a key of `STYLES` or `CFF`. Raises PortfolioError as `select`."""
    if format == CFF:
        return cff(portfolio.profile)
    publications = select(portfolio, topic, year)
    return WRITERS[format].write(publications) if format in WRITERS else write(publications, STYLES[format])


def select(portfolio: Portfolio, topic: str = "", year: str = "") -> list[Publication]:
    """The publications of a topic (`cs.CL`, `cs-cl`) and a year (`2023`, `undated`), newest first; an empty text stands
    for all. Raises PortfolioError for a topic or year that is not there, naming those that are."""
    shown = present(portfolio)
    chosen = _of_year(shown, year) if year else shown.pubs
    if topic:
        code = _known("topic", topic, {citation_keys.slug(t.code): t.code for t in shown.topics}.items())
        chosen = [pub for pub in chosen if code in pub.publication.categories]
    return [pub.publication for pub in chosen]


def _of_year(shown: Presentation, year: str) -> Sequence[Pub]:
    label = _known("year", year, ((citation_keys.slug(y.label), y.label) for y in shown.years))
    return next(y.pubs for y in shown.years if y.label == label)


def _known(what: str, wanted: str, by_slug: Iterable[tuple[str, str]]) -> str:
    """The name that was meant. Raises PortfolioError."""
    known = dict(by_slug)
    if name := known.get(citation_keys.slug(wanted)):
        return name
    raise PortfolioError(f"no {what} {wanted!r:.80} — known: {', '.join(sorted(known.values())) or 'none'}")
