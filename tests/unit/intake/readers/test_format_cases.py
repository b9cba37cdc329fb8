"""What the readers make of the files in `tests/cases/readers/`, one for each format and its traps.

`RERECORD=1 make test PYTEST_ARGS=tests/unit/intake/readers` writes the expected results anew; look at what changed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.intake.readers import registry
from generator.intake.readers.document import document
from generator.intake.updating import record_of
from tests.unit.example import AS_OF, CASES, RECORD

FILES = sorted(path for path in CASES.glob("readers/*/input.*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_source_is_read_as_recorded(path: Path) -> None:
    found = as_json(path)
    if "RERECORD" in os.environ:
        (path.parent / "expected.json").write_bytes(found.encode())
    assert found == (path.parent / "expected.json").read_bytes().decode(), RECORD


def test_every_format_has_a_case() -> None:
    read = {json.loads((path.parent / "expected.json").read_bytes()).get("format") for path in FILES}
    elsewhere = {"bibtex", "profile"}  # in folders of their own
    assert read | elsewhere >= registry.FORMATS.keys()


def as_json(path: Path) -> str:
    """Everything that a reading holds, for people to compare."""
    source = document(path.name, path.read_bytes().decode())
    try:
        format = registry.format_of(source)
    except registry.Unrecognised as error:
        return _dumped({"problem": str(error.problem)})
    reading = registry.read_as(format, source, source.fetched or AS_OF)
    names = reading.names or [""] * len(reading.publications)
    return _dumped(
        {
            "format": format.name,
            "problems": [f"{problem.severity}: {problem}" for problem in reading.problems],
            "profile": record_of(reading.profile) if reading.profile else None,
            "biography": reading.profile.biography if reading.profile else "",
            "sections": {section.title: section.body for section in reading.sections},
            "works": {
                f"{number} {name}".strip(): record_of(work)
                for number, (name, work) in enumerate(zip(names, reading.publications, strict=True))
            },
        }
    )


def _dumped(found: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False, indent=1) + "\n"
