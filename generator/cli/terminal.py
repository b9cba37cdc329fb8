"""What commands show while they run, and when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

import click

from generator.errors import Problem
from generator.review import reports


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
