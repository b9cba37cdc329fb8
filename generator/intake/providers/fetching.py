"""Asks providers, and keeps what they say as files in `sources/`: `{fetched, query, pages}`.

A file is replaced only by an answer that is whole, that its reader reads, and that says something else; the day in it
is that of the last news. Whatever goes wrong leaves the old file as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, PortfolioError, errors_among
from generator.facts import files, store
from generator.intake.providers.asking import Session
from generator.intake.providers.chosen_keys import as_text
from generator.intake.providers.provider_table import PROVIDERS, Provider, id_of
from generator.intake.providers.web_client import Client
from generator.intake.providers.web_exchange import Unanswered
from generator.intake.readers import registry
from generator.intake.readers.reading import Reading

_LEAST_SHARE = 0.5
"""An answer with fewer than this share of the works of the last one is taken for half an answer."""


class UnknownQuery(PortfolioError):
    """A provider that is not known, or an id that is not one of the provider's."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for."""

    provider: Provider
    id: str

    def __str__(self) -> str:
        return f"{self.provider.name} {self.id}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The file, relative to the project, how many works it holds, and whether it says something new."""

    path: str
    works: int
    is_new: bool


def query(name: str, id: str) -> Query:
    """What a person typed. Raises UnknownQuery."""
    provider = PROVIDERS.get(name.casefold())
    if provider is None:
        raise UnknownQuery(f"{name}  is not a provider that can be asked — known: {', '.join(PROVIDERS)}")
    if not (known := id_of(provider, id)):
        raise UnknownQuery(f"{id}  is not an id of {provider.title} — type it like {provider.example}")
    return Query(provider, known)


def known_queries(project: Path) -> list[Query]:
    """What was asked for to get the files that are there, in their order."""
    folder = project / store.SOURCES
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return [asked for path in paths if (asked := _query_of(_envelope(path)))]


def fetch(project: Path, client: Client, asked: Query, today: date, environment: Mapping[str, str]) -> Outcome:
    """Asks, and writes the file if it says something new. Raises Unanswered, and leaves the file, for what is not a
    whole answer."""
    path = _path(project, asked)
    shown = f"{store.SOURCES}/{path.name}"
    before = _envelope(path)
    pages = json.loads(as_text(ask(client, asked, environment)))  # as they are read from the file
    text = _text(pages, today, _as_data(asked))
    reading = _reading(shown, text, asked, today)
    works = len(reading.publications)
    if before and before.get("pages") == pages:
        return Outcome(shown, works, is_new=False)
    _require_no_loss(path, shown, asked, works, today)
    files.write_text(path, text)
    return Outcome(shown, works, is_new=True)


def work_of(client: Client, asked: Query, today: date, environment: Mapping[str, str]) -> Reading:
    """What a provider says of one work, without a file. Raises Unanswered."""
    text = _text(ask(client, asked, environment), today, _as_data(asked))
    return _reading(asked.provider.title, text, asked, today)


def reading_of(provider: Provider, pages: list[Any], today: date) -> Reading:
    """What pages of an answer say to the provider's reader. Raises Unanswered."""
    try:
        return registry.read(provider.title, _text(pages, today, {}), today)
    except registry.Unrecognised as error:
        raise Unanswered(f"{provider.host}  answered in a form that is not known") from error


def ask(client: Client, asked: Query, environment: Mapping[str, str]) -> list[Any]:
    """The pages of an answer. Raises Unanswered."""
    return asked.provider.ask(session(client, asked.provider, environment), asked.id)


def session(client: Client, provider: Provider, environment: Mapping[str, str]) -> Session:
    """Questions to a provider, with the key that the environment holds. Raises Unanswered if it needs one."""
    variable, place = provider.key
    key = environment.get(variable, "").strip() if variable else ""
    if provider.needs_key and not key:
        raise Unanswered(f"{provider.host}  needs a key — set {variable} in the environment")
    private = {provider.mail: client.mail} if provider.mail and client.mail else {}
    headers = {}
    if key and place.startswith("?"):
        private[place[1:]] = key
    elif key:
        name, _, prefix = place.partition(": ")
        headers[name] = f"{prefix}{key}"
    return Session(client, provider.host, provider.delay, private, headers)


def _text(pages: list[Any], today: date, query: Mapping[str, str]) -> str:
    """The text of a fetched file."""
    return as_text({"fetched": today.isoformat(), "pages": pages, "query": query})


def _as_data(asked: Query) -> dict[str, str]:
    return {"id": asked.id, "provider": asked.provider.name}


def _path(project: Path, asked: Query) -> Path:
    """The file of a query. Ids that differ only in characters that no file name has get a number each."""
    safe = re.sub(r"[^A-Za-z0-9.-]+", "_", asked.id)
    stem = f"{asked.provider.name}-{safe}"
    for suffix in ("", *(f"-{number}" for number in range(2, 100))):
        path = project / store.SOURCES / f"{stem}{suffix}.json"
        if not path.exists() or _query_of(_envelope(path)) == asked:
            return path
    raise UnknownQuery(f"{store.SOURCES}/{stem}.json  is another file — rename it")


def _envelope(path: Path) -> dict[str, Any] | None:
    """The data of a fetched file; None for any other file."""
    try:
        data = json.loads(files.read_bytes(path, path.name, store.LONGEST_SOURCE))
    except (InputProblems, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and isinstance(data.get("query"), dict) else None


def _query_of(data: Mapping[str, Any] | None) -> Query | None:
    said = data["query"] if data else {}
    try:
        return query(str(said.get("provider", "")), str(said.get("id", "")))
    except UnknownQuery:
        return None


def _reading(shown: str, text: str, asked: Query, today: date) -> Reading:
    """What the new file says to its reader. Raises Unanswered if that is nothing."""
    host = asked.provider.host
    if len(text.encode()) > store.LONGEST_SOURCE:
        raise Unanswered(f"{host}  answered more than {store.LONGEST_SOURCE:,} bytes")
    try:
        reading = registry.read(shown, text, today)
    except registry.Unrecognised as error:
        raise Unanswered(f"{host}  answered in a form that is not known") from error
    if errors := errors_among(reading.problems):
        raise Unanswered(f"{host}  answered what cannot be read: {errors[0].message}")
    if not reading.publications and not reading.profile:
        raise Unanswered(f"{host}  knows no works under {asked.id}")
    return reading


def _require_no_loss(path: Path, shown: str, asked: Query, works: int, today: date) -> None:
    try:
        old = registry.read(shown, files.read_text(path, shown, store.LONGEST_SOURCE), today)
    except (InputProblems, registry.Unrecognised):
        return
    if works < _LEAST_SHARE * len(old.publications):
        raise Unanswered(
            f"{asked.provider.host}  answered {works:,} works, after {len(old.publications):,} the last time"
            f" — if that is right, delete {shown} and fetch again"
        )
