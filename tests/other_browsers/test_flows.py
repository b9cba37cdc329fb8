"""What visitors do most, in Firefox and WebKitGTK where they are installed: `make browsers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.other_browsers.drivers import BROWSERS, Browser, firefox
from tests.site.serving import served
from tests.site.world import built, new_project

LLAMA = "publications/touvron2023llama/"
_ANSWERED = "document.querySelector('.pf-search__output').dataset.query === arguments[0]"
_FOCUSED = "return document.activeElement.matches(arguments[0])"
_SHOWN = "[...document.querySelectorAll('article[data-key]')].filter((one) => one.checkVisibility()).length"
_INSTALLED = [(name, start) for name, program, start in BROWSERS if program]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example."""
    return built(new_project(tmp_path_factory.mktemp("browsers") / "project"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Its address."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="module", params=[start for _, start in _INSTALLED], ids=[name for name, _ in _INSTALLED])
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each browser."""
    with request.param() as window:
        yield window


def test_at_least_one_browser_is_installed() -> None:
    assert _INSTALLED, "install firefox-esr or webkit2gtk-driver"


def test_a_search_by_keyboard_leads_to_a_paper(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.press("/")
    browser.press("llama 2 open")
    browser.wait(_ANSWERED, "llama 2 open")
    browser.press("Tab")
    assert browser.script(_FOCUSED, ".pf-search__link"), "the panel of results is a stop of its own"
    browser.press("Enter")
    browser.wait("location.href === arguments[0] && document.readyState === 'complete'", address + LLAMA)


def test_enter_right_after_typing_opens_the_first_result(browser: Browser, address: str) -> None:
    browser.open(address)
    browser.press("/")
    browser.press("llama 2 open")
    browser.press("Enter")
    browser.wait("location.href === arguments[0]", address + LLAMA)


def test_the_list_is_filtered_and_back_restores_it(browser: Browser, address: str) -> None:
    browser.open(f"{address}publications/")
    browser.click("input[name=topic][value='cs.AI']")
    browser.wait(f"{_SHOWN} === 3 && location.search === '?topic=cs.AI'")
    browser.open(f"{address}{LLAMA}")
    browser.back()
    browser.wait(f"{_SHOWN} === 3 && document.querySelector('input[name=topic][value=\"cs.AI\"]').checked")


def test_ticked_papers_are_counted_while_one_paper_is_cited(browser: Browser, address: str) -> None:
    browser.open(f"{address}publications/")
    browser.click("article:first-of-type .pf-actions a[href$='#cite']")
    browser.wait("document.querySelector('article .pf-selection')?.checkVisibility()")
    browser.script("document.querySelectorAll('.pf-tick input')[4].click()")
    browser.wait("document.querySelector('.pf-cite-open').textContent.includes('Cite 1 selected')")


def test_a_page_that_back_brings_has_the_newest_choice_of_colours(browser: Browser, address: str) -> None:
    browser.open(address)
    before = browser.script("return document.documentElement.dataset.scheme")
    browser.open(f"{address}years/")
    browser.click(".pf-palette")
    browser.back()
    browser.wait(
        "location.href === arguments[0] && document.documentElement.dataset.scheme !== arguments[1]", address, before
    )
    browser.script("document.querySelector('.pf-palette').click()")


def test_a_target_stands_below_the_header_with_some_room(browser: Browser, address: str) -> None:
    browser.open(f"{address}{LLAMA}#cite")
    top = "document.querySelector('#cite').getBoundingClientRect().top"
    bottom = "document.querySelector('.pf-header').getBoundingClientRect().bottom"
    browser.wait("document.readyState === 'complete' && scrollY > 0")
    assert browser.script(f"return {top} - {bottom}") > 8


def test_an_abstract_unfolds_below_the_authors(browser: Browser, address: str) -> None:
    browser.open(f"{address}publications/")
    browser.click("article:first-of-type .pf-abstract summary")
    browser.wait("document.querySelector('article .pf-text-block').checkVisibility()")
    place = "(name) => document.querySelector(`article ${name}`).getBoundingClientRect()"
    text, title, people = (
        browser.script(f"return ({place})('{name}').toJSON()")
        for name in (".pf-text-block", ".pf-item__title", ".pf-authors")
    )
    assert text["top"] >= people["bottom"]
    assert abs(text["left"] - title["left"]) < 2
    assert text["width"] > 300


def test_names_are_found_in_the_list_of_people(browser: Browser, address: str) -> None:
    browser.open(f"{address}people/")
    browser.click("#pf-names")
    browser.press("rob")
    browser.wait("document.querySelector('.pf-names__find [role=status]').textContent === '7 people'")


def sheets(window: Any, url: str, width: int) -> list[str]:
    """The text of each printed sheet of A4."""
    window.resize(width, 900)
    window.open(url)
    printed = PdfReader(BytesIO(window.printed(page={"width": 21, "height": 29.7}, shrinkToFit=False)))
    return [" ".join(sheet.extract_text().split()) for sheet in printed.pages]


@pytest.mark.skipif("Firefox" not in dict(_INSTALLED), reason="WebKitGTK's driver does not print")
def test_firefox_prints_the_same_from_every_window_and_strands_no_heading(address: str) -> None:
    with firefox() as window:
        for url, most in ((LLAMA, 2), ("publications/", 5)):
            wide, narrow = (sheets(window, address + url, width) for width in (1300, 500))
            assert wide == narrow
            assert len(wide) <= most
            assert not [sheet for sheet in wide if re.search(r" (\d{4}|Cite|Abstract|Related)$", sheet)]
        assert "In this work" in sheets(window, address + LLAMA, 1300)[0]
