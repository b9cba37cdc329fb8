"""A web server for a built site that serves folders, and `404.html` for missing files, as usual hosts do."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.world import SITE_URL

BASE = urlsplit(SITE_URL).path

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


class _Handler(SimpleHTTPRequestHandler):
    """Serves below `BASE`; without `policy`, pages have no Content-Security-Policy."""

    def __init__(self, *arguments: object, policy: bool, directory: str) -> None:
        self._policy = policy
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # request, address and server

    def do_GET(self) -> None:
        path = self._file()
        if path and path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{self.path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if path and path.is_dir() else path
        exists = path is not None and path.is_file()
        self._send(path if exists and path else Path(self.directory) / "404.html", exists=exists)

    def log_message(self, format: str, *arguments: object) -> None:
        """Logs nothing."""

    def _file(self) -> Path | None:
        if not self.path.startswith(BASE):
            return None
        return Path(self.translate_path(self.path.removeprefix(BASE.rstrip("/"))))

    def _send(self, path: Path, *, exists: bool) -> None:
        data = path.read_bytes()
        if path.suffix == ".html" and not self._policy:
            data, left_out = _POLICY.subn(b"", data)
            assert left_out == 1, "the page has no policy to leave out"
        self.send_response(HTTPStatus.OK if exists else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(ConnectionError):  # the browser may have been closed
            self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a browser opens several connections at once, which a busy machine accepts slowly


@contextmanager
def served(site: Path, *, policy: bool = True) -> Iterator[str]:
    """The address of a site, which ends in a slash; served while the block runs."""
    handler = partial(_Handler, policy=policy, directory=str(site))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
