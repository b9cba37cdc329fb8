"""Problems as text: for people, and as annotations in a workflow run on GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.errors import Problem, Severity

_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def plain(problem: Problem) -> str:
    """`file:line:column  message — hint`, after `notice: ` for a notice."""
    return str(problem) if problem.severity is Severity.ERROR else f"notice: {problem}"


def github(problem: Problem) -> str:
    """A workflow command, which GitHub shows at the line in a pull request (its documentation: "Workflow commands")."""
    location = {"file": problem.path, "line": problem.line, "col": problem.column}
    properties = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in location.items() if value)
    message = f"{problem.message} — {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {properties}::{message.translate(_MESSAGE)}"


def as_data(problem: Problem) -> dict[str, str | int]:
    """The problem for programs; `line` and `column` count from 1, 0 is the whole."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
    }


FORMATS: Mapping[str, Callable[[Problem], str]] = MappingProxyType({"plain": plain, "github": github})
