"""Forced colours: what is current, ticked or focused is visible without the colours of the style sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.site.browsing import Visit
from tests.site.finding import LIST


@pytest.fixture(params=["light", "dark"])
def forced(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visitor whose system sets the colours."""
    with Visit.of(browser, address, forced_colors="active", color_scheme=request.param) as visitor:
        yield visitor


def style(element: Locator, name: str) -> str:
    return str(element.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_only_the_current_entry_of_the_menu_is_underlined(forced: Visit) -> None:
    page = forced.open(LIST)
    canvas = style(page.locator("body"), "backgroundColor")
    entries = page.locator(".pf-nav__link").all()
    lines = {entry.inner_text(): style(entry, "borderBottomColor") != canvas for entry in entries}
    assert [name for name, is_underlined in lines.items() if is_underlined] == ["Publications"]


def test_letters_of_the_chart_have_a_colour_that_their_block_has_not(forced: Visit) -> None:
    page = forced.open("")
    for letters in page.locator(".pf-chart-columns g text").all()[:8]:
        block = letters.locator("xpath=preceding-sibling::*[1]")
        assert style(letters, "fill") not in {style(block, "fill"), style(page.locator("body"), "backgroundColor")}
        assert style(block, "stroke") != style(block, "fill")


def test_a_tick_and_the_focus_are_seen(forced: Visit) -> None:
    page = forced.open(LIST)
    tick = page.locator(".pf-tick input").nth(1)
    tick.check()
    expect(page.locator(".pf-tick").nth(4)).to_have_css("opacity", "1")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert style(focused, "outlineStyle") == "solid"
    assert style(focused, "outlineColor") != style(page.locator("body"), "backgroundColor")
    assert style(page.locator(".pf-actions a").nth(1), "textDecorationColor") != "rgba(0, 0, 0, 0)"
