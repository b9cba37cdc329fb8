"""What says that a work of a source is the one that a file holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.facts import matching
from generator.facts.matching import Traits, Verdict
from generator.facts.records import Record
from generator.intake import likeness
from generator.intake.likeness import Known, Shelf

_TIER = 10**6
"""One agreement of a tier counts more than all of the tiers below together."""


class Incoming(NamedTuple):
    """A work as a source says it now. `name` is the entry's own key."""

    name: str
    record: Record
    traits: Traits


class Weight(NamedTuple):
    """How much speaks for a file; without `is_sure` the owner has to decide."""

    value: int
    is_sure: bool


NOTHING = Weight(0, False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All known works, for the works of one source. `distinct` has the names that are not a file's work."""

    source: str
    shelf: Shelf
    distinct: Mapping[str, frozenset[str]]

    def candidates(self, entry: Incoming) -> list[str]:
        """The files that may hold a work."""
        return list(dict.fromkeys([*self.namesakes(entry), *self.shelf.retold(entry.traits, self.source)]))

    def namesakes(self, entry: Incoming) -> list[str]:
        """The files that share the own key, an identifier, the title or the abstract."""
        return list(dict.fromkeys([*self.shelf.named(self.source, entry.name), *self.shelf.namesakes(entry.traits)]))

    def home(self, entry: Incoming) -> str:
        """The file of the entry that had this key of its own; empty if there was none."""
        return next(iter(self.shelf.named(self.source, entry.name)), "")

    def is_barred(self, entry: Incoming, file: str) -> bool:
        """True if a work cannot be that of a file: its owner says so, or the identifiers differ."""
        others = self.distinct.get(file, frozenset())
        if entry.name in others or self.home(entry) in others - {file}:
            return True
        known = self.shelf.by_file.get(file, [])
        identities = frozenset(identity for each in known for identity in each.traits.identities)
        whole = replace(entry.traits, identities=identities)
        return matching.is_ruled_out(entry.traits, whole) and not any(self._is_corrected(entry, each) for each in known)

    def weigh(self, entry: Incoming, file: str) -> Weight:
        """How much says that a work is that of a file, tier by tier: identifiers; its own key with the title; title,
        first author and year; the own key with something else, or alone; the title; what else agrees."""
        known = self.shelf.by_file.get(file, [])
        if not known or self.is_barred(entry, file):
            return NOTHING
        verdict = max(matching.compare(entry.traits, each.traits) for each in known)
        shared = {kind for each in known for kind, _ in entry.traits.identities & each.traits.identities}
        own = [each for each in known if self._is_own(entry, each)]
        is_titled = any(entry.traits.title == each.traits.title for each in own)
        agrees = any(_agree(entry.traits, each.traits) for each in own)
        is_retold = any(self._is_retold(entry.traits, each) for each in known)
        tiers = (
            2 * ("doi" in shared) + bool(shared),
            is_titled,
            verdict is Verdict.SAME and any(_is_exact(entry.traits, each.traits) for each in known),
            agrees,
            bool(own),
            verdict is Verdict.SAME,
            max(_closeness(entry.traits, each.traits) for each in known),
        )
        is_sure = bool(shared) or agrees or verdict is Verdict.SAME or is_retold
        is_known = is_sure or bool(own) or verdict is Verdict.UNSURE
        return Weight(sum(_ranked(tiers)) + 1, is_sure) if is_known else NOTHING

    def _is_own(self, entry: Incoming, known: Known) -> bool:
        return bool(entry.name) and (known.source, known.name) == (self.source, entry.name)

    def _is_corrected(self, entry: Incoming, known: Known) -> bool:
        """True if the entry's identifier was changed, and nothing that tells works apart."""
        return self._is_own(entry, known) and _is_exact(entry.traits, known.traits)

    def _is_retold(self, traits: Traits, known: Known) -> bool:
        is_own = known.source == self.source and not (traits.is_generic and traits.title == known.traits.title)
        test = likeness.is_retold if is_own else likeness.is_one_text
        return test(traits, known.traits)


def twins(one: Traits, other: Traits) -> Verdict:
    """Whether two entries of one source are one work. Their owner keeps them apart, so more is asked than of two
    sources: a title of their own beside an identifier, a preprint and its publication, or the same in everything."""
    verdict = matching.compare(one, other)
    if verdict is not Verdict.SAME:
        return verdict
    a, b = one.publication, other.publication
    if one.identities & other.identities:
        is_one = likeness.has_one_title(one, other) and _is_open(one.first, other.first)
    elif matching.is_preprint(a) is not matching.is_preprint(b):
        is_one = bool(one.first and other.first and one.years and other.years)
    else:
        pairs = ((a.type, b.type), (a.volume, b.volume), (a.number, b.number), (a.pages, b.pages), (a.date, b.date))
        venues = matching.comparable(a.venue), matching.comparable(b.venue)
        is_one = one.years == other.years and all(_is_open(x, y) for x, y in (*pairs, venues))
    return Verdict.SAME if is_one else Verdict.UNSURE


def _ranked(tiers: tuple[int, ...]) -> Iterator[int]:
    return (int(tier) * _TIER**rank for rank, tier in enumerate(reversed(tiers)))


def _agree(one: Traits, other: Traits) -> bool:
    """True if an entry that kept its key kept its title or first author too, or much else."""
    return one.title == other.title or _is_open(one.first, other.first) or likeness.is_retold(one, other)


def _is_exact(one: Traits, other: Traits) -> bool:
    """The same title, first author and year, as far as both say one."""
    return one.title == other.title and _is_open(one.first, other.first) and not matching.years_apart(one, other)


def _is_open(one: object, other: object) -> bool:
    return one == other or not one or not other


def _closeness(one: Traits, other: Traits) -> int:
    return likeness.points(one, other) + max(0, matching.YEARS_APART - matching.years_apart(one, other))
