"""Files that the owner hosts, and addresses that once were: both lead to something, on the site and for machines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site import reading
from tests.site.browsing import Visit
from tests.site.serving import served
from tests.site.world import SITE_URL, built, portfolio, small_project, tree, write

PAPER = """\
---
title: On Engines
authors: [Ada Lovelace]
date: 1843
formerly: [engine, lovelace1842]
links:
  pdf: files/On engines.pdf
  code: https://code.example/engine
---
"""
FILES = {
    "index.md": "---\nname: Ada Lovelace\nlinks: {cv: files/cv.pdf, code: https://code.example/ada}\n---\n",
    "publications/lovelace1843engine.md": PAPER,
    "talks/index.md": "---\ntitle: Talks\nformerly: [lectures.md, old/lectures.md, 2023/05/06/lectures.html, "
    "2023/lectures]\n---\n\n# Talks\n",
    "files/On engines.pdf": "%PDF-1.4 a",
    "files/cv.pdf": "%PDF-1.4 b",
}
KEY = "lovelace1843engine"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a paper with a file and earlier keys, and of a page that has moved."""
    return built(small_project(tmp_path_factory.mktemp("files") / "project", FILES))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The same project, not built."""
    return small_project(tmp_path / "project", FILES)


def test_a_file_of_the_owner_is_linked_from_every_page_that_shows_it(site: Path) -> None:
    pages = reading.pages(site)
    for here in ("", "publications/", f"publications/{KEY}/", "years/1843/"):
        [link] = {a.get("href") for a in pages[here].xpath("//main//a") if "engines.pdf" in a.get("href", "")}
        assert link.endswith("files/On%20engines.pdf"), here
    assert reading.dead_references(site) == []
    assert tree(site)["files/On engines.pdf"] == b"%PDF-1.4 a"
    assert pages[""].xpath("//a[@href='files/cv.pdf']")


def test_the_size_of_a_file_is_shown_where_it_can_be_fetched(site: Path) -> None:
    pages = reading.pages(site)
    assert reading.text(pages[f"publications/{KEY}/"], "//a[contains(@href, 'engines.pdf')]") == "PDF 1 KB"
    assert "1 KB" in reading.text(pages[""], "//a[@href='files/cv.pdf']")


def test_two_names_may_share_a_link(project: Path) -> None:
    text = (project / f"content/publications/{KEY}.md").read_text(encoding="utf-8")
    shared = text.replace(
        "  pdf: files/On engines.pdf", "  pdf: files/On engines.pdf\n  slides & data: files/On engines.pdf"
    )
    (project / f"content/publications/{KEY}.md").write_text(shared, encoding="utf-8")
    page = reading.pages(built(project))[f"publications/{KEY}/"]
    assert page.xpath("//main//a[contains(@href, 'engines.pdf')]/text()") == ["PDF ", "Slides & data "]


def test_machines_get_its_whole_address(site: Path) -> None:
    page = reading.pages(site)[f"publications/{KEY}/"]
    address = f"{SITE_URL}files/On%20engines.pdf"
    assert page.xpath("//meta[@name='citation_pdf_url']/@content") == [address]
    assert page.xpath("//link[@rel='item']/@href") == [address]


def test_without_an_address_of_the_site_machines_get_none(project: Path) -> None:
    page = reading.pages(built(project, SITE_URL=""))[f"publications/{KEY}/"]
    assert page.xpath("//meta[@name='citation_pdf_url']") == []
    assert page.xpath("//link[@rel='item']") == []


@pytest.mark.parametrize(
    ("path", "line", "message"),
    [
        (f"publications/{KEY}.md", "  pdf: files/On engine.pdf", "no such file: files/On engine.pdf — did you mean"),
        (f"publications/{KEY}.md", "  pdf: ../secret.pdf", "has no web address for 'pdf'"),
        (f"publications/{KEY}.md", "  pdf: /etc/passwd.pdf", "has no web address for 'pdf'"),
        (f"publications/{KEY}.md", "  url: files/cv.pdf", "has no web address for 'url'"),
        (f"publications/{KEY}.md", "  pdf: talks/index.md", "has no web address for 'pdf'"),
    ],
)
def test_a_file_that_is_not_there_or_not_the_site_s_is_refused(
    project: Path, path: str, line: str, message: str
) -> None:
    file = project / "content" / path
    file.write_text(file.read_text().replace("  pdf: files/On engines.pdf", line))
    result = portfolio(project, "check")
    assert result.returncode == 1
    assert message in result.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("publications/engine/", f"publications/{KEY}/"),
        ("publications/lovelace1842/", f"publications/{KEY}/"),
        ("lectures/", "talks/"),
        ("old/lectures/", "talks/"),
        ("2023/05/06/lectures.html", "talks/"),
        ("2023/lectures/", "talks/"),
    ],
)
def test_an_earlier_address_leads_to_the_page(browser: Browser, site: Path, old: str, new: str) -> None:
    with served(site) as address, Visit.of(browser, address) as visit:
        page = visit.page
        page.goto(f"{address}{old}")
        page.wait_for_url(f"{address}{new}")
    text = (site / old / ("" if old.endswith(".html") else "index.html")).read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}{new}">' in text
    assert "noindex" in text
    assert f"{SITE_URL}{old}" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_preview_leads_there_too_and_a_stage_has_the_page(project: Path, site: Path) -> None:
    assert portfolio(project, "stage", "staged", SITE_URL=SITE_URL).returncode == 0
    place = "publications/engine/index.html"
    assert (project / "staged/docs" / place).read_bytes() == (site / place).read_bytes()


def test_an_earlier_key_that_is_a_paper_s_is_refused(project: Path) -> None:
    write(project / "content", {"publications/engine.md": "---\ntitle: Another\n---\n"})
    result = portfolio(project, "check")
    assert result.returncode == 1
    assert "'formerly' names content/publications/engine.md, which is there — delete one of them" in result.stdout


def test_a_rename_and_a_merge_write_the_earlier_key(project: Path) -> None:
    result = portfolio(project, "rename", KEY, "lovelace1843notes")
    assert (result.returncode, result.stdout) == (0, "content/publications/lovelace1843notes.md\n")
    text = (project / "content/publications/lovelace1843notes.md").read_text(encoding="utf-8")
    assert f"formerly:\n  - engine\n  - lovelace1842\n  - {KEY}\n" in text
    assert not (project / f"content/publications/{KEY}.md").exists()
    write(project / "content", {"publications/copy.md": "---\ntitle: On Engines\nformerly: [copied]\n---\n"})
    result = portfolio(project, "merge", "lovelace1843notes", "copy")
    assert "the address of copy leads there from now on" in result.stdout
    text = (project / "content/publications/lovelace1843notes.md").read_text(encoding="utf-8")
    assert f"  - {KEY}\n  - copy\n  - copied\n" in text
    site: Any = tree(built(project))
    for old in ("engine", KEY, "copy", "copied"):
        assert b'href="../lovelace1843notes/"' in site[f"publications/{old}/index.html"]


def test_a_rename_is_known_to_the_next_import(project: Path) -> None:
    write(project / "sources", {"x.bib": "@article{k, title={Notes}, author={Lovelace, Ada}, year={1843}}"})
    assert portfolio(project, "import").returncode == 0
    assert portfolio(project, "rename", "k", "notes").returncode == 0
    write(project / "sources", {"x.bib": "@article{k, title={Notes}, author={Lovelace, Ada}, year={1844}}"})
    assert portfolio(project, "import").stdout == "sources/x.bib: 1 changed\n"
    assert not (project / "content/publications/k.md").exists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gone", "new", "content/publications/gone.md  no such publication"),
        (KEY, KEY, f"content/publications/{KEY}.md  is there already"),
        (KEY, "no key!", "is not a citation key"),
    ],
)
def test_a_rename_that_cannot_be_changes_nothing(project: Path, old: str, new: str, message: str) -> None:
    before = tree(project / "content")
    result = portfolio(project, "rename", old, new)
    assert result.returncode == 1
    assert message in result.stderr
    assert tree(project / "content") == before
