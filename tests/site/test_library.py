"""A reference library beside the profile: `portfolio import` of both, on the 32 papers of this repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.world import AS_OF, EXAMPLE, new_project, portfolio, tree

LLAMA = "content/publications/touvron2023llama.md"
BYT5 = "content/publications/xue2021byt5.md"


def run(folder: Path, *arguments: str) -> str:
    """Imports, and returns the output."""
    result = portfolio(folder, "import", *arguments, "--as-of", AS_OF)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


def facts(folder: Path) -> dict[str, bytes]:
    """The Markdown files of the content."""
    return {path: text for path, text in tree(folder / "content").items() if path.endswith(".md")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the profile imported, and the library not yet."""
    folder = new_project(tmp_path / "bücher", content=False)
    run(folder, "sources/profile.txt")
    return folder


def test_the_facts_of_this_repository_are_what_its_sources_say(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "both", content=False)
    assert run(folder) == "sources/profile.txt: 33 new\nsources/library.bib: 32 changed\n"
    assert facts(folder) == facts(EXAMPLE)


def test_a_library_completes_the_papers_and_adds_no_file(project: Path) -> None:
    before = facts(project)
    assert run(project) == "sources/profile.txt: nothing new\nsources/library.bib: 32 changed\n"
    after = facts(project)
    assert set(after) == set(before)
    assert sum(b"\nauthors_truncated: true\n" in text for text in before.values()) == 30
    assert not [path for path, text in after.items() if b"authors_truncated" in text]
    counts = [len(re.findall(rb"^  - \S+ ", text, re.MULTILINE)) for path, text in after.items() if path != "index.md"]
    assert (min(counts), max(counts)) == (3, 559)
    assert len([text for text in after.values() if b"\nvenue: " in text]) == 21


def test_the_library_first_or_second_gives_the_same_facts_of_each_work(project: Path, tmp_path: Path) -> None:
    run(project)
    turned = new_project(tmp_path / "turned", content=False)
    run(turned, "sources/library.bib")
    run(turned, "sources/profile.txt")
    assert {comparable(text) for path, text in facts(turned).items() if path != "index.md"} == {
        comparable(text) for path, text in facts(project).items() if path != "index.md"
    }


def test_a_second_import_changes_no_byte(project: Path) -> None:
    run(project)
    before = tree(project)
    assert run(project) == "sources/profile.txt: nothing new\nsources/library.bib: nothing new\n"
    assert tree(project) == before


def test_an_edit_stays_and_the_value_of_the_library_can_be_taken(project: Path) -> None:
    file = project / BYT5
    file.write_text(
        file.read_text(encoding="utf-8").replace("type: article\n", "type: article\nvenue: TACL\n"), "utf-8"
    )
    output = run(project)
    assert (
        f"{BYT5}:10  'venue' was edited here and stays 'TACL'; sources/library.bib now has 'Transactions of" in output
    )
    assert "portfolio import --take theirs xue2021byt5.venue" in output
    assert "\nvenue: TACL\n" in file.read_text(encoding="utf-8")
    portfolio(project, "import", "--take", "theirs", "xue2021byt5.venue")
    assert "\nvenue: Transactions of the Association for Computational Linguistics\n" in file.read_text(
        encoding="utf-8"
    )


def test_a_finer_date_and_a_longer_list_than_the_sources_are_no_conflict(project: Path) -> None:
    file = project / LLAMA
    run(project)
    text = file.read_text(encoding="utf-8").replace("  - Thomas Scialom\n", "  - Thomas Scialom\n  - Ada Lovelace\n")
    file.write_text(text.replace("date: 2023-07-18", "date: 2023-07-18"), encoding="utf-8")
    library = project / "sources/library.bib"
    library.write_text(library.read_text(encoding="utf-8").replace("Scialom, Thomas}", "others}"), encoding="utf-8")
    assert "touvron2023llama" not in run(project)
    assert file.read_text(encoding="utf-8") == text


def test_a_library_in_latin_1_is_read_and_that_is_said(project: Path) -> None:
    (project / "sources/old.bib").write_bytes(
        "@misc{x, title={Über Zeit}, author={Müller, Jörg}, year=1999}".encode("latin-1")
    )
    assert "notice: sources/old.bib  is not UTF-8; read as cp1252 — save it as UTF-8\n" in run(project)
    assert 'title: "Über Zeit"' in (project / "content/publications/x.md").read_text(encoding="utf-8")


def test_an_entry_that_cannot_be_read_is_reported_with_its_line_and_keeps_no_other_out(project: Path) -> None:
    entries = "@misc{a,\n title={Of One}, year=2001}\n\n@misc{b, year=2002}\n\n@misc{c, title={Of Three}, year=2003"
    (project / "sources/mine.bib").write_text(entries, encoding="utf-8")
    output = run(project)
    assert "sources/mine.bib:4  entry 'b' left out: has no title" in output
    assert "sources/mine.bib:6  entry 'c'" in output
    assert {"a.md", "c.md"} <= {path.name for path in (project / "content/publications").iterdir()}


def comparable(text: bytes) -> tuple[str, ...]:
    """The lines of a file, in any order."""
    return tuple(sorted(text.decode().splitlines()))
