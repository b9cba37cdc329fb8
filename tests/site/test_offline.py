"""The offline copy, unpacked into a folder and opened from the disk: it requests nothing and still works."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site import reading
from tests.site.browsing import Visit
from tests.site.searching import RESULTS, answered
from tests.site.world import SITE_URL, portfolio, small_project

PAGES = ("index.html", "publications/index.html", "publications/touvron2023llama/index.html", "topics/cs-lg/index.html")


@pytest.fixture(scope="module")
def archive(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the whole project's site, which is up to date."""
    target = tmp_path_factory.mktemp("offline") / "copy.zip"
    result = portfolio(project, "offline", "--output", str(target), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    return target


@pytest.fixture(scope="module")
def folder(archive: Path) -> Path:
    """The archive, unpacked in a folder whose path has spaces and non-ASCII letters."""
    target = archive.parent / "Mémoire 資料"
    zipfile.ZipFile(archive).extractall(target)
    return target / "portfolio"


@pytest.fixture
def reader(browser: Browser, folder: Path) -> Iterator[Visit]:
    """Somebody who opened the copy from the disk."""
    with Visit.of(browser, f"{folder.as_uri()}/") as visitor:
        yield visitor


@pytest.mark.parametrize("page_url", PAGES)
def test_a_page_is_complete_and_requests_nothing_outside_the_folder(reader: Visit, page_url: str) -> None:
    page = reader.open(page_url)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1em Newsreader'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.pf-header')).position") == "sticky"
    assert reader.complaints == []
    assert reader.foreign == []


def test_search_finds_a_paper_and_leads_to_it(reader: Visit) -> None:
    page = reader.open("topics/index.html")
    page.keyboard.press("/")
    page.keyboard.type("open foundation")
    answered(page, "open foundation")
    page.locator(RESULTS).first.click()
    expect(page.locator("h1")).to_have_text("Llama 2: Open Foundation and Fine-Tuned Chat Models")
    assert page.url.endswith("/publications/touvron2023llama/index.html")
    assert reader.complaints == []
    assert reader.foreign == []


def test_from_the_home_page_a_visitor_walks_to_a_paper_and_its_citation(reader: Visit) -> None:
    page = reader.open("index.html")
    page.get_by_role("link", name="Publications", exact=True).click()
    page.get_by_role("link", name="Llama 2: Open Foundation and Fine-Tuned Chat Models", exact=True).first.click()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_text("Copied").or_(page.get_by_text("Selected: press"))).to_be_visible()
    page.get_by_role("link", name="Download .bib").click()  # from a file, Chromium shows what it would download
    expect(page.locator("pre")).to_contain_text("{touvron2023llama,")
    assert reader.foreign == []


def test_a_site_that_is_out_of_date_is_not_packed(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "project", {"index.md": "---\nname: Ada Lovelace\n---\n"})
    result = portfolio(folder, "offline")
    assert (result.returncode, result.stderr.endswith("run: portfolio build\n")) == (1, True)
    assert not (folder / "site-offline.zip").exists()


def test_every_link_of_the_copy_leads_to_a_file(folder: Path) -> None:
    dead = []
    for path in folder.rglob("*.html"):
        for target in reading.references(reading.page(path)):
            relative = re.sub(r"[?#].*", "", target)
            if not re.match(r"[a-z]+:", target) and relative and not (path.parent / relative).resolve().is_file():
                dead.append(f"{path.relative_to(folder)}: {target}")
    assert dead == []


def test_files_for_servers_are_left_out_and_the_archive_has_the_same_bytes(project: Path, archive: Path) -> None:
    names = zipfile.ZipFile(archive).namelist()
    assert "portfolio/publications.bib" in names
    assert not [name for name in names if re.search(r"404|sitemap|cards/|\.inputs|search_index", name)]
    again = archive.with_name("again.zip")
    assert portfolio(project, "offline", "-o", str(again), SITE_URL=SITE_URL).returncode == 0
    assert again.read_bytes() == archive.read_bytes()
