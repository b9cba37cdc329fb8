"""Writes a site to a folder: all derived pages in the shell of a host, downloads, and the search index.

A derived page is finished HTML that needs neither a Markdown parser nor another pass of a search plugin. Each page and
download is in memory only while it is written, so memory hardly grows with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from generator.facts import files, store
from generator.site import download_files
from generator.site.presentation import Presentation
from generator.site.search import index_parts
from generator.site.search.documents import Document, derived_documents, page_names, publication_documents
from generator.site.search.page_text import unmarked
from generator.site.urls import url_of
from generator.site.view import Page, Producer, produce_page

Shell = Callable[[str, Page], str]
"""The whole HTML document of a page, given its path below `content/`."""

_PAGE = ".md"


class Site:
    """The derived part of a site: `producers` by path below `content/`, each page in `shell`. `by_hand` are the search
    documents of the pages that the host makes itself."""

    def __init__(
        self,
        presentation: Presentation,
        producers: Mapping[str, Producer],
        shell: Shell,
        by_hand: Sequence[Document] = (),
    ) -> None:
        self._presentation, self._producers, self._shell, self._by_hand = presentation, producers, shell, by_hand
        self._names = page_names(presentation)

    def write(self, folder: Path, page_name: str = "index.html") -> None:
        """Writes every file below `folder`, which is useless if this fails; each page is a file `page_name` in a folder
        of its own."""
        begun: set[str] = set()
        downloads = {path: producer for path, producer in self._producers.items() if not _is_page(path)}
        for path, content in download_files.contents(downloads):
            files.put(folder, path, content, begun)
        documents: list[Document] = []
        for path in filter(_is_page, self._producers):
            page = produce_page(self._producers[path])
            files.put(folder, f"{url_of(path)}{page_name}", self._html(path, page), begun)
            documents += self._search_documents(path, page)
        for path, text in self._index_files(documents):
            files.put(folder, path, text, begun)

    def file_at(self, url: str) -> bytes | None:
        """The bytes of the file at a URL such as `years/2023/index.html`; None if no such file is derived."""
        if url.startswith(f"{index_parts.FOLDER}/"):
            content: str | bytes | None = self._index.get(url)
        else:
            content = next((self._content(path) for path in _paths(url) if path in self._producers), None)
        return content.encode() if isinstance(content, str) else content

    def _content(self, path: str) -> str | bytes:
        view = self._producers[path]()
        return self._html(path, view) if isinstance(view, Page) else view.content

    def _html(self, path: str, page: Page) -> str:
        return self._shell(path, replace(page, html=unmarked(page.html)))

    @cached_property
    def _index(self) -> Mapping[str, str]:
        """The files of the search index; renders every page except those of publications."""
        paths = [path for path in self._producers if _is_page(path) and not store.is_publication(path)]
        pages = ((path, produce_page(self._producers[path])) for path in paths)
        return dict(self._index_files(each for path, page in pages for each in self._search_documents(path, page)))

    def _index_files(self, of_pages: Iterable[Document]) -> Iterator[tuple[str, str]]:
        pubs = [pub for pub in self._presentation.pubs if store.publication_path(pub.key) in self._producers]
        return index_parts.files([*publication_documents(pubs), *of_pages, *self._by_hand])

    def _search_documents(self, path: str, page: Page) -> Iterator[Document]:
        """The documents of a page; none for a publication's page, since its document is made from the facts."""
        return iter(()) if store.is_publication(path) else derived_documents(path, page, self._names)


def _is_page(path: str) -> bool:
    return path.endswith(_PAGE)


def _paths(url: str) -> Iterator[str]:
    """The paths that may have a URL."""
    folder, _, name = url.rpartition("/")
    if name == "index.html":
        yield f"{folder}/index{_PAGE}".removeprefix("/")
        yield f"{folder}{_PAGE}"
    if not _is_page(url):
        yield url
