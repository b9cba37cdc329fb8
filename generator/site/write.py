"""Writes a site to a folder: all derived pages in the shell of a host, downloads, and the search index.

A derived page is finished HTML that needs neither a Markdown parser nor another pass of a search plugin. Each page and
download is in memory only while it is written, so memory hardly grows with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from generator.citing.writers import WRITERS
from generator.facts import files, store
from generator.site import download_files, helpers
from generator.site.download_files import EntryOf
from generator.site.ledger import Entry, Ledger
from generator.site.paper import Pub
from generator.site.presentation import Presentation
from generator.site.recording import recording
from generator.site.rendering import Citations
from generator.site.search import index_parts
from generator.site.search.last_index import FOLDER
from generator.site.search.page_text import unmarked
from generator.site.search.search_documents import Document, derived_documents, page_names, publication_documents
from generator.site.shared_entries import SharedEntries
from generator.site.urls import language_of, url_of, within
from generator.site.view import Page, Producer, View, produce_page

Shell = Callable[[str, Page], str]
"""The whole HTML document of a page, given its path below `content/`."""

_PAGE = ".md"
_BLOCK = 16
"""Pages that a process makes before it takes the next ones."""


class Site:
    """The derived part of a site: `producers` by path below `content/`, each page in `shell`. `by_hand` are the search
    documents of the pages that the host makes itself. `translations` are the presentations of other languages, whose
    pages are in folders named after them."""

    def __init__(
        self,
        presentation: Presentation,
        producers: Mapping[str, Producer],
        shell: Shell,
        by_hand: Sequence[Document] = (),
        translations: Mapping[str, Presentation] = MappingProxyType({}),
    ) -> None:
        self._presentations = {"": presentation, **translations}
        self._producers, self._shell, self._by_hand = producers, shell, by_hand
        self._pubs = {store.publication_path(pub.key): pub for pub in presentation.pubs}
        self._names = {code: page_names(each) for code, each in self._presentations.items()}

    def write(
        self, folder: Path, page_name: str = "index.html", ledger: Ledger | None = None, processes: int = 1
    ) -> None:
        """Writes every file below `folder`, which is useless if this fails; each page is a file `page_name` in a folder
        of its own. With a `ledger`, files are left out that would be those of the last site."""
        urls = {path: f"{url_of(path)}{page_name}" if _is_page(path) else path for path in self._producers}
        taken = {path for path in urls if ledger and ledger.take(path, self._producers[path], urls[path])}
        shared = SharedEntries(self._presentations[""].pubs)
        make = partial(self._make, folder, urls, ledger, shared)
        pages, lists, others = self._divided(path for path in urls if path not in taken)
        first = _first_of_each_kind(pages)
        entries = dict(make(first))  # before the work is shared: templates, and what many pages show
        rest = [path for path in pages if path not in entries]
        with helpers.shared(make, _blocks(rest), processes) as finish:
            entries |= dict(make(others))
            entries |= {path: entry for made in finish() for path, entry in made}
        entries |= self._make_lists(folder, lists, ledger, _EntryOf(taken, ledger, shared))
        if ledger:
            entries = ledger.close(folder, urls, entries)
        documents = [(path, document) for path in urls for document in entries[path].documents]
        for root, of_language in self._searched(documents):
            _write_index(folder, root, of_language, ledger)

    def _divided(self, paths: Iterable[str]) -> tuple[Sequence[str], Mapping[str, Citations], Sequence[str]]:
        """Pages, each paper's followed by its downloads; downloads of many papers; other downloads."""
        pages, lists, others = [], {}, []
        for path in paths:
            producer = self._producers[path]
            if _is_page(path) or (isinstance(producer, Citations) and producer.is_beside_page(path)):
                pages.append(path)
            elif isinstance(producer, Citations):
                lists[path] = producer
            else:
                others.append(path)
        return pages, lists, others

    def _make(
        self, folder: Path, urls: Mapping[str, str], ledger: Ledger | None, shared: SharedEntries, paths: Sequence[str]
    ) -> list[tuple[str, Entry]]:
        """Writes the files at some paths."""
        begun: set[str] = set()
        entries = []
        for path in paths:
            with recording() as reads:
                view = self._producers[path]()
            files.put(folder, urls[path], self._in_shell(path, view), begun)
            documents = list(self._search_documents(path, view)) if isinstance(view, Page) else []
            entries.append((path, _entry(path, self._producers[path], reads, documents, ledger)))
            if path in self._pubs:
                shared.put(self._pubs[path])
        return entries

    def _make_lists(
        self, folder: Path, lists: Mapping[str, Citations], ledger: Ledger | None, entry_of: EntryOf
    ) -> dict[str, Entry]:
        """Writes downloads of many papers."""
        begun: set[str] = set()
        for path, content in download_files.contents(lists, entry_of):
            files.put(folder, path, content, begun)
        return {path: _entry(path, producer, (), (), ledger) for path, producer in lists.items()}

    def file_at(self, url: str) -> bytes | None:
        """The bytes of the file at a URL such as `years/2023/index.html`; None if no such file is derived."""
        if within(self._language_of(url), url).startswith(f"{FOLDER}/"):
            content: str | bytes | None = self._index.get(url)
        else:
            content = next((self._content(path) for path in _paths(url) if path in self._producers), None)
        return content.encode() if isinstance(content, str) else content

    def _content(self, path: str) -> str | bytes:
        return self._in_shell(path, self._producers[path]())

    def _in_shell(self, path: str, view: View) -> str | bytes:
        return self._html(path, view) if isinstance(view, Page) else view.content

    def _html(self, path: str, page: Page) -> str:
        return self._shell(path, replace(page, html=unmarked(page.html)))

    @cached_property
    def _index(self) -> Mapping[str, str]:
        """The files of the search index; renders every page except those of publications."""
        paths = [path for path in self._producers if _is_page(path) and not self._is_publication(path)]
        pages = ((path, produce_page(self._producers[path])) for path in paths)
        documents = [(path, each) for path, page in pages for each in self._search_documents(path, page)]
        indexes = ((root, index_parts.files(of_language)) for root, of_language in self._searched(documents))
        return {f"{root}{name}": text for root, index in indexes for name, text in index}

    def _searched(self, of_pages: Sequence[tuple[str, Document]]) -> Iterator[tuple[str, Sequence[Document]]]:
        """The folder of each language with all of its documents; `of_pages` are those with the paths of their pages."""
        for code, presentation in self._presentations.items():
            root = f"{code}/" if code else ""
            pubs = [pub for pub in presentation.pubs if f"{root}{store.publication_path(pub.key)}" in self._producers]
            own = [document for path, document in of_pages if self._language_of(path) == code]
            by_hand = self._by_hand if not code else ()
            yield root, [*publication_documents(pubs), *own, *by_hand]

    def _search_documents(self, path: str, page: Page) -> Iterator[Document]:
        """The documents of a page, at addresses below the root of its language; none for a publication's page, since
        its document is made from the facts."""
        code = self._language_of(path)
        return (
            iter(()) if self._is_publication(path) else derived_documents(within(code, path), page, self._names[code])
        )

    def _is_publication(self, path: str) -> bool:
        return store.is_publication(within(self._language_of(path), path))

    def _language_of(self, path: str) -> str:
        return language_of(path, self._presentations)


