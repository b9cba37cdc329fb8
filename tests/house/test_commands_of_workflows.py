"""The commands of the workflow that checks and builds a site work in a clean copy of the repository."""

from __future__ import annotations

import itertools
from pathlib import Path

from tests.house.copies import commit, run_steps, shell, tools_of
from tests.house.workflows import SITE

# The values of the workflow's expressions when its commands run here.
BASE_URL = "https://someone.github.io/portfolio"
EXPRESSIONS = {
    "steps.pages.outputs.base_url": BASE_URL,
    "github.server_url": "https://github.com",
    "github.repository": "someone/portfolio",
    "github.event.pull_request.base.sha": "HEAD",
    "github.event.pull_request.head.sha": "HEAD",
}


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
