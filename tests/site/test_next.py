"""What is next by the clock of the visitor, in a real browser: talks on the home page and in their list."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser

from generator.model import Item, PartialDate, Portfolio, Profile
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.view import Page
from tests.site.world import ROOT

ASSETS = ROOT / "templates/theme/assets"
TALKS = tuple(
    Item("talk", f"t{year}", {"title": f"In {year}", "date": PartialDate(year, 5, 20), "featured": year == 2021})
    for year in range(2020, 2027)
)


def page_of(path: str) -> str:
    made = producers(present(Portfolio(Profile("Ada Lovelace"), items=TALKS)), (), environment(ROOT))
    view = made[path]()
    assert isinstance(view, Page)
    return view.html


def titles(browser: Browser, path: str, day: date | None) -> list[str]:
    """The talks that a visitor sees on a day, or without the script."""
    page = browser.new_page()
    try:
        if day:
            page.clock.set_fixed_time(f"{day.isoformat()}T12:00:00")
        page.set_content(page_of(path))
        if day:
            page.add_script_tag(path=ASSETS / "things.js")
        return [each.inner_text() for each in page.locator("article h3").all() if each.is_visible()]
    finally:
        page.close()


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (None, ["In 2021", "In 2026", "In 2025"]),
        (date(2024, 1, 1), ["In 2024", "In 2025", "In 2021"]),
        (date(2026, 5, 20), ["In 2026", "In 2021", "In 2025"]),  # the last day is still to come
        (date(2026, 5, 21), ["In 2021", "In 2026", "In 2025"]),
        (date(2019, 1, 1), ["In 2020", "In 2021", "In 2022"]),
    ],
)
def test_the_home_page_shows_the_next_talks_and_the_last(browser: Browser, day: date | None, shown: list[str]) -> None:
    assert titles(browser, "index.md", day) == shown


@pytest.mark.parametrize("path", ["index.md", "talks/index.md"])
def test_what_moves_stays_apart_from_its_neighbours(browser: Browser, path: str) -> None:
    page = browser.new_page()
    try:
        page.clock.set_fixed_time("2024-01-01T12:00:00")
        page.set_content(page_of(path))
        before = sorted((page.text_content(".pf") or "").split())
        page.add_script_tag(path=ASSETS / "things.js")
        assert sorted((page.text_content(".pf") or "").split()) == before
    finally:
        page.close()


def test_the_list_begins_with_what_is_next_the_soonest_first(browser: Browser) -> None:
    assert titles(browser, "talks/index.md", date(2025, 1, 1))[:3] == ["In 2025", "In 2026", "In 2024"]
    assert titles(browser, "talks/index.md", None)[:2] == ["In 2026", "In 2025"]


def test_a_printed_list_has_what_is_next(browser: Browser) -> None:
    page = browser.new_page()
    try:
        page.clock.set_fixed_time("2025-01-01T12:00:00")
        page.set_content(page_of("talks/index.md"))
        for sheet in ("portfolio.css", "things.css"):
            page.add_style_tag(path=ASSETS / sheet)
        page.add_script_tag(path=ASSETS / "things.js")
        page.emulate_media(media="print")
        assert [each.inner_text() for each in page.locator("article h3").all() if each.is_visible()][:2] == [
            "In 2025",
            "In 2026",
        ]
    finally:
        page.close()
