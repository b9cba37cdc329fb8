"""A page written by hand replaces the derived page with the same URL, and has the frame of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.proofs.everything import BY_HAND
from tests.site import accessibility, reading
from tests.site.browsing import PHONE, Visit
from tests.site.searching import expect_result, search
from tests.site.serving import served
from tests.site.world import SITE_URL, built, new_project, write

PAGES = {
    "topics/cs-cl.md": "# Language, in my words\n\nSee [Llama 2](../publications/touvron2023llama.md).\n",
    "years/2022/index.md": "# The year of scaling\n\nSee [all years](../index.md).\n",
    "publications/index.md": "---\ntitle: My list\ndescription: Only the best ones.\n---\n\nOne paper.\n",
    "teaching.md": "# Teaching\n\n## Courses\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![logo](img/logo.svg)\n",
    "img/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n',
    "years/2021.bib": "% my own\n",
    "barometers.md": BY_HAND.replace("images/curves.png", "img/logo.svg"),
}
WIDE = "# Wide\n\n" + "".join(
    f"{part}\n\n"
    for part in (
        "w" * 400,
        "```\n" + "code " * 90 + "\n```",
        "| " + " | ".join("abcdefghij" * 2) + " |\n" + "|---" * 20,
    )
)

_SAME_HEIGHT = "Object.assign(document.querySelector('main').style, {height: '900px', overflow: 'hidden'})"
"""Letters at different fractions of a pixel differ in a picture."""

_NO_SECTION = "document.querySelector('#pf-nav [aria-current]')?.removeAttribute('aria-current')"
"""Only one of the pages belongs to a section of the menu."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with pages written by hand."""
    folder = new_project(tmp_path_factory.mktemp("hand") / "Pörtfolio")
    write(folder / "content", {**PAGES, "wide.md": WIDE})
    return built(folder)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Any]:
    """Every page by its URL."""
    return reading.pages(site)


@pytest.mark.parametrize(
    ("url", "heading", "derived"),
    [
        ("topics/cs-cl/", "Language, in my words", "pf-topic-page"),
        ("years/2022/", "The year of scaling", "pf-year-page"),
        ("publications/", "My list", "pf-publications"),
    ],
)
def test_it_replaces_the_derived_page(pages: dict[str, Any], url: str, heading: str, derived: str) -> None:
    assert reading.text(pages[url], "//h1") == heading
    assert pages[url].xpath("//*[contains(@class, $derived)]", derived=derived) == []


def test_a_download_made_by_hand_also_replaces_the_derived_one(site: Path) -> None:
    assert (site / "years/2021.bib").read_text() == PAGES["years/2021.bib"]
    assert (site / "topics/cs-cl.bib").read_text().startswith("@misc{")


def test_other_pages_are_derived_as_before(site: Path, project: Path) -> None:
    for url in ("publications/touvron2023llama/index.html", "topics/cs-lg/index.html", "publications.bib"):
        assert (site / url).read_bytes() == (project / "site" / url).read_bytes()


def test_its_links_lead_to_the_derived_pages(site: Path, pages: dict[str, Any]) -> None:
    (link,) = pages["topics/cs-cl/"].xpath("//main//a[text()='Llama 2']/@href")
    assert link == "../../publications/touvron2023llama/"
    assert reading.dead_references(site) == []


def test_an_additional_page_has_the_frame_of_the_site(pages: dict[str, Any]) -> None:
    page, derived = pages["teaching/"], pages["venues/"]
    assert reading.text(page, "/html/head/title") == "Teaching - Sharan Narang"
    assert page.xpath("//h1/text()") == ["Teaching"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}teaching/"]
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    assert [sheets[0][:27], *sheets[1:]] == [
        "../assets/stylesheets/main.",
        "../assets/portfolio.css",
        "../assets/by-hand.css",
    ]
    for part in ("header//a/@href", "script/@src", "footer//a[@download]/@href"):
        assert page.xpath(f"//{part}") == derived.xpath(f"//{part}")


