"""Sources that cannot be imported: one line with the file and what to do, exit status 1, and nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.world import EXAMPLE, new_project, portfolio, tree, write

ENTRY = "CLJul 18, 2023\n\nA Title\n\nAnn Ada\n\nAn abstract.\n"
PERSON = "Ann Ada\n\nCL\n\n"


def sparse(path: Path) -> None:
    """Makes a file of 50 MB that takes no room."""
    with path.open("wb") as file:
        file.truncate(50_000_000)


REFUSED: dict[str, tuple[str, Callable[[Path], object], list[str]]] = {
    "an empty file": ("a.txt", lambda path: path.touch(), ["a.txt  ", "empty"]),
    "blank lines only": ("a.txt", lambda path: path.write_text("\n \n\t\n"), ["a.txt  ", "empty"]),
    "a binary file": ("a.txt", lambda path: path.write_bytes(b"Ann\n\x89PNG\r\n\x1a\0"), ["a.txt:3  ", "zero byte"]),
    "UTF-16": ("a.txt", lambda path: path.write_bytes("Ann\n".encode("utf-16")), ["a.txt:1  ", "save it as UTF-8"]),
    "Latin-1": ("a.txt", lambda path: path.write_bytes("A\nÉ\n".encode("latin-1")), ["a.txt:2  ", "save it as UTF-8"]),
    "50 MB": ("a.txt", sparse, ["a.txt  ", "50,000,000 bytes"]),
    "a symlink": (
        "a.txt",
        lambda path: path.symlink_to(EXAMPLE / "sources/profile.txt"),
        ["a.txt  ", "a regular file"],
    ),
    "a symlink within": ("a.txt", lambda path: path.symlink_to("profile.txt"), ["a.txt  ", "a regular file"]),
    "a folder": ("a.txt", lambda path: path.mkdir(), ["a.txt  ", "a regular file"]),
    "another ending": (
        "a.pdf",
        lambda path: path.write_text(PERSON),
        ["a.pdf  ", "is nothing that a reader knows"],
    ),
    "no ending": (
        "a",
        lambda path: path.write_text(PERSON),
        ["sources/a  ", "is nothing that a reader knows"],
    ),
    "an unused line": ("a.txt", lambda path: path.write_text(PERSON + "Follow\n" + ENTRY), ["a.txt:5  "]),
    "an impossible date": ("a.txt", lambda path: path.write_text(PERSON + ENTRY.replace("18", "41")), ["a.txt:5  "]),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the facts of this repository, and the profile as a source."""
    return new_project(tmp_path / "Pörtfolio")


def refused(folder: Path, *arguments: str) -> str:
    """The errors of an import that must fail and leave the content as it is."""
    before = tree(folder / "content")
    result = portfolio(folder, "import", *arguments)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert tree(folder / "content") == before
    return result.stderr.strip()


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_a_line_that_names_the_file(project: Path, name: str) -> None:
    file, make, expected = REFUSED[name]
    make(project / "sources" / file)
    for arguments in ((), (f"sources/{file}",)):
        (line,) = refused(project, *arguments).splitlines()
        assert line.removeprefix("error: ").startswith(f"sources/{file}")
        assert [part for part in expected if part not in line] == []


def test_one_bad_source_keeps_all_from_being_written(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "new", content=False)
    write(folder / "sources", {"zz.txt": "\n"})
    result = portfolio(folder, "import", "--as-of", "2026-11-22")
    assert result.returncode == 1
    assert "sources/zz.txt" in result.stderr
    assert tree(folder / "content") == {}


def test_all_unused_lines_are_reported_together(project: Path) -> None:
    write(project / "sources", {"a.txt": PERSON + "One?\n\nTwo?\n\nThree?\n\n" + ENTRY})
    lines = refused(project).splitlines()
    assert [line.partition("  ")[0] for line in lines if "not understood" in line] == [
        "sources/a.txt:5",
        "sources/a.txt:7",
        "sources/a.txt:9",
    ]


def test_a_page_of_another_site_is_one_line_that_says_what_to_do(project: Path) -> None:
    page = "Ann Ada\nUniversity\nVerified email at a.example\nTITLE CITED BY YEAR\nA Title\nA Ada\nJ 1, 2020\n12 2020\n"
    write(project / "sources", {"a.txt": page})
    (line,) = refused(project).splitlines()
    assert "copied from Google Scholar" in line
    assert "as BibTeX into sources/library.bib" in line


def test_a_missing_source_is_named(project: Path) -> None:
    assert refused(project, "gone.txt").startswith("gone.txt  ")


def test_without_sources_it_says_what_to_do_and_is_no_error(project: Path) -> None:
    shutil.rmtree(project / "sources")
    for _ in range(2):
        result = portfolio(project, "import")
        assert result.returncode == 0, result.stderr
        assert "put an export of your library (.bib) or a copied profile (.txt) there" in result.stdout
        (project / "sources").mkdir(exist_ok=True)


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    assert "no mkdocs.yml" in refused(tmp_path)


def test_an_invalid_as_of_date_is_refused(project: Path) -> None:
    result = portfolio(project, "import", "--as-of", "2026-02-30")
    assert result.returncode == 2
    assert "2026-02-30" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"as_of": "soon"}', '{"profile": 3}', '{"publications": {"x": {"date": "?"}}}']
)
def test_a_damaged_record_of_a_source_is_reported_and_not_guessed(project: Path, text: str) -> None:
    (project / "content/.imported/profile.txt.json").write_text(text)
    assert refused(project).startswith("content/.imported/profile.txt.json")


def test_bad_content_stops_an_import_before_anything_is_written(project: Path) -> None:
    write(project / "content", {"publications/x.md": "---\nautors: [Ann]\n---\n"})
    write(project / "sources", {"profile.txt": PERSON + ENTRY})
    output = refused(project)
    assert "content/publications/x.md:2" in output
    assert "content/publications/x.md:1" in output
