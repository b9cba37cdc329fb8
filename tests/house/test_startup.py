"""What a command imports: no more than it needs, since every library takes its time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.facts import records
from generator.facts.store import publication_path
from tests.unit.contents import PERSON
from tests.unit.example import publications

HEAVY = frozenset(
    "mkdocs material jinja2 bibtexparser pylatexenc latex2mathml markdown_it mdit_py_plugins PIL typst rich "
    "xml.etree.ElementTree importlib.metadata subprocess".split()
)
OF_FACTS = frozenset("yaml generator.facts generator.text generator.site generator.intake generator.citing".split())
SETTINGS = "site_name: Portfolio\ndocs_dir: content\ntheme: material\nplugins: [portfolio]\n"
RUN = "import sys; from generator.cli.main import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command has imported when it ends, and the packages that they are in."""
    command = [sys.executable, "-c", RUN, *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr
    names = result.stdout.splitlines()[-1].split()
    return {name.rsplit(".", level)[0] for name in names for level in range(name.count(".") + 1)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The 32 papers of a profile."""
    (tmp_path / "content/publications").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "content/index.md").write_text(PERSON, encoding="utf-8")
    for paper in publications():
        (tmp_path / "content" / publication_path(paper.key)).write_text(records.file_text(paper), encoding="utf-8")
    return tmp_path


def test_the_help_needs_no_library_but_that_of_the_command_line(tmp_path: Path) -> None:
    modules = imported(tmp_path, "--help")
    assert "click" in modules
    assert modules & (HEAVY | OF_FACTS) == set()


def test_a_check_needs_neither_pages_nor_parsers_of_other_formats(project: Path) -> None:
    modules = imported(project, "check")
    assert {"yaml", "generator.review.checks"} <= modules
    assert modules & (HEAVY | {"generator.site.derived", "generator.intake.readers", "generator.citing"}) == set()


def test_what_a_check_must_not_import_would_be_seen(project: Path) -> None:
    (project / "content/talks.md").write_text("[Home](index.md)\n", encoding="utf-8")
    assert imported(project, "check") >= {"markdown_it", "generator.site.derived"}
