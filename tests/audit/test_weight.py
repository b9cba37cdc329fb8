"""Bytes: a first load compared with stock Material, single pages, and the whole site."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import pages
from tests.proofs.portfolios import PORTFOLIOS
from tests.site.browsing import Visit
from tests.site.serving import served
from tests.site.world import built, mkdocs, portfolio

PAGE_URLS = ("", "publications/", "publications/touvron2023llama/")
MEGABYTE = 1_000_000
PAGE = 14 * 1024
_STOCK = """\
site_name: Portfolio
docs_dir: docs
theme: {name: material, font: false}
plugins: [search]
nav: [index.md, publications/index.md]
validation: {nav: {omitted_files: ignore}}
"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example alone: others weigh what their owners put in."""
    folder = PORTFOLIOS["example"](tmp_path_factory.mktemp("weighed") / "project")
    built(folder)
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """Its site."""
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of its site."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="module")
def stock(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the same pages that MkDocs makes with Material as it comes."""
    stage = tmp_path_factory.mktemp("stock") / "stage"
    assert portfolio(project, "stage", str(stage)).returncode == 0
    (stage / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    result = mkdocs(stage, "build", "--quiet")
    assert result.returncode == 0, result.stderr
    return stage / "site"


@pytest.mark.parametrize("page_url", PAGE_URLS)
def test_a_first_load_is_at_most_four_fifths_of_stock_material_s(
    browser: Browser, site: Path, address: str, stock: Path, page_url: str
) -> None:
    ours = pages.first_load_in(browser, address, site, page_url)
    with served(stock) as elsewhere:
        assert ours <= 0.8 * pages.first_load_in(browser, elsewhere, stock, page_url)


def test_no_search_index_is_fetched_before_the_search_is_opened(visit: Visit) -> None:
    page = visit.open("")
    page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if "/search/" in url]
    with page.expect_request("**/search/index/manifest.json"):
        page.keyboard.press("/")


def test_the_site_is_small_and_has_no_unused_files(site: Path) -> None:
    """4 MB without social cards and the pages of co-authors, whose citations repeat each paper for each co-author."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    assert sum(size for path, size in sizes.items() if not re.match(r"(cards|people)/", path)) <= 4 * MEGABYTE
    assert sum(size for path, size in sizes.items() if path.startswith("cards/")) <= MEGABYTE
    assert [path for path in sizes if path.endswith(".map") or path.startswith("assets/javascripts/")] == []


def test_a_page_is_light(site: Path) -> None:
    """14 KB gzipped, but for the CV, the list of publications with its abstracts, and a paper by 559 people."""
    heavy = {
        path.parent.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if len(gzip.compress(path.read_bytes(), 9)) > PAGE
    }
    assert heavy == {"cv", "publications", "publications/grattafiori2024llama"}
