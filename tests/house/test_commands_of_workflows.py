"""The commands of the workflows work in a clean copy of the repository: one checks and builds the site, the other
imports the sources again, and proposes a branch instead of pushing to main.

One file, so that one process installs the packages that the copy needs, and once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.intake.providers.provider_table import PROVIDERS
from tests.house.copies import IDENTITY, commit, run_steps, shell, tools_of
from tests.house.workflows import REFRESH, SITE, job_steps, jobs_of, runs, text_of

# The values of the workflow's expressions when its commands run here.
BASE_URL = "https://someone.github.io/portfolio"
EXPRESSIONS = {
    "steps.pages.outputs.base_url": BASE_URL,
    "github.server_url": "https://github.com",
    "github.repository": "someone/portfolio",
    "github.event.pull_request.base.sha": "HEAD",
    "github.event.pull_request.head.sha": "HEAD",
}
GH = """#!/bin/sh
# A stub of GitHub's command: records its arguments and the text of a pull request, and lists the open one.
echo "$*" >> "$GH_FOLDER/arguments"
for last; do :; done
case "$*" in
    "pr list "*) cat "$GH_FOLDER/open" ;;
    *--body-file*) cp "$last" "$GH_FOLDER/body.md" ;;
esac
"""
PROFILE = """Ada Lovelace

1papers

CLJul 18, 2023
{}

Ada Lovelace, Charles Babbage

