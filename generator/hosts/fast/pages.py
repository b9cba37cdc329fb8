"""Pages and downloads that are made when MkDocs writes them, and forgotten afterwards."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, MutableMapping
from functools import cache, cached_property
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_date

from generator.errors import PortfolioError
from generator.site.search.page_text import unmarked
from generator.site.view import Page, View

Make = Callable[[], View]

_EARLY_EVENTS = ("files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content")

_ID = re.compile(r'\sid="([^"]*)"')


def is_possible(config: MkDocsConfig, own: object) -> bool:
    """False if a plugin other than `own`, or a hook, may look at our files or their text before all is written, or if
    MkDocs is to make a navigation of all pages, or to warn of those that are in none: none is there by then."""
    wanted = [method for event in _EARLY_EVENTS for method in config.plugins.events[event]]
    if config.nav is None or config.validation.nav.omitted_files > logging.INFO:
        return False
    return all(getattr(method, "__self__", None) is own for method in wanted)


class MadeFile(File):
    """A file in `docs_dir` whose content is made when it is asked for. It is made several times in a build, so it sets
    what `File` would set without taking the path apart."""

    generated_by = "portfolio"
    src_dir = None

    def __init__(self, config: MkDocsConfig, path: str, make: Make, inclusion: InclusionLevel) -> None:
        self.src_uri, self.make, self.inclusion = path, make, inclusion
        self.dest_dir, self.use_directory_urls = config.site_dir, config.use_directory_urls

    @property  # type: ignore[misc]  # MkDocs' own can be set; nobody sets what is made
    def content_bytes(self) -> bytes:
        """What a download holds, or a page's Markdown file."""
        content = made(self.make).content
        return content.encode() if isinstance(content, str) else content

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    def is_modified(self) -> bool:
        """True: there is no file to compare."""
        return True

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the download."""
        self._content = made(self.make).content
        try:
            super().copy_file(dirty)
        finally:
            self._content = None


class MadePage(MkDocsPage):
    """A page whose HTML is there while MkDocs builds it, which is as long as it is active. What `Page` works out at
    once is worked out when it is asked for."""

    parent = previous_page = next_page = edit_url = None
    markdown = ""
    _title_from_render = None

    def __init__(self, file: MadeFile, config: MkDocsConfig) -> None:
        self.file, self._make, self._config = file, file.make, config
        self._is_active, self._html = False, ""
        self._meta: MutableMapping[str, Any] | None = None
        file.page = self

    @cached_property
    def canonical_url(self) -> str | None:  # type: ignore[override]  # MkDocs' is set from the start
        """The address of the page, if that of the site is known."""
        self._set_canonical_url(self._config.site_url)
        return self.canonical_url

    @cached_property
    def abs_url(self) -> str | None:  # type: ignore[override]
        """The path of that address."""
        self._set_canonical_url(self._config.site_url)
        return self.abs_url

    @cached_property
    def update_date(self) -> str:  # type: ignore[override]
        """The day of the build."""
        return get_build_date()

    @cached_property
    def toc(self) -> TableOfContents:  # type: ignore[override]
        """Nothing: our pages have headings of their own."""
        return TableOfContents([])

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What a link can lead to on the page."""
        return anchors(self._view().html)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is no Markdown to render."""

    @property
    def active(self) -> bool:
        """True while MkDocs builds the page."""
        return self._is_active

    @active.setter
    def active(self, value: bool) -> None:
        self._html, self._meta = "", None
        if value:
            view = self._view()
            self._html, self._meta = unmarked(view.html), dict(view.meta)
        self._is_active = value

    @property
    def content(self) -> str:
        """The HTML; nothing before and after the page is built."""
        return self._html

    @content.setter
    def content(self, html: str | None) -> None:
        if self._is_active:
            self._html = html or ""

    @property
    def meta(self) -> MutableMapping[str, Any]:
        """The front matter."""
        return dict(self._view().meta) if self._meta is None else self._meta

    @meta.setter
    def meta(self, meta: MutableMapping[str, Any]) -> None:
        if self._is_active:
            self._meta = meta

    def _view(self) -> Page:
        view = made(self._make)
        assert isinstance(view, Page)
        return view


def anchors(html: str) -> set[str]:
    """The ids in the HTML of a page."""
    return set(_ID.findall(html))


def make_once(nav: Navigation) -> None:
    """Keeps our pages of the navigation: MkDocs reads each of them twice."""
    for page in nav.pages:
        if isinstance(page.file, MadeFile):
            page.file.make = cache(page.file.make)


def made(make: Make) -> View:
    """The view. Ends the build with what is wrong if it cannot be made."""
    try:
        return make()
    except PortfolioError as error:
        raise Abort(str(error)) from error
