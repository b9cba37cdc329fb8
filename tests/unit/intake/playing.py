"""A provider on this machine: a server on loopback that plays answers, faults included, and a client that asks it in
place of the providers' hosts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from urllib.request import AbstractHTTPHandler, Request

import pytest

from generator.cli import fetch_commands
from generator.intake.providers.web_cache import WebCache
from generator.intake.providers.web_client import Client
from generator.intake.providers.web_exchange import Limits

QUICK = Limits(size=200_000, seconds=60)


@dataclass(frozen=True)
class Scene:
    """An answer. `promised` is its Content-Length if that is wrong; `drips` sends a space now and then, for ever."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    drips: bool = False


@dataclass(frozen=True)
class Asked:
    """A request as the server got it."""

    host: str
    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]


class PlainClock:
    """A clock that waits at once, and remembers for how long."""

    def __init__(self) -> None:
        self.now, self.waited = 0.0, list[float]()

    def seconds(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


class Stage:
    """The scenes by path: the answers to one request after the other, of which the last stays. `asked` are the requests
    so far."""

    def __init__(self, port: int, scenes: dict[str, list[Scene]], asked: list[Asked]) -> None:
        self.port, self._scenes, self.asked = port, scenes, asked
        self.clock = PlainClock()

    def play(self, path: str, *scenes: Scene | str | Mapping[str, Any] | Sequence[Any]) -> None:
        """Sets what a path answers: texts, or data as JSON."""
        self._scenes[path] = [
            each if isinstance(each, Scene) else Scene(each if isinstance(each, str) else json.dumps(each))
            for each in scenes
        ]

    def client(self, cache: WebCache | None = None, mail: str = "", limits: Limits = QUICK) -> Client:
        """A client for which every host is this server."""
        return Client(self.clock, cache, mail, limits=limits, https=_Loopback(self.port))


@contextmanager
def stage() -> Iterator[Stage]:
    """A server for one test."""
    scenes: dict[str, list[Scene]] = {}
    asked: list[Asked] = []
    over = Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Player, scenes, asked, over))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Stage(server.server_port, scenes, asked)
    finally:
        over.set()
        server.shutdown()
        server.server_close()


@contextmanager
def stage_for_commands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A server that the commands ask in place of every provider."""
    with stage() as running:

        def client(project: Path, age: timedelta = timedelta()) -> Client:
            return running.client()

        monkeypatch.setattr(fetch_commands, "client", client)
        yield running


class _Player(BaseHTTPRequestHandler):
    def __init__(self, scenes: dict[str, list[Scene]], asked: list[Asked], over: Event, *rest: Any) -> None:
        self._scenes, self._asked, self._over = scenes, asked, over
        super().__init__(*rest)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._asked.append(Asked(headers["host"], address.path, dict(parse_qsl(address.query)), headers))
        scenes = self._scenes.get(address.path, [Scene("{}", 404)])
        scene = scenes.pop(0) if len(scenes) > 1 else scenes[0]
        body = scene.body.encode() if isinstance(scene.body, str) else scene.body
        self.send_response(scene.status)
        for name, value in scene.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if scene.promised is None else scene.promised))
        self.end_headers()
        if scene.drips:
            self._drip()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Blanks until the test is over or the client has gone; at most for 30 seconds."""
        for _ in range(600):
            with suppress(OSError):
                self.wfile.write(b" ")
                self.wfile.flush()
            if self._over.wait(0.05):
                return

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


class _Loopback(AbstractHTTPHandler):
    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    https_request = AbstractHTTPHandler.do_request_

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(partial(_connection, self._port), request)


def _connection(port: int, host: str, timeout: float) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", port, timeout=timeout)
