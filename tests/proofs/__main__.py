"""Pictures of every kind of page of the four portfolios: `python -m tests.proofs [FOLDER] [NAME…]`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from html import escape
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize

from benchmarks.pages import chromium
from tests.proofs.everything import EVERYTHING
from tests.proofs.portfolios import PORTFOLIOS
from tests.site import reading
from tests.site.serving import served
from tests.site.world import built

_WINDOWS: Mapping[str, ViewportSize] = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
_SCHEMES: Any = ("light", "dark")
_TALLEST = 3_000
"""Pixels of a page that are worth looking at."""


def main(folder: Path, names: list[str]) -> None:
    """Builds the portfolios and takes the pictures; `index.html` in the folder shows them all."""
    shutil.rmtree(folder, ignore_errors=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as work:
        for name in names or PORTFOLIOS:
            site = built(PORTFOLIOS[name](Path(work) / name))
            (folder / name).mkdir(parents=True)
            shutil.copyfile(site / "cv.pdf", folder / name / "cv.pdf")
            _take(browser, site, folder / name)
    _write_overview(folder)


def kinds(site: Path) -> dict[str, str]:
    """The address of the largest page of each kind, by the name of the kind; and of the smallest paper's page."""
    sizes = {
        url: (site / url / "index.html" if url.endswith("/") or not url else site / url).stat().st_size
        for url in reading.pages(site)
    }
    found: dict[str, str] = {}
    for url in sorted(sizes, key=sizes.__getitem__):
        parts = url.rstrip("/").split("/")
        found[f"{parts[0]}-one" if parts[1:] else parts[0] or "home"] = url
    papers = [url for url in sizes if url.startswith("publications/") and url.count("/") == 2]
    found |= {"publications-least": min(papers, key=sizes.__getitem__)} if papers else {}
    known = f"publications/{EVERYTHING}/"
    return found | ({"publications-everything": known} if known in sizes else {})


def _take(browser: Browser, site: Path, folder: Path) -> None:
    with served(site) as address:
        for (device, window), scheme in product(_WINDOWS.items(), _SCHEMES):
            page = browser.new_page(viewport=window, color_scheme=scheme, reduced_motion="reduce")
            for kind, url in kinds(site).items():
                page.goto(address + url, wait_until="load")
                height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
                page.screenshot(path=folder / f"{kind}-{device}-{scheme}.png")
                page.set_viewport_size(window)
            page.close()


def _write_overview(folder: Path) -> None:
    (folder / "index.html").write_text("\n".join(_overview(folder)), "utf-8")


def _overview(folder: Path) -> Iterator[str]:
    yield "<!doctype html><meta charset=utf-8><title>Proofs</title><style>img { height: 40rem; margin: .5rem }</style>"
    for path in sorted(folder.rglob("*.png")):
        name = escape(path.relative_to(folder).as_posix())
        yield f'<a href="{name}"><img src="{name}" alt="{name}" title="{name}" loading="lazy"></a>'


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else ".proofs"), sys.argv[2:])
