"""Topics: the categories of a portfolio, each with a colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.facts import categories, citation_keys
from generator.model import Publication

_SLOTS = {"cs.CL": 1, "cs.LG": 2, "cs.AI": 3, "cs.DC": 4, "cs.SD": 5, "cs.CV": 6}
_SHARED_SLOT = 4


@dataclass(frozen=True, slots=True)
class Topic:
    """A category with its publications' number; `slot` (1 to 6) is its colour."""

    code: str
    slot: int
    count: int

    @property
    def short(self) -> str:
        return categories.short(self.code)

    @property
    def name(self) -> str:
        return categories.name_of(self.code)

    @property
    def path(self) -> str:
        return f"topics/{citation_keys.slug(self.code)}"

    @property
    def url(self) -> str:
        return f"{self.path}/"


def by_size(publications: Iterable[Publication]) -> list[Topic]:
    """Largest first. Colours: six categories have one of their own, others take what is left in the order of their
    first paper, so that a newer paper changes no colour; from the seventh on they share one."""
    by_age = sorted(publications, key=lambda p: (p.date or p.published, p.key))
    counts = Counter(code for p in by_age for code in dict.fromkeys(p.categories))
    slots = {code: _SLOTS[code] for code in counts if code in _SLOTS}
    free = iter(sorted(set(_SLOTS.values()) - set(slots.values())))
    for code in counts:
        if code not in slots:
            slots[code] = next(free, _SHARED_SLOT)
    return [
        Topic(code, slots[code], count) for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
