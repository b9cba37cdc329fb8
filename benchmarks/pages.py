"""Measures whole page loads in Chromium, of a site served on this machine."""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def first_loads(site: Path, pages: Sequence[str]) -> list[int]:
    """Gzipped bytes of everything that a browser fetches for each page. Raises ValueError on a request to another
    site."""
    with served(site) as address, chromium() as browser:
        return [first_load_in(browser, address, site, page) for page in pages]


def first_load_in(browser: Browser, address: str, site: Path, page: str) -> int:
    """The same in an open browser, with the site served at an address."""
    tab = browser.new_context().new_page()
    requested: list[str] = []
    tab.on("request", lambda request: requested.append(request.url))
    tab.goto(address + page, wait_until="networkidle")
    tab.context.close()
    foreign = [url for url in requested if not url.startswith((address, "data:"))]
    if foreign:
        raise ValueError(f"fetched from another site: {foreign}")
    paths = {urlsplit(url.removeprefix(address)).path for url in requested if url.startswith(address)}
    return sum(_gzipped(site / path) for path in paths)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, otherwise Playwright's own."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server for a folder, on a free local port."""
    handler = functools.partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing."""


def _gzipped(path: Path) -> int:
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(data) if path.suffix in {".woff2", ".png"} else len(gzip.compress(data, 9))
