"""What the reader makes of the profiles in `tests/cases/`.

`RERECORD=1 make test PYTEST_ARGS=tests/unit/intake/readers` writes the expected results anew; look at what changed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.facts import records
from generator.intake.readers import profile_reader
from generator.model import Publication
from tests.unit.example import AS_OF, CASES, RECORD

FOLDERS = sorted(path.parent for path in CASES.glob("*/input.txt"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_profile_is_read_as_recorded(folder: Path) -> None:
    found = as_json((folder / "input.txt").read_bytes().decode())
    if "RERECORD" in os.environ:
        (folder / "expected.json").write_bytes(found.encode())
    assert found == (folder / "expected.json").read_bytes().decode(), RECORD


def test_there_are_cases_to_read() -> None:
    assert len(FOLDERS) > 20


def as_json(text: str) -> str:
    """Everything that a reading holds, for people to compare."""
    reading = profile_reader.read("input.txt", text, AS_OF)
    person = records.record_of(reading.profile) if reading.profile else None
    result = {
        "problems": [f"{problem.severity}: {problem}" for problem in reading.problems],
        "profile": person,
        "publications": [_whole(publication) for publication in reading.publications],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _whole(publication: Publication) -> dict[str, Any]:
    return {**records.record_of(publication), "abstract": publication.abstract}
