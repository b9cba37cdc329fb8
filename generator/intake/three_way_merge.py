"""Three-way merge of records, field by field; fields that belong together are taken or kept together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

BELONGS_TO = MappingProxyType(
    {
        "authors_truncated": "authors",
        "image_alt": "image",
        "image_caption": "image",
        "event_place": "event",
        "number": "volume",
        "place": "publisher",
        "series_number": "series",
        "venue_short": "venue",
    }
)
"""Fields that say something of another field: whether its list is cut, what a picture shows, which number of a series
it is, where an event was or a publisher is, which issue of a volume, what a venue is called for short."""

_STATED_BY_ABSENCE = frozenset({"authors_truncated"})
"""What a source says by not saying it: a list without the flag is whole."""


class Conflict(NamedTuple):
    """A field that both the person and the source changed; the person's value stays."""

    field: str
    ours: Any
    theirs: Any


class Merge(NamedTuple):
    """`changes`: field → the source's new value, None where the source took it back."""

    changes: dict[str, Any]
    conflicts: list[Conflict]


def three_way(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """What an import changes in a file: `base` is what the source said last time, `ours` what the file holds, `theirs`
    what the source says now.

    A field changes only where the file still holds what the source said, in it and in the fields that belong to it;
    lists and mappings count as wholes, as does a list with the flag that calls it cut.
    """
    changes: dict[str, Any] = {}
    conflicts = []
    for unit in units([*theirs, *base]):
        open_fields = [f for f in unit if theirs.get(f) not in (base.get(f), ours.get(f))]
        if not open_fields:
            continue
        if _is_as_said(unit, base, ours, theirs):
            changes |= {f: theirs.get(f) for f in open_fields}
        else:
            conflicts.append(Conflict(open_fields[0], ours.get(open_fields[0]), theirs.get(open_fields[0])))
    return Merge(changes, conflicts)


def _is_as_said(
    unit: tuple[str, ...], base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> bool:
    """True if the file holds in a unit what the source said or, field by field, what it says by now. Of a list and its
    flag each alone says nothing: two authors that are all are neither two of more nor all three."""
    is_one_value = not _STATED_BY_ABSENCE.isdisjoint(unit)
    return all(ours.get(f) == base.get(f) or (ours.get(f) == theirs.get(f) and not is_one_value) for f in unit)


def unit_of(field: str) -> tuple[str, ...]:
    """A field with those that are taken or kept together with it, the leading one first."""
    lead = BELONGS_TO.get(field, field)
    return (lead, *(name for name, of in BELONGS_TO.items() if of == lead))


def taken(field: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """What changes when a person takes a field from a source: the field with those that belong to it.
    What a source does not say goes if it was asked for, or if what it belongs to has another value now."""
    unit = unit_of(field)
    is_another = unit[0] in theirs and theirs[unit[0]] != ours.get(unit[0])
    gone = {field, *_STATED_BY_ABSENCE} | (set(unit) if is_another else set())
    return {name: theirs.get(name) for name in unit if name in theirs or name in gone}


def units(fields: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The fields in units, each once."""
    return iter(dict.fromkeys(unit_of(field) for field in fields))
