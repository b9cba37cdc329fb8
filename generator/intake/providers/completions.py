"""What works lack, what an answer gives them, and `sources/completions.json`, which keeps it: the weakest source,
which an import merges like any other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import InputProblems, Problem
from generator.facts import dates, files, identifiers, records, store
from generator.intake import fuller_names
from generator.intake.providers.chosen_keys import as_text
from generator.intake.providers.provider_table import Provider
from generator.model import PartialDate, Publication

FILE = "completions.json"
_PUBLISHED = ("type", "venue", "volume", "number", "pages", "publisher")

Entries = dict[tuple[str, str], dict[str, Any]]
"""The entries of the file, by the key of the work and the name of the provider."""


class Gap(NamedTuple):
    """A kind of gap, and whether a work has it."""

    name: str
    is_in: Callable[[Publication], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """A record of a work, whose it is, and what it was found by: the kind of the query and the query."""

    provider: Provider
    found: Publication
    by: str
    query: str

    @property
    def id(self) -> str:
        """What the provider calls the work; the DOI if it has no ids of its own."""
        lookup = self.provider.lookup
        own = self.found.ids.get(lookup.catalogue, "") if lookup else ""
        return own or (self.found.arxiv if self.provider.name == "arxiv" else self.found.doi)


def gaps(work: Publication) -> list[str]:
    """The names of what a work lacks and a provider may know."""
    return [gap.name for gap in _GAPS if gap.is_in(work)]


def read_entries(project: Path) -> Entries:
    """The entries that are kept. Raises InputProblems for a file that is broken."""
    path = project / store.SOURCES / FILE
    if not path.exists():
        return {}
    shown = f"{store.SOURCES}/{FILE}"
    try:
        data = json.loads(files.read_text(path, shown, store.LONGEST_SOURCE))
        return {(entry["work"], entry["answer"]["provider"]): entry for entry in data["completions"]}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        problem = Problem(shown, 0, "is not what `portfolio complete` writes", "delete it, and complete again")
        raise InputProblems([problem]) from error


def write_entries(project: Path, entries: Mapping[tuple[str, str], Mapping[str, Any]], keys: Sequence[str]) -> bool:
    """Writes the entries of the works that are there; returns whether the file changed."""
    kept = [entry for (work, _), entry in sorted(entries.items()) if work in set(keys)]
    path = project / store.SOURCES / FILE
    if not kept and not path.exists():
        return False
    return files.write_text(path, as_text({"completions": kept, "format": 1}))


def entry(key: str, work: Publication, answer: Answer) -> dict[str, Any] | None:
    """What an answer gives to a work; None if that is nothing."""
    gave = dict(_given(work, answer.found))
    if not gave:
        return None
    known = {"title": work.title, "authors": records.record_of(work).get("authors", []), "date": dates.iso(work.date)}
    known |= {"published": dates.iso(work.published), "doi": work.doi, "arxiv": work.arxiv, "type": work.type}
    return {
        "work": key,
        "of": {name: value for name, value in known.items() if value},
        "by": answer.by,
        "query": answer.query,
        "answer": {"provider": answer.provider.name, "id": answer.id},
        "gave": gave,
    }


def completed(work: Publication, found: Publication, gave: Mapping[str, Any]) -> Publication:
    """The work with what a record gave; who is asked next is asked for the rest only, and by its identifiers."""
    now = replace(work, **{name: getattr(found, name) for name in gave})
    now = replace(now, ids={**found.ids, **work.ids}, arxiv=work.arxiv or found.arxiv)
    return replace(now, authors_truncated=False) if "authors" in gave else now


def without_publication(found: Publication) -> Publication:
    """A record without what it says of where the work was published."""
    return replace(found, doi="", venue="", published=PartialDate())


def _given(work: Publication, found: Publication) -> Iterator[tuple[str, Any]]:
    """Field → value of what the work lacks and the answer has."""
    said = records.record_of(found)
    ours, theirs = records.record_of(work).get("authors", []), said.get("authors", [])
    fuller = fuller_names.completed(theirs[: len(ours)], [ours])
    is_whole = fuller_names.all_fit(theirs, ours) and not found.authors_truncated
    says_more = work.authors_truncated or (len(ours) == len(theirs) and fuller != ours)
    if is_whole and theirs and says_more:
        yield "authors", theirs
    if not work.doi and found.doi and not identifiers.is_preprint_doi(found.doi.casefold()):
        yield "doi", found.doi
    if not work.venue and found.venue:
        yield from ((name, said[name]) for name in _PUBLISHED if name in said)
        if "published" in said:
            yield "published", said["published"]
    if not work.abstract and found.abstract:
        yield "abstract", found.abstract


def _has_initials(work: Publication) -> bool:
    return any(person.given and len(person.given.strip(". ").split(" ")[0].strip(".")) == 1 for person in work.authors)


_GAPS = (
    Gap("authors", lambda work: work.authors_truncated),
    Gap("given names", _has_initials),
    Gap("doi", lambda work: not work.doi),
    Gap("venue", lambda work: not work.venue),
    Gap("abstract", lambda work: not work.abstract),
)
