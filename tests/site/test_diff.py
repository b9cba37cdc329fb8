"""`portfolio diff` in a real repository: what it prints, and that bad input gives one line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.site.world import portfolio, small_project, write

PAPER = '---\ntitle: "On the Engine"\ndate: 1843\n---\n'
FILES = {"index.md": "---\nname: Ada Lovelace\n---\n", "publications/lovelace1843engine.md": PAPER}


def commit(project: Path) -> None:
    """Commits all files of the project, which becomes a repository if it is not one."""
    identity = ["-c", "user.name=test", "-c", "user.email=test@portfolio.example", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "--all"], [*identity, "commit", "--quiet", "--message", "change"]):
        subprocess.run(["git", "-C", str(project), *command], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one paper, committed."""
    folder = small_project(tmp_path / "Pörtfolio", FILES)
    commit(folder)
    return folder


def test_two_commits_are_compared_in_words(project: Path) -> None:
    write(project / "content", {"publications/lovelace1843engine.md": PAPER.replace("1843", "1843-09")})
    commit(project)
    result = portfolio(project, "diff", "HEAD~1..HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "## What changes in content/\n\n1 publication changed.\n\n### Changed\n\n"
        "- **On the Engine** (`lovelace1843engine`)\n  - date: 1843 → 1843-09\n"
    )


def test_a_commit_is_compared_with_the_files_on_disk(project: Path) -> None:
    assert portfolio(project, "diff", "HEAD").stdout == "No change in content/\n"
    write(project / "content", {"publications/new2020.md": PAPER.replace("On the Engine", "New"), "notes.txt": "x"})
    result = portfolio(project, "diff", "HEAD")
    assert "1 publication added, 1 other file." in result.stdout


def test_a_damaged_file_and_a_missing_person_are_reported_and_do_not_end_it(project: Path) -> None:
    write(project / "content", {"publications/lovelace1843engine.md": "---\ntitle: [\n---\n"})
    (project / "content/index.md").unlink()
    result = portfolio(project, "diff", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert "`content/index.md` the file is missing" in result.stdout
    assert "`content/publications/lovelace1843engine.md:" in result.stdout


def test_file_names_that_are_not_text_are_printed(project: Path) -> None:
    (project / "content/odd \udcff.txt").write_text("x")
    result = portfolio(project, "diff", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert "- `content/odd \\udcff.txt` the name is not UTF-8 — rename it" in result.stdout


def test_an_unknown_revision_ends_with_one_line(project: Path) -> None:
    result = portfolio(project, "diff", "nowhere..HEAD")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("nowhere  is not a revision of this repository — ")
    assert result.stderr.count("\n") == 1


def test_a_project_without_a_repository_ends_with_one_line(tmp_path: Path) -> None:
    project = small_project(tmp_path / "plain", FILES)
    result = portfolio(project, "diff", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("git  not a git repository")
    assert result.stderr.count("\n") == 1
