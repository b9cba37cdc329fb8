"""Same input, same bytes: on every run, in every folder, language and time zone, and with both commands."""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.world import (
    SITE_URL,
    built,
    copy_of,
    environment,
    mkdocs,
    new_project,
    portfolio,
    some_papers,
    tree,
    write,
)

# Starts mkdocs in a process that has never heard of this program: neither its package nor its entry points.
WITHOUT_THE_PROGRAM = """
import importlib.metadata as metadata, sys
sys.modules["generator"] = None
entry_points = metadata.entry_points
metadata.entry_points = lambda **wanted: metadata.EntryPoints(
    point for point in entry_points(**wanted) if not point.value.startswith("generator"))
from mkdocs.__main__ import cli
cli()
"""
# Python runs a file of this name at every start.
LATER = """
import pathlib, time
now = time.time
time.time = lambda: now() + 40_000_000
pathlib.Path(__file__).with_name("seen").touch()
"""
OURS = re.compile(r"(?!assets/|search/).*\.(html|bib|txt)")
LOADED = re.compile(r"assets/[a-z-]+\.(css|js)")
TEACHING = "---\ntitle: Teaching\n---\n\n## Courses\n\nAs of `2026`, see [the list](publications/index.md).\n"


def without_mark(files: dict[str, bytes]) -> dict[str, bytes]:
    """A built tree without the fingerprint by which `portfolio build` recognizes unchanged inputs."""
    return {path: data for path, data in files.items() if path != ".inputs"}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The first differing lines of two trees, for a message that helps."""
    for path in sorted({*one, *other}):
        if one.get(path) != other.get(path):
            old, new = (files.get(path, b"").decode(errors="replace").splitlines() for files in (one, other))
            return [path, *list(difflib.unified_diff(old, new, lineterm="", n=0))[:6]]
    return []


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LANG": "tr_TR.UTF-8"},
    ],
    ids=["east", "west"],
)
def test_a_build_elsewhere_gives_the_same_bytes(site: Path, tmp_path: Path, settings: dict[str, str]) -> None:
    folder = new_project(tmp_path / "elsewhere")
    assert differences(tree(site), tree(built(folder, **settings))) == []


def test_plain_mkdocs_gives_the_same_bytes_with_another_clock(site: Path, tmp_path: Path) -> None:
    folder = new_project(tmp_path / "plain")
    write(tmp_path, {"later/sitecustomize.py": LATER})
    result = mkdocs(folder, "build", "--strict", SITE_URL=SITE_URL, PYTHONPATH=str(tmp_path / "later"))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "later/seen").exists()
    assert differences(without_mark(tree(site)), tree(folder / "site")) == []


def test_a_second_build_in_the_same_folder_gives_the_same_bytes(project: Path, site: Path, tmp_path: Path) -> None:
    folder = copy_of(project, tmp_path / "project")
    (folder / "site/.inputs").unlink()
    assert differences(tree(site), tree(built(folder))) == []


def test_a_build_without_changes_does_nothing_and_one_with_changes_does(tmp_path: Path) -> None:
    folder = some_papers(tmp_path / "project", "touvron2023llama")
    assert " pages in site/" in portfolio(folder, "build").stdout
    assert portfolio(folder, "build").stdout == "site/ is up to date\n"
    write(folder / "content", {"teaching.md": TEACHING})
    assert "up to date" not in portfolio(folder, "build").stdout
    assert (folder / "site/teaching/index.html").is_file()


def test_a_deleted_page_leaves_the_site(project: Path, tmp_path: Path) -> None:
    folder = copy_of(project, tmp_path / "project")
    assert list((folder / "site").rglob("touvron2023llama*"))
    (folder / "content/publications/touvron2023llama.md").unlink()
    files = tree(built(folder))
    assert [path for path in files if "touvron2023llama" in path] == []
    assert b"touvron2023llama" not in files["publications.bib"] + files["sitemap.xml"] + files["index.html"]


def without_the_program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `mkdocs` where this program is not installed."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_PROGRAM, *arguments],
        env=environment(SITE_URL=SITE_URL, NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project with pages written by hand, built by the plugin; and a folder with its stage, built without it."""
    folder = new_project(tmp_path_factory.mktemp("doors") / "Pörtfolio")
    write(folder / "content", {"teaching.md": TEACHING, "img/a.txt": "a\n", "years/2022.md": "# Mine\n"})
    built(folder)
    stage = folder.parent / "stage folder"
    result = portfolio(folder, "stage", str(stage), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    result = without_the_program("build", "--strict", "-f", str(stage / "mkdocs.yml"))
    assert result.returncode == 0, result.stderr
    return folder, stage


def test_a_stage_built_without_this_program_gives_the_same_pages(staged: tuple[Path, Path]) -> None:
    ours, theirs = (
        {path: data for path, data in tree(folder / "site").items() if OURS.fullmatch(path)} for folder in staged
    )
    assert len(ours) > 100
    assert differences(ours, theirs) == []


def test_a_stage_is_searched_and_listed_like_the_site(staged: tuple[Path, Path]) -> None:
    trees = [tree(staged[0] / "site"), tree(staged[1] / "site")]
    ours, theirs = ({path: files[path] for path in files if path.startswith("search/")} for files in trees)
    assert ours
    assert differences(ours, theirs) == []
    assert len({tuple(sorted(files["sitemap.xml"].splitlines())) for files in trees}) == 1


def test_a_stage_has_the_same_style_sheets_and_scripts(staged: tuple[Path, Path]) -> None:
    files = [tree(folder / "site") for folder in staged]
    ours, theirs = ({path: data for path, data in each.items() if LOADED.fullmatch(path)} for each in files)
    assert len(ours) > 8
    assert differences(ours, theirs) == []


def test_the_other_environment_lacks_this_program(staged: tuple[Path, Path]) -> None:
    result = without_the_program("build", "-f", str(staged[0] / "mkdocs.yml"))
    assert result.returncode == 1
    assert 'The "portfolio" plugin is not installed' in result.stderr


def test_a_second_stage_replaces_the_first(staged: tuple[Path, Path]) -> None:
    folder, stage = staged
    before = {path: data for path, data in tree(stage).items() if not path.startswith("site/")}
    write(stage / "docs", {"old.md": "# Old\n"})
    result = portfolio(folder, "stage", str(stage), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    assert {path: data for path, data in tree(stage).items() if not path.startswith("site/")} == before
