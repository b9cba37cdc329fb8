"""Citations in texts on real sites: posts, pages by hand, home page and CV, in every way to build them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.hosts import build
from generator.site import freshness
from generator.site.ledger import Record
from tests.site.world import SITE_URL, built, mkdocs, portfolio, small_project, tree, write

PAPER = "---\ntitle: {}\nauthors: [Ada Lovelace, Grace Hopper]\ndate: 2002-03\ncategory: cs.CL\n{}---\n"
FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n\nI wrote [@engines].\n",
    "cv.md": "## Work\n\nSince [@engines].\n",
    "publications/engines.md": PAPER.format("On Engines", "formerly: [machines]\n"),
    "publications/rings.md": PAPER.format("On Rings", ""),
    "posts/first.md": "---\ntitle: First\ndate: 2026-01-02\n---\n\nAs in [@machines, p. 3].\n",
    "projects/p.md": "---\ntitle: P\nstart: 2026\n---\n\nFrom [@engines].\n",
    "reading.md": "# Reading\n\nWe read [@rings; @engines], not `[@rings]`.\n",
}
CITED = {
    "index.html": "publications/engines/",
    "cv/index.html": "../publications/engines/",
    "posts/first/index.html": "../../publications/engines/",
    "projects/p/index.html": "../../publications/engines/",
    "reading/index.html": "../publications/engines/",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that cites on every kind of page, built."""
    folder = small_project(tmp_path_factory.mktemp("cited") / "project", FILES)
    built(folder)
    return folder


@pytest.mark.parametrize("path", CITED)
def test_a_page_links_to_what_it_cites_and_lists_it(project: Path, path: str) -> None:
    html = (project / "site" / path).read_text(encoding="utf-8")
    text = html.partition("<main")[2]
    assert re.search(rf'<a href="{CITED[path]}">(1|2|&#49;|&#50;)</a>', text), text
    assert "On Engines" in text
    assert "[@" not in text.replace("<code>[@rings]</code>", "")
    assert re.search(r"<h[23][^>]*>References|References</h2>", text)


def test_feed_and_search_have_the_citations(project: Path) -> None:
    feed = (project / "site/posts/feed.xml").read_text(encoding="utf-8")
    assert f"{SITE_URL}publications/engines/" in feed
    assert "[@" not in feed


def test_mkdocs_and_a_stage_have_the_same_citations(project: Path, tmp_path: Path) -> None:
    ours = tree(project / "site")
    result = mkdocs(project, "build", "--site-dir", str(tmp_path / "site"), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    theirs = tree(tmp_path / "site")
    assert [path for path in CITED if ours[path] != theirs[path]] == []
    assert portfolio(project, "stage", str(tmp_path / "stage")).returncode == 0
    assert "[&#49;](publications/rings/index.md)" in (tmp_path / "stage/docs/reading.md").read_text(encoding="utf-8")


def test_an_unknown_key_stops_check_and_build_with_its_line(project: Path, tmp_path: Path) -> None:
    folder = small_project(tmp_path / "wrong", {**FILES, "reading.md": "# Reading\n\nText.\n\nSee [@engins].\n"})
    for command in ("check", "build"):
        result = portfolio(folder, command)
        said = " ".join((result.stdout + result.stderr).split())
        assert result.returncode == 1
        assert "content/reading.md:5" in said
        assert "did you mean [@engines]?" in said


def test_a_new_title_of_a_cited_paper_changes_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    folder = small_project(tmp_path / "project", FILES)
    _build(folder, "site", Record())
    write(folder / "content", {"publications/engines.md": PAPER.format("On Looms", "formerly: [machines]\n")})
    _build(folder, "site", build.last_record(folder, folder / "site"))
    _build(folder, "full", Record())
    site, full = tree(folder / "site"), tree(folder / "full")
    assert all("On Looms" in site[path].decode() for path in CITED)
    assert [path for path in sorted({*site, *full}) if site.get(path) != full.get(path)] == []


def _build(folder: Path, site: str, last: Record) -> None:
    build.build(folder, folder / site, freshness.inputs(folder), lambda _: None, last)
