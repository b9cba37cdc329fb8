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
    """A category and the number of its publications; `slot` (1 to 6) is its colour."""

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
    """The topics, largest first. Six categories have a fixed colour. The others get the remaining ones in the order of
    their first paper, so that a new paper never changes a colour; from the seventh topic on they share one."""
    oldest_first = sorted(publications, key=lambda p: (p.date or p.published, p.key))
    counts = Counter(code for p in oldest_first for code in dict.fromkeys(p.categories))
    slots = {code: _SLOTS[code] for code in counts if code in _SLOTS}
    free = iter(sorted(set(_SLOTS.values()) - set(slots.values())))
    slots |= {code: next(free, _SHARED_SLOT) for code in counts if code not in slots}
    largest_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Topic(code, slots[code], count) for code, count in largest_first]
