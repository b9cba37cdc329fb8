"""What a site consists of: pages and downloads, each produced only when it is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.facts.records import block


@dataclass(frozen=True, slots=True)
class Page:
    """Front matter for the host, and the content as one block of HTML.

    `meta` has the title and, as `source`, the file in the repository to edit; a folder ends in `/`.
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
    """A file that is copied to the site unchanged."""

    content: str | bytes


View = Page | Download

Producer = Callable[[], View]
"""Renders a page or writes a download."""


def produce_page(producer: Producer) -> Page:
    """The page of a producer that is known to render one."""
    view = producer()
    assert isinstance(view, Page)
    return view


def compact_json(value: object) -> str:
    """A JSON file without needless spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def inert(html: str) -> str:
    """The HTML with fence characters escaped: Python-Markdown's extensions look for fences before they know of HTML."""
    return html.strip().replace("`", "&#96;").replace("~", "&#126;")
