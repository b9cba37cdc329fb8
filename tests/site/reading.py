"""Reads a built site: its pages with lxml, and the targets of their links."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lxml import html

from tests.site.world import SITE_URL

_REFERENCES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href")


@cache
def page(path: Path) -> Any:
    """The parsed page."""
    return html.fromstring(path.read_bytes())


def pages(site: Path) -> dict[str, Any]:
    """Every page by its URL, without those that only lead on; `404.html` has that name."""
    files = [path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text()]
    return {url_of(path.relative_to(site).as_posix()): page(path) for path in files}


def url_of(path: str) -> str:
    """`years/2022/index.html` → `years/2022/`."""
    return path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path


def references(tree: Any) -> Iterator[str]:
    """Every address that a page loads or links to."""
    for element in tree.iter():
        for name in _REFERENCES:
            if (value := element.get(name)) is not None:
                yield value


def enclosed(tree: Any, name: str) -> bytes:
    """The file of a name that a page holds as the address of a link."""
    [address] = tree.xpath("//a[@download=$name]/@href", name=name)
    kind, _, data = address.partition(",")
    assert kind.startswith("data:")
    return unquote_to_bytes(data)


def text(tree: Any, xpath: str) -> str:
    """The words of the one element that `xpath` finds."""
    (element,) = tree.xpath(xpath)
    return " ".join(element.text_content().split())


def dead_references(site: Path) -> list[str]:
    """Each dead internal link or anchor of the site, with the page that it is on."""
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
    file = _file(site, here, unquote(parts.path))
    if parts.netloc or file is None or not file.is_file():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or (file.suffix == ".html" and bool(page(file).xpath("//*[@id=$id]", id=anchor)))


def _file(site: Path, here: str, path: str) -> Path | None:
    """The file that a web server returns for a path on a page; None if it leaves the site or needs a redirect."""
    base = urlsplit(SITE_URL).path
    joined = posixpath.normpath(posixpath.join(base + here, path)) if path else base + here
    folder = joined + ("/" if path.endswith(("/", ".")) or joined + "/" == base else "")
    if not folder.startswith(base):
        return None
    file = site / folder.removeprefix(base)
    is_folder = folder.endswith("/")
    return file / "index.html" if is_folder else None if file.is_dir() else file
