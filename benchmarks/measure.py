"""Measures whole processes and whole page loads from outside."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

_SLOWER = "PYTHONDONTWRITEBYTECODE"
"""With it, every process compiles the whole program and its packages again, which nobody's build does."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != _SLOWER} | {"NO_MKDOCS_2_WARNING": "1"}

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: CPU seconds including its children, peak resident memory of one process in MB, and seconds
    on the clock."""

    cpu: float
    memory: float
    wall: float = 0


# The peak memory of a process starts at that of its parent, so the command is started from a small process.
_BETWEEN = """
import os, sys, time
begin = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status),
      time.monotonic() - begin, file=sys.stderr)
"""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """The cost of running a command to its end. Raises CalledProcessError if it fails."""
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _BETWEEN, *command],
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    cpu, memory, code, wall = result.stderr.rsplit("\n", 2)[-2].split()
    if code != "0":
        raise subprocess.CalledProcessError(int(code), command, stderr=result.stderr)
    return Run(float(cpu), float(memory), float(wall))


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*map(statistics.median, zip(*map(astuple, runs), strict=True)))


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
