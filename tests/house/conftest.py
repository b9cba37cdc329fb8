"""One clean copy of the repository for all tests of commands, since installing packages in it takes long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.copies import copy_repository, shell


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
