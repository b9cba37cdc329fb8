"""What can go wrong, as data for people.

PortfolioError
├── InputProblems      errors in the input; nothing was written
└── ProjectNotFound    no `mkdocs.yml` here or in a folder above
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

INTERRUPTED = 130
"""The exit status of a program that Ctrl-C ended: 128 and the number of the signal."""


class Severity(StrEnum):
    """An `error` stops the command with exit status 1; a `notice` is only printed, and a build ignores it."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in an input. `line` and `column` count from 1; 0 means the whole file, or the whole line."""

    path: str
    line: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    column: int = 0

    @property
    def location(self) -> str:
        """`path:line:column`, without a line or column that is 0."""
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])

    def __str__(self) -> str:
        return f"{self.location}  {self.message}{f' — {self.hint}' if self.hint else ''}"


class PortfolioError(Exception):
    """Root of the errors that the command line prints as one line instead of a traceback."""


class InputProblems(PortfolioError):
    """All problems of a run; its text has a line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ProjectNotFound(PortfolioError):
    """A command was run outside of a portfolio's folder."""


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by file, line and column, each once."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.message, p.hint))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a command."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
