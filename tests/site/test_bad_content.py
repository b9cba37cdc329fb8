"""Bad content: every way of building stops with all problems, each with its place and a hint, and writes nothing."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.world import built, copy_of, mkdocs, new_project, portfolio, some_papers, tree, write

GOOD = '---\ntitle: "A title"\n---\n'
FILES = {
    "publications/untitled.md": "---\nauthors: [Ann Ada]\n---\n",
    "publications/unknown.md": "---\ntitle: A title\nautors: [Ann Ada]\n---\n",
    "publications/types.md": "---\ntitle: A title\nauthors: Ann Ada\ndate: soon\ncode_flag: maybe\n---\n",
    "publications/broken.md": "---\ntitle: A: title\n---\n",
    "publications/open.md": "---\ntitle: [A\n---\n",
    "publications/bare.md": "# A title\n",
    "publications/no key!.md": GOOD,
    "publications/Touvron2023Llama.md": GOOD,
    "publications/links.md": GOOD + "\nText.\n\n## Notes\n\nSee [this](../gone.md) and ![that](gone.png).\n",
    "publications/deep/x.md": GOOD,
    "teaching.md": "# Teaching\n\n[a page](publications/touvron2023lama.md) [at the root](/publications/)\n",
    "teaching/index.md": "# Teaching\n",
    "talks.md": "---\ntitle: Talks: all\n---\n\nText\n",
}
EXPECTED = (  # path with line, what is wrong, what to do
    ("publications/untitled.md:1", "no 'title'", "add a line such as title:"),
    ("publications/unknown.md:3", "unknown key 'autors'", "did you mean 'authors'?"),
    ("publications/types.md:3", "'authors' must be a list", "write [Ann Ada]"),
    ("publications/types.md:4", "'date' is not a valid date", "write 2023-07-18"),
    ("publications/types.md:5", "'code_flag' must be true or false", ""),
    ("publications/broken.md:2", "broken YAML", "put the value in quotes"),
    ("publications/open.md:2", "opens here", "write ] at its end"),
    ("publications/bare.md:1", "no front matter", "the first line must be ---"),
    ("publications/no key!.md", "is not a citation key", "rename it to nokey.md"),
    ("publications/touvron2023llama.md", "same address as", "rename or delete one of them"),
    ("publications/links.md:9", "dead link: ../gone.md", ""),
    ("publications/links.md:9", "dead link: gone.png", ""),
    ("publications/deep/x.md", "directly in publications/", "move it there"),
    ("publications/latin1.md:2", "is not UTF-8", "save it as UTF-8"),
    ("teaching.md:3", "dead link", "did you mean publications/touvron2023llama.md?"),
    ("teaching.md:3", "dead link: /publications/", ""),
    ("teaching/index.md", "same address as content/teaching.md", "rename or delete one of them"),
    ("talks.md:2", "broken YAML", "put the value in quotes"),
    ("link.md", "is a symlink", "put the file itself here"),
    ("folder", "is a symlink", "put the file itself here"),
    ("pipe", "is not a regular file", "delete it"),
)
Command = Callable[[Path], subprocess.CompletedProcess[str]]
COMMANDS: dict[str, Command] = {
    "portfolio check": lambda folder: portfolio(folder, "check"),
    "portfolio build": lambda folder: portfolio(folder, "build"),
    "mkdocs build": lambda folder: mkdocs(folder, "build"),
    "mkdocs build --strict": lambda folder: mkdocs(folder, "build", "--strict"),
    "portfolio stage": lambda folder: portfolio(folder, "stage", "staged"),
}


@pytest.fixture(scope="module")
def bad(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project to which everything that can be wrong has been added."""
    folder = copy_of(project, tmp_path_factory.mktemp("bad") / "Pörtfolio")
    content = folder / "content"
    write(content, FILES)
    (content / "publications/latin1.md").write_bytes("---\ntitle: É\n---\n".encode("latin-1"))
    (content / "link.md").symlink_to("/etc/passwd")
    (content / "folder").symlink_to(folder.parent)
    os.mkfifo(content / "pipe")
    return folder


def lines(result: subprocess.CompletedProcess[str]) -> list[str]:
    """What a command said, one problem a line."""
    return [line.removeprefix("error: ") for line in f"{result.stdout}{result.stderr}".splitlines() if line.strip()]


def place(line: str) -> str:
    """The file and line that a message starts with, without the column."""
    return re.sub(r"^(.*?:\d+):\d+$", r"\1", line.partition("  ")[0])


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """What each command says of that project, once it has run."""
    return {}


