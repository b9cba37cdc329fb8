"""Every kind of page in a real browser: quiet, from this site only, narrow screens, and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.site.template_folders import SHIPPED
from tests.site import reading
from tests.site.browsing import PHONE, Visit
from tests.site.searching import RESULTS, answered
from tests.site.world import EXAMPLE

KINDS = (
    "",
    "publications/",
    "publications/touvron2023llama/",
    "publications/roberts2022scaling/",  # a formula in the title
    "topics/",
    "topics/cs-cl/",
    "years/",
    "years/2022/",
    "people/",
    "people/yi-tay/",
    "venues/",
    "venues/journal-of-machine-learning-research/",
    "cv/",
    "no/such/page/",
)
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("url", KINDS)
def test_a_page_logs_no_errors_and_requests_only_from_this_site(reader: Visit, url: str) -> None:
    reader.open(url)
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("llama")
    answered(reader.page, "llama")
    reader.page.locator(RESULTS).filter(has_text="Llama 2").wait_for()
    missing = [line for line in reader.complaints if "404" in line]
    assert reader.complaints == missing
    assert len(missing) == (url == "no/such/page/")
    assert reader.foreign == []
    assert len(reader.requests) > 5


def test_a_violation_of_the_policy_would_be_noticed(visit: Visit) -> None:
    page = visit.open("")
    with page.expect_console_message(lambda message: "policy:" in message.text):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))")
    assert any("policy: img-src https://elsewhere.example" in line for line in visit.complaints)


def test_no_page_is_wider_than_the_screen(browser: Browser, address: str) -> None:
    wider = {}
    with Visit.of(browser, address, viewport=PHONE) as visitor:
        for url in KINDS:
            page = visitor.open(url)
            for width in (768, 320):
                page.set_viewport_size({"width": width, "height": 640})
                wider[url, width] = page.evaluate(_OVERFLOW)
    assert {kind: pixels for kind, pixels in wider.items() if pixels} == {}


def test_unfolding_everything_on_a_phone_makes_no_page_wider(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE) as phone:
        for url in ("publications/", "publications/touvron2023llama/"):
            page = phone.open(url)
            page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
            assert page.evaluate(_OVERFLOW) == 0


def test_each_font_and_style_sheet_arrives(visit: Visit) -> None:
    page = visit.open("")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em Newsreader'))")
    assert "Newsreader" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")


@pytest.mark.parametrize("url", KINDS)
def test_every_word_is_visible_without_javascript(plain: Visit, reader: Visit, url: str) -> None:
    without = plain.open(url).locator("main").text_content()
    with_script = reader.open(url).locator("main").text_content()
    assert without
    assert without == with_script


def test_without_javascript_abstract_and_citation_are_in_sight(plain: Visit) -> None:
    page = plain.open("publications/touvron2023llama/")
    assert page.get_by_text("In this work, we develop and release Llama 2").first.is_visible()
    assert page.get_by_text("@misc{touvron2023llama,").is_visible()
    assert page.get_by_role("link", name="Download .bib").is_visible()
    assert page.get_by_role("button", name="Copy BibTeX").count() == 0


def test_without_javascript_abstracts_in_the_list_of_publications_unfold(plain: Visit) -> None:
    page = plain.open("publications/")
    first = page.locator("details.pf-abstract").first
    expect(first.locator("div")).not_to_be_visible()
    first.locator("summary").click()
    expect(first.locator("div")).to_be_visible()


@pytest.mark.parametrize("url", ["years/2022/", "topics/cs-cl/", "people/yi-tay/"])
def test_without_javascript_other_lists_lead_to_abstracts(plain: Visit, url: str) -> None:
    page = plain.open(url)
    title = page.locator(".pf-item__title").first.inner_text()
    page.get_by_role("link", name=f"Abstract {title}", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("#abstract:target")).to_be_visible()


def test_an_abstract_of_another_page_unfolds_and_folds_in_a_list(visit: Visit) -> None:
    page = visit.open("years/2022/")
    summary = page.locator(".pf-item summary", has_text="Abstract").first
    title = page.locator(".pf-item__title a").first
    summary.press("Enter")
    text = page.locator(".pf-item .pf-text-block").first
    expect(text).to_be_visible()
    expect(summary).to_be_focused()
    expect(summary).to_have_accessible_name(f"Abstract {title.inner_text()}")
    shown = text.inner_html()
    summary.press("Enter")
    expect(text).not_to_be_visible()
    summary.press("Enter")
    expect(text).to_be_visible()
    assert visit.complaints == []
    title.click()
    expect(page.locator("#abstract")).to_be_visible()
    assert page.locator(".pf-text-block").inner_html() == shown


def test_the_link_to_an_abstract_that_cannot_be_fetched_is_followed(visit: Visit) -> None:
    page = visit.open("years/2022/")
    page.route(
        "**/publications/*/",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    page.locator(".pf-item summary", has_text="Abstract").first.click()
    expect(page.locator("#abstract:target")).to_be_visible()


def test_every_abstract_of_the_facts_is_on_its_page(site: Path) -> None:
    for path in sorted((EXAMPLE / "content/publications").glob("*.md")):
        first_words = path.read_text(encoding="utf-8").rpartition("---\n\n")[2].split()[:4]
        words = reading.text(reading.page(site / f"publications/{path.stem}/index.html"), "//main")
        assert " ".join(first_words).replace("\\", "") in words


def test_items_with_a_formula_keep_their_numbers(browser: Browser) -> None:
    """What scrolls sideways cuts off all that is outside of it, the number of an item too."""
    tight, loose = "<li>t <math><mn>5</mn></math></li>", "<li><p>t <math><mn>5</mn></math></p></li>"
    page = browser.new_page()
    try:
        page.set_content(f'<div class="pf"><div class="pf-prose"><ol>{tight}{loose}</ol></div></div>')
        page.add_style_tag(path=SHIPPED / "theme/assets/portfolio.css")
        for item in page.locator("li").all():
            style = item.evaluate("(li) => [getComputedStyle(li).overflowX, getComputedStyle(li).listStylePosition]")
            assert style in (["visible", "outside"], ["auto", "inside"])
    finally:
        page.close()
