"""A visitor: a browser window that records all requests and errors of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

PHONE: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
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


_CLEAR = "[localStorage, sessionStorage].forEach((store) => store.clear())"

_MOST = 6
_IDLE: list[tuple[object, BrowserContext]] = []
"""Windows that nobody uses, each with its kind, the longest unused first. A new window costs a second of the processor,
a new tab a fifth of one."""

_OF_A_TAB = frozenset({"viewport", "color_scheme", "forced_colors"})
"""Settings that a tab can have instead of its window."""


def _window(browser: Browser, settings: Mapping[str, Any]) -> BrowserContext:
    context = browser.new_context(**{"viewport": DESKTOP, **settings})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_NOTE_VIOLATIONS)
    context.add_init_script(_KEEP_MESSAGES)
    context.new_page()
    return context


def _set(page: Page, settings: Mapping[str, Any]) -> None:
    """Gives a tab what it would otherwise have of its window."""
    page.set_viewport_size(settings.get("viewport", DESKTOP))
    scheme, forced = settings.get("color_scheme", "light"), settings.get("forced_colors", "none")
    page.emulate_media(media="null", color_scheme=scheme, forced_colors=forced)


def _idle_window(kind: object) -> BrowserContext | None:
    found = next((idle for idle in reversed(_IDLE) if idle[0] == kind), None)
    if found:
        _IDLE.remove(found)
    return found and found[1]


def _keep(kind: object, context: BrowserContext) -> None:
    _IDLE.append((kind, context))
    if len(_IDLE) > _MOST:
        _IDLE.pop(0)[1].close()


def _forget(page: Page, address: str) -> None:
    """Closes other tabs, and clears what the tab, the site and the browser have kept of a visit."""
    for tab in page.context.pages:
        if tab is not page:
            tab.close()
    page.evaluate(_CLEAR)  # here first: the next page may be in the same process, which hears of the others too late
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    page.mouse.move(-1, -1)
    page.context.clear_permissions()
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": _origin(address), "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    session.send("Page.resetNavigationHistory")
    session.detach()


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
        """A visit in an empty tab that remembers nothing; `settings` are those of Playwright's `new_context`."""
        of_tab = {name: settings.pop(name) for name in _OF_A_TAB & settings.keys()}
        permissions = settings.pop("permissions", [])
        kind = (browser, repr(sorted(settings.items())))
        context = _idle_window(kind) or _window(browser, settings)
        with ExitStack() as after:
            after.callback(context.close)
            page = context.pages[0]
            _set(page, of_tab)
            context.grant_permissions(permissions)
            with cls(page, address)._listening() as visit:
                yield visit
            if page.url.startswith(_origin(address)):  # elsewhere nothing of the site can be cleared
                _forget(page, address)
                _keep(kind, context)
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
