"""What all pages of a site get from MkDocs besides their own content: menu, settings and theme."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.site import template_folders
from generator.site.digests import Digests, UndigestibleError

_HARMLESS = frozenset({"portfolio", "search", "material/search"})
"""Plugins that treat each page alone and read nothing but the settings."""


def only_ours(config: MkDocsConfig) -> bool:
    """True if no plugin and no hook of others could change what a page depends on, or count the pages that it sees."""
    return not config.hooks and config.plugins.keys() <= _HARMLESS


def frame_of(config: MkDocsConfig, nav: Navigation, files: Files) -> str | None:
    """The digest of what the theme's templates may show on every page; None if nobody can say whether it changes.
    `files` are those that MkDocs builds: a theme may list its pages."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    shown = [(page.url, page.title, dict(page.meta), page.content if _has_own_theme(config) else "") for page in pages]
    values = [config.site_name, config.site_description, config.extra, list(map(_item, nav.items)), shown]
    try:
        return Digests().of([*values, nav.homepage.url if nav.homepage else ""]).hex()
    except UndigestibleError:
        return None


def _has_own_theme(config: MkDocsConfig) -> bool:
    """True if the owner has a template of the theme: it may show the content of other pages."""
    own = takewhile(lambda folder: not template_folders.is_shipped(folder), map(Path, config.theme.dirs))
    return any(next(folder.rglob("*.html"), None) for folder in own)


def _item(item: object) -> object:
    """An entry of the menu, with those below it."""
    if isinstance(item, Page):
        return item.title, item.url
    below = list(map(_item, getattr(item, "children", None) or ()))
    return type(item).__name__, getattr(item, "title", ""), getattr(item, "url", ""), below
