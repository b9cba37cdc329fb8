"""Addresses of things that have only a name: each follows from the name alone, so that no other thing changes it."""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata

from generator.facts import citation_keys, names

_LONGEST = 80
_LONGEST_BEFORE = 60
_DIGITS = 8
_SIGNS = frozenset("&#%@*")
"""Punctuation that tells names apart, as letters and symbols do: C* is not C."""
_PLAIN = re.compile(r"[A-Za-z0-9 .,'-]*")
"""Most names."""
_OF_SLUGS = frozenset(string.ascii_letters + string.digits)


def identity(name: str) -> str:
    """The same text for all spellings of a name: neither case nor accents nor punctuation tells names apart, and `&` is
    `and`. Two identities never have the same address."""
    name = name.replace("&", " and ")
    slug = citation_keys.slug(name, " ")
    return slug if slug and _is_told(name) else names.folded(name)


def address(identity: str, fallback: str) -> str:
    """The slug; with a digest if that does not tell the whole identity. `fallback` stands for a name without Latin
    letters or digits."""
    slug = citation_keys.slug(identity)
    if slug and _is_told(identity) and len(slug) <= _LONGEST and slug not in citation_keys.RESERVED:
        return slug
    return with_digest(slug or fallback, identity)


def earlier_address(name: str) -> str:
    """The address before it told all names apart: the letters and digits of as many words as fitted; may be empty."""
    return _cut(citation_keys.slug(names.folded(name)), _LONGEST_BEFORE)


def with_digest(slug: str, identity: str) -> str:
    """The slug, and what tells the identity from others of the same slug."""
    digest = hashlib.sha256(identity.encode()).hexdigest()[:_DIGITS]
    return f"{_cut(slug, _LONGEST - _DIGITS - 1)}-{digest}"


def _is_told(name: str) -> bool:
    """True if the letters and digits of a slug, and the spaces between them, are all that tells the name apart."""
    if _PLAIN.fullmatch(name):
        return True
    folded = citation_keys.folded(name)
    others = set(folded) - _OF_SLUGS
    return not any(c in _SIGNS or unicodedata.category(c)[0] in "LNS" for c in others)


def _cut(slug: str, longest: int) -> str:
    """As many whole words as fit; a first word that is too long is cut."""
    return slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
