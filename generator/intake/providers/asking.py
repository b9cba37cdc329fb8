"""Questions to one provider, and what all providers' answers have in common: lists in pages, each record once.

A list of works is asked for to its end; one that ends before the number that the provider counts is half an answer,
which is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote
from xml.etree.ElementTree import Element

from generator.facts import identifiers
from generator.intake.providers import xml_lines
from generator.intake.providers.chosen_keys import chosen
from generator.intake.providers.web_client import Client
from generator.intake.providers.web_exchange import Question, Unanswered
from generator.intake.providers.xml_lines import XmlShape
from generator.intake.readers.mapping import text_at
from generator.model import Publication
from generator.text import formulas

T = TypeVar("T")

MOST_WORKS = 20_000
CANDIDATES = 5
"""Works that are asked for by a title."""

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Session:
    """Questions to one provider."""

    client: Client
    host: str
    delay: float
    private: dict[str, str]
    headers: dict[str, str]

    def json(self, path: str, **parameters: str) -> Any:
        """The JSON at a path. Raises Unanswered."""
        return self.client.json(self._question(path, parameters, "application/json"))

    def xml(self, path: str, shape: XmlShape, **parameters: str) -> list[Element]:
        """The records of the XML at a path. Raises Unanswered."""
        question = self._question(path, parameters, "application/xml")
        return self.client.parsed(question, "XML", lambda text: xml_lines.records(text, shape))

    def refused(self, why: str) -> Unanswered:
        """An answer that cannot be used."""
        return Unanswered(f"{self.host}  {why}")

    def changed(self) -> Unanswered:
        """An answer that does not have the form that is documented."""
        return self.refused("answered in a form that is not known")

    def unknown(self, what: str) -> Unanswered:
        """What the provider does not know."""
        return Unanswered(f"{self.host}  knows nothing under {what}", is_of_one=True)

    def _question(self, path: str, parameters: dict[str, str], accept: str) -> Question:
        return Question(self.host, path, parameters, accept, self.private, self.headers, self.delay)


class Lookup(NamedTuple):
    """How a provider is asked for one work. `identifier` says how the provider calls it, by one of its identifiers,
    empty if it takes none of them; the next two give the pages of an answer, none if nothing was found. `catalogue` is
    the name of the provider's own ids among those of a work, `never` has the gaps that it cannot fill."""

    identifier: Callable[[Publication], str]
    by_identifier: Callable[[Session, str], list[Any]]
    by_title: Callable[[Session, Publication], list[Any]] | None = None
    titles_need_key: bool = False
    catalogue: str = ""
    never: frozenset[str] = frozenset()


def all_of(session: Session, page: Callable[[int], tuple[list[Any], int]]) -> list[Any]:
    """All records of a list that is asked for in pages. A provider that counts none knows nothing."""
    found, count = page(0)
    if not count:
        raise session.refused("knows nothing under this id")
    while len(found) < min(count, MOST_WORKS):
        more, count = page(len(found))
        if not more:
            break
        found += more
    require_whole(session, len(found), count)
    return found


def listed(session: Session, answer: Any, path: str) -> list[Any]:
    """The list at a path of an answer. Raises Unanswered."""
    value = answer
    for name in path.split(".") if path else ():
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise session.changed()
    return value


def counted(session: Session, answer: Any, path: str) -> int:
    """The number at a path of an answer. Raises Unanswered."""
    text = text_at(answer, path)
    if not (text.isdecimal() and text.isascii()):
        raise session.changed()
    return int(text[:12])


def require_whole(session: Session, found: int, count: int) -> None:
    """Raises Unanswered if fewer works were found than were counted."""
    if found < count:
        raise session.refused(f"answered {found:,} of {count:,} works — try again later")


def kept(records: Sequence[Any], keys: str, name: str) -> list[Any]:
    """The chosen keys of records, each once, in the order of their ids."""
    by_id = {text_at(each, name): chosen(each, keys) for each in records}
    return [by_id[number] for number in sorted(by_id, key=lambda number: (len(number), number))]


def batches(values: Sequence[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most so many."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def in_path(id: str) -> str:
    """An identifier as a part of an address."""
    return quote(id, safe=":/")


def words(title: str) -> str:
    """The words of a title, without the characters that mean something in a query."""
    return " ".join(re.findall(r"\w+", formulas.plain(title)))[:_LONGEST_TITLE]


def doi_of_publisher(work: Publication) -> str:
    """The DOI that a work has elsewhere than at arXiv, whose DOIs say no more than its own interface."""
    return "" if identifiers.arxiv_of_doi(work.doi) else work.doi.lower()


def surname(work: Publication) -> str:
    """The surname of the first author, as words; empty if there is none."""
    first = work.authors[0] if work.authors else None
    return words(first.family or first.name) if first else ""
