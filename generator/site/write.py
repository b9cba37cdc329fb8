"""Writes a site: what makes each page and download, and a shell around the pages, become files. Knows no host.

A derived page is finished HTML: it needs no Markdown parser, and no second reading by a search plugin. Each page and
download exists only while it is written, so that memory hardly grows with the number of pages.
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
from generator.site.search.documents import Document, names_of_pages, of_derived, of_papers
from generator.site.search.page_text import unmarked
from generator.site.urls import url_of
from generator.site.view import Make, Page, page_of

Shell = Callable[[str, Page], str]
"""Path below `content/` and page → the whole HTML document."""

_PAGE = ".md"


class Site:
    """All that is derived from the facts that `shown` presents: `makers` by path below `content/`, each page in the
    `shell` of a host. `by_hand` are the search documents of pages that the host makes."""

    def __init__(
        self, shown: Presentation, makers: Mapping[str, Make], shell: Shell, by_hand: Sequence[Document] = ()
    ) -> None:
        self._shown, self._makers, self._shell, self._by_hand = shown, makers, shell, by_hand
        self._names = names_of_pages(shown)

    def write(self, folder: Path, page_name: str = "index.html") -> None:
        """Writes every file below `folder`, which is to be thrown away if anything fails; a page is the file
        `page_name` of a folder of its own."""
        begun: set[str] = set()
        downloads = {path: make for path, make in self._makers.items() if not _is_page(path)}
        for path, content in download_files.contents(downloads):
            files.put(folder, path, content, begun)
        documents: list[Document] = []
        for path in filter(_is_page, self._makers):
            page = page_of(self._makers[path])
            files.put(folder, f"{url_of(path)}{page_name}", self._document(path, page), begun)
            documents += self._search_documents(path, page)
        for path, text in self._index_of(documents):
            files.put(folder, path, text, begun)

    def file_at(self, place: str) -> bytes | None:
        """The bytes of the file at a place of the site, such as `years/2023/index.html`; None if none is derived."""
        if place.startswith(f"{index_parts.FOLDER}/"):
            content: str | bytes | None = self._index.get(place)
        else:
            content = next((self._content(path) for path in _sources(place) if path in self._makers), None)
        return content.encode() if isinstance(content, str) else content

    def _content(self, path: str) -> str | bytes:
        view = self._makers[path]()
        return self._document(path, view) if isinstance(view, Page) else view.content

    def _document(self, path: str, page: Page) -> str:
        return self._shell(path, replace(page, html=unmarked(page.html)))

    @cached_property
    def _index(self) -> Mapping[str, str]:
        """The files of the search index, for which every page but those of papers is made."""
        pages = [path for path in self._makers if _is_page(path) and not store.is_publication(path)]
        found = (each for path in pages for each in self._search_documents(path, page_of(self._makers[path])))
        return dict(self._index_of(found))

    def _index_of(self, of_pages: Iterable[Document]) -> Iterator[tuple[str, str]]:
        papers = [pub for pub in self._shown.pubs if store.publication_path(pub.key) in self._makers]
        return index_parts.files([*of_papers(papers), *of_pages, *self._by_hand])

    def _search_documents(self, path: str, page: Page) -> Iterator[Document]:
        """What a page adds to the search index: nothing for a paper, which is found by its facts."""
        return iter(()) if store.is_publication(path) else of_derived(path, page, self._names)


def _is_page(path: str) -> bool:
    return path.endswith(_PAGE)


def _sources(place: str) -> Iterator[str]:
    """The paths that may stand at a place of the site."""
    folder, _, name = place.rpartition("/")
    if name == "index.html":
        yield f"{folder}/index{_PAGE}".removeprefix("/")
        yield f"{folder}{_PAGE}"
    elif not _is_page(place):
        yield place
