"""A clean copy of the repository in which the commands of the workflows run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.house.workflows import ROOT, job_steps, jobs_of, text_of

TOOLS = Path(sys.executable).parent
OF_THE_OWNER = ("content/", "sources/")
IDENTITY = "-c user.name=test -c user.email=test@portfolio.example -c commit.gpgsign=false"


def run_steps(
    path: str, job: str, expressions: Mapping[str, str], **facts: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `run:` of a job, in order, with its environment; `expressions` are the values that GitHub fills in."""
    whole = jobs_of(text_of(path))[job]
    for step in job_steps(whole):
        if "run" in step:
            assert set(step) <= {"name", "id", "if", "env", "run", "continue-on-error"}, (
                "a setting that this function ignores"
            )
            settings = whole.get("env", {}) | step.get("env", {})
            yield (
                step["run"],
                {
                    name: re.sub(r"\$\{\{ (.+?) \}\}", lambda found: expressions[found[1]], text)
                    for name, text in settings.items()
                },
            )


def shell(folder: Path, command: str, settings: Mapping[str, str], *first: Path) -> str:
    """Run a command as in a new shell, without the settings of the `make test` that this test is part of, and return
    its output. The folders in `first` come first on the PATH."""
    inherited = (
        "GIT_",
        "GITHUB_",
        "GH_",
        "MAKE",
        "MFLAGS",
        "PYTEST_",
        "PYTHONPATH",
        "COV",
        "VIRTUAL_ENV",
        "SITE_",
        "REPO_",
    )
    environment = {name: text for name, text in os.environ.items() if not name.startswith(inherited)}
    path = [entry for entry in environment["PATH"].split(os.pathsep) if Path(entry) != TOOLS]
    path = [*map(str, first), *path]
    environment |= {"PATH": os.pathsep.join(path), "CI": "true", **settings}
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


def tools_of(folder: Path) -> Path:
    """Where the commands of a copy are, once `make` has installed them."""
    return folder / ".venv/bin"


def commit(folder: Path, message: str = "change") -> str:
    """Commit everything, and return the id of the commit."""
    shell(folder, f"git add -A && git {IDENTITY} commit -q -m '{message}'", {})
    return shell(folder, "git rev-parse HEAD", {}).strip()


def copy_repository(target: Path) -> None:
    """Copy what a commit of everything here would hold, with the facts and sources of the tests' portfolio, and commit
    it there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in set(listed.stdout.split("\0")) - {""}:
        if not name.startswith(OF_THE_OWNER) and os.path.lexists(ROOT / name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name, follow_symlinks=False)
    for name in OF_THE_OWNER:
        shutil.copytree(ROOT / "tests/portfolio" / name, target / name)
    shell(target, "git init -q -b main", {})
    commit(target, "copy")
