"""The facts that the page of a work lists as they are: those with a label in the table of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.facts import identifiers
from generator.facts.fields import PUBLICATION_FIELDS, Field, Kind
from generator.model import Publication
from generator.site.language.language import Language
from generator.site.named_links import Link


class Fact(NamedTuple):
    """A label with its values, whose address is empty unless they lead somewhere."""

    label: str
    values: list[Link]
    key: str


FACT = "fact about a work"
"""The context of the labels of fields in catalogues."""


def listed_facts(p: Publication, language: Language) -> list[Fact]:
    """The facts in the order of the table."""
    named = ((field, getattr(p, field.key)) for field in PUBLICATION_FIELDS if field.label)
    return [
        Fact(language.pgettext(FACT, field.label), list(_shown(field)(value, language)), field.key)
        for field, value in named
        if value
    ]


def _shown(field: Field) -> Callable[[Any, Language], Iterator[Link]]:
    return _language if field.key == "language" else _VALUES[field.kind]


def _ids(ids: Mapping[str, str], _: Language) -> Iterator[Link]:
    return (
        Link(f"{_CATALOGUES.get(name, name)} {id}", identifiers.catalogue_address(name, id)) for name, id in ids.items()
    )


def _language(code: str, language: Language) -> Iterator[Link]:
    from generator.site.language.cldr import name_of  # few works state theirs, and Babel takes a while to load

    yield Link(name_of(code, language.code), "")


_CATALOGUES: Mapping[str, str] = MappingProxyType(
    {
        "pmid": "PMID", "pmcid": "PMCID", "openalex": "OpenAlex", "dblp": "DBLP", "bibcode": "ADS",
        "inspire": "INSPIRE", "s2": "Semantic Scholar", "corpusid": "Semantic Scholar", "mag": "MAG", "hal": "HAL",
        "wos": "Web of Science", "scopus": "Scopus", "mr": "MathSciNet", "zbl": "zbMATH", "ascl": "ASCL",
        "swhid": "SWHID",
    }
)  # fmt: skip
"""What catalogues are called; others by the name that they have in `ids`."""


_VALUES: Mapping[Kind, Callable[[Any, Language], Iterator[Link]]] = MappingProxyType(
    {
        Kind.TEXT: lambda text, _: iter([Link(text, "")]),
        Kind.TEXT_LIST: lambda texts, language: iter([Link(language.joined(texts), "")]),
        Kind.PEOPLE: lambda people, language: iter([Link(language.joined([person.name for person in people]), "")]),
        Kind.DATE: lambda day, language: iter([Link(language.day(day), "")]),
        Kind.IDS: _ids,
    }
)
"""How the values of each kind of field are shown."""
