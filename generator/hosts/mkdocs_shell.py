"""The theme around a derived page, as MkDocs renders it around its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, meta
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from generator.hosts.mkdocs_files import DerivedFiles
from generator.site.view import Page

_SHARED = ("assets", "header", "footer")
"""Partials of the theme that are the same on all pages of one folder and section, unless they use the page."""

_OF_ONE_PAGE = frozenset({"page", "meta", "title", "description", "head"})


class MkDocsShell:
    """Path and page → the whole HTML document. Plugins and hooks see derived pages as they see others, in
    `on_page_context` and `on_post_page`."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment, files: DerivedFiles) -> None:
        self._config, self._nav, self._files = config, nav, files
        self._pages = files.documentation_pages()
        self._template = env.get_template("main.html")
        self._in_menu = {page.file.src_uri: page for page in nav.pages}
        self._shared_parts = _SharedParts(config, nav, env)

    def __call__(self, path: str, view: Page) -> str:
        page = self._in_menu.get(path) or MkDocsPage(None, self._files.derived(path), self._config)
        page.markdown, page.content, page.meta = "", view.html, dict(view.meta)
        if isinstance(contents := view.meta.get("toc"), TableOfContents):
            page.toc = contents
        page.active = path in self._in_menu
        of_host = get_context(self._nav, self._pages, self._config, page)
        context: Any = {**of_host, **self._shared_parts.of(page, of_host)}
        plugins = self._config.plugins
        html = self._template.render(plugins.on_page_context(context, page=page, config=self._config, nav=self._nav))
        page.active, page.content = False, None
        return plugins.on_post_page(html, page=page, config=self._config)


class _SharedParts:
    """Partials rendered once for each folder and section: most of a page's shell, and of the time that it takes."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment) -> None:
        paths = {name: f"partials/{name}.html" for name in _SHARED}
        has_hooks = bool(config.plugins.events["page_context"])  # they may change the context of each page
        is_shared = not has_hooks and not any(_names_used(env, path) & _OF_ONE_PAGE for path in paths.values())
        self._templates = {name: env.get_template(path) for name, path in paths.items() if is_shared}
        targets = [page.url for page in nav.pages] + list(map(str, (*config.extra_css, *config.extra_javascript)))
        # A page above a target links to it differently from the other pages of its folder.
        self._above = {target[: at + 1] for target in targets for at, sign in enumerate(target) if sign == "/"}
        self._rendered: dict[tuple[object, ...], dict[str, str]] = {}

    def of(self, page: MkDocsPage, context: Mapping[str, Any]) -> dict[str, Any]:
        """The rendered partials by name, as `shared`; nothing for a page that must render its own."""
        if page.meta.get("languages") or page.url in self._above or page.url.count("/") < 2 or not self._templates:
            return {}
        section, kind = page.meta.get("section"), page.meta.get("kind")
        key = (page.url.rstrip("/").rpartition("/")[0], section, kind)
        if key not in self._rendered:
            own = {**context, "section": section, "kind": kind, "here": None}
            self._rendered[key] = {name: template.render(own) for name, template in self._templates.items()}
        return {"shared": self._rendered[key]}


def _names_used(env: Environment, name: str) -> set[str]:
    """The names that a template, and those that it includes, take from their context."""
    assert env.loader is not None
    source, file, _ = env.loader.get_source(env, name)
    tree = env.parse(source, name, file)  # with the file, which an error names
    included = [other for other in meta.find_referenced_templates(tree) if other]
    return meta.find_undeclared_variables(tree).union(*(_names_used(env, other) for other in included))
