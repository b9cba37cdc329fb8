"""Citing the shown papers, the ticked ones or one paper gives the bytes of the writers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.citing.writers import COMMON, WRITERS
from tests.site.browsing import Visit
from tests.site.finding import FORMATS, LIST, all_keys, downloaded, expect_count, formatted, shown_keys


def opener(page: Page) -> str:
    return page.locator(".pf-cite-open").inner_text()


@pytest.mark.parametrize("state", ["", "?topic=LG", "?sort=oldest&q=model", "?sort=title", "?q=llama+2+open"])
def test_a_download_has_the_shown_papers_in_that_order(visit: Visit, project: Path, state: str) -> None:
    page = visit.open(LIST + state)
    expect(page.locator(".pf-results" if state else ".pf-list")).to_be_visible()
    keys = all_keys(page)
    assert opener(page) == f"Cite these {len(keys)}"
    page.locator(".pf-cite-open").click()
    for ending in FORMATS:
        assert downloaded(page, ending) == formatted(project, ending, keys)
    assert visit.complaints == []


def test_ticked_papers_are_cited_even_if_not_shown(visit: Visit, project: Path) -> None:
    page = visit.open(LIST)
    keys = shown_keys(page)
    wanted = [keys[2], keys[20]]
    for key in reversed(wanted):
        page.locator(f"article[data-key={key}] .pf-tick input").check()
    page.get_by_label("Filter publications").fill("zzzz")
    expect_count(page, "0 of 32 publications")
    assert opener(page) == "Cite 2 selected"
    page.locator(".pf-cite-open").click()
    for ending in FORMATS:
        assert downloaded(page, ending) == formatted(project, ending, wanted)
    page.get_by_role("button", name="Select none").click()
    expect(page.get_by_role("button", name="Cite", exact=True)).to_be_disabled()


def test_a_tick_stays_while_the_list_is_filtered(visit: Visit) -> None:
    page = visit.open(f"{LIST}?topic=LG")
    tick = page.locator(".pf-results .pf-tick input").first
    tick.check()
    page.get_by_role("button", name="Clear all").click()
    expect_count(page, "32 publications")
    expect(page.locator(".pf-list .pf-tick input:checked")).to_have_count(1)


def test_copying_gives_the_same_text_and_reports_it(browser: Browser, address: str, project: Path) -> None:
    with Visit.of(browser, address, permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.open(f"{LIST}?topic=AI")
        expect_count(page, "3 of 32 publications")
        page.locator(".pf-cite-open").click()
        report = page.locator(".pf-selection").get_by_role("status")
        for ending in FORMATS:
            report.evaluate("(element) => { element.textContent = '' }")
            page.get_by_role("button", name=f"Copy {WRITERS[ending].label}", exact=True).click()
            expect(report).to_have_text("Copied")
            copied: str = page.evaluate("navigator.clipboard.readText()")
            assert copied.encode() == formatted(project, ending, shown_keys(page))
        assert visit.complaints == []


def test_the_panel_of_one_paper_is_below_it_and_escape_returns_to_its_link(visit: Visit, project: Path) -> None:
    page = visit.open(LIST)
    key = shown_keys(page)[3]
    link = page.locator(f"article[data-key={key}]").get_by_role("link", name="Cite")
    link.press("Enter")
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"article[data-key={key}] .pf-selection")).to_be_visible()
    assert downloaded(page, "bib") == formatted(project, "bib", [key])
    page.get_by_role("button", name="Copy RIS").focus()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator(".pf-selection")).not_to_be_visible()
    assert page.url.endswith(LIST)


def test_a_tick_is_counted_while_the_panel_of_one_paper_is_open(visit: Visit) -> None:
    page = visit.open(LIST)
    papers = page.locator("article[data-key]")
    papers.nth(1).get_by_role("link", name="Cite").click()
    papers.nth(2).locator(".pf-tick input").check()
    assert opener(page) == "Cite 1 selected"
    papers.nth(3).locator(".pf-tick input").check()
    assert opener(page) == "Cite 2 selected"
    expect(papers.nth(1).locator(".pf-selection__what")).to_have_text("This paper.")


def test_the_panel_of_all_opens_and_closes_by_keyboard(visit: Visit) -> None:
    page = visit.open(LIST)
    button = page.locator(".pf-cite-open")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy BibTeX", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_file_that_is_gone_is_said_and_named(visit: Visit) -> None:
    page = visit.open(f"{LIST}?topic=AI")
    expect_count(page, "3 of 32 publications")
    page.route("**/publications.ris", lambda route: route.fulfill(status=500, body=""))
    page.locator(".pf-cite-open").click()
    page.get_by_role("button", name="Download RIS").click()
    expect(page.locator(".pf-selection").get_by_role("status")).to_contain_text("publications.ris")


def listed(page: Page) -> list[str]:
    """The keys of the papers on a page."""
    script = "links => links.map((link) => link.pathname.split('/').at(-2))"
    keys: list[str] = page.locator(".pf-item__title a").evaluate_all(script)
    return keys


def saved(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that a click on a link gives."""
    with page.expect_download() as started:
        page.get_by_role("link", name=label, exact=True).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


LABELS = {ending: writer.label for ending, writer in COMMON.items()} | {"bib": "Citations (.bib)"}


@pytest.mark.parametrize("path", ["people/louis-martin/", "topics/cs-lg/", "years/2023/"])
def test_the_page_of_a_list_gives_its_papers_in_every_common_format(visit: Visit, project: Path, path: str) -> None:
    page = visit.open(path)
    keys = listed(page)
    assert len(keys) > 1
    for ending in COMMON:
        name = f"{path.split('/')[1]}.{ending}"
        assert saved(page, LABELS[ending]) == (name, formatted(project, ending, keys))
    assert visit.complaints == []


def test_a_long_list_is_cut_out_of_the_file_of_all_papers(visit: Visit, project: Path) -> None:
    page = visit.open("topics/cs-lg/")
    keys = listed(page)
    files = [f"{page.url}../../publications/{key}/" for key in keys]
    page.locator(".pf-buttons").evaluate("(list, keys) => { list.dataset.keys = keys }", " ".join(keys * 9))
    with page.expect_request("**/publications.ris"):
        name, data = saved(page, "RIS")
    assert (name, data) == ("cs-lg.ris", formatted(project, "ris", keys * 9))
    assert not set(files) & set(visit.requests)


def test_the_page_of_a_paper_gives_it_in_every_format(reader: Visit, plain: Visit, project: Path) -> None:
    for visit in (reader, plain):
        page = visit.open("publications/touvron2023llama/")
        for ending in FORMATS:
            label = "Download .bib" if ending == "bib" else WRITERS[ending].label
            whole = formatted(project, ending, ["touvron2023llama"])
            without_script = re.sub(rb"AB  - In this work, .*\r\n", b"", whole) if ending == "ris" else whole
            expected = whole if visit is reader else without_script
            assert saved(page, label) == (f"touvron2023llama.{ending}", expected)
            assert (without_script != whole) == (ending == "ris")
        assert visit.complaints == []


@pytest.mark.parametrize("path", ["people/louis-martin/", "years/2023/"])
def test_without_javascript_a_list_says_where_all_citations_are(browser: Browser, address: str, path: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as visit:
        page = visit.open(path)
        expect(page.get_by_text("the files of all publications")).to_be_visible()
        with page.expect_download() as started:
            page.locator("a[data-format=ris]").click()
        assert started.value.path().read_bytes().startswith(b"TY  - ")
