"""Completes what the facts lack from providers: cut lists of authors, initials, DOIs, venues, abstracts.

A work is asked for by its identifiers, at one provider after the other, while it lacks what the next one may know;
then, without a DOI, by its title at all of them, and what they found is judged together: `confirming` says what is the
work. Without Crossref's answer nothing is taken by a title, because a rival may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from generator.errors import PortfolioError
from generator.facts import dates, identifiers, store
from generator.intake.providers import arxiv_answers, completions, confirming, fetching
from generator.intake.providers.asking import Lookup, Session, batches
from generator.intake.providers.completions import Answer, Entries, gaps
from generator.intake.providers.confirming import Choice
from generator.intake.providers.provider_table import PROVIDERS, Provider
from generator.intake.providers.web_client import Client
from generator.intake.providers.web_exchange import Unanswered
from generator.model import Publication

_BATCH = 50
_ORDER = "crossref datacite inspire ads pubmed dblp arxiv openalex semantic-scholar".split()
"""Who is asked first: the strongest source."""

Report = Callable[[str], None]


@dataclass(slots=True)
class Findings:
    """What a run found: the entries of the file; what is for the owner to decide; and which providers failed, with
    why."""

    entries: Entries = field(default_factory=dict)
    unsure: dict[tuple[str, str], str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def complete(
    works: Mapping[str, Publication], client: Client, today: date, environment: Mapping[str, str], report: Report
) -> Findings:
    """Asks for what the works lack, one after the other. A provider that fails is not asked again in this run, one that
    needs a key which is not there is not asked at all."""
    run = _Run(_Desk(client, today, environment), Findings())
    lacking = {key: work for key, work in sorted(works.items()) if gaps(work) and not work.hidden}
    run.from_arxiv([work.arxiv for work in lacking.values() if work.arxiv and _lacks_text(work)], report)
    for number, (key, work) in enumerate(lacking.items(), 1):
        report(f"{number} of {len(lacking)}: {work.title:.60}")
        run.complete(key, work)
    return run.findings


def accepted(
    work: Publication, key: str, id: str, client: Client, today: date, environment: Mapping[str, str]
) -> tuple[str, dict[str, Any] | None]:
    """The provider and the entry for a work whose owner says which one it is, by a DOI or as `provider:id`. Raises
    Unanswered, and UnknownQuery for what is not an id."""
    name, _, own = id.partition(":")
    choices = [(name, own)] if name in PROVIDERS else [("crossref", id), ("datacite", id)]
    queries = [fetching.query(*choice) for choice in choices]
    answer = _first_answer(queries, client, today, environment)
    return answer.provider.name, completions.entry(key, work, answer)


def _first_answer(
    queries: Sequence[fetching.Query], client: Client, today: date, environment: Mapping[str, str]
) -> Answer:
    """What the first provider that knows it says."""
    for query in queries[:-1]:
        try:
            return _answer(query, client, today, environment)
        except Unanswered as error:
            if not error.is_of_one:
                raise
    return _answer(queries[-1], client, today, environment)


def _answer(query: fetching.Query, client: Client, today: date, environment: Mapping[str, str]) -> Answer:
    works = fetching.work_of(client, query, today, environment).publications
    if len(works) != 1:
        raise PortfolioError(f"{query}  is not the id of one work")
    return Answer(query.provider, works[0], "accepted", query.id)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where questions are asked."""

    client: Client
    today: date
    environment: Mapping[str, str]

    def is_open(self, provider: Provider) -> bool:
        """False for a provider that needs a key which is not there."""
        return not provider.needs_key or self.has_key(provider)

    def has_key(self, provider: Provider) -> bool:
        """True if the environment has the provider's key."""
        return bool(self.environment.get(provider.key[0], "").strip())

    def records(self, provider: Provider, ask: Callable[[Session], list[Any]]) -> list[Publication]:
        """The works of an answer. Raises Unanswered."""
        pages = ask(fetching.session(self.client, provider, self.environment))
        return list(fetching.reading_of(provider, pages, self.today).publications) if pages else []


