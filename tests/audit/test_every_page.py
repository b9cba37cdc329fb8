"""Every page in a real browser: accessible, without errors, from this site only, as narrow as the screen, and complete
without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site import accessibility, reading
from tests.site.browsing import PHONE, Visit

_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_UNFOLD = "document.querySelectorAll('details').forEach((details) => (details.open = true))"
_TEXT_SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
"""
"""WCAG 2.2, 1.4.12; put there in the one way that the policy leaves open."""


@pytest.mark.parametrize(("scheme", "window"), accessibility.WINDOWS)
def test_no_page_violates_axe_logs_errors_or_requests_from_elsewhere(
    browser: Browser, address: str, urls: list[str], scheme: Any, window: dict[str, int]
) -> None:
    with Visit.of(browser, address, color_scheme=scheme, viewport=window) as visitor:
        violations = {url: accessibility.violations(visitor.open(url)) for url in urls}
    assert {url: lines for url, lines in violations.items() if lines} == {}
    assert visitor.complaints == []
    assert visitor.foreign == []
    assert len(visitor.requests) > len(urls)


def test_no_page_is_wider_than_a_narrow_screen_with_wide_spacing_and_all_unfolded(
    browser: Browser, address: str, urls: list[str]
) -> None:
    wider = {}
    with Visit.of(browser, address, viewport=PHONE) as phone:
        for url in urls:
            page = phone.open(url)
            wider[url] = [page.evaluate(_OVERFLOW)]
            page.evaluate(_UNFOLD)
            wider[url] += [page.evaluate(_OVERFLOW)]
            page.evaluate(_TEXT_SPACING)
            wider[url] += [page.evaluate(_OVERFLOW)]
    assert {url: pixels for url, pixels in wider.items() if any(pixels)} == {}


def test_every_page_has_all_its_words_without_javascript(browser: Browser, address: str, urls: list[str]) -> None:
    """In any order: what is still to come stands first by the visitor's clock."""
    words: list[dict[str, list[str]]] = []
    for is_on in (True, False):
        with Visit.of(browser, address, java_script_enabled=is_on) as visitor:
            words.append(
                {url: sorted((visitor.open(url).locator("main").text_content() or "").split()) for url in urls}
            )
    assert words[0] == words[1]
    assert all(words[0].values())


def test_no_link_inside_of_the_site_is_broken(site: Path) -> None:
    assert reading.dead_references(site) == []
