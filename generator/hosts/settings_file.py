"""`mkdocs.yml` as commands read it before the host does, whose own messages name no line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import files, store
from generator.review import settings_checks
from generator.site import settings, template_folders
from generator.site.language import catalogues
from generator.site.settings import SETTINGS_FILE


def text_of(project: Path) -> str:
    """The text. Raises InputProblems if it is not a readable file."""
    return files.read_text(project / SETTINGS_FILE, SETTINGS_FILE, store.LONGEST_FILE)


def problems(project: Path, content: store.Content | None = None) -> list[Problem]:
    """All problems of the settings, without `content` those that can be told without it. Raises InputProblems if the
    file cannot be read."""
    theme_files = template_folders.theme_files(project)
    return settings_checks.check(
        text_of(project),
        content,
        theme_files,
        lambda path: (project / path).exists(),
        partial(catalogues.missing, project),
    )


def read(project: Path) -> dict[str, Any]:
    """The settings. Raises InputProblems for errors that can be told without reading the content, whose folder must be
    there: without them the host would not even ask for our checks."""
    found = problems(project)
    if not (project / store.CONTENT).is_dir():
        hint = f"write {store.CONTENT}/{store.PROFILE_PAGE} with the line name: Your Name between two lines ---"
        found.append(Problem(f"{store.CONTENT}/", 0, "the folder is missing", hint))
    if errors := errors_among(found):
        raise InputProblems(errors)
    return settings.read(text_of(project))
