"""The MkDocs host: pages written by hand, the theme and the checks of links are MkDocs' work; all that is derived from
the facts is written by `site.write`, in the theme's shell."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.errors import PortfolioError
from generator.facts import store
from generator.hosts import project
from generator.hosts.material_sheet import material_sheet
from generator.hosts.mkdocs_shell import DerivedFiles, MkDocsShell
from generator.model import Portfolio
from generator.site import settings
from generator.site.search.documents import Document, page_documents
from generator.site.view import produce_page
from generator.site.write import Site

_UNUSED = re.compile(r".*\.map|assets/javascripts/.*|assets/stylesheets/.*|.*favicon\.png")
"""Files of Material that no page asks for, but for the sheet of pages written by hand."""

_OTHER_INDEX = "search/search_index.json"


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' hook for subclasses has no types
    """The plugin has no options: what the site says comes from `content/`."""


class PortfolioPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Registered as `portfolio` in `mkdocs.yml`. `before` is the project of an earlier build, if there was one; a
    preview sets `is_previewed`, so that derived pages are not written but asked of `site`."""

    is_previewed = False
    before: project.Project | None = None
    project: project.Project
    site: Site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks all content. Ends the build with all problems before MkDocs empties the site's folder."""
        root = Path(config.config_file_path).parent
        try:
            self.project = project.read(root, Path(config.docs_dir), config, self.before)
        except PortfolioError as error:
            raise Abort(str(error)) from error
        portfolio = self.project.content.portfolio
        config.site_name = portfolio.profile.name
        config.extra["footer"] = settings.footer(portfolio)
        config.extra["typesetting"] = material_sheet(config.theme.dirs)
        config.watch += [str(root / project.PAGES), *([config.theme.custom_dir] if config.theme.custom_dir else [])]
        _fix_clock(portfolio)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The files of pages written by hand and of the theme; facts give way to the pages derived from them."""
        config.nav = _menu(files, self.project.makers) if config.nav is None else config.nav
        used = config.extra["typesetting"] if any(map(_is_by_hand, self.project.content.written_by_hand)) else ""
        own = {config.docs_dir, config.theme.custom_dir}
        kept = [f for f in files if f.src_uri == used or not self._is_left_out(f.src_uri, is_own=f.src_dir in own)]
        return DerivedFiles(kept, config, self.project.makers)

    def _is_left_out(self, path: str, *, is_own: bool) -> bool:
        """True for a fact, in whose place its page stands (a hidden paper has none), and for what nobody asks for."""
        is_fact = path in self.project.makers or store.is_publication(path)
        return is_fact or (not is_own and bool(_UNUSED.fullmatch(path)))

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Titles of derived pages that the menu names without one."""
        self._nav = nav
        for page in nav.pages:
            make = self.project.makers.get(page.file.src_uri)
            if make and page.title is None:
                page.markdown, page.meta = "", dict(produce_page(make).meta)
        return nav

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Says in the front matter of a page written by hand which file to edit, as derived pages do."""
        page.meta = {"source": f"{store.CONTENT}/{page.file.src_uri}", **page.meta}
        return html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepares the shell; by now MkDocs knows all its own pages."""
        assert isinstance(files, DerivedFiles)
        self._files, self._shell = files, MkDocsShell(config, self._nav, env, files)
        files.find_anchors()
        env.globals["derived_addresses"] = list(files.addresses())
        return env

    @event_priority(100)  # what other plugins do to the finished site, they do to ours too
    def _write(self, *, config: MkDocsConfig) -> None:
        """Writes all derived pages and downloads, and the search index. Removes cards that no page asks for."""
        self.site = Site(self.project.shown, self._files.makers, self._shell, self._documents())
        if self.is_previewed:
            return
        try:
            self.site.write(Path(config.site_dir))
        except PortfolioError as error:
            raise Abort(str(error)) from error
        if self.project.cards:
            self.project.cards.remove_unused()

    @event_priority(-100)
    def _remove_other_index(self, *, config: MkDocsConfig) -> None:
        """Another search plugin that the settings still name has indexed the pages written by hand for nobody."""
        (Path(config.site_dir) / _OTHER_INDEX).unlink(missing_ok=True)

    on_post_build = CombinedEvent(_write, _remove_other_index)

    def _documents(self) -> list[Document]:
        """What the search finds of the pages written by hand."""
        pages = [file.page for file in self._files.documentation_pages() if file.page]
        return [
            document
            for page in pages
            if not (page.meta.get("search") or {}).get("exclude")
            for document in page_documents(
                page.url, page.title or "", page.content or "", str(page.meta.get("description", ""))
            )
        ]


def _menu(files: Files, derived: Collection[str]) -> list[dict[str, str] | str]:
    """The menu where `mkdocs.yml` has none: the sections that are there, then the pages written by hand beside them."""
    by_hand = [file.src_uri for file in files.documentation_pages() if file.src_uri not in derived]
    own = [path for path in by_hand if "/" not in path]
    sections = [{title: path} for title, path in settings.MENU.items() if path in derived or path in by_hand]
    return [*sections, *sorted(set(own) - set(settings.MENU.values()))]


def _is_by_hand(path: str) -> bool:
    return path.endswith(".md")


def _fix_clock(portfolio: Portfolio) -> None:
    """MkDocs stamps `sitemap.xml.gz` with the day of the build; that of the newest figure makes builds repeatable."""
    newest = max((metric.as_of for metric in portfolio.profile.metrics), default=None)
    day = datetime(newest.year, newest.month or 1, newest.day or 1, tzinfo=UTC) if newest and newest.year else None
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp()) if day else 0))
