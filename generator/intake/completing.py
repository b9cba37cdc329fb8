"""Completes what the facts lack from providers: cut lists of authors, initials, DOIs, venues, abstracts.

A work is asked for by its identifiers, otherwise by its title; `confirming` says whether an answer is the work. What
was found is kept in `sources/completions.json`, the weakest of all sources, which an import merges like any other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import InputProblems, Problem
from generator.facts import dates, files, identifiers, records, store
from generator.intake import confirming, fetching, fuller_names, provider_answers, xml_lines
from generator.intake.answer_keys import ARXIV
from generator.intake.chosen_keys import as_text
from generator.intake.confirming import Choice
from generator.intake.providers import PROVIDERS
from generator.intake.readers import registry
from generator.intake.web_client import Client, Unanswered
from generator.model import Publication

FILE = "completions.json"
_CANDIDATES = 5
_BATCH = 50
_PUBLISHED = ("type", "venue", "volume", "number", "pages", "publisher")

Report = Callable[[str], None]


class Gap(NamedTuple):
    """A kind of gap, and whether a work has it."""

    name: str
    is_in: Callable[[Publication], bool]


@dataclass(slots=True)
class Findings:
    """What a run found: the entries of the file, by the key of the work and the provider; what is for the owner to
    decide; and which providers failed, with why."""

    entries: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def gaps(work: Publication) -> list[str]:
    """The names of what a work lacks and a provider may know."""
    return [gap.name for gap in _GAPS if gap.is_in(work)]


def complete(
    works: Mapping[str, Publication], client: Client, today: date, environment: Mapping[str, str], report: Report
) -> Findings:
    """Asks for what the works lack, one after the other. A provider that fails is not asked again in this run."""
    run = _Run(client, today, environment, report)
    lacking = {key: work for key, work in sorted(works.items()) if gaps(work) and not work.hidden}
    run.from_arxiv({key: work for key, work in lacking.items() if work.arxiv and _lacks_text(work)})
    for number, (key, work) in enumerate(lacking.items(), 1):
        report(f"{number} of {len(lacking)}: {work.title:.60}")
        run.from_crossref(key, work)
    return run.findings


def accepted(work: Publication, key: str, doi: str, client: Client, today: date) -> dict[str, Any] | None:
    """The entry for a work whose owner says which DOI is its own. Raises Unanswered."""
    found = fetching.work_of(client, fetching.query("crossref", doi), today, {}).publications[0]
    return _entry(key, work, "accepted", doi, "crossref", found)


def read_entries(project: Path) -> dict[tuple[str, str], dict[str, Any]]:
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


class _Run:
    """One run: the client, what was found so far, and the providers that have failed."""

    def __init__(self, client: Client, today: date, environment: Mapping[str, str], report: Report) -> None:
        self.findings = Findings()
        self._client, self._today, self._environment, self._report = client, today, environment, report

    def from_arxiv(self, works: Mapping[str, Publication]) -> None:
        """Asks arXiv for many papers at once."""
        provider = PROVIDERS["arxiv"]
        by_id = {identifiers.without_version(work.arxiv): key for key, work in works.items()}
        for ids in provider_answers.batches(sorted(by_id), _BATCH):
            self._report(f"arXiv: {len(ids)} papers")
            with_entries = self._asked(
                "arxiv",
                lambda ids=ids: provider_answers.arxiv_entries(  # type: ignore[misc]
                    fetching.session(self._client, provider, self._environment), ids
                ),
            )
            text = "\n".join(xml_lines.lines(with_entries or [], ARXIV))
            for found in registry.read("arXiv", text, self._today).publications if with_entries else ():
                if key := by_id.get(identifiers.without_version(found.arxiv)):
                    self._settle(
                        key, works[key], "arxiv", found.arxiv, "arxiv", confirming.by_identifier(works[key], found)
                    )

    def from_crossref(self, key: str, work: Publication) -> None:
        """Asks Crossref by DOI, or by title for a work without one."""
        if work.doi and not identifiers.arxiv_of_doi(work.doi):
            query = fetching.query("crossref", work.doi)
            reading = self._asked(
                "crossref", lambda: fetching.work_of(self._client, query, self._today, self._environment)
            )
            for found in reading.publications[:1] if reading else ():
                self._settle(key, work, "doi", work.doi, "crossref", confirming.by_identifier(work, found))
        elif not work.doi and confirming.may_be_looked_for(work):
            candidates = self._asked("crossref", lambda: self._by_title(work))
            choice = confirming.by_title(work, candidates or [])
            self._settle(key, work, "title", work.title, "crossref", choice)

    def _by_title(self, work: Publication) -> list[Publication]:
        session = fetching.session(self._client, PROVIDERS["crossref"], self._environment)
        pages = provider_answers.crossref_search(session, work.title, work.authors[0].name, _CANDIDATES)
        text = as_text({"fetched": self._today.isoformat(), "pages": pages, "query": {}})
        try:
            return list(registry.read("Crossref", text, self._today).publications)
        except registry.Unrecognised as error:
            raise session.refused("answered in a form that is not known") from error

    def _asked(self, provider: str, ask: Callable[[], Any]) -> Any:
        """The answer; None if there is none. What is only not there does not keep others from being asked for."""
        if provider in self.findings.failed:
            return None
        try:
            return ask()
        except Unanswered as error:
            if not error.is_of_one:
                self.findings.failed[provider] = str(error)
            return None

    def _settle(self, key: str, work: Publication, by: str, query: str, provider: str, choice: Choice) -> None:
        if choice.accepted:
            if entry := _entry(key, work, by, query, provider, choice.accepted):
                self.findings.entries[key, provider] = entry
            return
        for found in choice.unsure:
            if found.doi:
                where = f", {found.venue}" if found.venue else ""
                names = ", ".join(person.name for person in found.authors[:3])
                shown = f"{found.title} ({names}{where}, {dates.iso(found.published or found.date)})"
                self.findings.unsure.append(
                    f"{store.CONTENT}/{store.publication_path(key)}  may be {shown}: {choice.why}"
                    f" — if it is: portfolio complete --accept {key} {found.doi}"
                )


def _entry(
    key: str, work: Publication, by: str, query: str, provider: str, found: Publication
) -> dict[str, Any] | None:
    """What an answer gives to a work; None if that is nothing."""
    gave = dict(_given(work, found))
    if not gave:
        return None
    known = {"title": work.title, "authors": records.record_of(work).get("authors", []), "date": dates.iso(work.date)}
    known |= {"published": dates.iso(work.published), "doi": work.doi, "arxiv": work.arxiv, "type": work.type}
    number = found.arxiv if provider == "arxiv" else found.doi
    return {
        "work": key,
        "of": {name: value for name, value in known.items() if value},
        "by": by,
        "query": query,
        "answer": {"provider": provider, "id": number},
        "gave": gave,
    }


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


def _lacks_text(work: Publication) -> bool:
    return bool({"authors", "given names", "abstract"} & set(gaps(work)))


def _has_initials(work: Publication) -> bool:
    return any(person.given and len(person.given.strip(". ").split(" ")[0].strip(".")) == 1 for person in work.authors)


_GAPS = (
    Gap("authors", lambda work: work.authors_truncated),
    Gap("given names", _has_initials),
    Gap("doi", lambda work: not work.doi),
    Gap("venue", lambda work: not work.venue),
    Gap("abstract", lambda work: not work.abstract),
)
