"""The identifiers of schema.org's works and people: texts, addresses and properties with a name, in several places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.intake.readers import found_identifiers
from generator.intake.readers.identity_links import orcid
from generator.intake.readers.mapping import items, raw, reached, text_at

_READ = frozenset({"doi", "arxiv", "url"})
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 30


def said(node: Any, path: str) -> list[str]:
    """The texts at a path: alone, or the value of a property or identifier."""
    return [text for each in reached(node, path) if (text := _text(each))]


def dois(node: Any) -> list[str]:
    """What is or should be a DOI."""
    paths = ("@id", "identifier[]", "sameAs[]", "url", "mainEntityOfPage")
    found = [text for path in paths for text in said(node, path) if found_identifiers.doi(text)]
    return [*found, *said(node, "doi"), *_named(node, "doi", found_identifiers.is_doi_address)]


def arxiv_ids(node: Any) -> list[str]:
    """What is or should be an arXiv id."""
    texts = [text for path in ("@id", "identifier[]", "sameAs[]", "url") for text in said(node, path)]
    return [*found_identifiers.arxiv_named(texts), *_named(node, "arxiv", found_identifiers.arxiv)]


def ids(node: Any) -> dict[str, str]:
    """The numbers in indexes, by the name that a property or the word before a colon gives."""
    found: dict[str, str] = {}
    for name, number in _numbers(node):
        key = _NOT_IN_NAMES.sub("-", name.casefold()).strip("-0123456789")[:_LONGEST_NAME] or "identifier"
        found[key] = ", ".join(filter(None, (found.get(key), number)))
    return found


def orcids(person: Any) -> list[str]:
    """What is or should be an ORCID iD."""
    texts = [text for path in ("@id", "identifier[]", "sameAs[]") for text in said(person, path)]
    return [*filter(orcid, texts), *filter(_is_of_orcid, said(person, "@id")), *_named(person, "orcid", _is_of_orcid)]


def _numbers(node: Any) -> Iterator[tuple[str, str]]:
    for each in items(node, "identifier"):
        text = _text(each)
        word, colon, rest = text.partition(":") if isinstance(each, str) else ("", "", "")
        name = _name(each) or (word if colon else "")
        is_read = found_identifiers.doi(text) or found_identifiers.arxiv(text) or text.startswith("http")
        if text and not is_read and name.casefold() not in _READ:
            yield name, rest.strip() if colon else text


def _named(node: Any, name: str, is_named: Callable[[str], object]) -> list[str]:
    """The identifiers that are called by a name, or are known by their form."""
    found = ((_name(each).casefold(), _text(each)) for each in items(node, "identifier"))
    return [text for called, text in found if text and (called == name or is_named(text))]


def _name(property: Any) -> str:
    """`doi` for `https://registry.identifiers.org/registry/doi`."""
    return text_at(property, "propertyID").rstrip("/").rpartition("/")[2]


def _text(value: Any) -> str:
    return raw(value) or text_at(value, "value") or text_at(value, "@id")


def _is_of_orcid(text: str) -> bool:
    return "orcid.org/" in text
