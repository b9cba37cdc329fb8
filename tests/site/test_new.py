"""`portfolio new` as people run it: with options, at a terminal, and with a pasted entry."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.site.world import TOOLS, environment, portfolio, small_project, tree

ENGINE = ("--title", "On the Engine", "--author", "Ada Lovelace", "--author", "Babbage, Charles", "--date", "1843-09")
WRITTEN = b'---\ntitle: "On the Engine"\nauthors:\n  - Ada Lovelace\n  - Charles Babbage\ndate: 1843-09\n---\n'
PATH = "content/publications/lovelace1843engine.md"
BIBTEX = b"""@article{ada1843,
  title = {On the Engine},
  author = {Lovelace, Ada},
  journal = {Memoirs},
  year = 1843
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without papers."""
    return small_project(tmp_path / "mein Pörtfolio", {"index.md": "---\nname: Ada Lovelace\n---\n"})


def pasted(project: Path, text: bytes, *arguments: str) -> tuple[int, str, str]:
    """Runs the command with a text on standard input; exit status, output and errors."""
    command = [str(TOOLS / "portfolio"), "new", *arguments]
    result = subprocess.run(
        command, cwd=project, input=text, env=environment(), capture_output=True, timeout=60, check=False
    )
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def answered(project: Path, *answers: str) -> tuple[int, str, str]:
    """The command at a terminal, at which a person types lines."""
    person, terminal = pty.openpty()
    command = [str(TOOLS / "portfolio"), "new"]
    with subprocess.Popen(
        command, cwd=project, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        os.close(terminal)
        os.write(person, "".join(f"{answer}\n" for answer in answers).encode())
        output, errors = process.communicate(timeout=60)
    os.close(person)
    return process.returncode, output.decode(), errors.decode()


def test_options_become_a_file_whose_path_is_printed(project: Path) -> None:
    result = portfolio(project, "new", *ENGINE)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{PATH}\n", "")
    assert (project / PATH).read_bytes() == WRITTEN
    assert portfolio(project, "check").returncode == 0


def test_the_same_paper_is_not_added_twice(project: Path) -> None:
    portfolio(project, "new", *ENGINE)
    before = tree(project)
    result = portfolio(project, "new", *ENGINE)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"{PATH}  is this work already: 'On the Engine' — edit that file\n"
    assert tree(project) == before


def test_without_a_terminal_each_missing_option_is_named(project: Path) -> None:
    status, output, errors = pasted(project, b"", "--title", "On the Engine")
    assert (status, output) == (1, "")
    assert [line.split("  ")[0] for line in errors.splitlines()] == ["--author", "--date"]
    assert "content/publications" not in tree(project)


def test_an_empty_option_counts_as_missing(project: Path) -> None:
    result = portfolio(project, "new", "--title", "Alone", "--author", "", "--date", "")
    assert result.stdout == "content/publications/anonalone.md\n"


def test_at_a_terminal_title_authors_and_date_are_asked_for(project: Path) -> None:
    status, output, errors = answered(project, "On the Engine", "Ada Lovelace", "Babbage, Charles", "", "1843-09")
    assert (status, output) == (0, f"{PATH}\n")
    assert errors.count("Author (empty: no more)") == 3
    assert (project / PATH).read_bytes() == WRITTEN


def test_at_a_terminal_a_bad_date_is_asked_for_again(project: Path) -> None:
    status, output, errors = answered(project, "Alone", "", "1.2.1843", "1843")
    assert (status, output) == (0, "content/publications/anon1843alone.md\n")
    assert "--date  is not a valid date: '1.2.1843' is not a date" in errors
    assert errors.count("Date (") == 2


def test_an_argument_that_is_not_text_ends_with_one_line(project: Path) -> None:
    result = portfolio(project, "new", "--title", "half \udcff", "--author", "", "--date", "")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "--title  is not plain text: 'half \\udcff'\n"


def test_a_pasted_entry_becomes_a_file_where_bibtex_is_read(project: Path) -> None:
    status, output, _ = pasted(project, BIBTEX, "--bibtex", "-", "--category", "cs.CL")
    assert (status, output) == (0, "content/publications/ada1843.md\n")
    text = (project / "content/publications/ada1843.md").read_text(encoding="utf-8")
    assert 'title: "On the Engine"' in text
    assert "category: cs.CL" in text
    assert portfolio(project, "check").returncode == 0


@pytest.mark.parametrize(
    "text", [b"", b"no entry", b"@", b"@article{", b"\0", b"\xff\xfe", BIBTEX + BIBTEX.replace(b"On", b"Off")]
)
def test_a_pasted_text_that_is_not_a_single_entry_writes_nothing(project: Path, text: bytes) -> None:
    before = tree(project)
    status, output, errors = pasted(project, text, "--bibtex", "-")
    assert (status, output) == (1, "")
    assert errors
    assert "Traceback" not in errors
    assert tree(project) == before


def test_an_identifier_that_a_source_has_is_enough(project: Path) -> None:
    (project / "sources").mkdir(exist_ok=True)
    library = BIBTEX.decode().replace("year = 1843", "year = 1843,\n  doi = {10.1234/AbC},\n  eprint = {2307.09288v2}")
    (project / "sources/x.bib").write_text(library, encoding="utf-8")
    result = portfolio(project, "new", "--doi", "https://doi.org/10.1234/abc", "--venue", "Mind")
    assert (result.returncode, result.stdout) == (0, "content/publications/ada1843.md\n")
    assert result.stderr == "notice: sources/x.bib  has 10.1234/abc: its entry is taken\n"
    text = (project / "content/publications/ada1843.md").read_text(encoding="utf-8")
    assert "On the Engine" in text
    assert "venue: Mind" in text
    assert portfolio(project, "new", "--arxiv", "2307.09288").returncode == 1  # it is there already


def test_an_identifier_that_no_source_has_says_what_is_missing(project: Path) -> None:
    result = portfolio(project, "new", "--arxiv", "arXiv:2307.09288")
    assert result.returncode == 1
    hint = "no file in sources/ has 2307.09288: give it, or the entry of its page: --bibtex FILE"
    assert f"--title  is missing — {hint}" in result.stderr
