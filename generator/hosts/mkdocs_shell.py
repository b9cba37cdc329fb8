"""What MkDocs knows of derived pages: their files, where a link or the menu leads to one, and the theme around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, meta
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.site.view import Page, Producer, produce_page

_ID = re.compile(r'\sid="([^"]*)"')
_SHARED = ("assets", "header", "footer")
"""Partials of the theme that are the same on all pages of one folder and section, unless they mention the page."""
_OF_ONE_PAGE = frozenset({"page", "meta", "title", "description", "head"})


class DerivedFiles(Files):
    """The files that MkDocs builds, and those of derived pages and downloads, which it finds when it asks for one by
    name, as the menu and links do: a file for each would take a quarter of a gigabyte at 10,000 publications."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig, makers: Mapping[str, Producer]) -> None:
        super().__init__(files)
        self._config = config
        self._named: dict[str, File] = {}
        excluded = self._excluded(makers)
        self.makers = {path: make for path, make in makers.items() if path not in excluded}

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a path below `docs_dir`."""
        path = PurePath(path).as_posix()
        if path in self.makers and path not in self._named:
            self._named[path] = self.derived(path)
        return self._named.get(path) or super().get_file_from_path(path)

    def derived(self, path: str) -> File:
        """The file of a derived page or download."""
        config = self._config
        file = File(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        file.generated_by = "portfolio"
        return file

    def find_anchors(self) -> None:
        """Lets MkDocs check links from pages written by hand to parts of derived pages; makes only these pages."""
        by_hand = [file.page for file in self.documentation_pages() if file.page]
        for file in {target: None for page in by_hand for target in page.links_to_anchors or ()}:
            if file.src_uri in self.makers:
                page = file.page or MkDocsPage(None, file, self._config)
                page.present_anchor_ids = set(_ID.findall(produce_page(self.makers[file.src_uri]).html))

    def addresses(self) -> Iterator[str]:
        """The full address of each derived page, if that of the site is known."""
        base = f"{self._config.site_url.rstrip('/')}/" if self._config.site_url else ""
        for path in self.makers if base else ():
            if path.endswith(".md"):
                yield urljoin(base, self.derived(path).url)

    def _excluded(self, paths: Iterable[str]) -> set[str]:
        """What the settings `exclude_docs` and `draft_docs` leave out."""
        if not self._config.exclude_docs and not self._config.draft_docs:
            return set()
        files = [File(path, None, self._config.site_dir, self._config.use_directory_urls) for path in paths]
        set_exclusions(files, self._config)
        return {file.src_uri for file in files if file.inclusion in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}}


class MkDocsShell:
    """The theme around a derived page; called with its path and the page it gives the whole HTML document. Plugins and
    hooks see the page as they see others: `on_page_context` and `on_post_page`."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment, files: DerivedFiles) -> None:
        self._config, self._nav, self._files = config, nav, files
        self._pages = files.documentation_pages()
        self._template = env.get_template("main.html")
        self._in_menu = {page.file.src_uri: page for page in nav.pages}
        self._parts = _SharedParts(config, nav, env)

    def __call__(self, path: str, view: Page) -> str:
        page = self._in_menu.get(path) or MkDocsPage(None, self._files.derived(path), self._config)
        page.markdown, page.content, page.meta = "", view.html, dict(view.meta)
        page.active = path in self._in_menu
        known = get_context(self._nav, self._pages, self._config, page)
        context: Any = {**known, **self._parts.of(page, known)}
        plugins = self._config.plugins
        html = self._template.render(plugins.on_page_context(context, page=page, config=self._config, nav=self._nav))
        page.active, page.content = False, None
        return plugins.on_post_page(html, page=page, config=self._config)


class _SharedParts:
    """Partials that are rendered once for each folder and section: most of a page's shell, and of the time it takes."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment) -> None:
        paths = {name: f"partials/{name}.html" for name in _SHARED}
        is_told_more = bool(config.plugins.events["page_context"])  # a plugin or hook may tell each page something else
        is_shared = not is_told_more and not any(_asked_of(env, path) & _OF_ONE_PAGE for path in paths.values())
        self._templates = {name: env.get_template(path) for name, path in paths.items() if is_shared}
        targets = [page.url for page in nav.pages] + list(map(str, (*config.extra_css, *config.extra_javascript)))
        # The links of a page to places below it are other ones than those of its neighbours.
        self._above = {target[: at + 1] for target in targets for at, sign in enumerate(target) if sign == "/"}
        self._known: dict[tuple[object, ...], dict[str, str]] = {}

    def of(self, page: MkDocsPage, context: Mapping[str, Any]) -> dict[str, Any]:
        """What a page's context gets: `shared`, the rendered partials by name; nothing if it must render its own."""
        if page.url in self._above or page.url.count("/") < 2 or not self._templates:
            return {}
        section, kind = page.meta.get("section"), page.meta.get("kind")
        key = (page.url.rstrip("/").rpartition("/")[0], section, kind)
        if key not in self._known:
            own = {**context, "section": section, "kind": kind, "here": None}
            self._known[key] = {name: template.render(own) for name, template in self._templates.items()}
        return {"shared": self._known[key]}


def _asked_of(env: Environment, name: str) -> set[str]:
    """The names that a template, and those that it includes, take from their context."""
    assert env.loader is not None
    tree = env.parse(env.loader.get_source(env, name)[0])
    included = [other for other in meta.find_referenced_templates(tree) if other]
    return meta.find_undeclared_variables(tree).union(*(_asked_of(env, other) for other in included))
