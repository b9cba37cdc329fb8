"""`mkdocs.yml` as commands read it before the host does, whose own messages name no line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import files, store
from generator.review import checks, settings_checks
from generator.site import settings, template_folders
from generator.site.choices import Choices
from generator.site.language import catalogues
from generator.site.settings import SETTINGS_FILE


def text_of(project: Path) -> str:
    """The text. Raises InputProblems if it is not a readable file."""
    return files.read_text(project / SETTINGS_FILE, SETTINGS_FILE, store.LONGEST_FILE)


def problems(project: Path, content: store.Content | None = None) -> list[Problem]:
    """All problems of the settings, without `content` those that can be told without it."""
    theme_files = template_folders.theme_files(project)
    try:
        return settings_checks.check(
            text_of(project),
            content,
            theme_files,
            lambda path: (project / path).exists(),
            partial(catalogues.missing, project),
        )
    except InputProblems as error:
        return list(error.problems)


def problems_of_all(project: Path, content: store.Content, chosen: Choices | None = None) -> list[Problem]:
    """All problems of the settings and of the content; `chosen` are the owner's choices, if the host has read them."""
    return [*problems(project, content), *checks.check(content, chosen or _chosen(project))]


def _chosen(project: Path) -> Choices:
    try:
        return settings_checks.chosen(settings.read(text_of(project)))
    except InputProblems:
        return Choices()


def read(project: Path) -> dict[str, Any]:
    """The settings. Raises InputProblems for errors that can be told without reading the content, whose folder must be
    there: without them the host would not even ask for our checks. It then has the errors of the content, too."""
    found = errors_among(problems(project))
    if not (project / store.CONTENT).is_dir():
        hint = f"write {store.CONTENT}/{store.PROFILE_PAGE} with the line name: Your Name between two lines ---"
        raise InputProblems([*found, Problem(f"{store.CONTENT}/", 0, "the folder is missing", hint)])
    if found:
        raise InputProblems(errors_among(problems_of_all(project, store.load(project / store.CONTENT))) or found)
    return settings.read(text_of(project))
