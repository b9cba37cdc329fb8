"""`mkdocs.yml` as commands read it before the host does, whose own messages name no line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import files, store
from generator.review import settings_checks
from generator.site import settings
from generator.site.choices import SETTINGS_FILE


def text_of(project: Path) -> str:
    """The text. Raises InputProblems if it is not a readable file."""
    return files.read_text(project / SETTINGS_FILE, SETTINGS_FILE, store.LONGEST_FILE)


def read(project: Path) -> dict[str, Any]:
    """The settings. Raises InputProblems for errors that can be told without reading the content, whose folder must be
    there: without them the host would not even ask for our checks."""
    problems = settings_checks.check(text_of(project))
    if not (project / store.CONTENT).is_dir():
        hint = f"write {store.CONTENT}/{store.PROFILE_PAGE} with the line name: Your Name between two lines ---"
        problems.append(Problem(f"{store.CONTENT}/", 0, "the folder is missing", hint))
    if errors := errors_among(problems):
        raise InputProblems(errors)
    return settings.read(text_of(project))
