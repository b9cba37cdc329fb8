"""Topics: the categories of a portfolio, each with a colour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.facts import categories, citation_keys
from generator.model import Publication
from generator.site.slugs import with_digest

_SLOTS = {"cs.CL": 1, "cs.LG": 2, "cs.AI": 3, "cs.DC": 4, "cs.SD": 5, "cs.CV": 6}
_NAMED = {citation_keys.slug(code): code for code in categories.NAMES}
_USUAL = re.compile(r"[a-z]+(?:\.[A-Z]+)?")
_SHARED = (4, 5)
"""The colours of all topics from the seventh on: the second one where the first is that of a topic of the same name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A category. `slot` (1 to 6) is its colour, `short` what a chip says and `name` its name; both tell it from the
    other topics of the portfolio. `path` is that of its page."""

    code: str
    slot: int
    short: str
    name: str
    path: str

    @property
    def url(self) -> str:
        return f"{self.path}/"


@dataclass(frozen=True, slots=True)
class CountedTopic(Topic):
    """A topic and the number of its publications, which these do not hold: one more leaves the pages of the others as
    they are."""

    count: int

    @property
    def uncounted(self) -> Topic:
        return Topic(self.code, self.slot, self.short, self.name, self.path)


def by_size(publications: Iterable[Publication]) -> list[CountedTopic]:
    """The topics, largest first. Six categories have a fixed colour. The others get the remaining ones in the order of
    their first paper, so that a new paper never changes a colour; from the seventh topic on they share two."""
    oldest_first = sorted(publications, key=lambda p: (p.date or p.published, p.key))
    counts = Counter(code for p in oldest_first for code in dict.fromkeys(p.categories))
    slots = _slots(counts)
    shorts, names = (Counter(map(label_of, counts)) for label_of in (categories.short, categories.name_of))

    def topic(code: str) -> CountedTopic:
        short, name = categories.short(code), categories.name_of(code)
        return CountedTopic(
            code,
            slots[code],
            short if shorts[short] == 1 else code,
            name if names[name] == 1 else f"{name} ({categories.archive(code)})",
            f"topics/{_slug(code)}",
            counts[code],
        )

    return sorted(map(topic, counts), key=lambda topic: (-topic.count, topic.code))


def _slug(code: str) -> str:
    """Follows from the code alone; of codes that look alike in an address, arXiv's and those like them have the plain
    one."""
    slug = citation_keys.slug(code)
    named = _NAMED.get(slug)
    is_plain = named == code if named else _USUAL.fullmatch(code) and slug not in citation_keys.RESERVED
    return slug if is_plain else with_digest(slug, code)


def _slots(codes: Iterable[str]) -> dict[str, int]:
    """The colour of each topic; the codes are in the order of their first paper."""
    slots = {code: _SLOTS[code] for code in codes if code in _SLOTS}
    free = iter(sorted(set(_SLOTS.values()) - set(slots.values())))
    for code in codes:
        if code not in slots:
            alike = {slots[other] for other in slots if _is_alike(code, other)}
            slots[code] = next(free, 0) or next((slot for slot in _SHARED if slot not in alike), _SHARED[0])
    return slots


def _is_alike(code: str, other: str) -> bool:
    """True if the topics have one name or one short form, as cs.NA and math.NA do."""
    same_name = categories.name_of(code) == categories.name_of(other)
    return same_name or categories.short(code) == categories.short(other)
