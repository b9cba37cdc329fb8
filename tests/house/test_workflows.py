"""The workflows in `.github/` are safe and valid."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.intake.providers.provider_table import PROVIDERS
from tests.house.workflows import (
    CALLS,
    FOLDER,
    PROGRAM,
    REFRESH,
    RELEASE,
    ROOT,
    SITE,
    job_steps,
    jobs_of,
    runs,
    text_of,
)

KEYS = sorted(provider.key[0] for provider in PROVIDERS.values() if provider.key[0])
OPTIONAL = {name: {"required": False} for name in KEYS}
ENVIRONMENT = {name: f"${{{{ secrets.{name} }}}}" for name in KEYS}
CHECK = "run: portfolio check --format github"
TOOLS = Path(sys.executable).parent
RUNNING = (PROGRAM, RELEASE, SITE, REFRESH)
WORKFLOWS = (*RUNNING, *CALLS)

SCHEMA = "check-jsonschema --builtin-schema"
LINTERS = {
    "zizmor": "zizmor --offline --persona auditor --no-ignores --strict-collection --no-progress .github",
    "schema": f"{SCHEMA} vendor.github-workflows {{}}",
    "timeout": f"{SCHEMA} custom.github-workflows-require-timeout {{}}",
    # Without shellcheck and pyflakes: whether a machine has them must not change the result.
    "actionlint": "actionlint -shellcheck= -pyflakes= -no-color {}",
    "dependabot": f"{SCHEMA} vendor.dependabot .github/dependabot.yml",
}
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def lint(linter: str, folder: Path, path: str) -> subprocess.CompletedProcess[str]:
    """Run one linter on a workflow, in the folder with `.github/`."""
    command, *arguments = LINTERS[linter].format(path).split()
    return subprocess.run(
        [TOOLS / command, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def writing(permissions: str | dict[str, str] | None) -> bool:
    """True if a `permissions:` value allows writing; a job without one may write."""
    return "write" in permissions.values() if isinstance(permissions, dict) else permissions != "read-all"


def writers(jobs: dict[str, dict[str, Any]]) -> list[str]:
    """The jobs that may write."""
    return [name for name, job in jobs.items() if writing(job.get("permissions"))]


def faults(path: str, text: str) -> list[str]:
    """The rules of this house that a workflow breaks; the linters do not know all of them."""
    workflow = yaml.safe_load(text)
    return [name for name, kept in (common_rules(workflow, text) | RULES[path](workflow, text)).items() if not kept]


def common_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """The rules for every workflow."""
    uses = re.findall(r"^.*\buses:.*$", text, re.MULTILINE)
    steps = [step for job in workflow["jobs"].values() for step in job_steps(job)]
    return {
        "unpinned": all(PINNED.fullmatch(line.strip().removeprefix("- ")) for line in uses),
        "hidden": len(uses) == sum("uses" in step for step in steps),
        "permissions": workflow["permissions"] == {},
        "credentials": text.count("actions/checkout@") == text.count("persist-credentials: false"),
        "cache": not any("cache" in step.get("with", {}) for step in steps),
        "expression": not any("${{" in step.get("run", "") for step in steps),
    }


def called_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """A workflow that owners call has no trigger of its own, and takes no version: their requirements.txt has it."""
    install = [step for job in workflow["jobs"].values() for step in job_steps(job) if "pip install" in str(step)]
    return {
        # YAML 1.1 reads the key `on` as true.
        "trigger": set(workflow[True]) == {"workflow_call"}
        and set(workflow[True]["workflow_call"] or ()) <= {"secrets"},
        "install": [step["name"] for step in install] == ["Install the program"]
        and "--requirement requirements.txt" in install[0]["run"],
    }


def release_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """Only a tag releases; the job that may prove who it is runs two actions and no code of ours."""
    jobs = workflow["jobs"]
    return {
        "trigger": workflow[True] == {"push": {"tags": ["v*"]}},
        "writer": writers(jobs) == ["publish"],
        "rights": jobs["publish"]["permissions"] == {"id-token": "write"},
        "publish": not any("run" in step for step in job_steps(jobs["publish"])),
        "needs": jobs["publish"]["needs"] == "build",
        "translations": "make translations" in [step.get("run") for step in job_steps(jobs["build"])],
        "environment": jobs["publish"]["environment"]["name"] == "pypi",
        "secret": not re.search(r"secrets|github\.token|password", yaml.safe_dump(workflow)),
    }


def change_rules(workflow: dict[Any, Any]) -> dict[str, bool]:
    """What holds where the code of a pull request runs."""
    return {
        "trigger": set(workflow[True]) == {"push", "pull_request", "workflow_dispatch"},
        "branch": workflow[True]["push"] == {"branches": ["main"]},
        "secret": not re.search(r"secrets|github\.token|GITHUB_TOKEN", yaml.safe_dump(workflow)),
    }


def program_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """A change is tested without any right."""
    commands = [step["run"] for job in workflow["jobs"].values() for step in job_steps(job) if "run" in step]
    return {**change_rules(workflow), "writer": writers(workflow["jobs"]) == [], "tests": "make test" in commands}


def site_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """A change is built without any right; what passed on main is published by a job that runs no code of ours."""
    jobs = workflow["jobs"]
    build, deploy = jobs["build"], jobs["deploy"]
    commands = [step["run"] for step in job_steps(build) if "run" in step and not step.get("continue-on-error")]
    return {
        **called_rules(workflow, text),
        "secret": not re.search(r"secrets|github\.token|GITHUB_TOKEN", yaml.safe_dump(workflow)),
        "writer": writers(jobs) == ["deploy"],
        "deploy": not any("run" in step for step in job_steps(deploy)),
        "needs": deploy["needs"] == "build",
        "queue": deploy["concurrency"] == {"group": "pages", "cancel-in-progress": False},
        "kept": [step["with"]["path"].split() for step in job_steps(build) if "actions/cache/" in step.get("uses", "")]
        == [[".cache/", "site/"]] * 2,
        "check first": commands[1] == "portfolio check --format github" and "make test" not in commands,
    }


def refresh_rules(workflow: dict[Any, Any], text: str) -> dict[str, bool]:
    """Only the last step holds the token; it runs git and gh alone, and pushes one branch that is not main. The keys of
    providers are optional, and only those two steps have them that ask providers."""
    job = workflow["jobs"]["refresh"]
    *earlier, last = job_steps(job)
    pushes = re.findall(r"\bpush\b(?:[^\n]*\\\n)*[^\n]*", last["run"])
    commands = re.findall(r"(?:^|\$\(|&& |if )\s*(git|gh|make|\S*portfolio|python\S*)\s", last["run"], re.MULTILINE)
    return {
        **called_rules(workflow, text),
        "writer": writers(workflow["jobs"]) == ["refresh"],
        "rights": job["permissions"] == {"contents": "write", "pull-requests": "write"},
        "main only": job["if"] == "github.ref == 'refs/heads/main'",
        "token": not re.search(r"github\.token|GH_TOKEN|GITHUB_TOKEN", yaml.safe_dump([earlier, job["env"]]))
        and text.count("token }") == 1,
        "keys": (workflow[True].get("workflow_call") or {}).get("secrets") == OPTIONAL
        and [step["name"] for step in job_steps(job) if "secrets" in str(step)] == ["Fetch", "Complete"]
        and all(step["env"] == ENVIRONMENT for step in earlier if step["name"] in {"Fetch", "Complete"}),
        "last": set(commands) == {"git", "gh"},
        "push": len(pushes) == 1 and pushes[0].endswith(' origin "HEAD:refs/heads/$BRANCH"'),
        "pushed early": "push" not in yaml.safe_dump(earlier),
        "branch": job["env"]["BRANCH"] == "refresh" and "BRANCH=" not in text,
    }


RULES = {PROGRAM: program_rules, RELEASE: release_rules, SITE: site_rules, REFRESH: refresh_rules}


@pytest.mark.parametrize("path", WORKFLOWS)
@pytest.mark.parametrize("linter", LINTERS)
def test_the_linters_find_nothing(linter: str, path: str) -> None:
    result = lint(linter, ROOT, path)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_workflow_escapes_the_checks() -> None:
    assert sorted(f"{FOLDER}/{path.name}" for path in (ROOT / FOLDER).iterdir()) == sorted(WORKFLOWS)


@pytest.mark.parametrize(
    ("path", "linter", "good", "bad", "message"),
    [
        (PROGRAM, "zizmor", "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        (
            SITE,
            "zizmor",
            CHECK,
            "run: echo '${{ github.head_ref }}'",
            "template-injection",
        ),
        (SITE, "zizmor", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
        (SITE, "zizmor", "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (SITE, "zizmor", "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (SITE, "schema", "runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04", "runs_on"),
        (SITE, "timeout", "    timeout-minutes: 30\n", "", "timeout-minutes"),
        (SITE, "actionlint", "needs: build", "needs: biuld", "biuld"),
        (
            SITE,
            "actionlint",
            CHECK,
            "run: echo '${{ github.head_ref }}'",
            "github.head_ref",
        ),
        (SITE, "actionlint", "steps.pages.outputs", "steps.paegs.outputs", "paegs"),
        (REFRESH, "zizmor", "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (REFRESH, "zizmor", "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (CALLS[1], "schema", "- cron:", "- corn:", "corn"),
        (REFRESH, "timeout", "    timeout-minutes: 30\n", "", "timeout-minutes"),
        (REFRESH, "actionlint", "id: commit", "id: comit", "commit"),
        (CALLS[1], "actionlint", "23 4 1 * *", "23 4 1 *", "cron"),
        (RELEASE, "zizmor", "@dc37677b2e1c63e2034f94d8a5b11f265b73ba33", "@release/v1", "unpinned-uses"),
    ],
)
def test_the_linters_catch_a_bad_workflow(
    path: str, linter: str, good: str, bad: str, message: str, tmp_path: Path
) -> None:
    assert good in text_of(path)
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text_of(path).replace(good, bad), encoding="utf-8")
    result = lint(linter, tmp_path, path)
    assert result.returncode != 0
    assert message in result.stdout + result.stderr


@pytest.mark.parametrize("path", RUNNING)
def test_the_rules_of_the_house_hold(path: str) -> None:
    assert faults(path, text_of(path)) == []


@pytest.mark.parametrize(
    ("path", "good", "bad", "fault"),
    [
        (SITE, " # v7.0.1", "", "unpinned"),
        (SITE, "@45bfe0192ca1faeb007ade9deae92b16b8254a0d", "@v6", "unpinned"),
        (SITE, "        uses: actions/setup-python", '        "uses": actions/setup-python', "hidden"),
        (SITE, "  workflow_call:", "  pull_request_target:", "trigger"),
        (PROGRAM, "branches: [main]", "branches: ['**']", "branch"),
        (SITE, "permissions: {}", "permissions: read-all", "permissions"),
        (SITE, "contents: read", "contents: write", "writer"),
        (SITE, "    permissions:\n      contents: read", "    env:\n      contents: read", "writer"),
        (SITE, "        id: deployment\n", "        id: deployment\n        run: make site\n", "deploy"),
        (SITE, "portfolio check", "portfolio check ${{ secrets.TOKEN }}", "secret"),
        (SITE, "--requirement requirements.txt", "academic-portfolio", "install"),
        (SITE, "persist-credentials: false", "fetch-depth: 0", "credentials"),
        (SITE, "needs: build", "needs: []", "needs"),
        (SITE, "cancel-in-progress: false", "cancel-in-progress: true", "queue"),
        (SITE, 'python-version: "3.13"', "cache: pip", "cache"),
        (SITE, CHECK, "run: make test", "check first"),
        (PROGRAM, "run: make test", "run: make lint", "tests"),
        (PROGRAM, "contents: read", "contents: write", "writer"),
        (PROGRAM, "  pull_request:", "  pull_request_target:", "trigger"),
        (PROGRAM, "run: make test", "run: make test TOKEN=${{ secrets.TOKEN }}", "secret"),
        (SITE, '"$BASE...$HEAD"', '"${{ github.event.pull_request.base.sha }}..HEAD"', "expression"),
        (REFRESH, " # v7.0.1", "", "unpinned"),
        (REFRESH, "  workflow_call:", "  push:", "trigger"),
        (REFRESH, "permissions: {}", "permissions: read-all", "permissions"),
        (REFRESH, "persist-credentials: false", "fetch-depth: 0", "credentials"),
        (REFRESH, "      contents: write", "      actions: write\n      contents: write", "rights"),
        (REFRESH, "github.ref == 'refs/heads/main'", "github.ref != 'refs/heads/topic'", "main only"),
        (REFRESH, "      EMAIL:", "      GH_TOKEN: ${{ github.token }}\n      EMAIL:", "token"),
        (
            REFRESH,
            "run: portfolio import",
            "run: portfolio import\n        env:\n          T: ${{ github.token }}",
            "token",
        ),
        (
            REFRESH,
            "run: portfolio import",
            "run: portfolio import\n        env:\n          A: ${{ secrets.A }}",
            "keys",
        ),
        (REFRESH, "required: false", "required: true", "keys"),
        (REFRESH, "          open=", "          make test\n          open=", "last"),
        (REFRESH, '"HEAD:refs/heads/$BRANCH"', "HEAD:main", "push"),
        (REFRESH, "          open=", "          git push origin main\n          open=", "push"),
        (REFRESH, "run: portfolio import", "run: git push origin main", "pushed early"),
        (REFRESH, "BRANCH: refresh", "BRANCH: main", "branch"),
        (REFRESH, '          open="', '          BRANCH=main\n          open="', "branch"),
        (RELEASE, 'tags: ["v*"]', "branches: [main]", "trigger"),
        (SITE, "            .cache/\n", "            .venv/\n", "kept"),
        (RELEASE, "contents: read", "contents: write", "writer"),
        (RELEASE, "    needs: build", "    needs: []", "needs"),
        (RELEASE, "name: pypi", "name: other", "environment"),
        (RELEASE, "run: make translations", "run: make .venv/.runtime", "translations"),
        (
            RELEASE,
            "      - name: Take what was built",
            "      - run: make\n      - name: Take what was built",
            "publish",
        ),
    ],
)
def test_the_rules_catch_a_bad_workflow(path: str, good: str, bad: str, fault: str) -> None:
    assert good in text_of(path)
    assert fault in faults(path, text_of(path).replace(good, bad))


EVENTS = list(
    itertools.product(
        ["push", "pull_request", "workflow_dispatch", "schedule"],
        ["refs/heads/main", "refs/heads/topic", "refs/pull/1/merge", "refs/tags/main"],
    )
)


@pytest.mark.parametrize(("event", "ref"), EVENTS)
def test_only_main_is_deployed(event: str, ref: str) -> None:
    jobs = jobs_of(text_of(SITE))
    published = ref == "refs/heads/main" and event != "pull_request"
    steps = [step for step in job_steps(jobs["build"]) if runs(step, event_name=event, ref=ref)]
    actions = [step["uses"].partition("@")[0].removeprefix("actions/") for step in steps if "uses" in step]
    uploads = ["configure-pages", "cache/save", "upload-pages-artifact"] if published else ["upload-artifact"]
    assert runs(jobs["build"], event_name=event, ref=ref)
    assert runs(jobs["deploy"], event_name=event, ref=ref) == published
    assert actions == ["checkout", "setup-python", "cache/restore", *uploads]
    assert any("SITE_URL" in step.get("env", {}) for step in steps) == published


@pytest.mark.parametrize(("event", "ref"), EVENTS)
def test_every_change_is_checked_and_built_and_a_pull_request_is_told_in_words(event: str, ref: str) -> None:
    steps = [step for step in job_steps(jobs_of(text_of(SITE))["build"]) if runs(step, event_name=event, ref=ref)]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[-2] == "portfolio check --format github"
    assert commands[-1].startswith("portfolio build")
    assert ["portfolio diff" in command for command in commands[1:-2]] == [True] * (event == "pull_request")


@pytest.mark.parametrize(("event", "ref"), EVENTS)
def test_only_main_is_refreshed(event: str, ref: str) -> None:
    assert runs(jobs_of(text_of(REFRESH))["refresh"], event_name=event, ref=ref) == (ref == "refs/heads/main")


def test_a_condition_that_is_not_plain_is_refused() -> None:
    with pytest.raises(ValueError, match="not a plain condition"):
        runs({"if": "always() || github.ref == 'refs/heads/main'"}, ref="refs/heads/main")


@pytest.mark.parametrize("path", CALLS)
def test_this_repository_calls_what_owners_call(path: str) -> None:
    theirs = (ROOT / "templates/start" / path).read_text(encoding="utf-8")
    assert text_of(path) == re.sub(r"@PROGRAM@/(\S+?)@@COMMIT@ # v@VERSION@", r"$/\1", theirs)


@pytest.mark.parametrize(("path", "called"), [(CALLS[0], SITE), (CALLS[1], REFRESH)])
def test_a_caller_grants_what_the_jobs_ask_for_and_no_more(path: str, called: str) -> None:
    [caller] = jobs_of(text_of(path)).values()
    asked: dict[str, str] = {}
    for job in jobs_of(text_of(called)).values():
        asked |= {right: level for right, level in job["permissions"].items() if asked.get(right) != "write"}
    assert caller["permissions"] == asked
    assert caller.get("secrets", {}) == (ENVIRONMENT if called == REFRESH else {})
    assert yaml.safe_load(text_of(path))["permissions"] == {}
