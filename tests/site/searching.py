"""Shared by tests of search: typing a query, and waiting for the results of this query."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

ITEMS = ".pf-search__item"
RESULTS = f"{ITEMS} > a"
STATUS = ".pf-search__status"


def answered(page: Page, query: str) -> None:
    """Waits for the results of this query: those of the previous one are shown until then."""
    expect(page.locator(".pf-search__output")).to_have_attribute("data-query", query)


def search(page: Page, query: str) -> None:
    """Types a query into the search field, and waits for its results."""
    page.get_by_role("textbox", name="Search").fill(query)
    answered(page, query)


def expect_result(page: Page, url: str) -> None:
    """Waits until a page is among the results."""
    expect(page.locator(f"{RESULTS}[href={json.dumps(url)}]")).to_have_count(1)
