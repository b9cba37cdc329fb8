"""`mkdocs.yml` as commands read it before the host does, whose own messages name no line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import files, loading, records, store
from generator.facts.texts import LONGEST_FILE
from generator.review import checks, settings_checks, settings_document
from generator.site import settings, template_folders
from generator.site.choices import Choices
from generator.site.language import catalogues
from generator.site.settings import SETTINGS_FILE


def text_of(project: Path) -> str:
    """The text. Raises InputProblems if it is not a readable file."""
    return files.read_text(project / SETTINGS_FILE, SETTINGS_FILE, LONGEST_FILE)


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
    found = [*problems(project, content), *checks.check(content, chosen or _chosen(project))]
    return [*found, *_of_languages(project, content)]


def _of_languages(project: Path, content: store.Content) -> Iterator[Problem]:
    """A problem for each language of the content that has no words, or is the site's own."""
    own = _own_language(project) if content.translations else ""
    for code in sorted(content.translations):
        path = content.shown(store.translated(store.PROFILE_PAGE, code))
        if code == own:
            yield Problem(path, 0, f"{code!r} is the language of the site itself", f"write it in {store.PROFILE_PAGE}")
        elif hint := catalogues.missing(project, code):
            yield Problem(path, 0, f"there are no words of pages in {code!r}", hint)
        if (page := store.translated(store.CV_PAGE, code)) in content.texts:
            yield from records.cv(content.shown(page), content.texts[page])[1]


def _own_language(project: Path) -> str:
    try:
        return settings.language(settings.read(text_of(project)).get("theme"))
    except InputProblems:
        return ""


def _chosen(project: Path) -> Choices:
    try:
        return settings_document.chosen(settings.read(text_of(project)))
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
        raise InputProblems(errors_among(problems_of_all(project, loading.load(project / store.CONTENT))) or found)
    return settings.read(text_of(project))
