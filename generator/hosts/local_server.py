"""A web server for this machine only: it answers GET and HEAD, under its own names, with what one function returns.

Any web page that somebody opens may send requests to this machine. It cannot read the answers, since none allows that
(CORS), unless its own name is made to lead here (DNS rebinding); `Host` then holds that name, and is refused.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import PureWindowsPath
from typing import Any, Final
from urllib.parse import unquote_to_bytes

PATIENCE = 20.0
"""Seconds within which a request must arrive, and within which its answer must be taken."""

TEXT = "text/plain; charset=utf-8"

_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_WEB_PORT = 80
"""The port that browsers leave out of `Host`."""

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers and a body of a media type."""

    body: bytes = b""
    media_type: str = TEXT
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: HTTPStatus, **headers: str) -> Answer:
    """An answer whose body is its status in words."""
    return Answer(f"{status} {status.phrase}\n".encode(), TEXT, status, headers)


Respond = Callable[[str], Answer]
"""Decoded path, with a slash at its start → answer."""


@dataclass(frozen=True, slots=True)
class HostNames:
    """The names by which browsers may address a server that listens on `host` and `port`."""

    host: str
    port: int

    def accepts(self, header: str) -> bool:
        """True for a `Host` that names this server. A server that listens on all addresses of the machine also accepts
        any address in digits, which cannot be rebound."""
        host, port = header.lower(), f":{self.port}"
        if not host.endswith(port) and self.port != _WEB_PORT:
            return False
        name = host.removesuffix(port)
        own = f"[{self.host}]" if ":" in self.host else self.host.lower()
        return name in (*_LOOPBACK, own) or (self._is_everywhere and _address(name) is not None)

    def __str__(self) -> str:
        """Host and port as people type them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def _is_everywhere(self) -> bool:
        address = _address(self.host)
        return address is not None and address.is_unspecified


def path_of(target: str) -> str | None:
    """The path in the target of a request, percent-decoded once. None if it cannot be the path of a page: it leads to
    another folder (`..`, a drive), is not UTF-8, or holds characters that some systems treat specially."""
    try:
        path = unquote_to_bytes(re.split("[?#]", target, maxsplit=1)[0].encode("latin-1")).decode()
    except UnicodeError:
        return None
    first, *parts = path.split("/")
    is_refused = first or not parts or not all(parts[:-1]) or _FORBIDDEN.search(path)
    return None if is_refused or any(part in (".", "..") or PureWindowsPath(part).drive for part in parts) else path


class LocalServer(socketserver.ThreadingTCPServer):
    """Answers each request in a thread of its own, so that no request waits for a slow one."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere two servers could then listen on one port
    request_queue_size = 128

    def __init__(self, host: str, port: int, respond: Respond, patience: float = PATIENCE) -> None:
        """Starts to listen. Port 0 is any free port. Raises OSError if the address is not available."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)
        self.respond, self.patience = respond, patience
        self.names = HostNames(host, int(self.server_address[1]))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Prints the traceback, unless the browser closed the connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One connection, closed after its answer (HTTP/1.0)."""

    server: LocalServer

    def handle(self) -> None:
        """Limits the time of the whole request: the socket's own timeout starts anew with every byte."""
        self.connection.settimeout(self.server.patience)
        self._timer = threading.Timer(self.server.patience, self._hang_up)
        self._timer.daemon = True
        self._timer.start()
        try:
            super().handle()
        finally:
            self._timer.cancel()

    def do_GET(self) -> None:
        """Answers GET and HEAD."""
        self._timer.cancel()
        path = path_of(self.path)
        if len(self.headers.get_all("Host", [])) != 1 or path is None:
            self._send(refusal(HTTPStatus.BAD_REQUEST))
        elif not self.server.names.accepts(self.headers["Host"]):
            self._send(refusal(HTTPStatus.MISDIRECTED_REQUEST))
        else:
            self._respond(path)

    do_HEAD = do_GET  # noqa: N815

    def __getattr__(self, name: str) -> Callable[[], None]:
        """The handler of every other method: clients may invent some."""
        if not name.startswith("do_"):
            raise AttributeError(name)
        return lambda: self._send(refusal(HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET, HEAD"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuses what the base class cannot parse, or finds too long."""
        self._send(refusal(HTTPStatus(code)))

    def log_message(self, format: str, *arguments: Any) -> None:
        """Prints nothing: the terminal is for problems."""

    def _respond(self, path: str) -> None:
        answer = refusal(HTTPStatus.INTERNAL_SERVER_ERROR)
        try:
            answer = self.server.respond(path)
        finally:  # an unexpected error goes on to `handle_error`; the browser is answered all the same
            self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        length = {"Content-Type": answer.media_type, "Content-Length": str(len(answer.body))}
        for name, value in {**_HEADERS, **length, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _hang_up(self) -> None:
        with suppress(OSError):  # the connection is closed already
            self.connection.shutdown(socket.SHUT_RDWR)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address in a text; None for a name."""
    try:
        return ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return None
