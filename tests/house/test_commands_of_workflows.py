"""The commands of the workflow for changes work in a clean copy of the repository."""

from __future__ import annotations

from pathlib import Path

from tests.house.copies import commit, run_steps, shell
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


def test_the_commands_run_in_a_clean_copy(copy: Path, tmp_path: Path) -> None:
    summary = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    for command, settings in run_steps(SITE, "build", EXPRESSIONS):
        shell(copy, command, summary | settings)
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == "No change in content/\n"
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
    command, settings = next(run_steps(SITE, "build", EXPRESSIONS | ends))
    shell(copy, command, {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), **settings})
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "1 publication added.\n" in text
    assert r"\<b>On the Engine\</b>** (`lovelace1843engine`)" in text
