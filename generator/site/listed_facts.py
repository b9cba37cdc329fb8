"""The facts that the page of a work lists as they are: those with a label in the table of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.facts import dates, identifiers
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from generator.model import Publication
from generator.site.named_links import Link


class Fact(NamedTuple):
    """A label with its values, whose address is empty unless they lead somewhere."""

    label: str
    values: list[Link]


def listed_facts(p: Publication) -> list[Fact]:
    """The facts in the order of the table."""
    named = ((field, getattr(p, field.key)) for field in PUBLICATION_FIELDS if field.label)
    return [Fact(field.label, list(_VALUES[field.kind](value))) for field, value in named if value]


def _ids(ids: Mapping[str, str]) -> Iterator[Link]:
    return (Link(f"{name}: {id}", identifiers.catalogue_address(name, id)) for name, id in ids.items())


_VALUES: Mapping[Kind, Callable[[Any], Iterator[Link]]] = MappingProxyType(
    {
        Kind.TEXT: lambda text: iter([Link(text, "")]),
        Kind.TEXT_LIST: lambda texts: iter([Link(", ".join(texts), "")]),
        Kind.PEOPLE: lambda people: iter([Link(", ".join(person.name for person in people), "")]),
        Kind.DATE: lambda day: iter([Link(dates.in_words(day), "")]),
        Kind.IDS: _ids,
    }
)
"""How the values of each kind of field are shown."""
