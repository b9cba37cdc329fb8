"""Whether a built site is up to date, and where a new one may go."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from generator.errors import PortfolioError
from generator.facts import drafts, ongoing
from generator.site import settings, template_folders

FINGERPRINT = ".inputs"
"""The file in a built site with the fingerprint of its inputs."""

_CONTENT, _SETTINGS = "content", "mkdocs.yml"
_FOLDERS = (_CONTENT, template_folders.OWN)
_INPUTS = ("sources", ".git", ".github", _SETTINGS, "requirements.txt")
_FILES_OF_A_SITE = ("index.html", "404.html", "sitemap.xml")
TODAY = "PORTFOLIO_TODAY"
"""The environment variable with the day of a build in ISO 8601, after which posts are drafts and what ends goes on;
commands set it."""

_VARIABLES = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "PORTFOLIO_AUDIENCE")
_TEXTS = (".md", ".json")
"""The endings of the files in `content/` that hold facts, what sources said of them, and pages written by hand."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of what a build reads: `program` of this program and what it runs on, `frame` of all but the texts in
    `content/`, on which every file of the site may depend, and `whole` of everything."""

    program: str
    frame: str
    whole: str


def inputs(project: Path) -> Inputs:
    """The digests of the project's files, environment variables, installed packages, and this program."""
    chosen = settings.read((project / _SETTINGS).read_text("utf-8", "replace"))  # with the variables that it names
    digest = hashlib.sha256(repr([sys.version, _packages()]).encode("utf-8", "surrogateescape"))
    for name, file in _tree("program", Path(__file__).parents[1]):
        _add(digest, name, file)
    program = digest.hexdigest()
    variables = [os.environ.get(name) for name in _VARIABLES]
    digest.update(repr([variables, chosen]).encode("utf-8", "surrogateescape"))
    texts: list[tuple[str, Path]] = []
    others: list[tuple[str, Path]] = []
    for name, file in _tree(_CONTENT, project / _CONTENT):
        (texts if file.suffix in _TEXTS else others).append((name, file))
    for name, file in chain(_frame(project, chosen), others):
        _add(digest, name, file)
    frame = digest.hexdigest()
    for name, file in texts:
        _add(digest, name, file)
    waiting = [(name, days) for name, file in chain(texts, others) if (days := _days_to_come(name, file))]
    digest.update(repr(waiting).encode("utf-8", "surrogateescape") if waiting else b"")
    return Inputs(program, frame, digest.hexdigest())


def fingerprint(project: Path) -> str:
    """The digest of everything that a build reads."""
    return inputs(project).whole


def require_replaceable(project: Path, site: Path) -> None:
    """Raises PortfolioError unless a new site may replace the folder `site`: it must be below the project, outside of
    its inputs, and new, empty or an earlier site."""
    folder = site.resolve()
    inside = folder.relative_to(project.resolve()).parts if folder.is_relative_to(project.resolve()) else ()
    if not inside or inside[0] in _FOLDERS:
        raise PortfolioError(f"--site-dir  {site} cannot hold the site — name a folder such as site")
    is_site = (folder / FINGERPRINT).is_file() or all((folder / name).is_file() for name in _FILES_OF_A_SITE)
    if folder.exists() and not is_site and (not folder.is_dir() or any(folder.iterdir())):
        raise PortfolioError(f"--site-dir  {site} is not empty and not a built site — name a new or empty folder")


def require_output(project: Path, file: Path, endings: Collection[str]) -> None:
    """Raises PortfolioError unless a command may write a file: outside of the inputs, and new or an earlier one, which
    its ending tells."""
    place = file.resolve()
    inside = place.relative_to(project.resolve()).parts if place.is_relative_to(project.resolve()) else ("",)
    if inside[0] in {*_FOLDERS, *_INPUTS}:
        raise PortfolioError(f"{file}  is where your own files are — name one such as out{min(endings)}")
    if file.exists() and (not file.is_file() or file.suffix.lower() not in endings):
        raise PortfolioError(f"{file}  is there already — delete it, or name another one")


def is_up_to_date(site: Path, inputs: str) -> bool:
    """True if the site exists and was built from inputs with this fingerprint."""
    return (site / "index.html").is_file() and built_from(site) == inputs


def built_from(site: Path) -> str:
    """The fingerprint of the inputs of a built site; empty if it has none."""
    file = site / FINGERPRINT
    return file.read_text() if file.is_file() else ""


def _days_to_come(name: str, file: Path) -> list[str]:
    """The days in a file of facts that the site waits for: that of a post, and those on which something ends. When one
    has come, the site is not up to date any more."""
    path, today = name.removeprefix(f"{_CONTENT}/"), os.environ.get(TODAY, "")
    if not file.is_file():
        return []
    waits = ["date"] if drafts.may_wait(path, today, file.read_bytes) else []
    return waits + ongoing.ends_to_come(path, today, file.read_bytes)


def _add(digest: Any, name: str, file: Path) -> None:
    information = file.lstat()
    digest.update(
        f"{name}\0{stat.S_IFMT(information.st_mode)}\0{information.st_size}\0".encode("utf-8", "surrogateescape")
    )
    if stat.S_ISREG(information.st_mode):
        digest.update(file.read_bytes())


def _frame(project: Path, chosen: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    """Each file outside of `content/` with a name that is the same on every machine."""
    yield _SETTINGS, project / _SETTINGS
    yield from _tree("templates", project / template_folders.OWN)
    yield from _tree("shipped", template_folders.SHIPPED)
    for name in _named(chosen):
        yield from _tree(name, project / name)


def _named(chosen: Mapping[str, Any]) -> Iterator[str]:
    """The program files and the folder of templates that the settings name."""
    theme = chosen.get("theme")
    if isinstance(theme, dict) and isinstance(folder := theme.get("custom_dir"), str):
        yield folder
    hooks = chosen.get("hooks")
    yield from (hook for hook in hooks if isinstance(hook, str)) if isinstance(hooks, list) else ()


def _tree(name: str, top: Path) -> Iterator[tuple[str, Path]]:
    """A file, or every file of a folder."""
    if top.is_file():
        yield name, top
    for path in sorted(path for path in top.rglob("*") if _counts(path)):
        yield f"{name}/{path.relative_to(top).as_posix()}", path


def _counts(path: Path) -> bool:
    """False for folders and bytecode, which another process may be writing. A symlink counts, since the checks refuse
    it."""
    return (path.is_symlink() or not path.is_dir()) and path.parent.name != "__pycache__"


def _packages() -> list[str]:
    """The names and versions of all installed packages, as their folders are called."""
    folders = (folder for folder in map(Path, sys.path) if folder.is_dir())
    return sorted(
        {entry.name for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".dist-info")}
    )
