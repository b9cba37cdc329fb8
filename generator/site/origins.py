"""Where the fields of a paper come from, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping


def by_origin(origins: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each origin with the names of its fields, the one with most fields first."""
    fields: dict[str, list[str]] = {}
    for field, origin in origins.items():
        fields.setdefault(origin, []).append(field.replace("_", " "))
    return [(origin, ", ".join(named)) for origin, named in sorted(fields.items(), key=lambda item: -len(item[1]))]