def test_its_edit_link_leads_to_its_file(pages: dict[str, Any]) -> None:
    (link,) = pages["teaching/"].xpath("//footer//a[contains(., 'Edit')]/@href")
    assert link == "https://github.com/example/portfolio/edit/main/content/teaching.md"


def test_its_front_matter_gives_title_and_description(pages: dict[str, Any]) -> None:
    assert reading.text(pages["publications/"], "/html/head/title") == "My list - Sharan Narang"
    assert pages["publications/"].xpath("//meta[@name='description']/@content") == ["Only the best ones."]


def test_it_is_quiet_in_a_browser_and_not_wider_than_a_phone(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address, viewport=PHONE) as phone:
        for url in ("teaching/", "topics/cs-cl/", "wide/"):
            page = phone.open(url)
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], url
        assert phone.complaints == []
        assert phone.foreign == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_style_sheets_together_leave_the_frame_of_the_site_as_it_is(
    browser: Browser, site: Path, scheme: Any
) -> None:
    with served(site) as address, Visit.of(browser, address, color_scheme=scheme) as visit:
        pictures = []
        for url in ("venues/", "teaching/"):
            page = visit.open(url)
            page.evaluate("document.fonts.ready")
            page.evaluate(_SAME_HEIGHT)
            page.evaluate(_NO_SECTION)
            frame = [page.locator(part) for part in ("header", "footer p:last-child")]
            pictures.append([part.screenshot(animations="disabled") for part in frame])
    assert pictures[0] == pictures[1]


def test_without_a_sheet_of_the_host_it_is_plain_but_complete(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address, viewport=PHONE) as phone:
        phone.page.route("**/assets/stylesheets/*", lambda route: route.fulfill(body="", content_type="text/css"))
        page = phone.open("wide/")
        assert page.evaluate("getComputedStyle(document.querySelector('article')).fontSize") == "19.6px"
        assert page.evaluate("document.querySelector('article pre').getBoundingClientRect().width") <= PHONE["width"]


def test_search_finds_it(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address) as visit:
        page = visit.open("")
        search(page, "courses")
        expect_result(page, f"{address}teaching/#courses")


def starts(page: Page, selector: str) -> float:
    """How far from the left an element begins, in pixels."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize(("scheme", "window"), accessibility.WINDOWS)
def test_all_that_markdown_has_is_accessible_and_from_this_site(
    browser: Browser, site: Path, scheme: Any, window: Any
) -> None:
    with served(site) as address, Visit.of(browser, address, color_scheme=scheme, viewport=window) as visit:
        page = visit.open("barometers/")
        assert accessibility.violations(page) == []
        assert page.locator("math[display=block]").count() == 1
        colours = page.locator("pre code span").evaluate_all("all => all.map(each => getComputedStyle(each).color)")
        assert len(set(colours)) >= 4
        assert (visit.complaints, visit.foreign) == ([], [])


def test_contents_stand_in_the_label_column_and_captions_beside_figures(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address) as visit:
        page = visit.open("barometers/")
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => { document.body.dir = direction; }", direction)
            parts = (".pf-contents", ".pf-typeset h1", "figure img", "figcaption")
            contents, title, picture, caption = (starts(page, part) for part in parts)
            if direction == "ltr":
                assert contents < title < caption
                assert title == pytest.approx(picture, abs=1)
            else:
                assert contents > title > caption


def test_on_a_phone_there_is_one_column(browser: Browser, site: Path) -> None:
    """320 pixels, or 400 % of zoom in a window of 1280."""
    with served(site) as address, Visit.of(browser, address, viewport=PHONE) as visit:
        page = visit.open("barometers/")
        assert page.locator(".pf-contents").is_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert starts(page, "figcaption") == pytest.approx(starts(page, "figure img"), abs=1)


def test_links_are_told_by_more_than_colour_where_colours_are_the_system_s(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address, forced_colors="active") as visit:
        link = visit.open("barometers/").locator(".pf-typeset p a").first
        assert "underline" in link.evaluate("each => getComputedStyle(each).textDecorationLine")


def test_a_keyboard_reaches_the_chapters(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address) as visit:
        page = visit.open("barometers/")
        page.locator(".pf-contents a").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#a-formula"
