"""Exports of the publications of a topic or a year in one format, equal to the downloads of the site."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citing.references import write
from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.errors import PortfolioError
from generator.facts import citation_keys
from generator.model import Portfolio, Publication
from generator.site.cff import cff
from generator.site.listing_year import PUBLISHED
from generator.site.presentation import present

CFF = "cff"
"""The format that cites the repository instead of its publications."""


def exported(portfolio: Portfolio, format: str, topic: str = "", year: str = "", years_by: str = PUBLISHED) -> str:
    """The text of an export in a format: an ending of `WRITERS`, a key of `STYLES` or `CFF`. Raises PortfolioError as
    `select` does."""
    if format == CFF:
        return cff(portfolio.profile)
    publications = select(portfolio, topic, year, years_by)
    return WRITERS[format].write(publications) if format in WRITERS else write(publications, STYLES[format])


def select(portfolio: Portfolio, topic: str = "", year: str = "", years_by: str = PUBLISHED) -> list[Publication]:
    """The publications of a topic (`cs.CL`, `cs-cl`) and a year (`2023`, `undated`), newest first; empty texts select
    all. Raises PortfolioError for an unknown topic or year, with those that are known."""
    presentation = present(portfolio, years_by=years_by)
    pubs = presentation.pubs
    if year:
        years = {y.label: y.pubs for y in presentation.years}
        pubs = years[_known("year", year, {citation_keys.slug(label): label for label in years})]
    if topic:
        code = _known("topic", topic, {citation_keys.slug(t.code): t.code for t in presentation.topics})
        pubs = [pub for pub in pubs if code in pub.publication.categories]
    return [pub.publication for pub in pubs]


def _known(what: str, text: str, by_slug: Mapping[str, str]) -> str:
    if name := by_slug.get(citation_keys.slug(text)):
        return name
    raise PortfolioError(f"unknown {what} {text!r:.80} — known: {', '.join(sorted(by_slug.values())) or 'none'}")
