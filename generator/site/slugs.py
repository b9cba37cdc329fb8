"""Addresses for what has only a name: distinct, ASCII, and the same as long as what came first stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import count

from generator.facts import citation_keys

_LONGEST = 60


def slugs(texts: Iterable[str], fallback: str) -> dict[str, str]:
    """A slug for each text. Of several that look alike the first has the plain one, others get a number; a text
    without a Latin letter or digit gets `fallback` and a digest, which does not depend on others."""
    used = set(citation_keys.RESERVED)
    given: dict[str, str] = {}
    for text in texts:
        base = _shortened(citation_keys.slug(text)) or f"{fallback}-{_digest(text)}"
        given[text] = next(slug for slug in _numbered(base) if slug not in used)
        used.add(given[text])
    return given


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def _shortened(slug: str) -> str:
    """Whole words, as many as fit; a first word that does not fit is cut."""
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
