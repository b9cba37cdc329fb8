"""The MkDocs door: checks the content before anything is built, then adds the derived pages and downloads."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import clean_directory, write_file

from generator import checks, settings, store
from generator.cards.kept import KeptCards, kept_cards
from generator.errors import InputProblems, PortfolioError, errors_among
from generator.model import Portfolio
from generator.provenance import origins
from generator.search.documents import of_pages, of_papers
from generator.search.parts import files as search_files
from generator.stylesheet import OWN, own_sheet
from generator.views.derive import derive
from generator.views.presentation import present
from generator.views.templates import environment
from generator.views.view import Download, Page

_PAGES = "templates/pages"
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

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks all content. Ends the build with all problems before MkDocs empties the site's folder."""
        root = Path(config.config_file_path).parent
        self._templates = environment(root / _PAGES)
        self._content = store.load(Path(config.docs_dir), _people_from(config))
        if errors := errors_among(checks.check(self._content)):
            raise Abort(str(InputProblems(errors)))
        self._origins = origins(self._content, store.last_words(Path(config.docs_dir)))
        self._cards = self._kept_cards(root, config)
        portfolio = self._content.portfolio
        config.site_name = portfolio.profile.name
        config.extra["footer"] = settings.footer(portfolio)
        config.extra["search_in_parts"] = _is_search_in_parts(config, portfolio)
        config.watch.append(str(root / _PAGES))
        _fix_clock(portfolio)
        return config

    def _kept_cards(self, root: Path, config: MkDocsConfig) -> KeptCards | None:
        try:
            return kept_cards(root) if settings.has_cards(config.site_url, config.extra) else None
        except InputProblems as error:
            raise Abort(str(error)) from error

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Puts the views in the place of the facts."""
        portfolio = self._content.portfolio
        base = settings.edit_base(config.repo_url, config.extra)
        site = settings.site(config.site_url)
        by_hand, people_from = self._content.written_by_hand, self._content.people_from
        self._shown = present(portfolio, base, self._origins, site, people_from)
        try:
            self._views = derive(portfolio, by_hand, self._templates, cards=self._cards, shown=self._shown)
        except PortfolioError as error:
            raise Abort(str(error)) from error
        if self._cards:
            self._cards.forget_others()
        sheet = own_sheet(Path(config.config_file_path).parent, Path(config.docs_dir), by_hand)
        self._views[OWN] = Download(sheet)
        for path, view in self._views.items():
            if fact := files.get_file_from_path(path):
                files.remove(fact)
            files.append(File.generated(config, path, content=view.content))
        for file in [file for file in files if _is_superfluous(file.src_uri) or self._is_hidden(file.src_uri)]:
            files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Keeps a derived page from Python-Markdown, which would hand its HTML back unchanged in a third of the time
        that the whole build takes (measured at 1,000 papers); `on_page_content` has the HTML."""
        return "" if page.file.src_uri in self._views else markdown

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The HTML of a derived page; that of a page written by hand stays."""
        view = self._views.get(page.file.src_uri)
        if config.extra["search_in_parts"] and store.is_publication(page.file.src_uri) and view:
            page.meta["search"] = {"exclude": True}  # found by its facts, so nothing needs to read its HTML
        return view.html if isinstance(view, Page) else html

    @event_priority(-100)  # when Material has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Puts the index in parts into the place of Material's, if the site has one."""
        host = config.plugins.get("material/search")
        if not host or not config.extra["search_in_parts"]:
            return
        papers = [pub for pub in self._shown.pubs if store.publication_path(pub.key) in self._views]
        folder = Path(config.site_dir)
        clean_directory(str(folder / "search"))
        documents = [*of_papers(papers), *of_pages(host.search_index.entries, {pub.url for pub in papers})]
        for path, text in search_files(documents):
            write_file(text.encode(), str(folder / path))

    def _is_hidden(self, path: str) -> bool:
        """True for the file of a publication without a page: the host would show it as it is."""
        return store.is_publication(path) and path not in self._views


def _people_from(config: MkDocsConfig) -> int:
    try:
        return settings.people_from(config.extra)
    except PortfolioError as error:
        raise Abort(str(error)) from error


def _is_search_in_parts(config: MkDocsConfig, portfolio: Portfolio) -> bool:
    try:
        return settings.is_search_in_parts(config.extra, len(portfolio.visible.publications))
    except PortfolioError as error:
        raise Abort(str(error)) from error


def _is_superfluous(path: str) -> bool:
    """Files of Material that no page asks for: source maps, its script and palette, stemmers of other languages."""
    return any(pattern.fullmatch(path) for pattern in _NOT_DEPLOYED)


def _fix_clock(portfolio: Portfolio) -> None:
    """MkDocs stamps `sitemap.xml.gz` with the day of the build; that of the newest figure makes builds repeatable."""
    newest = max((metric.as_of for metric in portfolio.profile.metrics), default=None)
    day = datetime(newest.year, newest.month or 1, newest.day or 1, tzinfo=UTC) if newest and newest.year else None
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp()) if day else 0))
