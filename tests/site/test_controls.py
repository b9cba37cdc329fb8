"""The controls of a page, by keyboard in a real browser: copy button, light and dark, phone menu, skip link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import PHONE, Visit

LLAMA = "publications/touvron2023llama/"
SCHEME = "data-scheme"
_CLIPBOARD = ["clipboard-read", "clipboard-write"]
_MOST_TABS = 60


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor with a narrow screen."""
    with Visit.of(browser, address, viewport=PHONE) as visitor:
        yield visitor


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    message = f"{target} is not reached with Tab"
    raise AssertionError(message)


def background(page: Page) -> int:
    """The brightness of the page background, 0 to 255."""
    colour: str = page.evaluate(
        """() => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
          canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data].join();
        }"""
    )
    red, green, blue, alpha = (int(part) for part in colour.split(","))
    assert alpha == 255
    return (red + green + blue) // 3


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_copy_button_works_by_keyboard_and_reports_it(browser: Browser, address: str, site: Path, key: str) -> None:
    with Visit.of(browser, address, permissions=_CLIPBOARD) as visit:
        page = visit.open(LLAMA)
        button = page.get_by_role("button", name="Copy BibTeX")
        status = page.get_by_role("main").get_by_role("status")
        tab_to(page, button)
        expect(status).to_have_text("")
        page.keyboard.press(key)
        expect(status).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == (site / f"{LLAMA.rstrip('/')}.bib").read_text()
        assert visit.complaints == []


def test_the_copy_button_selects_the_citation_where_copying_is_not_allowed(visit: Visit) -> None:
    page = visit.open(LLAMA)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Selected")
    assert page.evaluate("getSelection().toString()").startswith("@misc{touvron2023llama,")


def test_the_download_has_the_right_bytes_and_name(visit: Visit, site: Path) -> None:
    page = visit.open(LLAMA)
    with page.expect_download() as started:
        page.get_by_role("link", name="Download .bib").click()
    assert started.value.suggested_filename == "touvron2023llama.bib"
    assert started.value.path().read_bytes() == (site / "publications/touvron2023llama.bib").read_bytes()


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_system_decides_between_light_and_dark(browser: Browser, address: str, system: str) -> None:
    with Visit.of(browser, address, color_scheme=system) as visit:
        page = visit.open("")
        expect(page.locator("html")).to_have_attribute(SCHEME, system)
        assert (background(page) > 200) == (system == "light")
        assert (background(page) < 60) == (system == "dark")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_system_decides_without_javascript_too(browser: Browser, address: str, system: str) -> None:
    with Visit.of(browser, address, color_scheme=system, java_script_enabled=False) as visit:
        assert (background(visit.open("")) > 200) == (system == "light")


def test_a_choice_of_light_or_dark_works_by_keyboard_and_stays(visit: Visit) -> None:
    page = visit.open("")
    toggle = page.get_by_role("button", name="Dark colours")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    tab_to(page, toggle)
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert background(page) < 60
    page = visit.open("years/")
    expect(page.locator("html")).to_have_attribute(SCHEME, "dark")
    assert background(page) < 60
    page.get_by_role("button", name="Dark colours").press("Enter")
    assert background(page) > 200
    assert visit.complaints == []


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_choice_is_set_before_the_body_is_there(
    browser: Browser, address: str, system: Literal["light", "dark"], chosen: str
) -> None:
    with Visit.of(browser, address, color_scheme=system) as visitor:
        visitor.open("").get_by_role("button", name="Dark colours").click()
        tab = visitor.page.context.new_page()
        tab.emulate_media(color_scheme=system)
        tab.add_init_script(
            """new MutationObserver((_, observer) => {
              if (!document.body) return;
              window.first = document.documentElement.dataset.scheme;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true })"""
        )
        tab.goto(f"{address}years/")
        assert tab.evaluate("window.first") == chosen


def test_a_page_from_the_cache_of_back_takes_the_newest_choice(visit: Visit) -> None:
    page = visit.open("")
    page.evaluate("localStorage.setItem(new URL('assets/palette', location).pathname, 'dark')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("html")).to_have_attribute(SCHEME, "dark")


def test_the_phone_menu_works_by_keyboard(phone: Visit) -> None:
    page = phone.open("")
    menu, entry = page.get_by_role("button", name="Menu"), page.locator("#pf-nav").get_by_text("Publications")
    expect(entry).not_to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "false")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(entry).to_be_visible()
    tab_to(page, entry)
    page.keyboard.press("Enter")
    page.wait_for_url(phone.address + "publications/")
    assert phone.complaints == []


def test_escape_closes_the_phone_menu_and_returns_the_focus(phone: Visit) -> None:
    page = phone.open("years/2022/")
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#pf-nav").get_by_text("Topics")).not_to_be_visible()


def test_without_javascript_every_section_can_be_reached_on_a_phone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE, java_script_enabled=False) as plain:
        page = plain.open("")
        for name in ("Home", "Publications", "CV"):
            expect(page.locator("#pf-nav").get_by_role("link", name=name)).to_be_visible()
        page = plain.open("publications/")
        for url in ("topics/", "years/", "people/", "venues/"):  # not in the menu, but one step away
            expect(page.locator(f"main a[href='../{url}']").first).to_be_visible()


def test_the_first_tab_offers_to_skip_to_the_content(visit: Visit) -> None:
    page = visit.open("publications/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_current_section_is_marked(visit: Visit) -> None:
    sections = {"": "Home", "publications/": "Publications", LLAMA: "Publications", "cv/": "CV"}
    sections |= dict.fromkeys(("years/2022/", "topics/", "people/", "venues/"), "Publications")  # not in the menu
    for url, name in sections.items():
        marked = visit.open(url).locator("#pf-nav [aria-current]")
        expect(marked).to_have_count(1)
        expect(marked).to_have_text(name)


_ENTRIES = """
(count) => {
  const list = document.querySelector('.pf-nav__list');
  while (list.children.length < count) list.append(list.lastElementChild.cloneNode(true));
  const header = document.querySelector('.pf-header').getBoundingClientRect();
  return [...list.children].map((entry) => {
    const { top, bottom } = entry.querySelector('a').getBoundingClientRect();
    return { top: top - header.top, above: header.bottom - 1 - bottom };
  });
}
"""


@pytest.mark.parametrize("count", [3, 8])
def test_the_mark_of_an_entry_is_on_the_rule_below_the_header(visit: Visit, count: int) -> None:
    assert all(abs(entry["above"]) < 0.6 for entry in visit.open("").evaluate(_ENTRIES, count))


def test_a_menu_in_two_rows_stays_within_the_header(visit: Visit) -> None:
    entries = visit.open("").evaluate(_ENTRIES, 28)
    assert len({round(entry["top"]) for entry in entries}) == 2
    assert min(entry["top"] for entry in entries) >= 0
    assert min(entry["above"] for entry in entries) > -0.6


def test_the_titles_of_all_lists_begin_at_the_margin(visit: Visit) -> None:
    lists = ("publications/", "topics/", "years/", "people/", "venues/")
    assert (
        len({visit.open(url).locator("main h1").evaluate("e => e.getBoundingClientRect().left") for url in lists}) == 1
    )
