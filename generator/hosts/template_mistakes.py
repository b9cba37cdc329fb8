"""What is wrong with a template, in words: with file and line, as for any other file of the owner."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from generator.errors import PortfolioError
from generator.site import template_folders


def in_words(error: BaseException, project: Path) -> str:
    """`templates/pages/cv.html:3  'x' is undefined` for an error that came out of a template; empty for others."""
    if isinstance(error, TemplateSyntaxError):
        file = Path(error.filename or error.name or "")
        return f"{template_folders.shown(file, project)}:{error.lineno}  {error.message}"
    folders = (project / template_folders.OWN, template_folders.SHIPPED)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if any(file.is_relative_to(folder) for folder in folders):
            shown = template_folders.shown(file, project)
            return f"{shown}:{frame.lineno}  {_message(error)}{_comparison(shown)}"
    if isinstance(error, TemplateNotFound):
        hint = f"put it into templates/theme/, or delete the line template: {error.name} of a page"
        return f"{_message(error)} — {hint}"
    return in_words(error.__cause__, project) if error.__cause__ else ""


@contextmanager
def as_portfolio_errors(project: Path) -> Iterator[None]:
    """Raises PortfolioError for an error in a template."""
    try:
        yield
    except Exception as error:
        if words := in_words(error, project):
            raise PortfolioError(words) from error
        raise


def _comparison(shown: str) -> str:
    """What to run where a file of the owner's replaces one of the package, which may have changed."""
    name = shown.removeprefix(f"{template_folders.OWN}/")
    is_there = shown != name and (template_folders.SHIPPED / name).is_file()
    return f" — compare it with the package's: portfolio template --diff {name}" if is_there else ""


def _message(error: BaseException) -> str:
    match error:
        case TemplateNotFound():
            return f"there is no template {error.name!r}"
        case UndefinedError():
            return str(error)
        case _:
            return f"{type(error).__name__}: {error}"
