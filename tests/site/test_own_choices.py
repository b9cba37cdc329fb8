"""The owner's choices on the built site: colour, fonts, logo, footer, sections left out, a script of another host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site import accessibility, reading
from tests.site.browsing import Visit
from tests.site.serving import served
from tests.site.world import ROOT, built, new_project, portfolio, small_project, tree

SETTINGS = """\
site_name: Portfolio
docs_dir: content
site_url: !ENV [SITE_URL, ""]
theme: {name: material, logo: images/logo.svg, favicon: images/icon.svg}
plugins: [portfolio]
copyright: "© 2026 Ada & <Co>"
nav: [Home: index.md, Papers: publications/index.md, Topics: topics/index.md, Co-authors: people/index.md]
extra:
  accent: "#0b5d4e"
  fonts: {serif: fonts/own.woff2}
  footer: Funded by the Countess.
  cards: false
  without: [people, topics, health, chart, metrics]
  analytics: {src: https://stats.example/script.js, data-domain: ada.example}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
FONT = ROOT / "templates/theme/assets/fonts/newsreader-latin.woff2"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with choices."""
    folder = new_project(tmp_path_factory.mktemp("choices") / "project", sources=False)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name in ("logo", "icon"):
        (folder / "content/images").mkdir(exist_ok=True)
        (folder / f"content/images/{name}.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "content/fonts").mkdir()
    (folder / "content/fonts/own.woff2").write_bytes(FONT.read_bytes())
    (folder / "content/teaching.md").write_text("# Teaching\n")
    return built(folder)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Any]:
    """Every page by its place."""
    return reading.pages(site)


def test_sections_that_are_left_out_have_no_page_no_menu_entry_and_no_link(site: Path, pages: dict[str, Any]) -> None:
    gone = ("people/", "topics/", "health/")
    assert [path for path in tree(site) if path.startswith(gone)] == []
    assert reading.dead_references(site) == []
    assert [link.text for link in pages[""].xpath("//header//nav//a")] == ["Home", "Papers"]
    assert [url for url in tree(site)["sitemap.xml"].decode().split("<loc>") if "/people/" in url] == []
    assert not pages[""].xpath("//*[contains(@class, 'pf-figures') or contains(@class, 'pf-chart')]")


def test_words_of_links_that_are_left_out_stay(pages: dict[str, Any]) -> None:
    page = pages["publications/touvron2023llama/"]
    assert "Computation and Language" in reading.text(page, "//main")
    assert "Louis Martin" in reading.text(page, "//div[@class='pf-head']//div[@class='pf-authors']")


def test_the_footer_has_the_owner_s_lines_as_text(pages: dict[str, Any]) -> None:
    for here, page in pages.items():
        words = reading.text(page, "//footer")
        assert "© 2026 Ada & <Co> Funded by the Countess. Updated 22 Nov 2026." in words, here


def test_colour_font_and_pictures_are_shown_and_nothing_is_blocked(browser: Browser, site: Path) -> None:
    with served(site) as address, Visit.of(browser, address, color_scheme="light") as visit:
        page = visit.open("publications/")
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--pf-accent')") == (
            "light-dark(#0b5d4e, "
            + page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--pf-accent')").partition(
                ", "
            )[2]
        )
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('16px \"Own serif\"')")
        assert page.locator(".pf-logo").evaluate("(image) => image.naturalWidth") == 40
        assert page.locator("link[rel=icon]").get_attribute("href") == "../images/icon.svg"
        assert accessibility.violations(page) == []
        assert [url for url in visit.foreign if "stats.example" not in url] == []
        assert [line for line in visit.complaints if "Content Security Policy" in line] == []


def test_the_script_of_another_host_is_asked_for_with_its_attributes(pages: dict[str, Any]) -> None:
    for page in pages.values():
        [script] = page.xpath("//script[starts-with(@src, 'https:')]")
        assert (script.get("src"), script.get("data-domain")) == ("https://stats.example/script.js", "ada.example")
        assert "defer" in script.attrib


def test_empty_sections_are_not_there_even_if_the_menu_names_them(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "empty", {"index.md": "---\nname: Ada Lovelace\n---\n"})
    site = built(folder)
    assert [path for path in tree(site) if path.startswith(("topics/", "years/", "people/", "venues/"))] == []
    assert reading.dead_references(site) == []
    [menu] = [reading.page(site / "index.html").xpath("//header//nav//a/text()")]
    assert menu == ["Home", "CV"]


def test_a_link_to_a_section_that_is_left_out_is_a_dead_link(tmp_path: Path) -> None:
    files = {"index.md": "---\nname: Ada\n---\n", "x.md": "[all](topics/index.md)\n"}
    folder = small_project(tmp_path / "project", files)
    result = portfolio(folder, "check")
    assert (result.returncode, result.stdout) == (1, "content/x.md:1  dead link: topics/index.md\n")
