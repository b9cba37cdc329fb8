"""What is published: the wheel holds program, templates and starter, and works where nothing else is."""

from __future__ import annotations

import re
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import __version__
from tests.house.copies import TOOLS, commit, run_steps, shell
from tests.house.distributions import RELEASED, build
from tests.house.workflows import CALLS, REFRESH, ROOT, SITE, text_of
from tests.site import reading
from tests.site.world import EXAMPLE, SITE_URL, tree

BIB = "@article{k, title={On {\\'E}ngines}, author={Lovelace, Ada}, year={1843}, journal={Taylor's Memoirs}}\n"
PROFILE = """Jürgen Müller

2papers

CLJul 18, 2023
Größe von $\\alpha$-Teilchen

Jürgen Müller, Ada Lovelace

What an engine can do.
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home without anything in it."""
    (tmp_path / "home").mkdir()
    return {"HOME": str(tmp_path / "home")}


def names(distribution: Path) -> set[str]:
    """The files in a wheel."""
    with zipfile.ZipFile(distribution) as wheel:
        return set(wheel.namelist())


def metadata(distribution: Path) -> Any:
    """The metadata of a wheel."""
    with zipfile.ZipFile(distribution) as wheel:
        [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        return BytesParser(policy=default).parsebytes(wheel.read(name))


def listed(*folders: str) -> Iterator[str]:
    """What git knows below some folders, and what is new there."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return (line for line in lines if (ROOT / line).exists())


def test_the_wheel_holds_program_templates_starter_and_workflows_and_nothing_else(distributions: list[Path]) -> None:
    inside = {name for name in names(distributions[0]) if ".dist-info/" not in name}
    templates = {f"generator/{name}" for name in listed("templates")}
    workflows = {f"generator/templates/workflows/{Path(path).name}" for path in (SITE, REFRESH)}
    assert inside == {*listed("generator"), *templates, *workflows}


def test_the_sdist_gives_the_same_wheel(distributions: list[Path], tmp_path: Path) -> None:
    with tarfile.open(distributions[1]) as archive:
        archive.extractall(tmp_path / "sdist", filter="data")
    [folder] = (tmp_path / "sdist").iterdir()
    [wheel] = build(folder, tmp_path / "dist", "--target", "wheel")
    assert wheel.read_bytes() == distributions[0].read_bytes()


def test_what_the_package_says_of_itself(distributions: list[Path]) -> None:
    said = metadata(distributions[0])
    assert said["Version"] == __version__
    assert said["License-Expression"] == "MIT AND OFL-1.1"
    assert said.get_all("License-File") == ["LICENSE", "templates/theme/assets/licenses.txt"]
    assert f"Source, https://github.com/someone/academic-portfolio/tree/{RELEASED['GITHUB_SHA']}" in said.get_all(
        "Project-URL"
    )
    links = re.findall(r'\]\(([^)\s]+)|src="([^"]+)', said.get_content())
    assert len(links) > 10
    assert [link for pair in links for link in pair if link and not link.startswith(("https://", "#"))] == []


def test_the_version_stands_once() -> None:
    found = [name for name in listed("generator", "pyproject.toml", "README.md") if (ROOT / name).suffix != ".svg"]
    assert [name for name in found if f'"{__version__}"' in (ROOT / name).read_text("utf-8")] == [
        "generator/__init__.py"
    ]


@pytest.mark.parametrize(
    ("arguments", "owner", "paper"),
    [
        ('--name "Ada Lovelace"', "Ada Lovelace", ""),
        ('--name "Ada Lovelace" --source papers.bib', "Ada Lovelace", "On Éngines"),
        ("--source profile.txt", "Jürgen Müller", "Größe von"),
        ("--source profile.txt --source papers.bib --workflows copy", "Jürgen Müller", "On Éngines"),
    ],
)
def test_a_portfolio_from_nothing(
    arguments: str, owner: str, paper: str, tools: Path, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "papers.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "profile.txt").write_text(PROFILE, encoding="utf-8")
    said = shell(tmp_path, f"portfolio init my-site {arguments} && cd my-site && portfolio check", home, tools)
    said += shell(tmp_path / "my-site", "portfolio build", {"SITE_URL": SITE_URL, **home}, tools)
    site = tree(tmp_path / "my-site/site")
    assert owner in site["index.html"].decode()
    assert paper in site["publications/index.html"].decode()
    everything = b"".join([said.encode(), *tree(tmp_path / "my-site").values()])
    assert b"Narang" not in everything
    assert reading.dead_references(tmp_path / "my-site/site") == []


def test_without_an_address_none_is_written(tools: Path, home: dict[str, str], tmp_path: Path) -> None:
    shell(tmp_path, 'portfolio init my-site --name "Ada Lovelace"', home, tools)
    (tmp_path / "my-site/content/talks.md").write_text("# Talks\n")
    said = shell(tmp_path / "my-site", "portfolio build", home, tools)
    assert said.count("SITE_URL") == 1
    site = tree(tmp_path / "my-site/site")
    assert b"<loc>" not in site["sitemap.xml"]
    for path, data in site.items():
        assert b'rel="canonical"' not in data, path
        assert b"og:url" not in data, path
        assert b"og:image" not in data, path
        assert b"portfolio.example" not in data, path


@pytest.mark.parametrize("copies", [False, True])
def test_the_workflows_of_an_owner_are_valid_and_their_commands_work(
    copies: bool, distributions: list[Path], tools: Path, home: dict[str, str], tmp_path: Path
) -> None:
    option = "--workflows copy" if copies else ""
    shell(tmp_path, f'portfolio init my-site --name "Ada Lovelace" {option}', home, tools)
    project = tmp_path / "my-site"
    shell(project, "git init -q -b main", {})
    commit(project)
    base = "https://someone.github.io/my-site"
    expressions = {
        "steps.pages.outputs.base_url": base,
        "github.server_url": "https://github.com",
        "github.repository": "someone/my-site",
        "github.event.pull_request.base.sha": "HEAD",
        "github.event.pull_request.head.sha": "HEAD",
    }
    places = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "RUNNER_TEMP": str(tmp_path)}
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_FIND_LINKS": str(distributions[0].parent)}
    for command, settings in run_steps(SITE, "build", expressions):
        shell(project, command, home | places | offline | settings, tools)
    assert f'href="{base}/"' in (project / "site/index.html").read_text(encoding="utf-8")
    assert shell(project, "git status --porcelain", {}) == ""
    for path in CALLS:
        text = (project / path).read_text(encoding="utf-8")
        jobs = yaml.safe_load(text)["jobs"]
        assert "@@" not in text
        if copies:
            called = SITE if "site" in path else REFRESH
            assert jobs == yaml.safe_load(text_of(called))["jobs"]
        else:
            assert f"@{RELEASED['GITHUB_SHA']} # v{__version__}" in text
            assert len(text.splitlines()) < 30
    rules = tmp_path / "zizmor.yml"  # an owner sets the optional keys of providers once, for the repository
    rules.write_text("rules: {secrets-outside-env: {disable: true}}\n")
    zizmor = f"'{TOOLS}/zizmor' --offline --persona auditor --no-ignores --strict-collection --config '{rules}' ."
    shell(project, zizmor, {})


def test_a_profile_gives_the_same_addresses_in_a_new_portfolio(
    tools: Path, home: dict[str, str], tmp_path: Path
) -> None:
    source = EXAMPLE / "sources/profile.txt"
    shell(tmp_path, f"portfolio init my-site --source '{source}'", home, tools)
    ours, theirs = tree(EXAMPLE / "content/publications"), tree(tmp_path / "my-site/content/publications")
    assert ours.keys() == theirs.keys()


def test_a_folder_that_holds_anything_is_left_alone(tools: Path, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "my-site").mkdir()
    (tmp_path / "my-site/thesis.tex").write_text("x")
    with pytest.raises(AssertionError, match="my-site  is not empty"):
        shell(tmp_path, 'portfolio init my-site --name "Ada"', home, tools)
    assert set(tree(tmp_path / "my-site")) == {"thesis.tex"}


def test_a_source_with_errors_leaves_nothing_and_is_named_as_it_was_given(
    tools: Path, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text("Ada Lovelace\n\nCLFeb 31, 2023\nOn the Engine\n")
    with pytest.raises(AssertionError, match=r"bad\.txt:3  "):
        shell(tmp_path, "portfolio init my-site --source bad.txt", home, tools)
    assert set(tree(tmp_path)) == {"bad.txt"}
