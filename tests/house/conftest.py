"""One clean copy of the repository for all tests of commands, since installing packages in it takes long."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.copies import copy_repository, shell
from tests.house.distributions import build


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, on its branch main, at its only commit."""
    folder = tmp_path_factory.mktemp("copy")
    copy_repository(folder)
    return folder


@pytest.fixture
def copy(installed: Path) -> Iterator[Path]:
    """The copy, restored after the test."""
    start = shell(installed, "git rev-parse HEAD", {}).strip()
    yield installed
    shell(installed, f"git switch -q main && git reset -q --hard {start} && git clean -dfq", {})


@pytest.fixture(scope="session")
def distributions(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sdist and the wheel."""
    found = build(installed, tmp_path_factory.mktemp("dist"))
    assert [path.suffix for path in found] == [".whl", ".gz"]
    return found


@pytest.fixture(scope="session")
def tools(distributions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a new environment with the wheel; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    options = ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python")]  # one of its own takes three seconds
    subprocess.run([*pip, "install", *options, str(distributions[0])], check=True)
    [packages] = (folder / "lib").glob("*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"