class _EntryOf:
    """The entry of a paper in a format: that made for its page, or that of the last site if the paper is as it was.
    To read one costs a fraction of writing it. `taken` are the paths of files that are taken from the last site."""

    def __init__(self, taken: Collection[str], ledger: Ledger | None, shared: SharedEntries) -> None:
        self._taken, self._ledger, self._shared = taken, ledger, shared
        self._last = lru_cache(maxsize=1)(self._last_entries)  # of one format after the other

    def __call__(self, pub: Pub, ending: str) -> str:
        if f"{pub.path}.bib" not in self._taken:
            return self._shared.get(pub, ending)
        path = f"{pub.path}.{ending}"
        if self._ledger and path in self._taken:  # singly, since the entries of all would take 100 MB
            frame = WRITERS[ending].frame
            return self._ledger.last_file(path).decode().removeprefix(frame.opening).removesuffix(frame.closing)
        return self._last(ending).get(pub.key) or pub.entry(ending)

    def _last_entries(self, ending: str) -> Mapping[str, str]:
        file = self._ledger.last_file(f"publications.{ending}") if self._ledger else b""
        return WRITERS[ending].frame.entries(file)


def _write_index(folder: Path, root: str, documents: Sequence[Document], ledger: Ledger | None) -> None:
    """Writes the files of a search index that the last site lacks."""
    last = ledger.last_index(root) if ledger else None
    index = index_parts.Index(documents, last, ledger.index_copy(root) if ledger else None)
    begun: set[str] = set()
    for name, text in index.files():
        files.put(folder, f"{root}{name}", text, begun)
    if ledger:
        ledger.take_index(folder, root, index, last)


def _entry(
    path: str, producer: Producer, reads: Iterable[str], documents: Sequence[Document], ledger: Ledger | None
) -> Entry:
    return ledger.made(path, producer, reads, documents) if ledger else Entry("", (), documents)


def _first_of_each_kind(paths: Sequence[str]) -> list[str]:
    """The first page in each folder of the site, the first below it, and so on, as far as paths tell kinds apart; and
    all parts of the list of all papers, since other pages show the same of each."""
    kinds = {(path.partition("/")[0], path.count("/"), path.endswith("index.md")): path for path in reversed(paths)}
    parts = [path for path in paths if path.startswith(f"{store.PUBLICATIONS}/page/")]
    return list(dict.fromkeys([*kinds.values(), *parts]))


def _blocks(paths: Sequence[str]) -> list[Sequence[str]]:
    return [paths[start : start + _BLOCK] for start in range(0, len(paths), _BLOCK)]


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
