"""Shared by tests of the filter: what the publications page shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from generator.citing.writers import WRITERS
from generator.facts import loading, store
from generator.model import Publication
from generator.site.presentation import present

LIST = "publications/"
FORMATS = tuple(WRITERS)
"""The formats that a selection can be cited in."""


def shown_keys(page: Page) -> list[str]:
    """The keys of the papers that are visible, in order."""
    keys: list[str] = page.locator("article[data-key]").evaluate_all(
        "(articles) => articles.filter((a) => a.checkVisibility()).map((a) => a.dataset.key)"
    )
    return keys


def wait_for_abstracts(page: Page) -> None:
    """Waits until abstracts have been searched as well."""
    expect(page.locator(".pf-state")).not_to_contain_text("searching abstracts")


def all_keys(page: Page) -> list[str]:
    """The keys of all results, including those behind "Show more"."""
    wait_for_abstracts(page)
    while page.locator(".pf-more").count():
        page.locator(".pf-more").click()
    return shown_keys(page)


def count(page: Page) -> Locator:
    """The line with the number of papers shown, which screen readers announce."""
    return page.locator(".pf-state").get_by_role("status")


def expect_count(page: Page, text: str) -> None:
    """Waits until the count is that text."""
    expect(count(page)).to_have_text(text)


def box(page: Page, label: str) -> Locator:
    """The checkbox of an option; its name ends in the number of papers."""
    return page.locator(".pf-facet label").filter(has_text=label).get_by_role("checkbox")


def open_more(page: Page) -> None:
    """Unfolds the rarer facets."""
    page.get_by_role("button", name="More:").click()


def number(page: Page, label: str) -> int:
    """The number of papers beside an option."""
    return int(page.locator(".pf-facet label").filter(has_text=label).locator(".pf-facet__n").inner_text())


def newest_first(project: Path) -> list[Publication]:
    """The project's publications in the order of the downloads."""
    portfolio = loading.load(project / store.CONTENT).portfolio
    return [pub.publication for pub in present(portfolio).pubs]


def formatted(project: Path, ending: str, keys: list[str]) -> bytes:
    """The text of the writer for these papers in that order."""
    by_key = {p.key: p for p in newest_first(project)}
    return WRITERS[ending].write([by_key[key] for key in keys]).encode()


def downloaded(page: Page, ending: str, named: str = "Download {}") -> bytes:
    """The file that a click on Download in the open panel gives; `named` is what the button is called."""
    with page.expect_download() as started:
        page.get_by_role("button", name=named.format(WRITERS[ending].label), exact=True).click()
    return started.value.path().read_bytes()
