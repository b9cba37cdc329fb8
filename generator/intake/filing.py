"""Which file holds each work of a source: all works of all sources against all known works at once.

An entry that says what it said last time keeps its file. For the others, `evidence` weighs every pair of a work and a
file that have anything in common, and the best assignment of all is taken. What is unsure gets a file of its own, and a
doubt for its owner.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from generator.facts import citation_keys, matching
from generator.facts.matching import Verdict
from generator.facts.records import Record
from generator.intake import assignment
from generator.intake.evidence import Evidence, Incoming, twins
from generator.intake.likeness import Known, Shelf
from generator.intake.remembered import Entry


class Doubt(NamedTuple):
    """A work that got a file of its own, and the file that may hold it already."""

    file: str
    other: str


@dataclass(slots=True)
class Filing:
    """The works of one source on the way to their files. `earlier` is what the source said last time; `files` has the
    file of each entry, `doubts` works that are unsure."""

    evidence: Evidence
    earlier: Sequence[Entry]
    entries: Sequence[Incoming]
    files: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _groups: list[list[int]] = field(default_factory=list)
    _before: list[str] = field(default_factory=list)

    def file_known(self) -> None:
        """Gives works that are surely known their files, and lets other sources know what is said of them."""
        homes = _unchanged(self.evidence, self.earlier, self.entries)
        self._before = [homes.get(at) or self.evidence.home(entry) for at, entry in enumerate(self.entries)]
        self._groups = _groups(self.evidence, self.entries, homes)
        self.files = [""] * len(self.entries)
        for group in self._groups:
            self._put(group, next((homes[at] for at in group if at in homes), ""))
        self._assign()

    def file_rest(self, taken: Iterable[str]) -> None:
        """Gives all other works files, once every source has filed what is known: one that another source knows, or one
        of their own under a key that is not `taken`, with a doubt where one may be known."""
        self._assign()
        left = self._left()
        keys = citation_keys.file([self.entries[group[0]].traits.publication for group in left], taken)
        for key, group in zip(keys, left, strict=True):
            if other := _doubtful(self.evidence, [self.entries[at] for at in group], set(self.files)):
                self.doubts.append(Doubt(key, other))
            self._put(group, key)

    def united(self) -> dict[str, list[Incoming]]:
        """Entries that turned out to be one work, by its file."""
        return {
            self.files[group[0]]: [self.entries[at] for at in group]
            for group in self._groups
            if len(group) > 1 and any(self._before[at] != self.files[at] for at in group)
        }

    def _left(self) -> list[list[int]]:
        return [group for group in self._groups if not self.files[group[0]]]

    def _assign(self) -> None:
        for group, key in _assigned(self.evidence, self.entries, self._left(), set(self.files)):
            self._put(group, key)

    def _put(self, group: Iterable[int], key: str) -> None:
        for at in group:
            self.files[at] = key
            if key:
                entry = self.entries[at]
                self.evidence.shelf.put(Known(key, entry.traits, self.evidence.source, entry.name))


def _unchanged(evidence: Evidence, earlier: Sequence[Entry], entries: Sequence[Incoming]) -> dict[int, str]:
    """The files of entries that say what they said last time, but for their place in a list."""
    known: dict[tuple[str, str], deque[str]] = defaultdict(deque)
    for entry in earlier:
        known[entry.name, _comparable(entry.record)].append(entry.file)
    homes = {}
    for at, incoming in enumerate(entries):
        files = known.get((incoming.name, _comparable(incoming.record)))
        if files and not evidence.is_barred(incoming, files[0]):
            homes[at] = files.popleft()
    return homes


def _comparable(record: Record) -> str:
    return json.dumps({name: value for name, value in record.items() if name != "index_rank"}, sort_keys=True)


def _groups(evidence: Evidence, entries: Sequence[Incoming], homes: Mapping[int, str]) -> list[list[int]]:
    """Entries that are one work, by their places: those that one file has united, and twins. Entries of different
    files stay apart."""
    origin = {at: homes.get(at) or _home(evidence, entry) for at, entry in enumerate(entries)}
    united: dict[object, list[int]] = defaultdict(list)
    for at, key in origin.items():
        united[key or at].append(at)
    group_of = {at: united[key or at] for at, key in origin.items()}
    for pair in _pairs(entries):
        merged = sorted({*group_of[pair[0]], *group_of[pair[1]]})
        files = {origin[at] for at in merged} - {""}
        if len(files) < 2 and _may_be_one(evidence, [entries[at] for at in merged], files):
            group_of.update(dict.fromkeys(merged, merged))
    return [group for at, group in group_of.items() if group[0] == at]


def _home(evidence: Evidence, entry: Incoming) -> str:
    """The file of the entry that had this key of its own, if nothing says that it is another work now."""
    home = evidence.home(entry)
    return home if home and evidence.weigh(entry, home).is_sure else ""


def _may_be_one(evidence: Evidence, entries: Sequence[Incoming], files: Iterable[str]) -> bool:
    return not any(matching.is_ruled_out(a.traits, b.traits) for a, b in combinations(entries, 2)) and not any(
        evidence.is_barred(entry, file) for entry in entries for file in files
    )


def _pairs(entries: Sequence[Incoming]) -> list[tuple[int, int]]:
    """Entries that are one work, the closest in time first."""
    shelf = Shelf(Known(str(at), entry.traits) for at, entry in enumerate(entries))
    near = ((at, int(other)) for at, entry in enumerate(entries) for other in shelf.namesakes(entry.traits))
    pairs = [(a, b) for a, b in near if a < b and twins(entries[a].traits, entries[b].traits) is Verdict.SAME]
    return sorted(pairs, key=lambda pair: (matching.years_apart(*(entries[at].traits for at in pair)), pair))


def _assigned(
    evidence: Evidence, entries: Sequence[Incoming], groups: Sequence[list[int]], held: set[str]
) -> list[tuple[list[int], str]]:
    """Works with the files that they are surely that of, in the best way. A work gets none if another one without a
    file fits it as well, or another file without a work."""
    weights = {}
    for group in groups:
        files = dict.fromkeys(key for at in group for key in evidence.candidates(entries[at]) if key not in held)
        weighed = {key: _weight(evidence, [entries[at] for at in group], key) for key in files}
        weights[group[0]] = {key: weight for key, weight in weighed.items() if weight}
    chosen = assignment.best(weights)
    taken = set(chosen.values())
    left = {(key, weight) for row, row_of in weights.items() if row not in chosen for key, weight in row_of.items()}
    found = []
    for group in groups:
        key = chosen.get(group[0], "")
        rest = {weight for other, weight in weights[group[0]].items() if other not in taken}
        if key and (key, weights[group[0]][key]) not in left and weights[group[0]][key] not in rest:
            found.append((group, key))
    return found


def _weight(evidence: Evidence, entries: Iterable[Incoming], file: str) -> int:
    """How much says that entries are the work of a file; 0 if it is not sure, or one of them cannot be."""
    if any(evidence.is_barred(entry, file) for entry in entries):
        return 0
    weights = (evidence.weigh(entry, file) for entry in entries)
    return max((weight.value for weight in weights if weight.is_sure), default=0)


def _doubtful(evidence: Evidence, entries: Sequence[Incoming], held: Container[str]) -> str:
    """The file that most says to be that of a work that got one of its own; of equals, one that no other work of the
    source holds."""
    files = dict.fromkeys(key for entry in entries for key in evidence.namesakes(entry))
    weights = {key: max(evidence.weigh(entry, key).value for entry in entries) for key in files}
    return max(weights, key=lambda key: (weights[key], key not in held)) if any(weights.values()) else ""
