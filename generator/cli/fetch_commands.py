"""The commands that ask providers: `fetch`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import click

from generator.cli.terminal import say, status
from generator.errors import PortfolioError
from generator.facts import store
from generator.hosts import settings_file
from generator.intake.providers import fetching
from generator.intake.providers.provider_table import PROVIDERS
from generator.intake.providers.web_cache import WebCache
from generator.intake.providers.web_client import Client
from generator.intake.providers.web_exchange import Unanswered
from generator.model import Publication
from generator.site import choices, settings

OFFLINE = "PORTFOLIO_OFFLINE"
"""A variable of the environment: if it is set, no provider is asked."""


class _Clock:
    """The clock of the machine."""

    def seconds(self) -> float:
        return datetime.now(UTC).timestamp()

    def wait(self, seconds: float) -> None:
        Event().wait(seconds)


def client(project: Path, age: timedelta = timedelta()) -> Client:
    """A client that keeps answers in the project's cache. Raises Unanswered where no provider may be asked."""
    if os.environ.get(OFFLINE):
        raise Unanswered(f"{OFFLINE}  is set — no provider is asked")
    extra = settings.read(settings_file.text_of(project)).get("extra")
    mail = choices.read(extra if isinstance(extra, dict) else {}).fetch_mail
    return Client(_Clock(), WebCache(project, date.today(), age), mail)


@click.command(epilog="Example: portfolio fetch orcid 0000-0002-1825-0097")
@click.argument("provider", required=False)
@click.argument("ids", nargs=-1, metavar="[ID]...")
def fetch(provider: str | None, ids: tuple[str, ...]) -> None:
    """Ask PROVIDER for ID, or for all that was fetched before, and keep the answers in sources/. An answer that is not
    whole leaves the old file."""
    project = store.find_project(Path.cwd())
    if provider and not ids:
        known = f", such as {PROVIDERS[provider].example}" if provider in PROVIDERS else ""
        raise PortfolioError(f"{provider}  which id? — type: portfolio fetch {provider} ID{known}")
    queries = [fetching.query(provider, id) for id in ids] if provider else fetching.known_queries(project)
    if not queries:
        names = ", ".join(PROVIDERS)
        say(f"{store.SOURCES}/ holds nothing that was fetched: portfolio fetch PROVIDER ID ({names})")
        return
    asking = client(project)
    failed = [
        asked for number, asked in enumerate(queries, 1) if not _is_fetched(project, asking, asked, number, queries)
    ]
    if failed:
        sys.exit(1)
    say("next: portfolio import")


def work_of(project: Path, doi: str, arxiv: str) -> Publication | None:
    """The work that Crossref, DataCite or arXiv has under an identifier; says which, or why none has it."""
    asked = [("crossref", doi), ("datacite", doi)] if doi else [("arxiv", arxiv)]
    for name, id in asked:
        try:
            found = fetching.work_of(client(project), fetching.query(name, id), date.today(), os.environ).publications
        except Unanswered as error:
            click.echo(f"notice: {error}", err=True)
        else:
            click.echo(f"notice: {PROVIDERS[name].title}  has {id}: its entry is taken", err=True)
            return found[0]
    return None


def _is_fetched(
    project: Path, asking: Client, asked: fetching.Query, number: int, queries: list[fetching.Query]
) -> bool:
    """Asks, and says what came of it; a provider that fails does not keep others from being asked."""
    try:
        with status(f"{number} of {len(queries)}: {asked.provider.title}, {asked.id}"):
            outcome = fetching.fetch(project, asking, asked, date.today(), os.environ)
    except Unanswered as error:
        click.echo(
            f"{asked}: {error}; the old file stays" if _is_known(project, asked) else f"{asked}: {error}", err=True
        )
        return False
    works = f"{outcome.works:,} work{'' if outcome.works == 1 else 's'}"
    say(f"{outcome.path}: {works if outcome.is_new else f'nothing new, {works}'}")
    return True


def _is_known(project: Path, asked: fetching.Query) -> bool:
    return asked in fetching.known_queries(project)
