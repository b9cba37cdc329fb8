"""What of an answer is kept: the keys that a reader takes, in one order, without what changes by itself.

A table of keys is a text of dotted paths, `authorships.author.display_name`; lists are passed through, `*` is any key,
and what stands at the end of a path is kept whole, without the keys that are volatile everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

VOLATILE = frozenset(
    "created-date last-modified-date last_modified updated updated_date created_date indexed deposited score "
    "counts_by_year dateAdded dateModified version visibility".split()
)
_WIDEST = 110

Tree = dict[str, Any]


@lru_cache(maxsize=64)
def tree(paths: str) -> Tree:
    """The tree of a table of keys."""
    root: Tree = {}
    for path in paths.split():
        level = root
        for name in path.split("."):
            level = level.setdefault(name, {})
    return root


def joined(stem: str, names: str) -> str:
    """A table of keys that are all below one."""
    return " ".join(f"{stem}.{name}" for name in names.split())


def chosen(value: Any, paths: str) -> Any:
    """The value with the chosen keys only."""
    return _chosen(value, tree(paths))


def _chosen(value: Any, level: Tree) -> Any:
    if isinstance(value, Mapping):
        below = ((name, level.get(name, level.get("*"))) for name in sorted(value))
        kept = {name: _chosen(value[name], deeper) for name, deeper in _wanted(below, level)}
        return {name: each for name, each in kept.items() if each not in (None, {}, [])}
    if isinstance(value, list):
        return [_chosen(each, level) for each in value]
    return value


def _wanted(below: Iterator[tuple[str, Tree | None]], level: Tree) -> Iterator[tuple[str, Tree]]:
    """At the end of a path all keys are wanted but those that change by themselves."""
    for name, deeper in below:
        if deeper is not None:
            yield name, deeper
        elif not level and name not in VOLATILE:
            yield name, {}


def as_text(value: Any) -> str:
    """JSON with sorted keys, a line for each value that fits on one; what is made of numbers only is on one line."""
    return f"{''.join(_pieces(value, ''))}\n"


def _pieces(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, (Mapping, list)) or not value:
        yield _compact(value)
        return
    if _is_index(value) or (_is_flat(value) and len(compact := _compact(value)) + len(indent) <= _WIDEST):
        yield _compact(value) if _is_index(value) else compact
        return
    is_mapping = isinstance(value, Mapping)
    yield "{\n" if is_mapping else "[\n"
    rows: Sequence[Any] = sorted(value) if isinstance(value, Mapping) else range(len(value))
    for number, key in enumerate(rows):
        yield f"{indent} {_compact(key)}: " if is_mapping else f"{indent} "
        yield from _pieces(value[key], f"{indent} ")
        yield ",\n" if number + 1 < len(rows) else "\n"
    yield f"{indent}{'}' if is_mapping else ']'}"


def _is_flat(value: Mapping[str, Any] | list[Any]) -> bool:
    below = value.values() if isinstance(value, Mapping) else value
    return not any(isinstance(each, (Mapping, list)) and each for each in below)


def _is_index(value: Mapping[str, Any] | list[Any]) -> bool:
    """True for the words of a text with their places."""
    return isinstance(value, Mapping) and all(
        isinstance(each, list) and each and all(isinstance(place, int) for place in each) for each in value.values()
    )


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