@pytest.mark.parametrize("command", COMMANDS)
def test_all_problems_are_reported_together_and_nothing_is_written(
    bad: Path, command: str, said: dict[str, list[str]]
) -> None:
    before = tree(bad)
    result = COMMANDS[command](bad)
    assert result.returncode == 1
    found = said[command] = lines(result)
    missing = [
        expected
        for expected in EXPECTED
        if not any(
            place(line) == f"content/{expected[0]}" and expected[1] in line and expected[2] in line for line in found
        )
    ]
    assert missing == []
    assert len(found) == len(EXPECTED)
    assert "Traceback" not in result.stderr + result.stdout
    assert tree(bad) == before


def test_every_way_reports_the_same(bad: Path, said: dict[str, list[str]]) -> None:
    everything = {name: sorted(said.get(name) or lines(run(bad))) for name, run in COMMANDS.items()}
    assert all(found == everything["portfolio check"] for found in everything.values())


def test_a_symlink_put_into_a_built_project_is_refused_too(project: Path, tmp_path: Path) -> None:
    folder = copy_of(project, tmp_path / "project")
    (folder / "content/folder").symlink_to(tmp_path)
    result = portfolio(folder, "build", SITE_URL="https://someone.example/portfolio/")
    assert result.returncode == 1
    assert "content/folder  is a symlink" in result.stderr


def test_a_web_server_may_read_a_site_that_was_built_with_a_narrow_umask(tmp_path: Path) -> None:
    folder = some_papers(tmp_path / "project", "touvron2023llama")
    before = os.umask(0o077)
    try:
        built(folder)
    finally:
        os.umask(before)
    site = folder / "site"
    assert [path for path in (site, *site.rglob("*")) if not path.stat().st_mode & 0o004] == []


def test_a_file_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "project")
    Path(os.fsdecode(os.fsencode(folder) + b"/content/bad\xff.png")).touch()
    result = portfolio(folder, "build")
    assert result.returncode == 1
    assert "the name is not UTF-8 — rename it" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("value", ["abc", "-1", "99999999999999"])
def test_a_day_of_the_build_that_is_none_is_told(tmp_path: Path, value: str) -> None:
    result = portfolio(new_project(tmp_path / "project"), "build", SOURCE_DATE_EPOCH=value)
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH  must be seconds since 1970" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["portfolio build", "mkdocs build", "portfolio stage"])
def test_a_damaged_record_of_the_last_import_is_told_with_its_line(tmp_path: Path, command: str) -> None:
    folder = new_project(tmp_path / "project")
    records = sorted((folder / "content/.imported").iterdir())
    records[0].write_text("{bad")
    result = COMMANDS[command](folder)
    assert result.returncode == 1
    assert f"content/.imported/{records[0].name}" in lines(result)[0]
    assert "Traceback" not in result.stderr + result.stdout


def test_content_without_problems_is_said_to_be_fine_by_the_exit_status(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "project")
    result = portfolio(folder, "check")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_profile_says_what_to_do(tmp_path: Path, command: str) -> None:
    folder = new_project(tmp_path / "project", content=False)
    (folder / "content").mkdir()
    result = COMMANDS[command](folder)
    assert result.returncode == 1
    (line,) = lines(result)
    assert line.startswith("content/index.md  ")
    assert "portfolio import" in line
    assert not (folder / "site").exists()


PLACES = ("content", "content/site", "templates", "sources", ".", "..", "../mine", "mkdocs.yml")


@pytest.mark.parametrize("place", PLACES)
def test_a_site_never_replaces_other_files(tmp_path: Path, place: str) -> None:
    folder = new_project(tmp_path / "project")
    write(tmp_path / "mine", {"a.txt": "mine"})
    before = tree(tmp_path)
    result = portfolio(folder, "build", "--site-dir", place)
    assert result.returncode == 1
    assert result.stderr.startswith("--site-dir  ")
    assert tree(tmp_path) == before


def test_a_site_replaces_one_that_the_host_has_built(tmp_path: Path) -> None:
    folder = some_papers(tmp_path / "project", "touvron2023llama")
    assert mkdocs(folder, "build").returncode == 0
    assert portfolio(folder, "build").returncode == 0


def test_a_staged_folder_never_replaces_other_files(tmp_path: Path) -> None:
    folder = new_project(tmp_path / "project")
    write(folder / "staged", {"mine.txt": "mine"})
    before = tree(folder)
    result = portfolio(folder, "stage", "staged")
    assert result.returncode == 1
    assert result.stderr.strip().startswith("staged  ")
    assert tree(folder) == before
