"""What MkDocs knows about derived pages and downloads: where a link or the menu leads, and whether it exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from generator.facts import store
from generator.hosts.project import Project
from generator.site import settings, template_folders, theme_assets
from generator.site.search.search_documents import Document, page_documents
from generator.site.urls import page_of, url_of
from generator.site.view import Producer, produce_page

_OUR_THEME = str(template_folders.SHIPPED / "theme")
_UNUSED = re.compile(r".*\.map|assets/javascripts/.*|assets/stylesheets/.*|.*favicon\.png")
"""Files of Material that no page loads, except for the style sheet of pages written by hand."""

_ID = re.compile(r'\sid="([^"]*)"')


class DerivedFiles(Files):
    """The files that MkDocs builds, and those of derived pages and downloads, each made when the menu or a link asks
    for it by name: all of them would take a quarter of a gigabyte at 10,000 publications."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig, producers: Mapping[str, Producer]) -> None:
        super().__init__(files)
        self._config = config
        self._linked: dict[str, File] = {}
        excluded = self._excluded(producers)
        self.producers = {path: producer for path, producer in producers.items() if path not in excluded}

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a path below `docs_dir`."""
        path = PurePath(path).as_posix()
        if path not in self._linked and (path in self.producers or self._is_translated_fact(path)):
            self._linked[path] = self.derived(path)
        return self._linked.get(path) or super().get_file_from_path(path)

    def _is_translated_fact(self, path: str) -> bool:
        """True for a file such as `talks/looms.de.md`, which MkDocs does not build."""
        found = store.TRANSLATED.fullmatch(path)
        return found is not None and f"{found['language']}/{found['page']}.md" in self.producers

    def derived(self, path: str) -> File:
        """A new file for a derived page or download."""
        config = self._config
        file = File(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)
        file.generated_by = "portfolio"
        return file

    def find_anchors(self) -> None:
        """Lets MkDocs check links from pages written by hand to headings of derived pages; makes only these pages."""
        by_hand = [file.page for file in self.documentation_pages() if file.page]
        for file in {target: None for page in by_hand for target in page.links_to_anchors or ()}:
            if file.src_uri in self.producers:
                page = file.page or Page(None, file, self._config)
                page.present_anchor_ids = set(_ID.findall(produce_page(self.producers[file.src_uri]).html))

    def addresses(self, repeated: Collection[str] = ()) -> Iterator[str]:
        """The full address of each derived page that does not only repeat another; nothing without `site_url`."""
        base = f"{self._config.site_url.rstrip('/')}/" if self._config.site_url else ""
        for path in self.producers if base else ():
            if path.endswith(".md") and path not in repeated:
                yield f"{base}{quote(url_of(path))}"

    def _excluded(self, paths: Iterable[str]) -> set[str]:
        """The paths that the settings `exclude_docs` and `draft_docs` leave out."""
        if not self._config.exclude_docs and not self._config.draft_docs:
            return set()
        files = [File(path, None, self._config.site_dir, self._config.use_directory_urls) for path in paths]
        set_exclusions(files, self._config)
        return {file.src_uri for file in files if file.inclusion in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}}


def built_files(files: Files, project: Project, config: MkDocsConfig, own: Container[str]) -> list[File]:
    """The files of pages written by hand and of the theme, without facts: MkDocs would publish them. `own` are the
    folders of which every file is wanted."""
    sheet = config.extra["typesetting"] if any(path.endswith(".md") for path in project.content.written_by_hand) else ""
    idle = theme_assets.idle(config.extra)
    kept = [
        file
        for file in files
        if not (file.src_uri in project.producers or project.content.is_fact(file.src_uri) or file.src_uri in idle)
        and (file.src_dir in own or file.src_uri == sheet or not _UNUSED.fullmatch(file.src_uri))
    ]
    for file in kept:
        if file.src_dir == _OUR_THEME and theme_assets.is_made_lighter(file.src_uri):
            file.content_string = theme_assets.lighter(file.src_uri, file.content_string)
    return kept


def menu(files: Files, project: Project, stated: Any) -> Any:
    """The menu that the settings state, without sections for which the portfolio has no content, or the default one."""
    by_hand = project.content.written_by_hand
    listed = {*(project.producers.keys() - settings.empty_lists(project.content.portfolio)), *by_hand}
    return _default_menu(files, project, listed) if stated is None else _pruned(stated, listed)


def _default_menu(files: Files, project: Project, listed: Container[str]) -> list[dict[str, str] | str]:
    """The sections that are `listed`, then the top-level pages written by hand. Of translations it has those of which
    there is no original."""
    derived, shown = project.producers.keys(), project.presentation
    by_hand = {file.src_uri for file in files.documentation_pages()} - derived
    sections = [
        {shown.language.pgettext(settings.MENU_CONTEXT, title): path}
        for title, path in settings.menu_of(shown.portfolio).items()
        if path in listed or path in by_hand
    ]
    others = {path for path in by_hand - settings.LISTS if "/" not in path}
    paths, languages = others | derived, project.translations
    return [*sections, *sorted(path for path in others if not _is_translation(path, paths, languages))]


def _is_translation(path: str, paths: Container[str], languages: Collection[str]) -> bool:
    original, language = page_of(path, languages)
    return bool(language) and original in paths


def _pruned(menu: Any, known: Collection[str]) -> Any:
    if isinstance(menu, list):
        return [kept for item in menu if (kept := _pruned(item, known))]
    if isinstance(menu, dict):
        return {title: kept for title, item in menu.items() if (kept := _pruned(item, known))}
    return None if menu in settings.LISTS and menu not in known else menu


def search_documents(files: Files) -> list[Document]:
    """What the search index holds of the pages written by hand."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    return [
        document
        for page in pages
        if not (page.meta.get("search") or {}).get("exclude")
        for document in page_documents(
            page.url, page.title or "", page.content or "", str(page.meta.get("description", ""))
        )
    ]
