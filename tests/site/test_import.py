"""`portfolio import` on real folders: what it writes, and that it never changes what a person wrote."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.site.world import AS_OF, EXAMPLE, new_project, portfolio, tree

LLAMA = "content/publications/touvron2023llama.md"
UNDATED = "content/publications/salpekar2026training.md"
EDITED = """---
# what people wrote here stays
title: 'Llama 2: Open Foundation and Fine-Tuned Chat Models'   # in single quotes
links: {code: "https://github.com/meta-llama/llama"}
authors: [Hugo Touvron, 'Louis Martin',   "Kevin Stone"]
authors_truncated: true

date: 2023-07-18
category: cs.CL
extra:
    note:   mine
type: article
code_flag: true
listed_affiliations: [meta-ai]
index_rank: 1
---

"""
NOTES = "\n## Notes\n\nMy own words\\\nwith   spaces \n\n\n## Abstract\n\nand more\n\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder with spaces and accents whose profile has been imported."""
    folder = new_project(tmp_path / "mein Pörtfolio ✓", content=False)
    (folder / "sources/library.bib").unlink()  # test_library.py has both
    run(folder, "--as-of", AS_OF)
    return folder


def run(folder: Path, *arguments: str) -> str:
    """Imports, and returns the output."""
    result = portfolio(folder, "import", *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


def change_source(folder: Path, old: str, new: str) -> None:
    """Changes the source, once."""
    source = folder / "sources/profile.txt"
    text = source.read_text(encoding="utf-8")
    assert text.count(old) == 1
    source.write_text(text.replace(old, new), encoding="utf-8")


def test_the_profile_becomes_one_file_for_each_paper_and_one_for_the_person(project: Path) -> None:
    files = tree(project / "content")
    assert len([path for path in files if path.startswith("publications/") and path.endswith(".md")]) == 32
    assert set(files) - {path for path in files if path.startswith("publications/")} == {
        "index.md",
        ".imported/profile.txt.json",
    }


def test_a_second_import_changes_no_byte(project: Path) -> None:
    before = tree(project)
    assert "nothing new" in run(project)
    assert "nothing new" in run(project, "sources/profile.txt")
    assert tree(project) == before


def test_an_import_never_changes_the_source(project: Path) -> None:
    profile = "sources/profile.txt"
    assert (project / profile).read_bytes() == (EXAMPLE / profile).read_bytes()


def test_the_as_of_date_gives_the_missing_year_and_dates_the_figures(project: Path) -> None:
    assert "date: 2026-01-30\n" in (project / UNDATED).read_text(encoding="utf-8")
    assert (project / "content/index.md").read_text(encoding="utf-8").count(f"as_of: {AS_OF}\n") == 5


def test_another_as_of_date_gives_another_year(project: Path) -> None:
    assert "33 changed" not in run(project, "--as-of", "2027-02-03")
    assert "date: 2027-01-30\n" in (project / UNDATED).read_text(encoding="utf-8")


def test_the_day_of_the_copy_is_remembered_while_the_source_is_the_same(project: Path) -> None:
    assert "today" not in run(project)
    assert (project / "content/index.md").read_text(encoding="utf-8").count(AS_OF) == 5


def test_without_a_day_of_the_copy_today_is_taken_and_said(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "new", content=False)
    days = {date.today().isoformat()}
    output = run(folder)
    days.add(date.today().isoformat())
    assert [day for day in days if f"today, {day}" in output]
    assert "--as-of YYYY-MM-DD" in output
    assert "today" not in run(folder)


def test_a_changed_source_is_of_today_again(project: Path) -> None:
    change_source(project, "88,855citations", "90,000citations")
    days = {date.today().isoformat()}
    assert "taken as of today" in run(project)
    days.add(date.today().isoformat())
    page = (project / "content/index.md").read_text(encoding="utf-8")
    assert "value: 90000\n" in page
    assert set(re.findall(r"as_of: (.*)", page)) <= days


def test_an_edit_survives_and_the_untouched_bytes_around_a_change_stay(project: Path) -> None:
    abstract = (project / LLAMA).read_text(encoding="utf-8").split("---\n\n")[1]
    (project / LLAMA).write_bytes((EDITED + abstract + NOTES).encode())
    change_source(project, "CLJul 18, 2023Code\n", "CLJul 19, 2023Code\n")
    assert run(project, "--as-of", AS_OF).count("touvron2023llama") == 0
    expected = EDITED.replace("date: 2023-07-18", "date: 2023-07-19") + abstract + NOTES
    assert (project / LLAMA).read_bytes().decode() == expected


def test_a_new_abstract_leaves_everything_from_the_first_heading_on(project: Path) -> None:
    abstract = (project / LLAMA).read_text(encoding="utf-8").split("---\n\n")[1]
    (project / LLAMA).write_bytes((EDITED + abstract + NOTES).encode())
    change_source(project, "In this work, we develop and release Llama 2, a", "We release Llama 2, a")
    run(project, "--as-of", AS_OF)
    text = (project / LLAMA).read_bytes().decode()
    assert text.startswith(EDITED + "We release Llama 2, a collection")
    assert text.endswith(NOTES)


def test_windows_line_ends_stay(project: Path) -> None:
    text = (project / LLAMA).read_bytes().replace(b"\n", b"\r\n")
    (project / LLAMA).write_bytes(text)
    change_source(project, "CLJul 18, 2023Code\n", "CLJul 19, 2023Code\n")
    run(project, "--as-of", AS_OF)
    assert (project / LLAMA).read_bytes() == text.replace(b"2023-07-18", b"2023-07-19")


def test_a_conflict_keeps_the_persons_value_and_is_reported_with_file_and_line(project: Path) -> None:
    mine = (project / LLAMA).read_text(encoding="utf-8").replace("date: 2023-07-18", "date: 2023-07-01")
    (project / LLAMA).write_text(mine, encoding="utf-8")
    change_source(project, "CLJul 18, 2023Code\n", "CLJul 20, 2023Code\n")
    line = mine.splitlines().index("date: 2023-07-01") + 1
    output = run(project, "--as-of", AS_OF)
    (report,) = [one for one in output.splitlines() if f"{LLAMA}:{line}" in one]
    assert "2023-07-01" in report
    assert "2023-07-20" in report
    assert (project / LLAMA).read_text(encoding="utf-8") == mine


def test_a_deleted_publication_stays_deleted(project: Path) -> None:
    (project / LLAMA).unlink()
    change_source(project, "CLJul 18, 2023Code\n", "CLJul 19, 2023Code\n")
    run(project, "--as-of", AS_OF)
    run(project)
    assert not (project / LLAMA).exists()


def test_a_renamed_file_is_not_imported_again(project: Path) -> None:
    renamed = project / "content/publications/llama2.md"
    (project / LLAMA).rename(renamed)
    change_source(project, "CLJul 18, 2023Code\n", "CLJul 19, 2023Code\n")
    assert ": 1 changed" in run(project, "--as-of", AS_OF)
    assert ": nothing new" in run(project)
    assert not (project / LLAMA).exists()
    assert "date: 2023-07-19\n" in renamed.read_text(encoding="utf-8")


def test_a_key_stays_when_papers_are_added_removed_and_reordered(project: Path) -> None:
    source = project / "sources/profile.txt"
    header, *entries = source.read_text(encoding="utf-8").split("\n\nCL")
    source.write_text("\n\nCL".join([header, *reversed(entries[1:])]), encoding="utf-8")
    before = set(tree(project / "content/publications"))
    run(project, "--as-of", AS_OF)
    assert set(tree(project / "content/publications")) == before


def test_a_command_works_from_a_folder_below_the_project(project: Path) -> None:
    result = portfolio(project / "content/publications", "import")
    assert (result.returncode, result.stdout) == (0, "sources/profile.txt: nothing new\n")
