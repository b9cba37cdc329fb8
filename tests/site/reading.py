"""Reads a built site as a machine does: its pages with lxml, and where each of their links leads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

HOST = "https://portfolio.example/"
"""Where `mkdocs.yml` says that the site lives."""

_REFERENCES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href")


@cache
def page(path: Path) -> Any:
    """The parsed page."""
    return html.fromstring(path.read_bytes())


def pages(site: Path) -> dict[str, Any]:
    """Every page by its place on the site; `404.html` has that name."""
    found = sorted(site.rglob("*.html"))
    return {place(path.relative_to(site).as_posix()): page(path) for path in found}


def place(path: str) -> str:
    """`years/2022/index.html` → `years/2022/`."""
    return path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path


def references(tree: Any) -> Iterator[str]:
    """Every address that a page loads or links to."""
    for element in tree.iter():
        for name in _REFERENCES:
            if (value := element.get(name)) is not None:
                yield value


def text(tree: Any, xpath: str) -> str:
    """The words of the one element that `xpath` finds."""
    (element,) = tree.xpath(xpath)
    return " ".join(element.text_content().split())


def dead_references(site: Path) -> list[str]:
    """Each internal link of the site that leads to no file or no anchor, with the page that it is on."""
    return [
        f"{here}: {target}"
        for here, tree in pages(site).items()
        for target in references(tree)
        if not _is_external(target) and not _exists(site, here, target)
    ]


def _is_external(target: str) -> bool:
    return bool(urlsplit(target).scheme)


def _exists(site: Path, here: str, target: str) -> bool:
    parts = urlsplit(target)
    if parts.netloc:
        return False
    path = unquote(parts.path)
    # The page for missing addresses is shown at any of them, so its links start at the root of the host.
    start = site if path.startswith("/") or not parts.path else site / posixpath.dirname(here)
    file = Path(posixpath.normpath(start / path.lstrip("/"))) if path else site / here
    if file.is_dir():
        if path and not path.endswith(("/", ".")):
            return False
        file /= "index.html"
    return file.is_file() and _has_anchor(file, unquote(parts.fragment))


def _has_anchor(file: Path, anchor: str) -> bool:
    return not anchor or (file.suffix == ".html" and bool(page(file).xpath("//*[@id=$id]", id=anchor)))
