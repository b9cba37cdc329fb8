"""Seconds from the edit of a line in a paper's file until the paper's page shows it, with our server and with MkDocs'.

Wall-clock time, since that is what writers wait for.
"""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.generators import installed, write
from benchmarks.measure import ENVIRONMENT
from generator.facts.loading import load

_PAUSE = 0.02
_LONGEST = 600.0
_TOOLS = Path(sys.executable).parent
_SIDES = {
    "content": (_TOOLS / "portfolio", "serve", "--address"),
    "docs": (_TOOLS / "mkdocs", "--quiet", "serve", "--dev-addr"),
}
"""Folder of the pages → the command that serves them at an address: ours and stock."""

_FILES = {"content": "publications/{key}.md", "docs": "publications/{key}/index.md"}


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each size."""
    yield "Wall-clock seconds from saving one changed line of a paper's file until `portfolio serve` and `mkdocs serve`"
    yield f"show it on the paper's page. Medians of {runs} edits, after one that is not counted. Limit: 1 s at 1,000.\n"
    yield "| papers | ours | stock |"
    yield "|---|---|---|"
    for size in sizes:
        projects = write(work / str(size), size, installed()[:2])
        key = load(projects[0] / "content").portfolio.visible.publications[0].key
        times = [_median(project / folder, key, runs) for project, folder in zip(projects, _SIDES, strict=True)]
        yield f"| {size:,} | {' | '.join(f'{seconds:.2f} s' for seconds in times)} |"


def _median(pages: Path, key: str, runs: int) -> float:
    file = pages / _FILES[pages.name].format(key=key)
    with _serving(pages) as port:
        _wait(port, f"/publications/{key}/", b"</html>")
        taken = [_edited(file, port, key, f"Edit {number}") for number in range(runs + 1)]
    return statistics.median(taken[1:])


def _edited(file: Path, port: int, key: str, words: str) -> float:
    """Seconds until a new title is shown; both sides have it in the front matter."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [f"title: {words}\n" if line.startswith("title:") else line for line in lines]
    start = time.monotonic()
    file.write_text("".join(changed), encoding="utf-8")
    _wait(port, f"/publications/{key}/", words.encode())
    return time.monotonic() - start


@contextmanager
def _serving(pages: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*_SIDES[pages.name], f"127.0.0.1:{port}"],
        cwd=pages.parent,
        env={**ENVIRONMENT, "SITE_URL": "https://portfolio.example/"},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield port
    finally:
        process.terminate()
        process.wait(_LONGEST)


def _wait(port: int, path: str, words: bytes) -> None:
    """Waits until the page has the words. Raises TimeoutError if it takes too long."""
    end = time.monotonic() + _LONGEST
    while words not in _page(port, path):
        if time.monotonic() > end:
            raise TimeoutError(f"{path} has not shown {words!r} in {_LONGEST:.0f} s")
        time.sleep(_PAUSE)


def _page(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except OSError:
        return b""  # the server is not listening yet
    finally:
        connection.close()
