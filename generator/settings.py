"""What the portfolio takes from `mkdocs.yml`, and what it gives to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import dates
from generator.model import Portfolio

DEFAULT_BRANCH = "main"


def edit_base(repo_url: str | None, extra: Mapping[str, Any]) -> str:
    """What a path in the repository is put behind to edit it on GitHub; empty without a repository."""
    branch = extra.get("branch", DEFAULT_BRANCH)
    return f"{repo_url.rstrip('/')}/edit/{branch}/" if repo_url else ""


def site(site_url: str | None) -> str:
    """The address of the site with a slash at the end; empty if it is not known."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def has_cards(site_url: str | None, extra: Mapping[str, Any]) -> bool:
    """True unless `extra` says `cards: false`, or the address of the site is not known: a link to a card holds it."""
    return bool(site_url) and extra.get("cards", True) is not False


def footer(portfolio: Portfolio) -> str:
    """Where the figures come from, with the day of the newest one."""
    newest = max(portfolio.profile.metrics, key=lambda metric: metric.as_of, default=None)
    if newest is None or not newest.source:
        return ""
    day = dates.in_words(newest.as_of)
    return f"{newest.source[:1].upper()}{newest.source[1:]}{f', as of {day}' if day else ''}."
