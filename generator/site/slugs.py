"""Slugs for things that have only a name: distinct, ASCII, and unchanged while the earlier names stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import count

from generator.facts import citation_keys

_MAX_LENGTH = 60


def slugs(names: Iterable[str], fallback: str) -> dict[str, str]:
    """A slug for each name. Of names that look alike, the first has the plain slug and the others are numbered. A name
    without Latin letters or digits becomes `fallback` and a digest, which does not depend on the other names."""
    used = set(citation_keys.RESERVED)
    slug_of: dict[str, str] = {}
    for name in names:
        base = _shortened(citation_keys.slug(name)) or f"{fallback}-{_digest(name)}"
        slug_of[name] = next(slug for slug in _numbered(base) if slug not in used)
        used.add(slug_of[name])
    return slug_of


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def _shortened(slug: str) -> str:
    """As many whole words as fit; a first word that is too long is cut."""
    return slug if len(slug) <= _MAX_LENGTH else slug[: _MAX_LENGTH + 1].rpartition("-")[0] or slug[:_MAX_LENGTH]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
