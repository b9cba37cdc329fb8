"""Every page against the Nu HTML checker, which npm brings and Java runs."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

JAR = Path(os.environ.get("VNU_JAR", ""))


@pytest.fixture(scope="module")
def messages(site: Path) -> list[dict[str, str]]:
    """The messages of the checker. Files have no origin, so its warnings about the policy do not matter."""
    return checked(site)


def checked(folder: Path) -> list[dict[str, str]]:
    assert JAR.is_file(), "the checker is missing: run make audit, which needs npm and Java"
    run = subprocess.run(
        ["java", "-jar", JAR, "--format", "json", "--exit-zero-always", "--skip-non-html", folder],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    result: list[dict[str, str]] = json.loads(run.stderr)["messages"]
    return result


def test_no_page_has_an_error(messages: list[dict[str, str]]) -> None:
    errors = [message for message in messages if message["type"] != "info"]
    assert [f"{m['url'].rpartition('/site/')[2]}:{m.get('lastLine', '')}: {m['message']}" for m in errors] == []


def test_an_error_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>t</title><p><div></p>", "utf-8")
    assert "error" in {message["type"] for message in checked(tmp_path)}
