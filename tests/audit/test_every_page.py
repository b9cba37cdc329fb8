"""Every page in a real browser: accessible, quiet, from this site only, as narrow as the screen, and whole without
JavaScript."""

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
def test_no_page_breaks_a_rule_of_axe_complains_or_asks_elsewhere(
    browser: Browser, address: str, places: list[str], scheme: Any, window: dict[str, int]
) -> None:
    with Visit.of(browser, address, color_scheme=scheme, viewport=window) as visitor:
        found = {place: accessibility.violations(visitor.open(place)) for place in places}
    assert {place: lines for place, lines in found.items() if lines} == {}
    assert visitor.complaints == []
    assert visitor.foreign == []
    assert len(visitor.requests) > len(places)


def test_no_page_is_wider_than_a_narrow_screen_with_wide_spacing_and_all_unfolded(
    browser: Browser, address: str, places: list[str]
) -> None:
    wider = {}
    with Visit.of(browser, address, viewport=PHONE) as phone:
        for place in places:
            page = phone.open(place)
            wider[place] = [page.evaluate(_OVERFLOW)]
            page.evaluate(_UNFOLD)
            wider[place] += [page.evaluate(_OVERFLOW)]
            page.evaluate(_TEXT_SPACING)
            wider[place] += [page.evaluate(_OVERFLOW)]
    assert {place: pixels for place, pixels in wider.items() if any(pixels)} == {}


def test_every_page_has_all_its_words_without_javascript(browser: Browser, address: str, places: list[str]) -> None:
    words: list[dict[str, str | None]] = []
    for is_on in (True, False):
        with Visit.of(browser, address, java_script_enabled=is_on) as visitor:
            words.append({place: visitor.open(place).locator("main").text_content() for place in places})
    assert words[0] == words[1]
    assert all(words[0].values())


def test_no_link_inside_of_the_site_is_broken(site: Path) -> None:
    assert reading.dead_references(site) == []
