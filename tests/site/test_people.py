"""The list of co-authors: found by name, folded by letter."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.site.browsing import PHONE, Visit

FIND = "Find a name"


def test_names_are_folded_by_letter_and_the_page_is_short_on_a_phone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE) as phone:
        page = phone.open("people/")
        expect(page.get_by_text("Robert Stojnic")).not_to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") < 4000
        page.locator("summary").filter(has_text=re.compile("^S")).click()
        expect(page.get_by_text("Robert Stojnic")).to_be_visible()


def test_a_part_of_a_name_finds_it_in_every_letter(visit: Visit) -> None:
    page = visit.open("people/")
    page.get_by_label(FIND).fill("rob")
    expect(page.get_by_role("status").filter(has_text="people")).to_have_text("7 people")
    shown = page.locator(".pf-letter li:visible").all_inner_texts()
    assert len(shown) == 7
    assert all("rob" in name.lower() for name in shown)
    expect(page.get_by_role("heading", name="Most often")).not_to_be_visible()
    page.get_by_label(FIND).press("Escape")
    expect(page.get_by_role("heading", name="Most often")).to_be_visible()
    expect(page.locator(".pf-letter li:visible")).to_have_count(0)
    assert visit.complaints == []


def test_a_name_that_nobody_has_is_said(visit: Visit) -> None:
    page = visit.open("people/")
    page.get_by_label(FIND).fill("xyzzy")
    expect(page.get_by_text("Nobody has that name.")).to_be_visible()


def test_an_address_of_a_letter_unfolds_it(visit: Visit) -> None:
    expect(visit.open("people/#s").get_by_text("Robert Stojnic")).to_be_visible()


def test_without_javascript_letters_unfold_and_there_is_no_field(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open("people/")
        expect(page.get_by_label(FIND)).not_to_be_visible()
        page.locator("summary").filter(has_text=re.compile("^S")).click()
        expect(page.get_by_text("Robert Stojnic")).to_be_visible()


def test_bars_are_beside_their_labels(visit: Visit) -> None:
    for url in ("topics/", "years/", "venues/"):
        page = visit.open(url)
        longest = max(name.bounding_box()["width"] for name in page.locator(".pf-counts__name").all())  # type: ignore[index]
        name, bar = page.locator(".pf-counts__name").first.bounding_box(), page.locator(".pf-bar").first.bounding_box()
        assert name
        assert bar
        assert 0 < bar["x"] - name["x"] - longest < 40
