"""A visitor: a browser window that records all requests and errors of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 30_000
"""Milliseconds that a test waits for a page, enough for a busy machine."""

_NOTE_VIOLATIONS = """
addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`), true);
"""

_KEEP_MESSAGES = """
const later = globalThis.setTimeout;
globalThis.setTimeout = (action, pause, ...rest) => (pause < 4000 ? later(action, pause, ...rest) : 0);
"""
"""What a page says of an action disappears after seconds that a busy machine may need to look at it."""


@contextmanager
def held(page: Page, pattern: str) -> Iterator[None]:
    """Keeps requests for a URL waiting until the block ends."""
    waiting: list[Route] = []
    is_over = False

    def hold(route: Route) -> None:
        if is_over:
            route.continue_()
        else:
            waiting.append(route)

    page.route(pattern, hold)
    yield
    is_over = True
    for route in waiting:
        route.continue_()


_MOST = 6
_EMPTY: dict[tuple[Browser, str], BrowserContext] = {}
"""Windows that nobody uses, by their settings. A window costs a second of the processor, a tab half a second."""


def _window(browser: Browser, settings: Mapping[str, Any]) -> BrowserContext:
    context = browser.new_context(**{"viewport": DESKTOP, **settings})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_NOTE_VIOLATIONS)
    context.add_init_script(_KEEP_MESSAGES)
    context.new_page()  # stays empty: a window closes with its last tab
    return context


def _forget(page: Page, address: str) -> None:
    """Closes the tabs of a visit, and clears what the site has stored and the browser has kept of it."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": _origin(address), "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    for tab in page.context.pages[1:]:
        tab.close()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass
class Visit:
    """A visit; `complaints` are console errors and warnings, uncaught errors, policy violations and failed requests."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def of(cls, browser: Browser, address: str, **settings: Any) -> Iterator[Visit]:
        """A visit in a new tab that remembers nothing; `settings` are those of Playwright's `new_context`."""
        kind = (browser, repr(sorted(settings.items())))
        context = _EMPTY.pop(kind, None) or _window(browser, settings)
        with ExitStack() as after:
            after.callback(context.close)
            with cls(context.new_page(), address)._listening() as visit:
                yield visit
            _forget(visit.page, address)
            if len(_EMPTY) < _MOST and _EMPTY.setdefault(kind, context) is context:
                after.pop_all()  # unless the test has failed

    @contextmanager
    def _listening(self) -> Iterator[Visit]:
        context, heard = self.page.context, self._heard()
        for event, note in heard.items():
            context.on(event, note)  # type: ignore[call-overload]  # an overload for each event
        try:
            yield self
        finally:
            for event, note in heard.items():
                context.remove_listener(event, note)

    def _heard(self) -> dict[str, Callable[[Any], None]]:
        return {
            "request": lambda request: self.requests.append(request.url),
            "requestfailed": lambda request: self._note_failure(request.url, request.failure),
            "console": lambda message: self._note(message.type, message.text),
            "weberror": lambda error: self.complaints.append(f"uncaught: {error.error}"),
        }

    def open(self, path: str) -> Page:
        """Opens the page at a URL of the site and waits until it has loaded."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]

    def _note_failure(self, url: str, reason: str | None) -> None:
        """A request that was aborted by leaving the page is not a failure."""
        if reason != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {url} {reason}")

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{kind}: {text}")