What an engine can do.
"""
FILLED_IN = {"github.token": "-"} | {f"secrets.{provider.key[0]}": "" for provider in PROVIDERS.values()}
"""What GitHub fills in where the owner has no keys."""

CREATED = re.compile(r"pr create --base main --head refresh --title \S.* --body-file \S+/changes\.md")


@dataclass(frozen=True)
class Run:
    """A checkout as a workflow has it, its origin, and the folder in which the stub of `gh` records its calls."""

    copy: Path
    origin: Path
    notes: Path

    def source(self, title: str) -> None:
        """Replaces the profile on main, as its owner would."""
        (self.copy / "sources/profile.txt").write_text(PROFILE.format(title), encoding="utf-8")
        commit(self.copy)
        shell(self.copy, "git push -q origin main", {})

    def refresh(self) -> str:
        """Runs the job in a new checkout of main, and returns its output."""
        shell(self.copy, "git switch -q main && git fetch -q && git reset -q --hard origin/main", {})
        outputs, printed = self.notes / "outputs", ""
        outputs.write_text("")
        steps = [step for step in job_steps(jobs_of(text_of(REFRESH))["refresh"]) if "run" in step]
        for step, (command, settings) in zip(steps, run_steps(REFRESH, "refresh", FILLED_IN), strict=True):
            if runs(step, made=dict(line.split("=") for line in outputs.read_text().split()).get("made", "")):
                names = ("RUNNER_TEMP", "GH_FOLDER")
                places = {name: str(self.notes) for name in names} | {"GITHUB_OUTPUT": str(outputs)}
                places["PORTFOLIO_OFFLINE"] = "1"
                places["GITHUB_PATH"] = str(self.notes / "path")
                printed += shell(self.copy, command, places | settings, self.notes, tools_of(self.copy))
        return printed

    def heads(self) -> dict[str, str]:
        """The branches of the origin, with their commits."""
        lines = shell(self.origin, "git for-each-ref --format='%(refname) %(objectname)'", {}).splitlines()
        return {name.removeprefix("refs/heads/"): id for name, id in (line.split() for line in lines)}

    def gh(self) -> list[str]:
        """The arguments of the calls of `gh` since the last call of this method."""
        arguments = self.notes / "arguments"
        lines = arguments.read_text().splitlines() if arguments.exists() else []
        arguments.write_text("")
        return lines


@pytest.fixture
def run(copy: Path, tmp_path: Path) -> Iterator[Run]:
    """The copy with a bare repository as its origin, and `gh` on the PATH."""
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "open").write_text("")
    origin = tmp_path / "origin.git"
    shell(tmp_path, f"git init -q --bare -b main '{origin}'", {})
    shell(copy, f"git remote add origin '{origin}' && git push -q origin main", {})
    yield Run(copy, origin, tmp_path)
    shell(copy, "git remote remove origin", {})


def test_without_a_new_source_nothing_happens(run: Run) -> None:
    before = run.heads()
    assert "The sources say nothing new." in run.refresh()
    assert run.heads() == before
    assert run.gh() == []


def test_a_new_source_becomes_a_pull_request(run: Run) -> None:
    run.source("On the Engine")
    before = run.heads()
    run.refresh()
    after = run.heads()
    assert after == before | {"refresh": after["refresh"]}
    assert shell(run.origin, "git rev-parse refresh~1", {}).strip() == before["main"]
    changed = shell(run.origin, "git diff --name-only main refresh", {}).splitlines()
    assert "content/publications/lovelace2023engine.md" in changed
    assert {path.partition("/")[0] for path in changed} == {"content"}
    listed, created = run.gh()
    assert listed.startswith("pr list --base main --head refresh --state open ")
    assert CREATED.fullmatch(created)
    assert "- **On the Engine** (`lovelace2023engine`)" in (run.notes / "body.md").read_text(encoding="utf-8")


def test_a_second_run_updates_the_same_pull_request(run: Run) -> None:
    run.source("On the Engine")
    run.refresh()
    run.gh()
    (run.notes / "open").write_text("7\n")
    run.source("Notes by the Translator")
    before = run.heads()
    run.refresh()
    after = run.heads()
    assert after == before | {"refresh": after["refresh"]}
    assert shell(run.origin, "git rev-parse refresh~1", {}).strip() == before["main"]
    assert run.gh()[1].startswith("pr edit 7 --body-file ")
    said = (run.notes / "body.md").read_text(encoding="utf-8")
    assert "title: On the Engine → Notes by the Translator" in said
    assert "### Added" not in said


def test_a_branch_that_a_person_has_committed_to_is_left_alone(run: Run) -> None:
    run.source("On the Engine")
    run.refresh()
    run.gh()
    shell(run.copy, "git fetch -q && git switch -q -C mine origin/refresh", {})
    (run.copy / "content/mine.md").write_text("# Mine\n")
    commit(run.copy)
    shell(run.copy, "git push -q origin HEAD:refresh", {})
    before = run.heads()
    with pytest.raises(AssertionError, match="::error::Somebody has committed to refresh"):
        run.refresh()
    assert run.heads() == before
    assert run.gh() == []


def test_a_commit_that_a_person_has_amended_is_left_alone(run: Run) -> None:
    run.source("On the Engine")
    run.refresh()
    shell(run.copy, "git fetch -q && git switch -q -C mine origin/refresh", {})
    (run.copy / "content/publications/lovelace2023engine.md").write_text("---\ntitle: Mine\n---\n")
    shell(run.copy, f"git {IDENTITY} commit -q --all --amend --no-edit && git push -qf origin HEAD:refresh", {})
    before = run.heads()
    with pytest.raises(AssertionError, match="::error::Somebody has committed to refresh"):
        run.refresh()
    assert run.heads() == before


def test_a_source_with_errors_proposes_nothing(run: Run) -> None:
    (run.copy / "sources/profile.txt").write_text("Ada Lovelace\n\nCLFeb 31, 2023\nOn the Engine\n", encoding="utf-8")
    commit(run.copy)
    shell(run.copy, "git push -q origin main", {})
    before = run.heads()
    with pytest.raises(AssertionError, match="portfolio import"):
        run.refresh()
    assert run.heads() == before
    assert run.gh() == []


def places(folder: Path) -> dict[str, str]:
    """Where GitHub has its files, for one run."""
    return {
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_PATH": str(folder / "path"),
        "RUNNER_TEMP": str(folder),
    }


def test_the_commands_run_in_a_clean_copy(copy: Path, tmp_path: Path) -> None:
    for command, settings in run_steps(SITE, "build", EXPRESSIONS):
        shell(copy, command, places(tmp_path) | settings, tools_of(copy))
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("No change in content/\n")
    assert "download the artifact site-preview" in summary
    assert (tmp_path / "preview/portfolio/index.html").is_file()
    assert f'href="{BASE_URL}/"' in (copy / "site/index.html").read_text(encoding="utf-8")
    assert (copy / "site/publications.bib").stat().st_size > 0
    assert shell(copy, "git status --porcelain", {}) == ""


def test_a_pull_request_is_compared_with_its_merge_base(copy: Path, tmp_path: Path) -> None:
    shell(copy, "git switch -q -c topic", {})
    (copy / "content/publications/lovelace1843engine.md").write_text('---\ntitle: "<b>On the Engine</b>"\n---\n')
    head = commit(copy)
    shell(copy, "git switch -q main", {})
    (copy / "content/elsewhere.md").write_text("# Of another change\n")
    ends = {"github.event.pull_request.base.sha": commit(copy), "github.event.pull_request.head.sha": head}
    for command, settings in itertools.islice(run_steps(SITE, "build", EXPRESSIONS | ends), 2):
        shell(copy, command, places(tmp_path) | settings, tools_of(copy))
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "1 publication added.\n" in text
    assert r"\<b>On the Engine\</b>** (`lovelace1843engine`)" in text
