"""The settings of the portfolio in `mkdocs.yml`, and the defaults that it supplies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.errors import InputProblems, Problem
from generator.facts import yaml_mistakes
from generator.facts.kinds import KINDS, PERSON
from generator.facts.store import SETTINGS
from generator.model import PartialDate, Portfolio
from generator.site.language.language import ENGLISH, ENGLISH_CODE, Language

DEFAULT_BRANCH = "main"
SETTINGS_FILE = SETTINGS

MENU = MappingProxyType(
    {
        "Home": "index.md",
        "Publications": "publications/index.md",
        **{kind.heading: f"{kind.folder}/index.md" for kind in KINDS if kind.is_listed or kind is PERSON},
        "CV": "cv.md",
    }
)
"""The menu of a site whose `mkdocs.yml` has no `nav`, as far as there is anything to show. The other lists are found
through the publications."""


def menu_of(portfolio: Portfolio) -> Mapping[str, str]:
    """That menu; the list of people is in it only if some have a file, as members of a group do."""
    has_people = any(item.kind == PERSON.name for item in portfolio.visible.items)
    return {title: path for title, path in MENU.items() if has_people or title != PERSON.heading}


def empty_lists(portfolio: Portfolio) -> set[str]:
    """The lists that a site has although nothing is in them, and that no menu shows."""
    return set() if portfolio.visible.publications else {MENU["Publications"]}


MENU_CONTEXT = "menu"
"""The context of its titles in catalogues."""

LISTS = frozenset(
    {*MENU.values(), "topics/index.md", "years/index.md", "people/index.md", "venues/index.md", "health.md"}
)
"""Derived pages that a menu may name. Those for which a portfolio has no content are left out of the menu."""

PEOPLE_FROM = 3
"""Shared papers that give a co-author a page."""


_DEEPEST = 50
"""Levels of nesting that are still read."""


class _Loader(yaml.SafeLoader):
    """Plain data and `!ENV`; all other tags are left to the host."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read(text: str) -> dict[str, Any]:
    """The settings in the text of `mkdocs.yml`. Raises InputProblems if it is not valid YAML."""
    try:
        _refuse_endless(text)
        loaded = yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader
    except yaml.MarkedYAMLError as error:
        line, column, message, hint = yaml_mistakes.explained(error, text)
        problem = Problem(SETTINGS_FILE, line + 1, message, hint, column=column + 1)
        raise InputProblems([problem]) from error
    except yaml.YAMLError as error:
        raise InputProblems([Problem(SETTINGS_FILE, 0, f"broken YAML: {str(error).splitlines()[0]}")]) from error
    return loaded if isinstance(loaded, dict) else {}


def _refuse_endless(text: str) -> None:
    """Stops before a tree is built that contains itself, or that is nested too deeply to be walked through."""
    open_anchors: list[str | None] = []
    for event in yaml.parse(text, Loader=_Loader):
        line, column = (mark.line + 1, mark.column + 1) if (mark := event.start_mark) else (0, 0)
        if isinstance(event, yaml.CollectionStartEvent):
            open_anchors.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            open_anchors.pop()
        elif isinstance(event, yaml.AliasEvent) and event.anchor in open_anchors:
            message, hint = f"*{event.anchor} stands for a value that contains it", "write the value out"
            raise InputProblems([Problem(SETTINGS_FILE, line, message, hint, column=column)])
        if len(open_anchors) > _DEEPEST:
            raise InputProblems([Problem(SETTINGS_FILE, line, f"more than {_DEEPEST} levels of nesting")])


def edit_base(repo_url: str | None, branch: str) -> str:
    """The prefix that makes a path in the repository the URL to edit it on GitHub; empty without a repository."""
    return f"{repo_url.rstrip('/')}/edit/{branch}/" if repo_url else ""


def site(site_url: str | None) -> str:
    """The URL of the site with a slash at the end; empty if it is unknown."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def footer(portfolio: Portfolio, language: Language = ENGLISH) -> str:
    """The date of the newest figure, in a sentence; empty if there is none."""
    day = language.day(max((metric.as_of for metric in portfolio.profile.metrics), default=PartialDate()))
    return language.gettext("Updated {day}.", day=day) if day else ""


def language(theme: Any) -> str:
    """The language tag under `theme`, English if there is none."""
    chosen = theme.get("language") if isinstance(theme, Mapping) else None
    return chosen if isinstance(chosen, str) and chosen else ENGLISH_CODE
