"""What commands show while they run, and when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from generator.errors import Problem
from generator.review import reports

if TYPE_CHECKING:  # or `portfolio --help` would import all that an import needs
    from generator.intake.draft import Summary


def status(what: str) -> AbstractContextManager[object]:
    """A line that moves while something takes its time; nothing where no person is looking."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # which takes as long to be imported as the whole command line

    return Console(stderr=True, highlight=False, soft_wrap=True).status(what)


def print_problems(problems: Iterable[Problem]) -> None:
    """One line for each, on standard error."""
    for problem in problems:
        click.echo(reports.plain(problem), err=True)


def print_summaries(summaries: Iterable[Summary]) -> None:
    """What an import did with each source: its notices, and a line of figures."""
    for summary in summaries:
        print_problems(summary.notices)
        named = (("new", summary.added), ("changed", summary.changed))
        counts = [f"{len(set(paths))} {what}" for what, paths in named if paths]
        click.echo(f"{summary.source}: {', '.join(counts) or 'nothing new'}")
