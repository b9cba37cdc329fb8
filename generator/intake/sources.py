"""What several sources say together about one work, and which source each field comes from.

Sources are merged in memory into one virtual source before they meet the file, so the order of imports does not matter:
a reference library beats the profile of an index, unless the weaker source only says the same thing more exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from generator.facts import names
from generator.facts.records import Record

_UNITED = frozenset({"links", "extra"})
_AUTHORS, _TRUNCATED = "authors", "authors_truncated"
_DATES = frozenset({"date", "published"})


class Said(NamedTuple):
    """What one source says of a work; a higher `strength` wins."""

    source: str
    strength: int
    record: Record


def combined(said: Sequence[Said]) -> Record:
    """The record of the virtual source."""
    return {field: record[field] for field, record in _chosen(said).items()}


def origins(said: Sequence[Said]) -> dict[str, str]:
    """Field → the source whose value `combined` takes; united mappings name their strongest source."""
    by_record = {id(each.record): each.source for each in said}
    return {field: by_record.get(id(record), said[0].source) for field, record in _chosen(said).items()}


def is_finer(field: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """True if `new` says the same as `old` and more: a complete list for a cut one, a day for a month."""
    field = _AUTHORS if field == _TRUNCATED else field
    if field not in new or field not in old:
        return False
    if field in _DATES:
        return bool(new[field].startswith(f"{old[field]}-"))
    if field == _AUTHORS and old.get(_TRUNCATED):
        head = [names.folded(name) for name in old[field]]
        return len(new[field]) > len(head) and [names.folded(name) for name in new[field][: len(head)]] == head
    return False


def _chosen(said: Sequence[Said]) -> dict[str, Record]:
    """Field → the record that it is taken from, strongest first; of equals the first by name."""
    ordered = [each.record for each in sorted(said, key=lambda each: (-each.strength, each.source))]
    chosen: dict[str, Record] = {}
    for field in dict.fromkeys(field for record in ordered for field in record):
        chosen[field] = _best(field, [record for record in ordered if field in record])
    _follow_authors(chosen)
    return chosen


def _best(field: str, records: Sequence[Record]) -> Record:
    if field in _UNITED:
        return {field: {name: value for record in reversed(records) for name, value in record[field].items()}}
    best = records[0]
    for other in records[1:]:
        if is_finer(field, other, best):
            best = other
    return best


def _follow_authors(chosen: dict[str, Record]) -> None:
    """Whether the list is cut is a property of the list that was chosen."""
    chosen.pop(_TRUNCATED, None)
    if _AUTHORS in chosen and chosen[_AUTHORS].get(_TRUNCATED):
        chosen[_TRUNCATED] = chosen[_AUTHORS]
