"""The workflow in `.github/` is safe and valid, and its commands work in a clean copy of the repository."""

import ast
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ".github/workflows/site.yml"
TEXT = (ROOT / WORKFLOW).read_text(encoding="utf-8")
TOOLS = Path(sys.executable).parent

SCHEMA = "check-jsonschema --builtin-schema"
LINTERS = {
    "zizmor": "zizmor --offline --persona auditor --no-ignores --strict-collection --no-progress .github",
    "schema": f"{SCHEMA} vendor.github-workflows {WORKFLOW}",
    "timeout": f"{SCHEMA} custom.github-workflows-require-timeout {WORKFLOW}",
    "dependabot": f"{SCHEMA} vendor.dependabot .github/dependabot.yml",
    # Without shellcheck and pyflakes: whether a machine has them must not change the result.
    "actionlint": f"actionlint -shellcheck= -pyflakes= -no-color {WORKFLOW}",
}
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# What the expressions of the workflow stand for when its commands run here.
BASE_URL = "https://someone.github.io/portfolio"
EXPRESSIONS = {
    "steps.pages.outputs.base_url": BASE_URL,
    "github.server_url": "https://github.com",
    "github.repository": "someone/portfolio",
}
# `make test` inside `make test` would never end: in the copy it runs all linters, but only these tests.
FEW_TESTS = "tests/unit"


