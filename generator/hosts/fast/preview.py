"""`mkdocs serve` in which a page is made when a browser asks for it.

MkDocs makes every page at every edit: seconds at 1,000 papers. Here an edit costs reading and checking the facts. What
a browser asks for is made then, once after each edit, by the functions that make it in a build; so there is no record
of what depends on what that could be wrong, and the bytes are those of a build. The first build of `serve` is whole.
"""

from __future__ import annotations

import html
import re
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.facts import files
from generator.hosts.fast import shell
from generator.hosts.fast.late_files import LateFiles, Phase
from generator.hosts.fast.pages import MadeFile

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_POLLING = 0.2
"""Seconds between two looks at the files; MkDocs' own are half a second."""

_QUIET = 0.05
"""Seconds without a change after which a build starts; MkDocs' own are 0.1."""

_RELOADING = re.compile(r"/livereload/(\d+)\.js")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_OUTSIDE = re.compile(r"[\x00-\x1f\\]|(^|/)\.{1,2}(/|$)|//")
"""What no address of a page holds once its escapes are read: ways to other folders, and what the system reads as
such."""

_SEARCH = "search/"
_SITEMAP: Final = ("sitemap.xml", "sitemap.xml.gz")
_TROUBLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>The site cannot be built</title></head>
<body style="font: 1rem/1.5 system-ui; max-width: 60rem; margin: 2rem auto; padding: 0 1rem">
<h1>The site cannot be built</h1>
<pre style="white-space: pre-wrap; overflow-wrap: anywhere">{}</pre>
<p>This page shows the site again when the files are mended.</p>
</body></html>
"""

_UNEXPECTED = "The build ended without a word; the terminal may say more."
_MISTAKES: Final = (MkDocsException, TemplateError)


@dataclass(frozen=True, slots=True)
class LateSite:
    """The site of the last build: what is in its folder, and what is made when it is asked for.

    `entries` are those of Material's search index, to which every page that is built adds its own; `write_index` writes
    the files of the search.
    """

    config: MkDocsConfig
    files: LateFiles
    nav: Navigation
    env: Environment
    entries: list[Any]
    write_index: Callable[[], None]
    _there: set[str] = field(default_factory=set)

    def wake(self) -> None:
        """Ends the rest, when the build is over."""
        self.files.phase = Phase.WRITING

    def make(self, place: str) -> Path | None:
        """The file at a place of the site, made if it is not there yet; None if it is not made late."""
        if place.startswith(_SEARCH):
            self._once(_SEARCH, self._write_search)
        elif place in _SITEMAP:
            _build_theme_template(_SITEMAP[0], self.env, self.files, self.config, self.nav)
        elif file := self.files.made_at(place):
            self._once(place, lambda: self._write(file))
        else:
            return None
        return Path(self.config.site_dir) / place

    def _once(self, place: str, write: Callable[[], None]) -> None:
        if place not in self._there:
            write()
            self._there.add(place)

    def _write_search(self) -> None:
        """Every page anew: a page's entry is made with it, and their order counts."""
        shell.keep_shell(self.env, self.nav, self.config)
        self.entries.clear()
        for file in self._pages():
            self._write(file)
        self.write_index()

    def _write(self, file: File) -> None:
        if file.page is None:
            file.copy_file()
            return
        if isinstance(file, MadeFile):
            _populate_page(file.page, self.config, self.files)
        is_draft = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]  # MkDocs' has no types
        _build_page(file.page, self.config, self._pages(), self.nav, self.env, excluded=is_draft)

    def _pages(self) -> Sequence[File]:
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)


class Preview(LiveReloadServer):
    """MkDocs' server for the site that `site` gives: the late one of the last build, if that has one.

    A mistake does not let browsers wait, as MkDocs does: pages tell it until it is mended.
    """

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig, site: Callable[[], LateSite | None]) -> None:
        host, port = config.dev_addr
        self._build, self._site = server.builder, site
        self._lock, self._trouble = threading.Lock(), ""
        self._names = {f"{name}:{port}" for name in (*_LOOPBACK, f"[{host}]" if ":" in host else host)}
        super().__init__(self._rebuild, host, port, config.site_dir, server.mount_path, _POLLING)
        self.build_delay, self.error_handler = _QUIET, server.error_handler
        for path in server._watched_paths:
            self.watch(path)
        server.server_close()

    def _rebuild(self) -> None:
        with self._lock:
            self._trouble = _UNEXPECTED
            try:
                self._build()
                self._trouble = ""
            except _MISTAKES as error:
                self._trouble = _told(error)

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request. What is made late is made and read under the lock that a build holds."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if refusal := self._refusal(environ, path):
            start_response(refusal, [("Content-Type", "text/plain")])
            return [refusal.encode()]
        if script := _RELOADING.fullmatch(path):
            return self._answer("200 OK", path, self._reloading(int(script[1])), start_response)
        if path.startswith(self.mount_path):
            place = path.removeprefix(self.mount_path) + ("index.html" if path.endswith("/") else "")
            trouble, content = self._late(place)
            if trouble and _is_page(place):
                told = _TROUBLE.format(html.escape(trouble)).encode()
                return self._answer("500 Internal Server Error", "trouble.html", told, start_response)
            if content is not None:
                return self._answer("200 OK", place, content, start_response)
        return super().serve_request(environ, start_response)

    def _refusal(self, environ: WSGIEnvironment, path: str) -> str:
        """The status for a request that is not answered: a web page of somebody else whose name leads to this machine
        must read nothing here (DNS rebinding), and nobody a file outside of the site."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return "405 Method Not Allowed"
        if environ.get("HTTP_HOST", "").lower() not in self._names:
            return "421 Misdirected Request"
        return "404 Not Found" if _OUTSIDE.search(path) else ""

    def _late(self, place: str) -> tuple[str, bytes | None]:
        """What is wrong with the site, and the content of a place if it is made late."""
        with self._lock:
            if self._trouble:
                return self._trouble, None
            try:
                return "", self._made(place)
            except _MISTAKES as error:
                return _told(error), None

    def _made(self, place: str) -> bytes | None:
        if (site := self._site()) is None:
            return None
        if file := site.make(place):
            return files.found(file)
        site.make(f"{place}/index.html")  # for MkDocs to see that the address lacks its slash
        return None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """MkDocs' script as a file: the policy of our pages lets none run that stands in the page."""
        return content.replace(b"</body>", b'<script src="/livereload/%d.js"></script></body>' % epoch)

    def _reloading(self, epoch: int) -> bytes:
        inside: bytes = super()._inject_js_into_html(b"", epoch)  # type: ignore[no-untyped-call]  # MkDocs' has no types
        return inside.removeprefix(b"<script>").removesuffix(b"</script>")

    def _answer(self, status: str, name: str, content: bytes, start_response: StartResponse) -> Iterable[bytes]:
        if name.endswith(".html"):
            content = self._inject_js_into_html(content, self._visible_epoch)
        kind = self._guess_type(name)  # type: ignore[no-untyped-call]  # as above
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]


def _is_page(place: str) -> bool:
    return place.endswith(".html") or "." not in place.rpartition("/")[2]


def _told(error: BaseException) -> str:
    """The mistake in words for the one who edits; told in the terminal too."""
    told = str(error)
    if isinstance(error, TemplateSyntaxError):
        told = f"{error.filename or error.name}:{error.lineno}  {error.message}"
    print(told, file=sys.stderr, flush=True)
    return told
