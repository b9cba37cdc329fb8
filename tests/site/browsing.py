"""A visitor: a browser window that records all requests and errors of pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

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
        """A visit in a window of its own; `settings` are those of Playwright's `new_context`."""
        context = browser.new_context(**{"viewport": DESKTOP, **settings})
        try:
            yield cls._listening(context, address)
        finally:
            context.close()

    @classmethod
    def _listening(cls, context: BrowserContext, address: str) -> Visit:
        context.set_default_timeout(PATIENCE)
        context.add_init_script(_NOTE_VIOLATIONS)
        context.add_init_script(_KEEP_MESSAGES)
        visit = cls(context.new_page(), address)
        context.on("request", lambda request: visit.requests.append(request.url))
        context.on("requestfailed", lambda request: visit._note_failure(request.url, request.failure))
        context.on("console", lambda message: visit._note(message.type, message.text))
        context.on("weberror", lambda error: visit.complaints.append(f"uncaught: {error.error}"))
        return visit

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
