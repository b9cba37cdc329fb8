"""Three-way merge of records, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

_SAYS_OF = MappingProxyType({"authors_truncated": "authors"})


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

    A field changes only where the file still holds what the source said; lists and mappings count as wholes. A field
    that says something of another one is the person's too where that one is.
    """
    changes: dict[str, Any] = {}
    conflicts = []
    for field in dict.fromkeys([*theirs, *base]):
        old, mine, new = base.get(field), ours.get(field), theirs.get(field)
        if new in (old, mine) or _is_edited(_SAYS_OF.get(field, ""), base, ours, theirs):
            continue
        if mine == old:
            changes[field] = new
        else:
            conflicts.append(Conflict(field, mine, new))
    return Merge(changes, conflicts)


def _is_edited(field: str, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    return ours.get(field) not in (base.get(field), theirs.get(field))
