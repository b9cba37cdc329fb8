"""What holds for every command: findings on standard output, JSON, exit status, quiet, examples, colour."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.cli.documentation import command
from generator.cli.main import COMMANDS
from tests.site.test_diff import commit
from tests.site.world import TOOLS, environment, portfolio, small_project, write

FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n",
    "publications/a.md": "---\ntitle: On Engines\nauthors: [Ada Lovelace]\ndate: 1843\n---\n",
}
WRONG = {"publications/b.md": "---\ntitel: x\n---\n", "publications/c.md": "---\ntitle: x\ndate: soon\n---\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without mistakes, under git."""
    folder = small_project(tmp_path / "project", FILES)
    commit(folder)
    return folder


def test_content_without_problems_is_said_to_be_fine_unless_quiet(project: Path) -> None:
    result = portfolio(project, "check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "content is fine: 1 paper\n", "")
    assert portfolio(project, "--quiet", "check").stdout == ""


def test_findings_are_on_standard_output_also_as_json(project: Path) -> None:
    write(project / "content", WRONG)
    plain, data = portfolio(project, "check"), portfolio(project, "check", "--json")
    assert (plain.returncode, plain.stderr, data.returncode, data.stderr) == (1, "", 1, "")
    found = json.loads(data.stdout)
    lines = ["{path}:{line}  {message} — {hint}".format(**each) for each in found]
    assert lines == [re.sub(r"^(\S+:\d+):\d+", r"\1", line) for line in plain.stdout.splitlines()]
    assert {each["severity"] for each in found} == {"error"}


def test_a_check_of_named_files_is_of_these(project: Path) -> None:
    write(project / "content", WRONG)
    result = portfolio(project / "content", "check", "publications/b.md")
    assert result.returncode == 1
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {"content/publications/b.md"}
    assert portfolio(project, "check", "content/publications/a.md").returncode == 0
    gone = portfolio(project, "check", "content/gone.md")
    assert (gone.returncode, gone.stderr) == (1, "content/gone.md  no such file\n")


def test_health_is_data_too_and_strict_if_asked(project: Path) -> None:
    assert portfolio(project, "health").returncode == 0
    assert portfolio(project, "health", "--strict").returncode == 1
    [first, *_] = json.loads(portfolio(project, "health", "--json").stdout)
    assert set(first) == {"id", "title", "advice", "keys"}
    assert first["keys"] == ["a"]


def test_a_change_is_data_too(project: Path) -> None:
    write(project / "content", {"publications/a.md": FILES["publications/a.md"].replace("1843", "1842")})
    change = json.loads(portfolio(project, "diff", "HEAD", "--json").stdout)
    assert change["changed"] == [{"key": "a", "was": "a", "fields": [{"field": "date", "old": "1843", "new": "1842"}]}]


def test_an_import_is_data_too(project: Path) -> None:
    assert json.loads(portfolio(project, "import", "--json").stdout) == []
    write(project / "sources", {"x.bib": "@article{k, title={Notes}, author={Lovelace, Ada}, year={1843}}"})
    [summary] = json.loads(portfolio(project, "import", "--json").stdout)
    assert (summary["source"], summary["new"], summary["changed"]) == ("sources/x.bib", ["publications/k.md"], [])


def test_an_empty_folder_of_sources_is_no_error(project: Path) -> None:
    result = portfolio(project, "import")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("sources/ holds nothing to import: put an export of your library (.bib) ")


def test_a_build_says_what_the_host_says_only_if_asked(project: Path) -> None:
    assert "INFO" not in portfolio(project, "build").stderr
    (project / "content/x.md").write_text("# X\n")
    assert "INFO    -  Building documentation" in portfolio(project, "-v", "build").stderr


def test_a_command_line_that_cannot_be_ends_with_2(project: Path) -> None:
    assert portfolio(project, "check", "--nothing").returncode == 2
    assert portfolio(project, "nothing").returncode == 2


def test_outside_of_a_portfolio_the_way_to_one_is_told(tmp_path: Path) -> None:
    result = portfolio(tmp_path, "build")
    assert result.returncode == 1
    assert result.stderr.endswith("start one: portfolio init my-site\n")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_help_has_an_example_that_can_be(name: str) -> None:
    epilog = command(name).epilog or ""
    assert epilog.startswith("Example: ")
    assert f"portfolio {name}" in epilog


@pytest.mark.parametrize(("settings", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_findings_are_coloured_on_a_terminal(project: Path, settings: dict[str, str], is_coloured: bool) -> None:
    write(project / "content", WRONG)
    shown = _on_a_terminal(project, "check", settings)
    assert "unknown key 'titel'" in shown
    assert ("\x1b[31m" in shown) == is_coloured


def test_what_an_import_did_is_printed_when_its_moving_line_is_gone(project: Path) -> None:
    write(project / "sources", {"x.bib": "@article{k, title={Notes}, author={Lovelace, Ada}, year={1843}}"})
    shown = _on_a_terminal(project, "import", {})
    moving, erased, printed = shown.rpartition("\x1b[2K")
    assert "importing" in moving
    assert (erased, printed) == ("\x1b[2K", "sources/x.bib: 1 new\n")


def _on_a_terminal(project: Path, command: str, settings: dict[str, str]) -> str:
    """What a person sees, with the control sequences."""
    return subprocess.run(
        ["script", "-qec", f"{TOOLS / 'portfolio'} {command}", "/dev/null"],
        cwd=project,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
    ).stdout
