"""The search index of a stage: nobody renders its pages when it is written, so pages by hand are rendered here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from markdown import Markdown
from mkdocs.utils.meta import get_data

from generator.facts import store
from generator.site import urls
from generator.site.presentation import Presentation
from generator.site.search.documents import Document, names_of_pages, of_derived, of_page, of_papers
from generator.site.search.page_text import sections
from generator.site.view import Page, View

_EXTENSIONS = ("toc", "tables", "fenced_code")
"""What MkDocs has switched on by itself; the identifiers of headings come from the first."""


def documents(
    shown: Presentation, views: Mapping[str, View], folder: Path, by_hand: Iterable[str]
) -> Iterator[Document]:
    """What can be found: papers, our other pages, pages written by hand (below `folder`)."""
    yield from of_papers(pub for pub in shown.pubs if store.publication_path(pub.key) in views)
    names = names_of_pages(shown)
    for path, view in views.items():
        if isinstance(view, Page) and not store.is_publication(path):
            yield from of_derived(path, view, names)
    for path in sorted((path for path in by_hand if path.endswith(".md")), key=urls.url_of):
        yield from _of_markdown(path, (folder / path).read_text(encoding="utf-8-sig"))


def _of_markdown(path: str, text: str) -> Iterator[Document]:
    body, meta = get_data(text)
    if (meta.get("search") or {}).get("exclude"):
        return
    html = Markdown(extensions=_EXTENSIONS).convert(body)
    title = str(meta.get("title") or sections(html)[0].heading or Path(path).stem.replace("-", " ").capitalize())
    yield from of_page(urls.url_of(path), title, html, str(meta.get("description", "")))
