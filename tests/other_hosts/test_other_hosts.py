"""The example built by mkdocs-ng with the plugin, and by Zensical from what `portfolio stage` writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.site import reading
from tests.site.test_same_bytes import TEACHING, differences
from tests.site.world import ROOT, SITE_URL, environment, mkdocs, new_project, portfolio, tree, write

MKDOCS_NG, ZENSICAL = ROOT / ".venv/mkdocs-ng", ROOT / ".venv/zensical"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and a page written by hand, built by MkDocs."""
    folder = new_project(tmp_path_factory.mktemp("hosts") / "project")
    write(folder / "content", {"teaching.md": TEACHING})
    result = mkdocs(folder, "build", "--strict", SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    return folder


def run(folder: Path, packages: Path, *command: str) -> None:
    """Runs a module from a folder of packages that take precedence over the installed ones."""
    settings = environment(SITE_URL=SITE_URL, NO_MKDOCS_2_WARNING="1", PYTHONPATH=str(packages))
    arguments = [sys.executable, "-m", *command]
    result = subprocess.run(
        arguments, cwd=folder, env=settings, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert result.returncode == 0, f"{result.stdout}{result.stderr}"


def test_mkdocs_ng_builds_the_same_bytes(project: Path) -> None:
    run(project, MKDOCS_NG, "mkdocs", "build", "--strict", "--site-dir", "site-ng")
    assert differences(tree(project / "site"), tree(project / "site-ng")) == []


def test_zensical_builds_every_page_download_and_style_sheet_of_a_stage(project: Path, tmp_path: Path) -> None:
    stage = tmp_path / "stage"
    assert portfolio(project, "stage", str(stage), SITE_URL=SITE_URL).returncode == 0
    run(stage, ZENSICAL, "zensical", "build", "-f", "mkdocs.yml")
    ours, theirs = tree(project / "site"), tree(stage / "site")
    assert sorted(set(ours) - set(theirs)) == ["sitemap.xml.gz"]
    assert [
        path for path in ours if path.endswith((".bib", ".ris", ".pdf", ".css")) and ours[path] != theirs[path]
    ] == []
    assert reading.dead_references(stage / "site") == []
    maps = [
        etree.fromstring(files["sitemap.xml"]).xpath("//*[local-name() = 'loc']/text()") for files in (ours, theirs)
    ]
    assert sorted(maps[0]) == sorted(maps[1])
