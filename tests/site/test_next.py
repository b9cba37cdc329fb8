"""What is next by the clock of the visitor, in a real browser: talks on the home page and in their list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from generator.model import Item, PartialDate, Portfolio, Profile
from generator.site import view
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.presentation import present
from tests.site.world import ROOT

ASSETS = ROOT / "templates/theme/assets"
TALKS = tuple(
    Item("talk", f"t{year}", {"title": f"In {year}", "date": PartialDate(year, 5, 20), "featured": year == 2021})
    for year in range(2020, 2027)
)


def page_of(path: str) -> str:
    made = producers(present(Portfolio(Profile("Ada Lovelace"), items=TALKS)), (), environment(ROOT))
    page = made[path]()
    assert isinstance(page, view.Page)
    return page.html


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all tests, since each empties it."""
    page = browser.new_page()
    yield page
    page.close()


def shown_on(tab: Page, path: str, day: date) -> None:
    """Opens a page on a day, before its script runs."""
    tab.goto("about:blank")
    tab.clock.set_fixed_time(f"{day.isoformat()}T12:00:00")
    tab.set_content(page_of(path))


def visible_titles(tab: Page) -> list[str]:
    return [each.inner_text() for each in tab.locator("article h3").all() if each.is_visible()]


def titles(tab: Page, path: str, day: date | None) -> list[str]:
    """The talks that a visitor sees on a day, or without the script."""
    shown_on(tab, path, day or date(2024, 1, 1))
    if day:
        tab.add_script_tag(path=ASSETS / "things.js")
    return visible_titles(tab)


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
def test_the_home_page_shows_the_next_talks_and_the_last(tab: Page, day: date | None, shown: list[str]) -> None:
    assert titles(tab, "index.md", day) == shown


@pytest.mark.parametrize("path", ["index.md", "talks/index.md"])
def test_what_moves_stays_apart_from_its_neighbours(tab: Page, path: str) -> None:
    shown_on(tab, path, date(2024, 1, 1))
    before = sorted((tab.text_content(".pf") or "").split())
    tab.add_script_tag(path=ASSETS / "things.js")
    assert sorted((tab.text_content(".pf") or "").split()) == before


def test_the_list_begins_with_what_is_next_the_soonest_first(tab: Page) -> None:
    assert titles(tab, "talks/index.md", date(2025, 1, 1))[:3] == ["In 2025", "In 2026", "In 2024"]
    assert titles(tab, "talks/index.md", None)[:2] == ["In 2026", "In 2025"]


def test_a_printed_list_has_what_is_next(tab: Page) -> None:
    shown_on(tab, "talks/index.md", date(2025, 1, 1))
    for sheet in ("portfolio.css", "things.css"):
        tab.add_style_tag(path=ASSETS / sheet)
    tab.add_script_tag(path=ASSETS / "things.js")
    tab.emulate_media(media="print")
    assert visible_titles(tab)[:2] == ["In 2025", "In 2026"]
    tab.emulate_media(media="null")
