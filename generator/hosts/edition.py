"""What browsers get from `portfolio serve`: an edition of the site, or the problem in it, until the next edit.

A small script in every page waits for another edition and reloads the page.
"""

from __future__ import annotations

import html
import mimetypes
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from generator.citing.writers import WRITERS
from generator.errors import PortfolioError
from generator.hosts.local_server import TEXT, Answer

_OWN = "/.serve/"
"""The server's own addresses; MkDocs publishes no name that starts with a dot."""

_SCRIPT = f"{_OWN}reload.js"
_NEXT = f"{_OWN}edition-after/"
_LONG_POLL = 25.0
"""Seconds after which a browser without news is answered, and asks again."""

_HTML = "text/html; charset=utf-8"
_MEDIA_TYPES: Final = {
    **dict.fromkeys((".txt", ".md", ".cff", *(f".{ending}" for ending in WRITERS)), TEXT),
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".gz": "application/gzip",
}
"""Those of a site; all others come from the system's table, which differs between machines."""

_RELOAD = f"""\
const edition = document.currentScript.dataset.edition;
const pause = () => new Promise((wake) => setTimeout(wake, 1000));
let polling;

async function reloadAfter(signal) {{
  while (!signal.aborted) {{
    try {{
      const answer = await fetch("{_NEXT}" + edition, {{ signal }});
      if (answer.ok && (await answer.text()) !== edition) location.reload();
    }} catch {{}}
    await pause();
  }}
}}

// Only visible tabs ask: a browser has six connections to a server, for all its tabs.
function poll() {{
  polling?.abort();
  polling = new AbortController();
  if (!document.hidden) reloadAfter(polling.signal);
}}

document.addEventListener("visibilitychange", poll);
addEventListener("pageshow", poll);
"""

_ERROR_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>The site cannot be built</title></head>
<body style="font: 1rem/1.5 system-ui; max-width: 60rem; margin: 2rem auto; padding: 0 1rem">
<h1>The site cannot be built</h1>
<pre style="white-space: pre-wrap; overflow-wrap: anywhere">{}</pre>
<p>This page reloads as soon as the problem is fixed.</p>
</body></html>
"""
_ERROR_POLICY: Final = {"Content-Security-Policy": "default-src 'self'; style-src 'unsafe-inline'"}


def _no_file(_: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Edition:
    """A site below the address `root`: the files in `folder`, and those that `derived` returns by their path on the
    site. With a `problem` every page shows it instead; other files are served as they are."""

    root: str = "/"
    folder: Path | None = None
    derived: Callable[[str], bytes | None] = _no_file
    problem: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))

    def broken(self, problem: str) -> Edition:
        """The next edition, which shows a problem."""
        return replace(self, problem=problem, id=secrets.token_hex(8))

    def answer(self, address: str) -> Answer:
        """The page or file at an address, a redirect to it, or an error page."""
        if not address.startswith(self.root):
            return _redirect(self.root) if address in ("/", self.root[:-1]) else self._not_found()
        path = address.removeprefix(self.root) + ("index.html" if address.endswith("/") else "")
        if self.problem and PurePosixPath(path).suffix in ("", ".html"):
            return self._error(self.problem)
        try:
            if answer := self._file(path):
                return answer
            is_page_without_slash = self._content(f"{path}/index.html") is not None
            return _redirect(f"{address}/") if is_page_without_slash else self._not_found()
        except PortfolioError as error:
            return self._error(str(error))

    def _file(self, path: str, status: HTTPStatus = HTTPStatus.OK) -> Answer | None:
        content, media_type = self._content(path), _media_type(path)
        if content is None:
            return None
        return Answer(self._reloading(content) if media_type == _HTML else content, media_type, status)

    def _content(self, path: str) -> bytes | None:
        content = _read_below(self.folder, path) if self.folder else None
        return self.derived(path) if content is None else content

    def _not_found(self) -> Answer:
        status = HTTPStatus.NOT_FOUND
        return self._file("404.html", status) or Answer(b"404 Not Found\n", TEXT, status)

    def _error(self, problem: str) -> Answer:
        body = self._reloading(_ERROR_PAGE.format(html.escape(problem)).encode())
        return Answer(body, _HTML, HTTPStatus.INTERNAL_SERVER_ERROR, _ERROR_POLICY)

    def _reloading(self, page: bytes) -> bytes:
        """The page with the script that reloads it."""
        before, end, after = page.rpartition(b"</body>")
        script = f'<script src="{_SCRIPT}" data-edition="{self.id}"></script>'.encode()
        return before + script + end + after if end else after + script


class Editions:
    """The newest edition, for all threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._newest: Edition | None = None

    def publish(self, edition: Edition) -> None:
        """Replaces the edition and wakes all who wait for another one."""
        with self._changed:
            self._newest = edition
            self._changed.notify_all()

    def answer(self, address: str) -> Answer:
        """The newest edition's answer, as soon as there is an edition."""
        if address == _SCRIPT:
            return Answer(_RELOAD.encode(), _media_type(address))
        newest = self._wait_for_other("")
        if not address.startswith(_NEXT):
            return newest.answer(address)
        return Answer(self._wait_for_other(address.removeprefix(_NEXT), _LONG_POLL).id.encode())

    def _wait_for_other(self, id: str, timeout: float | None = None) -> Edition:
        """The newest edition, once it is another than that with the `id` or the time (in seconds) is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest and self._newest.id != id, timeout)
            assert self._newest
            return self._newest


def _redirect(address: str) -> Answer:
    return Answer(status=HTTPStatus.FOUND, headers={"Location": quote(address)})


def _media_type(path: str) -> str:
    fallback = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), fallback)


def _read_below(folder: Path, path: str) -> bytes | None:
    """The bytes of a file below a folder; None if there is no such file, or if it leads out of the folder."""
    try:
        file = (folder / path).resolve()
        return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except OSError:  # such as a name that is too long
        return None
