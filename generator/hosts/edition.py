"""What browsers are shown by `portfolio serve`: the site as it is after an edit, or what is wrong, until the next one.

Every page that is sent asks for a small script, which waits until there is another edition and loads the page anew.
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

from generator.errors import PortfolioError
from generator.hosts.local_server import TEXT, Answer

_OWN = "/.serve/"
"""Where the server's own answers are; MkDocs publishes no name that starts with a dot."""

_SCRIPT = f"{_OWN}reload.js"
_NEWS = f"{_OWN}edition-after/"
_LONGEST_WAIT = 25.0
"""Seconds after which a browser is told that there is nothing new, and asks again."""

_HTML = "text/html; charset=utf-8"
_MEDIA_TYPES: Final = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".gz": "application/gzip",
    **dict.fromkeys((".txt", ".md", ".bib", ".ris", ".cff"), TEXT),
}
"""Those of a site. The system's own table, which differs from one machine to the next, has the rest."""

_RELOADING = """\
const edition = document.currentScript.dataset.edition;
const pause = () => new Promise((wake) => setTimeout(wake, 1000));
let question;

async function reloadAfter(signal) {
  while (!signal.aborted) {
    try {
      const answer = await fetch("NEWS" + edition, { signal });
      if (answer.ok && (await answer.text()) !== edition) location.reload();
    } catch {}
    await pause();
  }
}

// Only tabs that somebody looks at ask: a browser has six connections to a server, for all its tabs.
function look() {
  question?.abort();
  question = new AbortController();
  if (!document.hidden) reloadAfter(question.signal);
}

document.addEventListener("visibilitychange", look);
addEventListener("pageshow", look);
""".replace("NEWS", _NEWS)

_TROUBLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>The site cannot be built</title></head>
<body style="font: 1rem/1.5 system-ui; max-width: 60rem; margin: 2rem auto; padding: 0 1rem">
<h1>The site cannot be built</h1>
<pre style="white-space: pre-wrap; overflow-wrap: anywhere">{}</pre>
<p>The page comes back when this is corrected.</p>
</body></html>
"""
_POLICY: Final = {"Content-Security-Policy": "default-src 'self'; style-src 'unsafe-inline'"}


def _nothing(_: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Edition:
    """A site below the path `root`: files in a folder, and those that `derived` makes, by their path in the site. With
    a `problem` pages tell it; files beside them are still there."""

    root: str = "/"
    folder: Path | None = None
    derived: Callable[[str], bytes | None] = _nothing
    problem: str = ""
    name: str = field(default_factory=lambda: secrets.token_hex(8))

    def broken(self, problem: str) -> Edition:
        """The next edition, which cannot be shown."""
        return replace(self, problem=problem, name=secrets.token_hex(8))

    def answer(self, path: str) -> Answer:
        """The page or file at a path, or what leads to it."""
        if not path.startswith(self.root):
            return _redirect(self.root) if path in ("/", self.root[:-1]) else self._missing()
        place = path.removeprefix(self.root) + ("index.html" if path.endswith("/") else "")
        if self.problem and _is_page(place):
            return self._trouble(self.problem)
        try:
            return self._file(place) or self._index(path, place) or self._missing()
        except PortfolioError as error:
            return self._trouble(str(error))

    def _file(self, place: str, status: HTTPStatus = HTTPStatus.OK) -> Answer | None:
        content = self._content(place)
        if content is None:
            return None
        media_type = _media_type(place)
        return Answer(self._reloading(content) if media_type == _HTML else content, media_type, status)

    def _index(self, path: str, place: str) -> Answer | None:
        """The way to a page whose address has lost its last slash."""
        return None if self._content(f"{place}/index.html") is None else _redirect(f"{path}/")

    def _content(self, place: str) -> bytes | None:
        content = _found(self.folder, place) if self.folder else None
        return self.derived(place) if content is None else content

    def _missing(self) -> Answer:
        status = HTTPStatus.NOT_FOUND
        return self._file("404.html", status) or Answer(b"404 Not Found\n", TEXT, status)

    def _trouble(self, problem: str) -> Answer:
        body = self._reloading(_TROUBLE.format(html.escape(problem)).encode())
        return Answer(body, _HTML, HTTPStatus.INTERNAL_SERVER_ERROR, _POLICY)

    def _reloading(self, page: bytes) -> bytes:
        """The page with the script that loads it anew."""
        before, end, after = page.rpartition(b"</body>")
        script = f'<script src="{_SCRIPT}" data-edition="{self.name}"></script>'.encode()
        return before + script + end + after if end else after + script


class Editions:
    """The newest edition, for all threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._newest: Edition | None = None

    def publish(self, edition: Edition) -> None:
        """Takes the place of the one before; whoever waits is told."""
        with self._changed:
            self._newest = edition
            self._changed.notify_all()

    def answer(self, path: str) -> Answer:
        """The newest edition's answer, as soon as there is one."""
        if path == _SCRIPT:
            return Answer(_RELOADING.encode(), _media_type(path))
        newest = self._wait(lambda _: True)
        if not path.startswith(_NEWS):
            return newest.answer(path)
        known = path.removeprefix(_NEWS)
        return Answer(self._wait(lambda edition: edition.name != known, _LONGEST_WAIT).name.encode())

    def _wait(self, suits: Callable[[Edition], bool], longest: float | None = None) -> Edition:
        """The newest edition, when it suits or the time (in seconds) is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest and suits(self._newest), longest)
            assert self._newest
            return self._newest


def _redirect(path: str) -> Answer:
    return Answer(status=HTTPStatus.FOUND, headers={"Location": quote(path)})


def _is_page(place: str) -> bool:
    return PurePosixPath(place).suffix in ("", ".html")


def _media_type(place: str) -> str:
    guess = mimetypes.guess_type(place)[0] or "application/octet-stream"
    return _MEDIA_TYPES.get(PurePosixPath(place).suffix.lower(), guess)


def _found(folder: Path, place: str) -> bytes | None:
    """What a file below a folder holds; nothing if there is none, or if it leads out of it."""
    try:
        file = (folder / place).resolve()
        return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except OSError:  # a name that is too long, for one
        return None