def lint(linter: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one linter in a folder that holds `.github/`."""
    command, *arguments = LINTERS[linter].split()
    return subprocess.run(
        [TOOLS / command, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def job_steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of a job, typed."""
    steps: list[dict[str, Any]] = job["steps"]
    return steps


def writing(permissions: str | dict[str, str] | None) -> bool:
    """Whether a `permissions:` value may write; a job that states none counts as one that may."""
    return "write" in permissions.values() if isinstance(permissions, dict) else permissions != "read-all"


def faults(text: str) -> list[str]:
    """Each rule of this house that a workflow breaks; the linters do not know all of them."""
    workflow = yaml.safe_load(text)
    jobs: dict[str, dict[str, Any]] = workflow["jobs"]
    build, deploy = jobs["build"], jobs["deploy"]
    uses = re.findall(r"^.*\buses:.*$", text, re.MULTILINE)
    steps = [step for job in jobs.values() for step in job_steps(job)]
    inputs = {name for step in steps for name in step.get("with", {})}
    checks = {
        "unpinned": all(PINNED.fullmatch(line.strip().removeprefix("- ")) for line in uses),
        "hidden": len(uses) == sum("uses" in step for step in steps),
        # YAML 1.1 reads the key `on` as true.
        "trigger": set(workflow[True]) == {"push", "pull_request", "workflow_dispatch"},
        "branch": workflow[True]["push"] == {"branches": ["main"]},
        "permissions": workflow["permissions"] == {},
        "writer": [name for name, job in jobs.items() if writing(job.get("permissions"))] == ["deploy"],
        "deploy": not any("run" in step for step in job_steps(deploy)),
        "secret": not re.search(r"secrets|github\.token|GITHUB_TOKEN", yaml.safe_dump(workflow)),
        "credentials": text.count("actions/checkout@") == text.count("persist-credentials: false"),
        "needs": deploy["needs"] == "build",
        "queue": deploy["concurrency"] == {"group": "pages", "cancel-in-progress": False},
        "cache": "cache" not in inputs,
        "tests first": next(step["run"] for step in job_steps(build) if "run" in step) == "make test",
    }
    return [name for name, kept in checks.items() if not kept]


@pytest.mark.parametrize("linter", LINTERS)
def test_the_linters_find_nothing(linter: str) -> None:
    result = lint(linter, ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_workflow_escapes_the_checks() -> None:
    assert [path.name for path in (ROOT / ".github/workflows").iterdir()] == ["site.yml"]


@pytest.mark.parametrize(
    ("linter", "good", "bad", "message"),
    [
        ("zizmor", "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        ("zizmor", "run: make check", "run: echo '${{ github.head_ref }}'", "template-injection"),
        ("zizmor", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
        ("zizmor", "persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("zizmor", "permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("schema", "runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04", "runs_on"),
        ("timeout", "    timeout-minutes: 20\n", "", "timeout-minutes"),
        ("actionlint", "needs: build", "needs: biuld", "biuld"),
        ("actionlint", "run: make check", "run: echo '${{ github.head_ref }}'", "github.head_ref"),
        ("actionlint", "steps.pages.outputs", "steps.paegs.outputs", "paegs"),
    ],
)
def test_the_linters_catch_a_bad_workflow(linter: str, good: str, bad: str, message: str, tmp_path: Path) -> None:
    assert good in TEXT
    (tmp_path / WORKFLOW).parent.mkdir(parents=True)
    (tmp_path / WORKFLOW).write_text(TEXT.replace(good, bad), encoding="utf-8")
    result = lint(linter, tmp_path)
    assert result.returncode != 0
    assert message in result.stdout + result.stderr


def test_the_rules_of_the_house_hold() -> None:
    assert faults(TEXT) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (" # v7.0.1", "", "unpinned"),
        ("@45bfe0192ca1faeb007ade9deae92b16b8254a0d", "@v6", "unpinned"),
        ("        uses: actions/setup-python", '        "uses": actions/setup-python', "hidden"),
        ("  pull_request:", "  pull_request_target:", "trigger"),
        ("branches: [main]", "branches: ['**']", "branch"),
        ("permissions: {}", "permissions: read-all", "permissions"),
        ("contents: read", "contents: write", "writer"),
        ("    permissions:\n      contents: read", "    env:\n      contents: read", "writer"),
        ("        id: deployment\n", "        id: deployment\n        run: make site\n", "deploy"),
        ("run: make check", "run: make check TOKEN=${{ secrets.TOKEN }}", "secret"),
        ("persist-credentials: false", "fetch-depth: 0", "credentials"),
        ("needs: build", "needs: []", "needs"),
        ("cancel-in-progress: false", "cancel-in-progress: true", "queue"),
        ("python-version-file: .python-version", "cache: pip", "cache"),
        ("run: make test", "run: make lint", "tests first"),
    ],
)
def test_the_rules_catch_a_bad_workflow(good: str, bad: str, fault: str) -> None:
    assert good in TEXT
    assert fault in faults(TEXT.replace(good, bad))


def value(node: ast.expr) -> bool | str:
    """The value of a condition made of texts, ==, !=, and, or; anything else is refused."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(value(part) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(value(part) for part in parts)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return value(left) == value(right)
        case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[right]):
            return value(left) != value(right)
    message = f"not a plain condition: {ast.unparse(node)}"
    raise ValueError(message)


def runs(part: dict[str, Any], event: str, ref: str) -> bool:
    """Whether a job or a step with this `if:` runs for an event on a ref."""
    condition = part.get("if", "'always' == 'always'")
    for text, stands_for in {
        "github.event_name": repr(event),
        "github.ref": repr(ref),
        "&&": "and",
        "||": "or",
    }.items():
        condition = condition.replace(text, stands_for)
    return bool(value(ast.parse(condition, mode="eval").body))


EVENTS = list(
    itertools.product(
        ["push", "pull_request", "workflow_dispatch"],
        ["refs/heads/main", "refs/heads/topic", "refs/pull/1/merge", "refs/tags/main"],
    )
)


@pytest.mark.parametrize(("event", "ref"), EVENTS)
def test_only_main_is_deployed(event: str, ref: str) -> None:
    jobs = yaml.safe_load(TEXT)["jobs"]
    published = ref == "refs/heads/main" and event in {"push", "workflow_dispatch"}
    steps = [step for step in job_steps(jobs["build"]) if runs(step, event, ref)]
    actions = [step["uses"].partition("@")[0].removeprefix("actions/") for step in steps if "uses" in step]
    commands = [step["run"] for step in steps if "run" in step]
    uploads = ["configure-pages", "upload-pages-artifact"] if published else ["upload-artifact"]
    assert runs(jobs["build"], event, ref)
    assert runs(jobs["deploy"], event, ref) == published
    assert actions == ["checkout", "setup-python", *uploads]
    assert commands == ["make test", "make check", "make build"]
    assert any("SITE_URL" in step.get("env", {}) for step in steps) == published


def test_a_condition_that_is_not_plain_is_refused() -> None:
    with pytest.raises(ValueError, match="not a plain condition"):
        runs({"if": "always() || github.ref == 'refs/heads/main'"}, "push", "refs/heads/main")


def run_steps() -> Iterator[tuple[str, dict[str, str]]]:
    """Each `run:` of the job `build`, in order, with its environment filled in."""
    for step in job_steps(yaml.safe_load(TEXT)["jobs"]["build"]):
        if "run" in step:
            assert set(step) <= {"name", "if", "env", "run"}, "a setting this test would not honour"
            filled = {
                name: re.sub(r"\$\{\{ (.+?) \}\}", lambda found: EXPRESSIONS[found[1]], text)
                for name, text in step.get("env", {}).items()
            }
            yield step["run"], filled


def shell(folder: Path, command: str, settings: dict[str, str]) -> str:
    """Run a command as a fresh shell would: without the settings of the `make test` this test is part of."""
    inherited = ("GIT_", "MAKE", "MFLAGS", "PYTEST_", "PYTHONPATH", "COV", "VIRTUAL_ENV", "SITE_", "REPO_")
    environment = {name: text for name, text in os.environ.items() if not name.startswith(inherited)}
    path = [entry for entry in environment["PATH"].split(os.pathsep) if Path(entry) != TOOLS]
    environment |= {"PATH": os.pathsep.join(path), "PYTEST_ARGS": FEW_TESTS, "CI": "true", **settings}
    result = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}"
    return result.stdout


def copy_repository(target: Path) -> None:
    """Copy what a commit of everything here would hold, and commit it there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in set(listed.stdout.split("\0")) - {""}:
        if os.path.lexists(ROOT / name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name, follow_symlinks=False)
    identity = "-c user.name=test -c user.email=test@portfolio.example -c commit.gpgsign=false"
    shell(target, f"git init -q -b main && git add -A && git {identity} commit -q -m copy", {})


def test_the_commands_run_in_a_clean_copy(tmp_path: Path) -> None:
    copy_repository(tmp_path)
    output = [shell(tmp_path, command, settings) for command, settings in run_steps()]
    assert re.search(r"\b[1-9]\d* passed", output[0])
    assert f'href="{BASE_URL}/"' in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site/publications.bib").stat().st_size > 0
    assert shell(tmp_path, "git status --porcelain", {}) == ""
