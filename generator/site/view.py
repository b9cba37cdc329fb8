"""What a site consists of: pages and downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.facts.records import block


@dataclass(frozen=True, slots=True)
class Page:
    """A page: clean front matter for the host, and its content as one block of HTML.

    `meta` names the title and, as `source`, the file in the repository to edit, which ends in `/` for a folder.
    """

    meta: Mapping[str, object]
    html: str
    is_searched: bool = True

    @property
    def content(self) -> str:
        """A Markdown file that any host with Python-Markdown turns into the page."""
        meta = self.meta if self.is_searched else {**self.meta, "search": {"exclude": True}}
        front_matter = "\n".join(block(key, value) for key, value in meta.items())
        return f"---\n{front_matter}\n---\n\n{self.html}\n"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the host copies as it is."""

    content: str | bytes


View = Page | Download

Make = Callable[[], View]
"""What makes a page or download when it is wanted."""


def page_of(make: Make) -> Page:
    """The page that a maker of pages makes."""
    view = make()
    assert isinstance(view, Page)
    return view


def inert(html: str) -> str:
    """HTML in which no extension of Python-Markdown finds its marks: they look for fences before they know of HTML."""
    return html.strip().replace("`", "&#96;").replace("~", "&#126;")
