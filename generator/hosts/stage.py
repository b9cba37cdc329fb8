"""The other door: writes the same pages to a folder, with settings that need no plugin, so that any host builds them.

DIR/mkdocs.yml    the project's settings without the plugin
DIR/docs/         every page as Markdown, downloads, and the files written by hand
DIR/theme/        the theme overrides
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from importlib.resources import files as package_files
from pathlib import Path

from generator.errors import InputProblems, PortfolioError, errors_among
from generator.facts import files, store
from generator.hosts import staged_search
from generator.hosts.typesetting import typesetting
from generator.intake.provenance import origins
from generator.model import Portfolio
from generator.review import checks
from generator.site import settings
from generator.site.cards.kept_cards import kept_cards
from generator.site.derived import derive
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.search import index_parts
from generator.site.search.page_text import unmarked
from generator.site.view import Download, Page, View

_MARKER = ".portfolio-stage"


def stage(project: Path, target: Path) -> int:
    """Writes the tree and returns the number of its pages and downloads.

    Raises InputProblems if the content holds errors, PortfolioError if `target` holds something else; nothing is
    written then. An earlier stage in `target` is replaced.
    """
    text = (project / "mkdocs.yml").read_text()
    site = settings.read(text)
    content, people_from = store.load(project / store.CONTENT), settings.people_from(site.get("extra"))
    if errors := errors_among(checks.check(content, people_from)):
        raise InputProblems(errors)
    if target.exists() and any(target.iterdir()) and not (target / _MARKER).exists():
        raise PortfolioError(f"{target}  holds files that are not of a stage — name a new or an empty folder")
    base = settings.edit_base(site.get("repo_url"), site.get("extra", {}))
    known = origins(content, store.last_words(project / store.CONTENT))
    templates = environment(project / "templates" / "pages")
    address = settings.site(site.get("site_url"))
    cards = kept_cards(project) if settings.has_cards(address, site.get("extra") or {}) else None
    shown = present(content.portfolio, base, known, address, people_from)
    views = derive(content.portfolio, content.written_by_hand, templates, cards=cards, shown=shown)
    found = staged_search.documents(shown, views, project / store.CONTENT, content.written_by_hand)
    views |= {path: Download(text) for path, text in index_parts.files(list(found))}
    _emptied(target)
    for path in content.written_by_hand:
        _copied(project / store.CONTENT / path, target / "docs" / path)
    for path, view in views.items():
        files.write(target / "docs" / path, _unmarked(view).content)
    shutil.copytree(project / "templates" / "theme", target / "theme")
    files.write_text(target / "mkdocs.yml", _host_settings(text, content.portfolio))
    return len(views)


def _unmarked(view: View) -> View:
    return Page(view.meta, unmarked(view.html)) if isinstance(view, Page) else view


def _emptied(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    (target / _MARKER).touch()
    for name in ("docs", "theme"):
        shutil.rmtree(target / name, ignore_errors=True)


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _told(portfolio: Portfolio) -> list[str]:
    """What the plugin tells the templates, as lines of settings."""
    told = {
        "footer": settings.footer(portfolio),
        "typesetting": typesetting([Path(str(package_files("material"))) / "templates"]),
    }
    return [f"{key}: {json.dumps(value)}" for key, value in told.items()]


def _host_settings(text: str, portfolio: Portfolio) -> str:
    """`mkdocs.yml` without the plugin, and with what the plugin would set."""
    edits: dict[str, str | Callable[[re.Match[str]], str]] = {
        r"(?m)^\s*- portfolio\b.*\n": "",
        r"(?m)^docs_dir:.*$": "docs_dir: docs",
        r"(?m)^site_name:.*$": lambda _: f"site_name: {json.dumps(portfolio.profile.name)}",
        r"(?m)^(\s+)custom_dir:.*$": r"\1custom_dir: theme",
        r"(?m)^extra:.*$": lambda _: "\n  ".join(["extra:", *_told(portfolio)]),
    }
    for pattern, replacement in edits.items():
        text, found = re.subn(pattern, replacement, text)
        if not found:
            raise PortfolioError(f"mkdocs.yml  has no line {pattern.removeprefix('(?m)')} — take it from the template")
    return re.sub(r"(?m)^plugins:[ \t]*\n(?![ \t]*-)", "plugins: []\n", text)
