"""The MkDocs plugin. MkDocs renders the pages written by hand, copies the theme's files and checks links; `site.write`
writes everything that is derived from the facts, in the shell of the theme."""

from __future__ import annotations

import logging
import os
from functools import partial
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
from generator.facts.facts_cache import Kept
from generator.hosts import page_markdown, project, template_mistakes
from generator.hosts.material_sheet import material_sheet
from generator.hosts.mkdocs_files import DerivedFiles, built_files, menu, search_documents
from generator.hosts.mkdocs_frame import frame_of, only_ours
from generator.hosts.mkdocs_settings import add_theme, set_day
from generator.hosts.mkdocs_shell import MkDocsShell
from generator.hosts.mkdocs_translations import Translations, in_own_language, own_menu
from generator.review import reports
from generator.site import helpers, page_templates
from generator.site.choices import OWNER, VISITORS
from generator.site.freshness import TODAY, Inputs
from generator.site.garbage_collection import collect_less_often
from generator.site.last_site import LastSite
from generator.site.ledger import Ledger, Record, Values
from generator.site.view import produce_page
from generator.site.write import Shell, Site

_LOG = logging.getLogger("mkdocs.plugins.portfolio")
FACTS = ".cache/facts.json"
"""What a build has read of the facts, for the next one."""

_AUDIENCE = "PORTFOLIO_AUDIENCE"
_OTHER_INDEX = "search/search_index.json"


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' hook for subclasses has no types
    """The plugin has no options: what the site says comes from `content/`."""


class PortfolioPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Registered as `portfolio` in `mkdocs.yml`. A preview sets `is_previewed`, so that derived pages are not written
    but requested from `site`, and `before` to the project of the previous build. `portfolio build` sets `inputs`, and
    `last` to how the site in `last_site` was made; it finds in `ledger` how the new one was, and what it needs of the
    last. `kept` has what an earlier build read of the facts, `compiled` its templates."""

    is_previewed = False
    inputs: Inputs | None = None
    last, last_site = Record(), LastSite(Path())
    ledger: Ledger | None = None
    kept: Kept | None = None
    compiled: Path | None = None
    before: project.Project | None = None
    project: project.Project
    site: Site
    _shell: Shell
    _translations: Translations | None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks all content. Errors end the build here, before MkDocs empties the site's folder."""
        collect_less_often()
        self._root = Path(config.config_file_path).parent
        os.umask(0o022)  # a web server, which is another user, reads what is written
        try:
            content = Path(config.docs_dir)
            today = os.environ.get(TODAY, "")
            self.project = project.read(
                self._root, content, config, self.before, self._audience(), self.kept, today, self.compiled
            )
        except PortfolioError as error:
            raise Abort(str(error)) from error
        if self.kept:
            self.kept.write(self._root / FACTS)
        portfolio = self.project.content.portfolio
        for notice in project.notices(self._root, self.project):
            _LOG.info("%s", reports.plain(notice))
        config.site_name = portfolio.profile.name
        config.extra |= project.for_theme(self.project, material_sheet(config.theme.dirs))
        self._theme = add_theme(config, self._root)
        page_markdown.add_extensions(config)
        set_day(portfolio.profile)
        return config

    def _audience(self) -> str:
        """A preview is the owner's, and so is a build that says so, for the preview of a pull request."""
        return OWNER if self.is_previewed or os.environ.get(_AUDIENCE) == OWNER else VISITORS

    def on_build_error(self, error: Exception) -> None:
        """Ends the build with file and line where a template is wrong, and with a line where the disk is full."""
        if isinstance(error, OSError) and error.strerror:
            raise Abort(f"{error.filename2 or error.filename or 'disk'}  {error.strerror}") from error
        if words := template_mistakes.in_words(error, self._root):
            raise Abort(words) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The files of pages written by hand and of the theme. Facts are left out: MkDocs would publish them."""
        config.nav = menu(files, self.project, config.nav)
        kept = built_files(files, self.project, config, {config.docs_dir, *self._theme})
        return DerivedFiles(kept, config, self.project.producers)

    @event_priority(-100)  # after other plugins, which may replace the menu
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives a title to derived pages that the menu lists without one."""
        self._menus, self._nav = nav, own_menu(nav, self.project.translations)
        for page in nav.pages:
            producer = self.project.producers.get(page.file.src_uri)
            if producer and page.title is None:
                page.markdown, page.meta = "", dict(produce_page(producer).meta)
        return self._nav

    @event_priority(100)  # before other plugins, which know links, but not citations
    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Writes out the citations of a page written by hand."""
        return self.project.citable_at(page.file.src_uri).text(page.file.src_uri, markdown)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Names the file to edit in the front matter of a page written by hand, as derived pages do. It is
        described by its first words, and columns of its tables are aligned by classes."""
        own = {"source": f"{store.CONTENT}/{page.file.src_uri}", "description": page_markdown.first_words(html)}
        about, html = in_own_language(self.project, page.file.src_uri, html)
        page.meta = {**own, **page.meta, **about}
        return page_markdown.without_styles(html)

    @event_priority(-100)  # after other plugins, which may add filters that the theme's templates need
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepares the shell; MkDocs has read all of its own pages by now."""
        assert isinstance(files, DerivedFiles)
        if self.compiled and only_ours(config):
            env.bytecode_cache = page_templates.bytecode(self.compiled, "theme")
        self._files, self._shell = files, MkDocsShell(config, self._nav, env, files)
        files.find_anchors()
        self._translations = None
        if self.project.translations:
            self._translations = Translations(self.project, config, self._menus, env, files)
            self._shell = partial(self._translations.shell, self._shell)
        repeated = self._translations.fallbacks if self._translations else ()
        env.globals["derived_addresses"] = list(files.addresses(repeated))
        return env

    @event_priority(100)  # before other plugins, so that they see our pages in the finished site
    def _write(self, *, config: MkDocsConfig) -> None:
        """Writes all derived pages, downloads and the search index. Removes cards that no page uses any more."""
        by_hand, others = search_documents(self._files), self.project.presentations
        self.site = Site(self.project.presentation, self._files.producers, self._shell, by_hand, others)
        if self.is_previewed:
            return
        try:
            is_ours = only_ours(config)
            self.ledger = self._opened(config) if is_ours else None
            self.site.write(Path(config.site_dir), ledger=self.ledger, processes=helpers.cores() if is_ours else 1)
        except PortfolioError as error:
            raise Abort(str(error)) from error
        if self.project.cards and not self.last.entries:  # cards of pages that are not made again are used, too
            self.project.cards.remove_unused()

    def _opened(self, config: MkDocsConfig) -> Ledger | None:
        """What decides which files of the last site are still right; None if nobody asked for it, or nobody can say."""
        if not self.inputs or (frame := frame_of(config, self._nav, self._files)) is None:
            return None
        frame = " ".join([self.inputs.frame, frame, *([self._translations.frame] if self._translations else [])])
        presentations = (self.project.presentation, *self.project.presentations.values())
        values = {id(presentation): Values(presentation) for presentation in presentations}
        return Ledger(lambda path: values[id(self.project.presentation_of(path))], frame, self.last, self.last_site)

    @event_priority(-100)
    def _remove_other_index(self, *, config: MkDocsConfig) -> None:
        """Removes the index of a search plugin that the settings still list: nothing reads it."""
        (Path(config.site_dir) / _OTHER_INDEX).unlink(missing_ok=True)

    on_post_build = CombinedEvent(_write, _remove_other_index)
