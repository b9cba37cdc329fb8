"""`portfolio export`: the bytes of the site's downloads, to a file or to standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.citing.writers import OF_LISTS, WRITERS
from tests.site import world
from tests.site.world import new_project, portfolio, tree


@pytest.mark.parametrize("ending", WRITERS)
def test_an_export_is_the_download_of_the_site(project: Path, site: Path, ending: str, tmp_path: Path) -> None:
    parts = ((("--topic", "cs.SD"), "topics/cs-sd"), (("--year", "2023"), "years/2023"))
    for options, path in (((), "publications"), *(parts if ending in OF_LISTS else ())):
        result = world.portfolio(project, "export", ending, *options, "-o", str(tmp_path / f"x.{ending}"))
        assert result.returncode == 0, result.stderr
        assert (tmp_path / f"x.{ending}").read_bytes() == (site / f"{path}.{ending}").read_bytes()


def test_without_a_file_the_text_alone_goes_to_standard_output(project: Path, site: Path) -> None:
    for options in ((), ("-o", "-")):
        result = world.portfolio(project, "export", "bib", *options)
        assert result.stdout == (site / "publications.bib").read_text(encoding="ascii")
        assert result.stderr == ""


def test_a_topic_and_a_year_together(project: Path) -> None:
    result = world.portfolio(project, "export", "bib", "--topic", "CS-SD", "--year", "2018")
    assert result.stdout.startswith("@inproceedings{ping2017deep,")
    assert result.stdout.count("@") == 1


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--topic", "cs.XX", "unknown topic 'cs.XX' — known: cs.AI, cs.CL,"),
        ("--year", "1999", "unknown year '1999' — known: 2016, 2017,"),
    ],
)
def test_an_unknown_topic_or_year_is_an_error_with_the_known_ones(
    project: Path, option: str, value: str, message: str
) -> None:
    result = world.portfolio(project, "export", "bib", option, value)
    assert result.returncode == 1
    assert result.stderr.startswith(message)
    assert result.stdout == ""


def test_an_unknown_format_is_an_error_that_names_the_known_ones(project: Path) -> None:
    result = world.portfolio(project, "export", "docx")
    assert result.returncode == 2
    assert "bib" in result.stderr
    assert "ris" in result.stderr


def test_references_in_a_style_are_one_per_line(project: Path) -> None:
    result = world.portfolio(project, "export", "apa", "--year", "2018")
    lines = result.stdout.splitlines()
    [deep_voice] = [line for line in lines if "Deep Voice 3" in line]
    assert deep_voice.startswith(
        "Ping, W., Peng, K., Gibiansky, A., Arik, S. O., Kannan, A., Narang, S., Raiman, J., &"
    )
    assert all(line.endswith(".") or " https://" in line for line in lines)


@pytest.mark.parametrize(
    "path", ["content/index.md", "content/new.bib", "sources/library.bib", "mkdocs.yml", "mine.txt"]
)
def test_a_file_of_the_owner_is_never_overwritten(tmp_path: Path, path: str) -> None:
    folder = new_project(tmp_path / "project")
    (folder / "mine.txt").write_text("mine")
    before = tree(folder)
    for command in (["export", "bib", "-o", path], ["offline", "-o", path]):
        result = portfolio(folder, *command)
        assert result.returncode == 1
        assert result.stderr.startswith(path)
    assert tree(folder) == before


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "project")
    assert [portfolio(folder, "export", "bib", "-o", "out.bib").returncode for _ in range(2)] == [0, 0]
