"""Every kind of page against axe-core, light on a desktop and dark on a phone; `make audit` takes every page in all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site import accessibility
from tests.site.browsing import Visit
from tests.site.test_visitor import KINDS


def violations(page: Page) -> list[str]:
    """Those of a page that is open, in two windows that differ in everything."""
    found = []
    for scheme, window in (accessibility.WINDOWS[-1], accessibility.WINDOWS[0]):
        page.set_viewport_size(window)
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-scheme", scheme)
        found += [f"{scheme}, {window}: {line}" for line in accessibility.violations(page)]
    return found


def test_no_kind_of_page_breaks_a_rule(visit: Visit) -> None:
    assert {url: violations(visit.open(url)) for url in KINDS} == {url: [] for url in KINDS}


def test_a_violation_would_be_found(visit: Visit) -> None:
    page = visit.open("")
    page.evaluate(
        "document.querySelector('.pf-chart a title').remove(); document.querySelector('main').append(new Image())"
    )
    rules = {line.partition(":")[0] for line in accessibility.violations(page)}
    assert "image-alt" in rules


@pytest.mark.parametrize(
    "url", ["publications/?pos=first&topic=XX", "publications/?topic=CL", "publications/?q=zzzz&to=2019"]
)
def test_no_state_of_the_list_breaks_a_rule(browser: Browser, address: str, url: str) -> None:
    scheme, window = accessibility.WINDOWS[-1]
    with Visit.of(browser, address, color_scheme=scheme, viewport=window) as visitor:
        page = visitor.open(url)
        page.locator(".pf-results > *").first.wait_for()
        page.evaluate("""() => {
          document.querySelector('.pf-filters-open').click();
          document.querySelector('.pf-results .pf-abstract summary')?.click();
          document.querySelector('.pf-results .pf-tick input')?.click();
          const cite = document.querySelector('.pf-cite-open');
          if (!cite.disabled) cite.click();
        }""")
        assert violations(page) == []


def test_a_found_name_breaks_no_rule(visit: Visit) -> None:
    page = visit.open("people/")
    page.get_by_label("Find a name").fill("rob")
    expect(page.get_by_role("status").filter(has_text="people")).to_have_text("7 people")
    assert accessibility.violations(page) == []
