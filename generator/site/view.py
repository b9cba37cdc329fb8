"""What `views` gives to a host: pages and downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.facts.records import block


@dataclass(frozen=True, slots=True)
class Page:
    """A page: clean front matter for the host, and its content as one block of HTML.

    `source` is the file in the repository to edit; it ends in `/` for a folder.
    """

    meta: Mapping[str, object]
    html: str

    @property
    def content(self) -> str:
        """A Markdown file that any host with Python-Markdown turns into the page."""
        front_matter = "\n".join(block(key, value) for key, value in self.meta.items())
        return f"---\n{front_matter}\n---\n\n{self.html}\n"


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the host copies as it is."""

    content: str | bytes


View = Page | Download


def inert(html: str) -> str:
    """HTML in which no extension of Python-Markdown finds its marks: they look for fences before they know of HTML."""
    return html.strip().replace("`", "&#96;").replace("~", "&#126;")
