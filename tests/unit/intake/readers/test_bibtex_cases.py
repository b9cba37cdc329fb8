"""What the reader makes of the BibTeX files in `tests/cases/bibtex/`, one for each dialect and each trap.

`RERECORD=1 make test PYTEST_ARGS=tests/unit/intake/readers` writes the expected results anew; look at what changed.
`the 32 papers of a researcher` are verified facts, read from public records in November 2026.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator.facts import records
from generator.intake.readers.bibtex import bibtex_reader
from generator.model import Publication
from tests.unit.example import AS_OF, CASES, RECORD, publications

FOLDERS = sorted(path.parent for path in CASES.glob("bibtex/*/input.bib"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_library_is_read_as_recorded(folder: Path) -> None:
    found = as_json((folder / "input.bib").read_bytes().decode())
    if "RERECORD" in os.environ:
        (folder / "expected.json").write_bytes(found.encode())
    assert found == (folder / "expected.json").read_bytes().decode(), RECORD


def test_there_are_cases_to_read() -> None:
    assert len(FOLDERS) > 20


def test_the_library_of_a_researcher_has_the_titles_of_the_profile_and_complete_lists_of_authors() -> None:
    text = (CASES / "bibtex/the 32 papers of a researcher/input.bib").read_bytes().decode()
    reading = bibtex_reader.read("library.bib", text, AS_OF)
    by_title = {publication.title: publication for publication in reading.publications}
    assert reading.problems == ()
    assert by_title.keys() == {publication.title for publication in publications()}
    for cut in publications():
        whole = by_title[cut.title]
        assert [person.name for person in whole.authors[: len(cut.authors)]] == [person.name for person in cut.authors]
        assert (len(whole.authors) > len(cut.authors)) == cut.authors_truncated
        assert not whole.authors_truncated
    assert sum(len(publication.authors) for publication in reading.publications) == 1069


def as_json(text: str) -> str:
    """Everything that a reading holds, for people to compare."""
    reading = bibtex_reader.read("input.bib", text, AS_OF)
    result = {
        "problems": [f"{problem.severity}: {problem}" for problem in reading.problems],
        "publications": [_whole(publication) for publication in reading.publications],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _whole(publication: Publication) -> dict[str, Any]:
    abstract = {"abstract": publication.abstract} if publication.abstract else {}
    return {"key": publication.key, **records.record_of(publication), **abstract}
