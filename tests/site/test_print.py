"""On paper: A4 sheets in black, with addresses instead of buttons, from either scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.site.browsing import Visit
from tests.site.world import SITE_URL

A4 = (595, 842)
LISTS_AND_PAPERS = (
    "",
    "publications/",
    "publications/touvron2023llama/",
    "publications/roberts2022scaling/",
    "topics/cs-lg/",
)


@pytest.fixture(scope="module")
def dark(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor who prefers dark colours and prints one page after the other."""
    with Visit.of(browser, address, color_scheme="dark") as visitor:
        yield visitor


def printed(visitor: Visit, url: str) -> list[str]:
    """The text of each sheet."""
    reader = PdfReader(BytesIO(visitor.open(url).pdf(format="A4", prefer_css_page_size=True)))
    for sheet in reader.pages:
        assert (sheet.mediabox.width, sheet.mediabox.height) == pytest.approx(A4, abs=2)
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def test_a_paper_s_page_prints_addresses_and_every_author(dark: Visit) -> None:
    sheets = printed(dark, "publications/touvron2023llama/")
    text = " ".join(sheets)
    assert "arXiv:2307.09288 (https://arxiv.org/abs/2307.09288)" in text
    assert "Hugo Touvron, Louis Martin" in text
    assert "Robert Stojnic" in text.partition("Abstract")[0]
    assert "@misc{touvron2023llama," in text
    assert len(sheets) <= 2


def test_a_list_prints_an_address_for_each_paper(dark: Visit) -> None:
    sheets = printed(dark, "publications/")
    text = " ".join(sheets)
    assert text.count("https://arxiv.org/abs/") == 32
    assert text.count("Sharan Narang") == 33  # and in the reference of the page, at its end
    assert f"Publications. Sharan Narang. {SITE_URL}publications/" in text
    assert len(sheets) <= 6


@pytest.mark.parametrize("url", LISTS_AND_PAPERS)
def test_no_controls_and_no_frame_of_the_site_are_printed(dark: Visit, url: str) -> None:
    text = " ".join(printed(dark, url))
    for words in (
        "Search",
        "Download",
        "Copy",
        "Show as table",
        "more more",
        "Data health",
        "Edit this page",
        "Earlier",
    ):
        assert words not in text


@pytest.mark.parametrize("url", [*LISTS_AND_PAPERS, "people/", "venues/"])
def test_paper_is_white_and_letters_are_dark(dark: Visit, url: str) -> None:
    page = dark.open(url)
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.locator("button:visible, input:visible, nav:visible").count() == 0


def test_a_year_s_heading_stays_with_its_first_paper(dark: Visit) -> None:
    for sheet in printed(dark, "publications/"):
        assert not re.search(r" \d{4}$", sheet)
