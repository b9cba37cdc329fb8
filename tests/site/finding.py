"""What the tests of the filter share: reading what the publications page shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from generator.citing.writers import WRITERS
from generator.facts import store
from generator.model import Publication
from generator.site.presentation import present

LIST = "publications/"
FORMATS = ("bib", "ris", "json")
"""The formats that a selection can be cited in."""


def shown(page: Page) -> list[str]:
    """The keys of the papers that are visible, in order."""
    keys: list[str] = page.locator("article[data-key]").evaluate_all(
        "(found) => found.filter((one) => one.checkVisibility()).map((one) => one.dataset.key)"
    )
    return keys


def has_looked(page: Page) -> None:
    """Waits until the words have been looked for in abstracts too."""
    expect(page.locator(".pf-state")).not_to_contain_text("searching abstracts")


def all_shown(page: Page) -> list[str]:
    """The keys of all results, those that "Show more" gives included."""
    has_looked(page)
    while page.locator(".pf-more").count():
        page.locator(".pf-more").click()
    return shown(page)


def count(page: Page) -> Locator:
    """The line that says how many papers are shown, and is announced."""
    return page.locator(".pf-state").get_by_role("status")


def says(page: Page, text: str) -> None:
    """Waits until the count is that text."""
    expect(count(page)).to_have_text(text)


def box(page: Page, label: str) -> Locator:
    """The box of a facet; its name ends in the number of its papers."""
    return page.locator(".pf-facet label").filter(has_text=label).get_by_role("checkbox")


def number(page: Page, label: str) -> int:
    """How many papers a facet's option promises."""
    return int(page.locator(".pf-facet label").filter(has_text=label).locator(".pf-facet__n").inner_text())


def newest_first(project: Path) -> list[Publication]:
    """The project's publications in the order of the site's own files."""
    portfolio = store.load(project / store.CONTENT).portfolio
    return [pub.publication for pub in present(portfolio).pubs]


def written(project: Path, ending: str, keys: list[str]) -> bytes:
    """What the writer gives for these papers in that order."""
    by_key = {p.key: p for p in newest_first(project)}
    return WRITERS[ending].write([by_key[key] for key in keys]).encode()


def downloaded(page: Page, ending: str) -> bytes:
    """What a click on Download in the open panel gives."""
    with page.expect_download() as started:
        page.get_by_role("button", name=f"Download {WRITERS[ending].label}").click()
    return started.value.path().read_bytes()
