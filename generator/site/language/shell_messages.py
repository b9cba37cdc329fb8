"""The messages of the theme: its templates ask for `words["…"]`, since a host without Python functions may render them,
and its scripts for `gettext('…')`, which they get from a script of the language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.site import template_folders
from generator.site.language.language import ENGLISH, Language

_USED = re.compile(r'words\["([^"]+)"\]')
_STRING = r"'((?:[^'\\]|\\.)*)'"
_SIMPLE = re.compile(rf"\bgettext\({_STRING}")
_IN_CONTEXT = re.compile(rf"\bpgettext\({_STRING}, {_STRING}")
_PLURAL = re.compile(rf"\bngettext\({_STRING}, {_STRING}")


def words(project: Path, language: Language) -> dict[str, str]:
    """The messages that the templates of the theme use, the package's and the owner's."""
    found = {message for folder in _folders(project) for text in templates(folder).values() for message in used(text)}
    return {message: language.gettext(message) for message in sorted(found)}


def templates(folder: Path) -> Mapping[str, str]:
    """The texts of the theme's templates by name; `folder` has the folder of the theme."""
    theme = folder / "theme"
    return {path.relative_to(theme).as_posix(): path.read_text("utf-8") for path in sorted(theme.rglob("*.html"))}


def used(text: str) -> list[str]:
    """The messages that a template uses."""
    return _USED.findall(text)


def path_of(language: Language) -> str:
    """The script that has the messages of the scripts, as a path on the site; empty for English, which they have."""
    return "" if language is ENGLISH else f"assets/messages/{language.code}.js"


def script(project: Path, language: Language) -> str:
    """The text of that script."""
    texts = [path.read_text("utf-8") for folder in _folders(project) for path in (folder / "theme").rglob("*.js")]
    messages = json.dumps(dict(sorted(_in_scripts(texts, language).items())), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.siteMessages = {{ messages: {messages} }};\n"


def _folders(project: Path) -> list[Path]:
    return [folder for folder in (project / template_folders.OWN, template_folders.SHIPPED) if folder.is_dir()]


def _in_scripts(texts: Iterable[str], language: Language) -> dict[str, str | dict[str, str]]:
    found: dict[str, str | dict[str, str]] = {}
    for text in texts:
        found |= {message: language.gettext(message) for message in _SIMPLE.findall(text)}
        pairs = _IN_CONTEXT.findall(text)
        found |= {f"{context}\u0004{message}": language.pgettext(context, message) for context, message in pairs}
        found |= {one: language.forms(one, other) for one, other in _PLURAL.findall(text)}
    return found
