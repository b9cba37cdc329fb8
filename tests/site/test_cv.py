"""The curriculum vitae as page, in print and as file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.site import reading, vitae
from tests.site.browsing import PHONE, Visit
from tests.site.serving import served
from tests.site.world import SITE_URL, built, small_project

CONTROLS = ("CV as PDF", "All citations", "Edit this page", "Search", "Skip to content", "Data health")
TITLES = ["Education", "Journal articles", "Conference papers", "Workshop papers", "Preprints", "Papers", "Books"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the person in `vitae`, without the picture from elsewhere."""
    files = {path: text.replace("![a picture](https://x.example/y.png)", "") for path, text in vitae.FILES.items()}
    return built(small_project(tmp_path_factory.mktemp("cv") / "Pörtfolio", files))


@pytest.fixture(scope="module")
def page(site: Path) -> Any:
    """The parsed page."""
    return reading.page(site / "cv/index.html")


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """A visitor with a phone who prefers dark colours."""
    with served(site) as address, Visit.of(browser, address, viewport=PHONE, color_scheme="dark") as visitor:
        yield visitor


def printed(visit: Visit) -> str:
    """The printed text."""
    visit.open("cv/")
    pages = PdfReader(BytesIO(visit.page.pdf(format="A4"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_holds_the_owner_s_sections_and_the_publications_by_kind(page: Any) -> None:
    titles = [" ".join(title.text_content().split()) for title in page.xpath("//main//h2")]
    assert titles[: len(TITLES)] == TITLES
    assert titles[-1] == "Talks & teaching x^2 #set"


def test_a_publication_has_its_year_title_authors_venue_and_identifier(page: Any) -> None:
    (item,) = page.xpath("//li[contains(., 'A journal article')]")
    assert " ".join(item.text_content().split()) == (
        "2023 A journal article Ann Ada Journal of Engines 24(240), pp. 1–113 doi:10.1234/abc"
    )
    assert item.xpath(".//strong/bdi/text()") == ["Ann Ada"]


def test_texts_are_texts(page: Any) -> None:
    assert page.xpath("//main//script") == []
    assert "<script>window.P1=1</script>" in page.xpath("//main")[0].text_content()


def test_every_link_has_a_target(site: Path) -> None:
    assert reading.dead_references(site) == []


@pytest.mark.parametrize("start", ["", "years/", "publications/crowd/"])
def test_the_page_is_one_click_away_from_everywhere(site: Path, start: str) -> None:
    links = set(reading.page(site / start / "index.html").xpath("//a/@href"))
    assert "../" * start.count("/") + "cv/" in links


@pytest.mark.parametrize("start", ["", "cv/"])
def test_the_file_is_one_click_away_from_the_home_page_and_the_cv(site: Path, start: str) -> None:
    links = set(reading.page(site / start / "index.html").xpath("//a/@href"))
    assert "../" * start.count("/") + "cv.pdf" in links


def test_the_edit_link_leads_to_the_owner_s_sections(page: Any) -> None:
    assert [link for link in page.xpath("//footer//a/@href") if link.endswith("/edit/main/content/cv.md")]


def test_the_file_has_the_content_of_the_page(site: Path, page: Any) -> None:
    file = " ".join(" ".join(part.extract_text().split()) for part in PdfReader(site / "cv.pdf").pages)
    assert [
        title for title in page.xpath("//li//p/a/text()") if " ".join(title.split()) not in file and "#" not in title
    ] == []
    assert SITE_URL + "publications/journal/" in str((site / "cv.pdf").read_bytes())


def test_print_has_the_facts_and_no_controls(visit: Visit) -> None:
    words = printed(visit)
    assert [control for control in CONTROLS if control in words] == []
    for fact in ("Education", "Given3 Family3, … Ann Ada and 555 more", "arXiv:2407.21783", "doi:10.1234/abc"):
        assert fact in words


def test_on_paper_it_is_black_on_white_with_the_venue_beside_the_title(visit: Visit) -> None:
    visit.open("cv/")
    visit.page.emulate_media(media="print", color_scheme="dark")
    visit.page.set_viewport_size({"width": 700, "height": 990})
    assert visit.page.locator(".pf-cv .pf-owner").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    entry = visit.page.locator(".pf-cv__entry", has_text="A journal article")
    title, where = (entry.locator(part).bounding_box() for part in (".pf-item__title", ".pf-cv__where"))
    assert title
    assert where
    assert where["x"] >= title["x"] + title["width"]
    assert abs(where["y"] - title["y"]) < 8


def test_a_phone_shows_it_without_scrolling_sideways(visit: Visit) -> None:
    page = visit.open("cv/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert visit.complaints == []
    assert visit.foreign == []
