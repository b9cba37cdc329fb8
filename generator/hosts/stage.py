"""The other door: writes the same pages to a folder, with settings that need no plugin, so that any host builds them.

DIR/mkdocs.yml    the project's settings without the plugin
DIR/docs/         every page as Markdown, downloads, and the files written by hand
DIR/theme/        the theme overrides
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.errors import PortfolioError
from generator.facts import files, store
from generator.hosts.project import read
from generator.model import Portfolio
from generator.site import download_files, settings
from generator.site.view import Make, page_of

_MARKER = ".portfolio-stage"


def stage(project: Path, target: Path) -> int:
    """Writes the tree and returns the number of its pages and downloads.

    Raises InputProblems if the content holds errors, PortfolioError if `target` holds something else; nothing is
    written then. An earlier stage in `target` is replaced.
    """
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    facts = read(project, project / store.CONTENT, settings.read(text))
    if target.exists() and any(target.iterdir()) and not (target / _MARKER).exists():
        raise PortfolioError(f"{target}  holds files that are not of a stage — name a new or an empty folder")
    host_settings = _host_settings(text, facts.content.portfolio)
    _emptied(target)
    for path in facts.content.written_by_hand:
        _copied(project / store.CONTENT / path, target / "docs" / path)
    _write(target / "docs", facts.makers)
    shutil.copytree(project / "templates" / "theme", target / "theme")
    files.write_text(target / "mkdocs.yml", host_settings)
    return len(facts.makers)


def _write(folder: Path, makers: Mapping[str, Make]) -> None:
    """Writes pages and downloads, each of which exists only while it is written."""
    begun: set[str] = set()
    for path, make in makers.items():
        if path.endswith(".md"):
            files.put(folder, path, page_of(make).content, begun)
    downloads = {path: make for path, make in makers.items() if not path.endswith(".md")}
    for path, content in download_files.contents(downloads):
        files.put(folder, path, content, begun)


def _emptied(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    (target / _MARKER).touch()
    for name in ("docs", "theme"):
        shutil.rmtree(target / name, ignore_errors=True)


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _host_settings(text: str, portfolio: Portfolio) -> str:
    """`mkdocs.yml` without the plugin, and with what the plugin would set."""
    edits: dict[str, str | Callable[[re.Match[str]], str]] = {
        r"(?m)^\s*- portfolio\b.*\n": "",
        r"(?m)^docs_dir:.*$": "docs_dir: docs",
        r"(?m)^site_name:.*$": lambda _: f"site_name: {json.dumps(portfolio.profile.name)}",
        r"(?m)^(\s+)custom_dir:.*$": r"\1custom_dir: theme",
        r"(?m)^extra:.*$": lambda _: f"extra:\n  footer: {json.dumps(settings.footer(portfolio))}",
    }
    for pattern, replacement in edits.items():
        text, found = re.subn(pattern, replacement, text)
        if not found:
            raise PortfolioError(f"mkdocs.yml  has no line {pattern.removeprefix('(?m)')} — take it from the template")
    return text
