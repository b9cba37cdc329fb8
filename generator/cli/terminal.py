"""What commands show while they run, and when something is wrong."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from generator.errors import Problem, Severity
from generator.review import reports

if TYPE_CHECKING:  # or `portfolio --help` would import all that an import needs
    from generator.intake.planned_content import Summary


@contextmanager
def status(what: str) -> Iterator[Callable[[], None]]:
    """A line that moves while something takes its time, and the function that ends it, to be called before anything is
    printed; nothing where no person is looking."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # which takes as long to be imported as the whole command line

    with Console(stderr=True, highlight=False, soft_wrap=True).status(what) as line:
        yield line.stop


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """A line that moves, and the function that changes its text; nothing where no person is looking."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console

    with Console(stderr=True, highlight=False, soft_wrap=True).status(what) as line:
        yield line.update


def is_quiet() -> bool:
    """True after `portfolio --quiet`: only what is wrong is printed."""
    return bool(click.get_current_context().find_root().params.get("quiet"))


def is_verbose() -> bool:
    """True after `portfolio --verbose`: what the host says is printed too."""
    return bool(click.get_current_context().find_root().params.get("verbose"))


def say(text: str) -> None:
    """A line on what was done, on standard output."""
    if not is_quiet():
        click.echo(text)


def print_problems(problems: Iterable[Problem], *, to_output: bool = False) -> None:
    """One line for each, on standard error unless they are what was asked for; in colour on a terminal."""
    color = False if os.environ.get("NO_COLOR") else None
    for problem in problems:
        click.echo(_coloured(problem), err=not to_output, color=color)


def print_json(value: object) -> None:
    """A value for programs, on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_summaries(summaries: Iterable[Summary]) -> None:
    """What an import did with each source: its notices, and a line of figures."""
    for summary in summaries:
        print_problems(summary.notices)
        named = (("new", summary.added), ("changed", summary.changed))
        counts = [f"{len(set(paths))} {what}" for what, paths in named if paths]
        say(f"{summary.source}: {', '.join(counts) or 'nothing new'}")


def print_summaries_as_json(summaries: Iterable[Summary]) -> None:
    """The same for programs."""
    print_json(
        [
            {
                "source": summary.source,
                "new": sorted(set(summary.added)),
                "changed": sorted(set(summary.changed)),
                "notices": [reports.as_data(notice) for notice in summary.notices],
            }
            for summary in summaries
        ]
    )


def _coloured(problem: Problem) -> str:
    where, gap, rest = reports.plain(problem).partition("  ")
    message, dash, hint = rest.partition(" — ")
    color = "red" if problem.severity is Severity.ERROR else "yellow"
    return f"{click.style(where, fg=color)}{gap}{message}{dash}{click.style(hint, dim=True) if hint else ''}"
