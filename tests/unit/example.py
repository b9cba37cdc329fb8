"""A real profile and its 32 papers; `tests/cases` holds a copy of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.facts import citation_keys
from generator.intake.readers import profile_reader
from generator.intake.readers.reading import Reading
from generator.model import Publication

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/cases"
RECORD = (
    "correct the reader, or, if the new result is right, record it: "
    "RERECORD=1 make test PYTEST_ARGS=tests/unit/intake/readers"
)
"""What to do when a golden case differs."""
PROFILE = CASES / "profile of 32 papers as copied/input.txt"
AS_OF = date(2026, 11, 22)
"""The day on which the profile was copied."""


@cache
def text() -> str:
    """The profile as it was copied."""
    return PROFILE.read_bytes().decode()


@cache
def reading() -> Reading:
    """What the reader makes of it."""
    return profile_reader.read("profile.txt", text(), AS_OF)


@cache
def publications() -> tuple[Publication, ...]:
    """Its 32 papers, with their keys."""
    unfiled = reading().publications
    return tuple(replace(p, key=key) for p, key in zip(unfiled, citation_keys.assign(unfiled), strict=True))
