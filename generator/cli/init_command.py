"""The command that starts a portfolio: `init`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from generator.cli import starter
from generator.cli.terminal import print_summaries, say, status
from generator.errors import PortfolioError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog='Example: portfolio init my-site --name "Ada Lovelace" --source papers.bib')
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="Your name, as the site is to show it.")
@click.option("--source", "sources", multiple=True, type=_FILE, metavar="FILE", help="What you have; repeatable.")
@click.option(
    "--workflows",
    type=click.Choice(["call", "copy"]),
    default="call",
    show_default=True,
    help="Call the program's workflows, or copy them: for organisations that allow no workflows of others.",
)
def init(folder: Path, name: str, sources: tuple[Path, ...], workflows: str) -> None:
    """Start a portfolio in FOLDER: a small repository of your own. Asks for your name and for what you have; with
    --name or --source it asks nothing."""
    if not name and not sources:
        name, sources = _asked()
    _refuse_namesakes(sources)
    with status("importing"):
        summaries = starter.start(folder, name, sources, date.today(), copies_workflows=workflows == "copy")
    print_summaries(summaries)
    if workflows == "call" and not starter.release().commit:
        click.echo("notice: this program is not a release: its workflows are copied, not called", err=True)
    say(f"{folder}/  is your portfolio; README.md says what each file is. Next: cd {folder} && portfolio serve")


def _asked() -> tuple[str, tuple[Path, ...]]:
    """What a person answers. Raises PortfolioError where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        raise PortfolioError('--name  is missing — give it: --name "…", or run this in a terminal to be asked')
    return str(click.prompt("Your name", err=True)), tuple(_files())


def _files() -> Iterator[Path]:
    question = "A file with your papers (BibTeX, RIS, ORCID…; empty: no more)"
    while (file := click.prompt(question, default="", show_default=False, value_proc=_existing, err=True)) is not None:
        yield file


def _existing(answer: str) -> Path | None:
    """The file; click asks again after a UsageError."""
    path = Path(answer.strip().strip("'\"")).expanduser()
    if answer.strip() and not path.is_file():
        raise click.UsageError(f"no such file: {path}")
    return path if answer.strip() else None


def _refuse_namesakes(sources: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in sources:
        other = seen.setdefault(path.name.casefold(), path)
        if other != path:
            raise PortfolioError(f"--source  {other} and {path} have the same name — rename one of them")
