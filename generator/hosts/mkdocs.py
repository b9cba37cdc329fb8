"""The MkDocs door: checks the content before anything is built, then adds the derived pages and downloads."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import clean_directory, write_file

from generator.errors import InputProblems, PortfolioError, errors_among
from generator.facts import store
from generator.hosts import fast
from generator.hosts.fast import memory, pages, preview, search, shell, templates
from generator.hosts.fast.late_files import LateFiles, Phase
from generator.hosts.fast.theme import KeptTheme
from generator.hosts.stylesheet import OWN, own_sheet
from generator.intake import remembered
from generator.intake.provenance import origins
from generator.model import Portfolio
from generator.review import checks
from generator.site import settings
from generator.site.cards.kept_cards import kept_cards
from generator.site.derived import makers
from generator.site.page_templates import environment
from generator.site.presentation import Presentation, present
from generator.site.rendering import unsearched
from generator.site.search.documents import of_pages, of_papers
from generator.site.search.index_parts import files as search_files
from generator.site.view import Download, Page, View

_PAGES = "templates/pages"
_SEARCH = "material/search"
_NOT_DEPLOYED = tuple(
    re.compile(pattern)
    for pattern in (
        r".*\.map",
        r"assets/javascripts/(lunr/.*|bundle\..*)",
        r"assets/stylesheets/palette\..*",
        r".*favicon\.png",
    )
)


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' hook for subclasses has no types
    """The plugin has no options: what the site says comes from `content/`."""


class PortfolioPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Registered as `portfolio` in `mkdocs.yml`."""

    _is_served = _is_previewed = False
    _late: preview.LateSite | None = None
    _before: store.Content | None = None
    _theme: KeptTheme | None = None
    _shown_before: Presentation | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps this object for all builds of `serve`, as it does with plugins that have this event."""
        self._is_served = command == "serve"

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Takes the short cut of the preview from the second build on. `serve --clean` starts up as a build."""
        self._is_served = True
        if not self._is_fast:
            return server
        self._is_previewed = True
        return preview.Preview(server, config, lambda: self._late)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks all content. Ends the build with all problems before MkDocs empties the site's folder."""
        try:
            return self._read(config)
        except PortfolioError as error:
            raise Abort(str(error)) from error

    def _read(self, config: MkDocsConfig) -> MkDocsConfig:
        self._late = None
        root = Path(config.config_file_path).parent
        self._templates = environment(root / _PAGES)
        if fast.is_wanted():
            self._templates = templates.faster(self._templates)
        if self._is_previewed:
            self._theme = self._theme or KeptTheme()
            self._theme.keep(config.theme, self._templates)
        forgets = None if self._is_served else checks.is_settled
        self._people_from = settings.people_from(config.extra)
        self._content = store.load(Path(config.docs_dir), self._before, forgets)
        if errors := errors_among(checks.check(self._content, self._people_from)):
            raise InputProblems(errors)
        self._before = self._content if self._is_served else None
        self._origins = origins(self._content, remembered.read(Path(config.docs_dir)))
        self._cards = kept_cards(root) if settings.has_cards(config.site_url, config.extra) else None
        portfolio = self._content.portfolio
        config.site_name = portfolio.profile.name
        config.extra["footer"] = settings.footer(portfolio)
        config.extra["search_in_parts"] = settings.is_search_in_parts(config.extra, len(portfolio.visible.publications))
        config.watch += [str(root / _PAGES), *([config.theme.custom_dir] if config.theme.custom_dir else [])]
        _fix_clock(portfolio)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Puts the views in the place of the facts."""
        portfolio = self._content.portfolio
        base = settings.edit_base(config.repo_url, config.extra)
        site = settings.site(config.site_url)
        by_hand, people_from = self._content.written_by_hand, self._people_from
        self._shown = present(portfolio, base, self._origins, site, people_from, self._shown_before)
        self._shown_before = self._shown if self._is_served else None
        self._makers = makers(portfolio, by_hand, self._templates, cards=self._cards, shown=self._shown)
        if config.extra["search_in_parts"]:
            self._makers |= {
                path: _unsearched(self._makers[path]) for path in filter(store.is_publication, self._makers)
            }
        sheet = own_sheet(Path(config.config_file_path).parent, Path(config.docs_dir), by_hand)
        self._makers[OWN] = lambda: Download(sheet)
        self._is_fast = fast.is_wanted() and pages.is_possible(config, self)
        self._views = {} if self._is_fast else {path: pages.made(make) for path, make in self._makers.items()}
        for file in [file for file in files if self._is_left_out(file.src_uri)]:
            files.remove(file)
        if self._is_fast:
            memory.settle()
            return LateFiles(files, config, self._makers)
        for path, view in self._views.items():
            files.append(File.generated(config, path, content=view.content))
        return files

    def _is_left_out(self, path: str) -> bool:
        """True for a fact, in whose place its page stands; a hidden paper has none, and the host would show its
        file."""
        return path in self._makers or store.is_publication(path) or _is_superfluous(path)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Takes the short cuts: pages that are made late, and their search entries."""
        if isinstance(files, LateFiles):
            pages.make_once(nav)
            search.read_faster(config)
            files.phase = Phase.RESTING if self._is_previewed else Phase.READING
        self._nav = nav
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Takes the last short cut, the shell of the pages."""
        if isinstance(files, LateFiles) and self._is_previewed:
            self._late = self._late_site(config, files, env)
        elif isinstance(files, LateFiles):
            shell.keep_shell(env, self._nav, config)
            files.phase = Phase.WRITING
        return env

    def _late_site(self, config: MkDocsConfig, files: LateFiles, env: Environment) -> preview.LateSite:
        host = config.plugins.get(_SEARCH)
        entries = host.search_index.entries if host else []
        return preview.LateSite(config, files, self._nav, env, entries, lambda: self._write_search(config))

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Keeps a derived page from Python-Markdown, which would hand its HTML back unchanged in a third of the time
        that the whole build takes (measured at 1,000 papers); `on_page_content` has the HTML."""
        return "" if page.file.src_uri in self._makers else markdown

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The HTML of a derived page; that of a page written by hand stays."""
        if isinstance(page, pages.MadePage):
            return html
        file, path = page.file, page.file.src_uri
        view = pages.made(file.make) if isinstance(file, pages.MadeFile) else self._views.get(path)
        if not isinstance(view, Page):
            return html
        page.present_anchor_ids = pages.anchors(view.html)
        return view.html

    @event_priority(-100)  # when Material has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Removes cards that no page has asked for. Puts the index in parts into the place of Material's, if the site
        has one."""
        if self._is_fast:
            memory.stir()
        if self._late:
            self._late.wake()
            return
        if self._cards:
            self._cards.forget_others()
        self._write_parts(config)

    def _write_search(self, config: MkDocsConfig) -> None:
        """The search of a site whose pages were made after its build."""
        if host := config.plugins.get(_SEARCH):
            host.on_post_build(config=config)
            self._write_parts(config)

    def _write_parts(self, config: MkDocsConfig) -> None:
        host = config.plugins.get(_SEARCH)
        if not host or not config.extra["search_in_parts"]:
            return
        papers = [pub for pub in self._shown.pubs if store.publication_path(pub.key) in self._makers]
        if not self._is_served:
            self._makers.clear()  # all is made, and the index takes room
        folder = Path(config.site_dir)
        clean_directory(str(folder / "search"))
        people = {person.url: person.name for person in self._shown.people if person.has_page}
        documents = [
            *of_papers(papers),
            *of_pages(host.search_index.entries, {pub.url for pub in papers}, people),
        ]
        for path, text in search_files(documents):
            write_file(text.encode(), str(folder / path))


def _unsearched(make: pages.Make) -> pages.Make:
    """The page of a paper that is found by its facts, so that nothing needs to read its HTML."""

    def made() -> View:
        view = make()
        return unsearched(view) if isinstance(view, Page) else view

    return made


def _is_superfluous(path: str) -> bool:
    """Files of Material that no page asks for: source maps, its script and palette, stemmers of other languages."""
    return any(pattern.fullmatch(path) for pattern in _NOT_DEPLOYED)


def _fix_clock(portfolio: Portfolio) -> None:
    """MkDocs stamps `sitemap.xml.gz` with the day of the build; that of the newest figure makes builds repeatable."""
    newest = max((metric.as_of for metric in portfolio.profile.metrics), default=None)
    day = datetime(newest.year, newest.month or 1, newest.day or 1, tzinfo=UTC) if newest and newest.year else None
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp()) if day else 0))