@dataclass(slots=True)
class _Run:
    """One run: what it has found, and what was asked for beforehand, by provider and id."""

    desk: _Desk
    findings: Findings
    known: dict[tuple[str, str], list[Publication]] = field(default_factory=dict)

    def from_arxiv(self, ids: Iterable[str], report: Report) -> None:
        """Asks arXiv for many papers at once."""
        arxiv = PROVIDERS["arxiv"]
        for some in batches(sorted({identifiers.without_version(id) for id in ids}), _BATCH):
            report(f"arXiv: {len(some)} papers")
            found = self._asked(arxiv, partial(arxiv_answers.papers, ids=some))
            self.known |= {("arxiv", id): [] for id in some}
            self.known |= {("arxiv", identifiers.without_version(work.arxiv)): [work] for work in found}

    def complete(self, key: str, work: Publication) -> None:
        """Asks for what one work lacks."""
        asked: set[tuple[str, str]] = set()
        now = self._by_identifiers(key, work, asked)
        if not now.doi and gaps(now) and confirming.may_be_looked_for(now):
            self._by_identifiers(key, self._by_title(key, now), asked)

    def _by_identifiers(self, key: str, work: Publication, asked: set[tuple[str, str]]) -> Publication:
        """Asks by all identifiers, those included that an answer brings."""
        while pairs := [pair for pair in self._identifiers(work) if (pair[0].name, pair[2]) not in asked]:
            provider, lookup, id = pairs[0]
            asked.add((provider.name, id))
            found = self._known_or_asked(provider, lookup, id)
            for each in found:
                choice = confirming.by_identifier(work, each)
                if choice.accepted:
                    where = confirming.says_where(work, each)
                    taken = each if where else completions.without_publication(each)
                    work = self._take(key, work, Answer(provider, taken, _kind(work, id), id))
                elif len(found) == 1:
                    self._ask_owner(key, [(provider, each)], choice)
        return work

    def _identifiers(self, work: Publication) -> Iterator[tuple[Provider, Lookup, str]]:
        """Who may know more of a work, and by which identifier."""
        for provider, lookup in self._able(work):
            if id := lookup.identifier(work):
                yield provider, lookup, id

    def _able(self, work: Publication) -> Iterator[tuple[Provider, Lookup]]:
        lacking = set(gaps(work))
        for name in _ORDER:
            provider = PROVIDERS[name]
            if provider.lookup and lacking - provider.lookup.never and self.desk.is_open(provider):
                yield provider, provider.lookup

    def _known_or_asked(self, provider: Provider, lookup: Lookup, id: str) -> list[Publication]:
        if (provider.name, id) in self.known:
            return self.known[provider.name, id]
        return self._asked(provider, lambda session: lookup.by_identifier(session, id))

    def _by_title(self, key: str, work: Publication) -> Publication:
        """Asks by the title; what all found is judged together."""
        found = list(self._found_by_title(work))
        if _ORDER[0] in self.findings.failed:
            return work
        choice = confirming.by_title(work, [each for _, each in found])
        taken = [choice.accepted, *choice.also] if choice.accepted else []
        for provider, each in found:
            if any(each is one for one in taken):
                work = self._take(key, work, Answer(provider, each, "title", work.title))
        self._ask_owner(key, found, choice)
        return work

    def _found_by_title(self, work: Publication) -> Iterator[tuple[Provider, Publication]]:
        for provider, lookup in self._able(work):
            if lookup.by_title and (not lookup.titles_need_key or self.desk.has_key(provider)):
                yield from ((provider, each) for each in self._titled(provider, lookup.by_title, work))

    def _titled(
        self, provider: Provider, by_title: Callable[[Session, Publication], list[Any]], work: Publication
    ) -> list[Publication]:
        return self._asked(provider, lambda session: by_title(session, work))

    def _asked(self, provider: Provider, ask: Callable[[Session], list[Any]]) -> list[Publication]:
        """The works of an answer. What is only not there does not keep others from being asked for."""
        if provider.name in self.findings.failed:
            return []
        try:
            return self.desk.records(provider, ask)
        except Unanswered as error:
            if not error.is_of_one:
                self.findings.failed[provider.name] = str(error)
            return []

    def _take(self, key: str, work: Publication, answer: Answer) -> Publication:
        """The work with what an answer gives it, which is kept."""
        entry = completions.entry(key, work, answer)
        if entry is None:
            return work
        earlier = self.findings.entries.get((key, answer.provider.name))
        self.findings.entries[key, answer.provider.name] = (
            {**earlier, "gave": earlier["gave"] | entry["gave"]} if earlier else entry
        )
        return completions.completed(work, answer.found, entry["gave"])

    def _ask_owner(self, key: str, found: Sequence[tuple[Provider, Publication]], choice: Choice) -> None:
        for provider, each in found:
            if any(each is one for one in choice.unsure) and (id := _acceptable(provider, each)):
                self.findings.unsure.setdefault((key, id), _question(key, each, choice.why, id))


def _kind(work: Publication, id: str) -> str:
    """What kind of identifier a work was asked for by."""
    if work.doi and work.doi.casefold() in id.casefold():
        return "doi"
    return "arxiv" if work.arxiv and identifiers.without_version(work.arxiv) in id else "id"


def _acceptable(provider: Provider, found: Publication) -> str:
    """What the owner types to accept a work: its DOI, or the provider's own id."""
    own = found.ids.get(provider.lookup.catalogue, "") if provider.lookup else ""
    return found.doi.casefold() or (f"{provider.name}:{own}" if own else "")


def _question(key: str, found: Publication, why: str, id: str) -> str:
    where = f", {found.venue}" if found.venue else ""
    names = ", ".join(person.name for person in found.authors[:3])
    shown = f"{found.title} ({names}{where}, {dates.iso(found.published or found.date)})"
    return (
        f"{store.CONTENT}/{store.publication_path(key)}  may be {shown}: {why}"
        f" — if it is: portfolio complete --accept {key} {id}"
    )


def _lacks_text(work: Publication) -> bool:
    return bool({"authors", "given names", "abstract"} & set(gaps(work)))
