"""Firefox and WebKitGTK as far as the tests need them, without a package: Firefox speaks Marionette, its own protocol,
and `WebKitWebDriver` speaks WebDriver (w3.org/TR/webdriver). Both know the same commands."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

PATIENCE = 20.0
"""Seconds that a test waits for a page."""

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
WEBKIT = shutil.which("WebKitWebDriver")
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.sessionhistory.max_total_viewers": 4,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}


class Browser(ABC):
    """A window of a browser."""

    @abstractmethod
    def command(self, name: str, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """The value that a command returns: `name` is Marionette's, `method` and `path` are those of WebDriver."""

    def open(self, url: str) -> None:
        self.command("WebDriver:Navigate", "POST", "/url", {"url": url})

    def back(self) -> None:
        self.command("WebDriver:Back", "POST", "/back", {})

    def script(self, text: str, *arguments: object) -> Any:
        """What the body of a function returns."""
        body = {"script": text, "args": list(arguments)}
        return self.command("WebDriver:ExecuteScript", "POST", "/execute/sync", body)

    def press(self, *keys: str) -> None:
        """Presses keys, or types text, where the focus is."""
        for text in keys:
            typed = [KEYS[text]] if text in KEYS else list(text)
            actions = [{"type": kind, "value": key} for key in typed for kind in ("keyDown", "keyUp")]
            body = {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}
            self.command("WebDriver:PerformActions", "POST", "/actions", body)

    def click(self, selector: str) -> None:
        found = self.command("WebDriver:FindElement", "POST", "/element", {"using": "css selector", "value": selector})
        id = found[_ELEMENT]
        self.command("WebDriver:ElementClick", "POST", f"/element/{id}/click", {"id": id})

    def resize(self, width: int, height: int) -> None:
        self.command("WebDriver:SetWindowRect", "POST", "/window/rect", {"width": width, "height": height})

    def wait(self, condition: str, *arguments: object) -> Any:
        """Waits until a script returns something true, and returns it."""
        end = time.monotonic() + PATIENCE
        while not (value := self.script(f"return ({condition});", *arguments)):
            assert time.monotonic() < end, f"not within {PATIENCE:.0f} s: {condition}"
            time.sleep(0.05)
        return value


class _Firefox(Browser):
    """A message is its length, a colon, and a JSON list: kind, number, command or error, body or result."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._number = 0
        self._read()  # a greeting
        self.command("WebDriver:NewSession", "", "", {})

    def command(self, name: str, method: str, path: str, body: Mapping[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, body]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._read()
        assert error is None, f"{name}: {error}"
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def printed(self, **settings: Any) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self.command("WebDriver:Print", "", "", settings))

    def _read(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            assert digit, "the browser has closed the connection"
            length += digit
        return json.loads(self._stream.read(int(length)))


class _WebKit(Browser):
    def __init__(self, port: int) -> None:
        self._port, self._session = port, "/session"
        capabilities = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": _webkit_options()}}}
        self._session = f"/session/{self.command('', 'POST', '', capabilities)['sessionId']}"

    def command(self, name: str, method: str, path: str, body: Mapping[str, Any]) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        connection.request(method, self._session + path, json.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        value = json.load(response)["value"]
        assert response.status == HTTPStatus.OK, f"{path}: {value}"
        return value


def _webkit_options() -> dict[str, Any]:
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    assert browsers, "MiniBrowser is missing: install webkit2gtk-driver"
    return {"binary": str(browsers[-1]), "args": ["--automation"]}


@contextmanager
def firefox() -> Iterator[_Firefox]:
    """A Firefox of its own without a window on the screen."""
    assert FIREFOX
    with tempfile.TemporaryDirectory() as profile:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items())
        (Path(profile) / "user.js").write_text("\n".join(lines))
        with _running(FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", profile):
            port = int(_eventually((Path(profile) / "MarionetteActivePort").read_text))
            with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
                yield _Firefox(connection)


@contextmanager
def webkit() -> Iterator[_WebKit]:
    """A WebKitGTK of its own; needs a display, such as that of `xvfb-run`."""
    assert WEBKIT
    port = _free_port()
    with _running(WEBKIT, f"--port={port}"):
        _eventually(lambda: _answer_of(port))
        yield _WebKit(port)


@contextmanager
def _running(*command: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _eventually(read: Callable[[], str]) -> str:
    """What a function returns, once it returns something and does not fail."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if text := read():
                return text
        except OSError:
            assert time.monotonic() < end, "the browser did not start"
        time.sleep(0.05)


def _answer_of(port: int) -> str:
    with socket.create_connection(("127.0.0.1", port), 1):
        return "open"


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port: int = any_port.getsockname()[1]
        return port


BROWSERS: Sequence[tuple[str, str | None, Callable[[], Any]]] = (
    ("Firefox", FIREFOX, firefox),
    ("WebKit", WEBKIT, webkit),
)
"""Name, program (None if it is not installed), and what starts it."""
