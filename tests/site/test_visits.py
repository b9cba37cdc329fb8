"""Visits of the other tests: each begins with nothing of the one before, though both have the same tab."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.browsing import DESKTOP, PHONE, Visit

_STATE = """() => ({
  kept: [localStorage.length, sessionStorage.length],
  steps: history.length,
  width: innerWidth,
  is_print: matchMedia('print').matches,
  is_dark: matchMedia('(prefers-color-scheme: dark)').matches,
})"""


def test_a_visit_remembers_nothing_of_the_one_before(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE, color_scheme="dark", permissions=["clipboard-read"]) as before:
        page = before.open("")
        page.evaluate("[localStorage, sessionStorage].forEach((store) => store.setItem('a', '1'))")
        page.route("**/years/", lambda route: route.abort())
        page.emulate_media(media="print")
        page.context.new_page()
    with Visit.of(browser, address) as visit:
        now = visit.open("years/")
        fresh = {"kept": [0, 0], "steps": 2, "width": DESKTOP["width"], "is_print": False, "is_dark": False}
        assert now.evaluate(_STATE) == fresh
        assert now.evaluate("navigator.permissions.query({name: 'clipboard-read'}).then((p) => p.state)") != "granted"
        assert now.context.pages == [now] == [page]
