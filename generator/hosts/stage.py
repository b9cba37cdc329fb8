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
from pathlib import Path

from generator.errors import InputProblems, PortfolioError, errors_among
from generator.facts import files, store
from generator.hosts.stylesheet import OWN, own_sheet
from generator.intake import remembered
from generator.intake.provenance import origins
from generator.model import Portfolio
from generator.review import checks
from generator.site import settings
from generator.site.cards.kept_cards import kept_cards
from generator.site.derived import derive
from generator.site.page_templates import environment
from generator.site.view import Download

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
    known = origins(content, remembered.read(project / store.CONTENT))
    templates = environment(project / "templates" / "pages")
    address = settings.site(site.get("site_url"))
    cards = kept_cards(project) if settings.has_cards(address, site.get("extra") or {}) else None
    views = derive(content.portfolio, content.written_by_hand, templates, base, known, address, cards, people_from)
    views[OWN] = Download(own_sheet(project, project / store.CONTENT, content.written_by_hand))
    _emptied(target)
    for path in content.written_by_hand:
        _copied(project / store.CONTENT / path, target / "docs" / path)
    for path, view in views.items():
        files.write(target / "docs" / path, view.content)
    shutil.copytree(project / "templates" / "theme", target / "theme")
    files.write_text(target / "mkdocs.yml", _host_settings(text, content.portfolio))
    return len(views)


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
