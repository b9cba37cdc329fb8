"""The command that completes what the facts lack: `complete`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from generator.cli import fetch_commands
from generator.cli.terminal import progress, say
from generator.errors import InputProblems, PortfolioError, errors_among
from generator.facts import loading, store
from generator.facts.store import Content
from generator.intake.providers import completing, completions
from generator.intake.providers.completing import Findings
from generator.intake.providers.completions import FILE

_KEPT = timedelta(days=30)
"""How long an answer counts: what was asked for is not asked for again within it."""


@click.command(epilog="Example: portfolio complete --dry-run")
@click.option("--dry-run", is_flag=True, help="Ask, and say what would be completed; write nothing.")
@click.option(
    "--accept",
    nargs=2,
    multiple=True,
    metavar="KEY ID",
    help="Say that the paper KEY is the work with this DOI, or this provider:id, and take what it lacks from there; "
    "ask for nothing else.",
)
def complete(dry_run: bool, accept: tuple[tuple[str, str], ...]) -> None:
    """Complete cut author lists, DOIs, venues and abstracts from providers. What they say goes to
    sources/completions.json; what is not sure is a line with the command that accepts it."""
    project = store.find_project(Path.cwd())
    content = loading.load(project / store.CONTENT)
    if errors := errors_among(content.problems):
        raise InputProblems(errors)
    found = _accepted(project, content, accept) if accept else _found(project, content)
    entries = completions.read_entries(project)
    news = {name: entry for name, entry in found.entries.items() if entries.get(name) != entry}
    for line in _lines(news.values()):
        say(line)
    for line in found.unsure.values():
        click.echo(f"notice: {line}", err=True)
    for message in found.failed.values():
        click.echo(message, err=True)
    _write(project, content, {**entries, **found.entries}, news, is_dry=dry_run)
    if found.failed:
        sys.exit(1)


def _found(project: Path, content: Content) -> Findings:
    with progress("asking") as report:
        client = fetch_commands.client(project, _KEPT)
        return completing.complete(content.publications, client, date.today(), os.environ, report)


def _accepted(project: Path, content: Content, accept: Iterable[tuple[str, str]]) -> Findings:
    found = Findings()
    for key, id in accept:
        if key not in content.publications:
            path = content.shown(store.publication_path(key))
            raise PortfolioError(f"{path}  there is no such paper — the key is the name of its file")
        client = fetch_commands.client(project, _KEPT)
        work = content.publications[key]
        provider, entry = completing.accepted(work, key, id, client, date.today(), os.environ)
        if entry:
            found.entries[key, provider] = entry
    return found


def _lines(entries: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for entry in entries:
        gave = ", ".join(
            f"{name} ({len(value)})" if name == "authors" else name for name, value in entry["gave"].items()
        )
        path = f"{store.CONTENT}/{store.publication_path(entry['work'])}"
        yield f"{path}: {gave} from {entry['answer']['provider']} {entry['answer']['id']}, by {entry['by']}"


def _write(
    project: Path,
    content: Content,
    entries: Mapping[tuple[str, str], Mapping[str, Any]],
    news: Mapping[tuple[str, str], object],
    *,
    is_dry: bool,
) -> None:
    if is_dry:
        say(f"{len(news)} would be written to {store.SOURCES}/{FILE}")
    elif completions.write_entries(project, entries, list(content.publications)):
        say(f"{store.SOURCES}/{FILE}: {len(news)} new; next: portfolio import")
    else:
        say("nothing new")
