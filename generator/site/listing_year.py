"""The year under which lists, charts and the curriculum vitae file a publication: that of publication, or that in which
it was first public, as its owner chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.facts import dates
from generator.model import PartialDate, Publication

PUBLISHED, FIRST_PUBLIC = "published", "first_public"


WAYS: Mapping[str, Callable[[Publication], PartialDate]] = MappingProxyType(
    {PUBLISHED: dates.stated, FIRST_PUBLIC: lambda p: p.date or p.published}
)
"""What `years_by` may be."""


def year_of(p: Publication, way: str = PUBLISHED) -> int:
    """The year in one of the ways, 0 if it is unknown."""
    return WAYS[way](p).year


def newest_first(p: Publication, way: str = PUBLISHED) -> tuple[int, int, int, int, int, str]:
    """Sorts by that year, and within it by the day on which the work was first public."""
    day = p.date or p.published
    return (-year_of(p, way), -day.year, -day.month, -day.day, p.index_rank, p.key)
