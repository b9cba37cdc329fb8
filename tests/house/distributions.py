"""What is published, built from a copy of the repository as the release workflow does it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.house.copies import shell

RELEASED = {"GITHUB_REPOSITORY": "someone/academic-portfolio", "GITHUB_SHA": "0123456789abcdef" * 2 + "01234567"}


def build(folder: Path, target: Path, *kinds: str) -> list[Path]:
    """Distributions of the project in a folder, as the release workflow makes them."""
    arguments = [sys.executable, "-m", "hatchling", "build", "--directory", str(target), *kinds]
    shell(folder, " ".join(f"'{argument}'" for argument in arguments), RELEASED)
    return sorted(target.iterdir())
