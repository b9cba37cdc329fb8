"""What can go wrong, as data for people.

PortfolioError
├── InputProblems      the input holds errors; nothing was written
└── ProjectNotFound    no `mkdocs.yml` here or in a folder above
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """`error` stops the command with exit status 1; `notice` is printed and the work goes on."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in an input. `line` and `column` count from 1; 0 means the file, or the line, as a whole."""

    path: str
    line: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    column: int = 0

    def __str__(self) -> str:
        where = ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])
        hint = f" — {self.hint}" if self.hint else ""
        return f"{where}  {self.message}{hint}"


class PortfolioError(Exception):
    """Root of the errors that the command line prints as one line instead of a traceback."""


class InputProblems(PortfolioError):
    """Carries all problems of a run; its text has one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ProjectNotFound(PortfolioError):
    """Raised when a command runs outside of a portfolio repository."""


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, then line, without repeats."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.message, p.hint))


def errors_among(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a command."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
