"""The chart of papers per year in a real browser: one drawing at a time, links, numbers, and no need for colour."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import PHONE, Visit


def years_of(page: Page) -> list[str]:
    """The names of the links in the visible drawing."""
    return re.findall(r'link "(\d{4}: [^"]*)"', page.locator("main").aria_snapshot())


@pytest.mark.parametrize("window", [None, PHONE], ids=["wide", "narrow"])
def test_a_screen_reader_finds_each_year_once(browser: Browser, address: str, window: dict[str, int] | None) -> None:
    with Visit.of(browser, address, **({"viewport": window} if window else {})) as visitor:
        names = years_of(visitor.open(""))
    assert len(names) == len(set(names)) == 11
    assert "2023: 9 papers (Computation and Language 5, Machine Learning 4)" in names


def test_a_year_of_the_chart_leads_to_its_papers_by_keyboard(visit: Visit) -> None:
    page = visit.open("")
    link = page.locator(".pf-chart-columns").get_by_role("link", name="2023: 9 papers")
    link.focus()
    assert link.evaluate("(a) => getComputedStyle(a).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Publications from 2023"))
    assert visit.complaints == []


def test_the_numbers_are_also_a_table(visit: Visit) -> None:
    page = visit.open("")
    table = page.locator(".pf-numbers table")
    assert not table.is_visible()
    page.get_by_text("Show as table").click()
    assert table.get_by_role("row", name="2023").inner_text().split() == "2023 5 4 0 0 0 0 9".split()
    assert table.get_by_role("row", name="2021").inner_text().split() == "2021 0 1 0 0 0 0 1".split()


def test_on_the_page_of_a_topic_the_others_are_outlined(visit: Visit) -> None:
    page = visit.open("topics/cs-lg/")
    year = page.locator(".pf-chart-columns").get_by_role("link", name="2017: 3 of 4 papers")
    filled = [rect.evaluate("(r) => getComputedStyle(r).fill") for rect in year.locator("g rect").all()]
    assert filled == ["rgb(173, 90, 0)"] * 3 + ["none"]


def test_letters_of_the_chart_keep_their_size_in_every_window(visit: Visit) -> None:
    sizes = set()
    for width in (320, 600, 960, 1500):
        visit.page.set_viewport_size({"width": width, "height": 800})
        seen = visit.open("").locator(".pf-chart:visible").first
        sizes.add(seen.locator("text").first.evaluate("(t) => getComputedStyle(t).fontSize"))
    assert len(sizes) == 1
