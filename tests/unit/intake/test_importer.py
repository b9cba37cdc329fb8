"""Imports of real files: what their owner does before, after and while they run is never lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InputProblems
from generator.facts import replacing
from generator.intake import importer, journal, remembered
from generator.intake.planned_content import Summary
from tests.unit.contents import PERSON
from tests.unit.intake.importing_world import Killed
from tests.unit.intake.test_filing import entry

DAY = date(2026, 11, 22)


class Project:
    """A portfolio of a library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "sources").mkdir()
        (folder / "content/publications").mkdir(parents=True)
        (folder / "content/index.md").write_text(PERSON)

    def library(self, *entries: str, name: str = "library.bib") -> None:
        (self.folder / "sources" / name).write_text("\n".join(entries))

    def run(self) -> str:
        """Imports, and returns what is said."""
        said: list[Summary] = []
        importer.import_sources(self.folder, importer.sources_in(self.folder), DAY, DAY, said.extend)
        return "\n".join(str(notice) for each in said for notice in each.notices)

    def take(self, key: str, field: str) -> None:
        importer.take_theirs(self.folder, [(key, field)])

    def edit(self, key: str, old: str, new: str) -> None:
        text = self.text(key)
        assert old in text
        self.path(key).write_text(text.replace(old, new))

    def path(self, key: str) -> Path:
        return self.folder / f"content/publications/{key}.md"

    def text(self, key: str) -> str:
        return self.path(key).read_text()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def kill(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Kills whoever moves a file to a place whose name ends as `at` says, once."""
    where: dict[str, object] = {"at": None}
    real = os.replace

    def replace(source: str, target: str) -> None:
        if where["at"] and str(target).endswith(str(where["at"])):
            where["at"] = None
            raise Killed
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    return where


# A process of its own: a thread would wait for the interpreter's lock between opening the file and writing to it, as no
# editor does.
WRITER = """
import os, sys, time
for number in range(10_000):
    file = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND)
    os.write(file, b"line %d of the owner\\n" % number)
    os.close(file)
    print(number, flush=True)
    time.sleep(0.02)
"""


def test_lines_that_are_saved_while_imports_run_are_never_lost(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_PATIENCE", 12_000)  # a minute, since the process that writes may have to wait
    project.library(entry("k", journal="J"))
    project.run()
    project.path("k").write_text(project.text("k") + "\n## Mine\n\n")
    command = [sys.executable, "-c", WRITER, str(project.path("k"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        saved = [writer.stdout.readline()]
        for number in range(8):
            project.library(entry("k", journal="J", volume=str(number)))
            project.run()
            saved.append(writer.stdout.readline())
        writer.terminate()
        saved += writer.stdout.readlines()
    lines = [f"line {number.strip()} of the owner\n" for number in saved]
    assert len(lines) > 8
    assert [line for line in lines if line not in project.text("k")] == []
    project.run()
    assert 'volume: "7"' in project.text("k")


def test_a_line_that_is_deleted_after_a_kill_does_not_come_back(project: Project, kill: dict[str, object]) -> None:
    project.library(entry("a"), entry("b", "On Looms"))
    project.run()
    project.library(entry("a", journal="J"), entry("b", "On Looms", journal="J"))
    kill["at"] = "b.md"
    with pytest.raises(Killed):
        project.run()
    project.edit("a", "venue: J\n", "")
    project.run()
    assert "venue" not in project.text("a")
    assert "venue: J" in project.text("b")


@pytest.mark.parametrize("at", ["a.md", "library.bib.json", "more.bib.json"])
def test_a_conflict_is_reported_although_the_import_was_killed(
    project: Project, kill: dict[str, object], at: str
) -> None:
    project.library(entry("a", journal="J"), entry("b", "On Looms"))
    project.library(entry("b", "On Looms", journal="K"), name="more.bib")
    project.run()
    project.edit("a", "venue: J", "venue: Mine")
    project.library(entry("a", journal="New J", note="New"), entry("b", "On Looms"))
    project.library(entry("b", "On Looms", journal="New K"), name="more.bib")
    kill["at"] = at
    with pytest.raises(Killed):
        project.run()
    assert project.run().count("'venue' was edited here and stays 'Mine'") == 1
    assert project.run() == ""
    assert "venue: New K" in project.text("b")


def test_what_a_source_drops_from_a_commented_line_is_one_conflict_with_a_way_to_settle_it(project: Project) -> None:
    project.library(entry("a", author="Lovelace, Ada and Babbage, C. and others", journal="J"))
    project.run()
    project.edit("a", "- C. Babbage", "- C. Babbage  # mine")
    project.edit("a", "venue: J", "venue: J  # mine")
    project.library(entry("a", author="Lovelace, Ada and Menabrea, Luigi"))
    said = project.run()
    assert said.count("was edited here") == 2
    assert "--take theirs a.authors" in said
    assert "now has 'nothing' — to take that: delete 'venue' there" in said


def test_the_numbers_of_another_venue_wait_with_it_until_they_are_taken(project: Project) -> None:
    project.library(entry("a", journal="Journal of Looms", volume="1"))
    project.run()
    project.edit("a", "Journal of Looms", "Journal of Notes")
    project.library(entry("a", journal="Journal of Engines", volume="2", pages="3--4"))
    said = project.run()
    assert said.count("stays") == said.count("'venue' was edited here and stays 'Journal of Notes'") == 1
    assert "pages" not in project.text("a")
    assert 'volume: "1"' in project.text("a")
    project.take("a", "volume")
    for line in ("venue: Journal of Engines\n", 'volume: "2"\n', 'pages: "3-4"\n'):
        assert line in project.text("a")


def test_a_work_that_two_sources_have_in_two_places_is_in_one_of_them_and_the_other_is_told_once(
    project: Project,
) -> None:
    project.library(entry("a", journal="Journal of Looms", eprint="2001.00001", archivePrefix="arXiv"))
    other = {"journal": "Journal of Engines", "volume": "2", "eprint": "2001.00001", "archivePrefix": "arXiv"}
    project.library(entry("a", **other), name="more.bib")
    assert "more.bib says that it appeared in 'Journal of Engines'; left out from there: venue, volume" in project.run()
    assert "volume" not in project.text("a")
    assert project.run() == ""


def test_a_list_is_taken_with_its_flag(project: Project) -> None:
    project.library(entry("a", author="Lovelace, Ada and Babbage, Charles"))
    project.run()
    project.edit("a", "  - Ada Lovelace\n", "  - Augusta King\n")
    project.library(entry("a", author="Lovelace, Ada and others"))
    assert "'authors' was edited here" in project.run()
    project.take("a", "authors")
    assert "authors:\n  - Ada Lovelace\n" in project.text("a")
    assert "authors_truncated: true" in project.text("a")
    project.library(entry("a", author="Lovelace, Ada and Babbage, Charles"))
    project.run()
    assert "authors_truncated" not in project.text("a")


def test_a_comment_inside_an_abstract_stays_when_the_abstract_of_a_source_is_taken(project: Project) -> None:
    project.library(entry("a", abstract="We weave."))
    project.run()
    project.edit("a", "We weave.", "We <!-- mine,\nreally --> weave.\n\n## Notes\n\nOwn words.")
    project.library(entry("a", abstract="We spin."))
    assert "'abstract' was edited here" in project.run()
    project.take("a", "abstract")
    assert project.text("a").endswith("\nWe spin.\n\n<!-- mine,\nreally -->\n\n## Notes\n\nOwn words.\n")
    assert project.run() == ""
    project.library(entry("a", abstract="We knit."))
    assert "'abstract' was edited here" in project.run()
    project.take("a", "abstract")
    assert project.text("a").count("<!-- mine") == 1
    assert "We knit." in project.text("a")


def test_a_program_that_never_stops_saving_a_file_is_named_with_what_to_do(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.library(entry("a", journal="J"))
    project.run()
    project.library(entry("a", journal="K"))
    real = journal.commit

    def commit(*arguments: Any, **named: Any) -> set[str]:
        project.path("a").write_text(project.text("a") + "\nMore.\n")
        return real(*arguments, **named)

    monkeypatch.setattr(journal, "commit", commit)
    said = project.run()
    assert "again and again" in said
    assert "close the program that saves it, then run the import again" in said
    monkeypatch.undo()
    project.run()
    assert "venue: K" in project.text("a")


def test_a_flag_that_its_owner_removed_keeps_the_list(project: Project) -> None:
    project.library(entry("a", author="Lovelace, Ada and others"))
    project.run()
    project.edit("a", "authors_truncated: true\n", "")
    project.library(entry("a", author="Lovelace, Ada and Babbage, Charles and others"))
    assert "'authors' was edited here" in project.run()
    assert "Babbage" not in project.text("a")


TOGETHER = {
    # fields of the source, what they say first and then; the line that the owner removes, and what stays with it
    "the place of an event": ("eventtitle venue", "Engines Turin", "Looms Oslo", "event_place: Turin", "event"),
    "the number in a series": ("series number", "Notes 7", "Annals 8", 'series_number: "7"', "series"),
    "an issue": ("journal volume number", "J 1 5", "J 2 6", 'number: "5"', "volume"),
    "the place of a publisher": ("publisher address", "Press Turin", "House Oslo", "place: Turin", "publisher"),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_fields_that_belong_together_stay_and_are_taken_together(project: Project, name: str) -> None:
    fields, before, now, line, lead = TOGETHER[name]
    kind = "article" if "journal" in fields else "inproceedings"
    project.library(entry("k", kind=kind, **dict(zip(fields.split(), before.split(), strict=True))))
    project.run()
    project.edit("k", f"{line}\n", "")
    mine = project.text("k")
    project.library(entry("k", kind=kind, **dict(zip(fields.split(), now.split(), strict=True))))
    assert f"'{lead}' was edited here" in project.run()
    assert project.text("k") == mine
    project.take("k", lead)
    assert [value for value in now.split() if value not in project.text("k")] == []


COMMENTED = {
    "the key of a list": ("authors:\n", "authors:  # mine\n", "authors"),
    "an item that stays": ("  - Ada Lovelace\n", "  - Ada Lovelace  # mine\n", "authors"),
    "an item that goes": ("  - Charles Babbage\n", "  - Charles Babbage  # mine\n", "authors"),
    "a key that goes": ("venue: J\n", "venue: J  # mine\n", "venue"),
    "a list on one line": (
        "authors:\n  - Ada Lovelace\n  - Charles Babbage\n",
        "authors: [Ada Lovelace, Charles Babbage]  # mine\n",
        "authors",
    ),
}


@pytest.mark.parametrize("name", COMMENTED)
def test_a_comment_is_never_lost(project: Project, name: str) -> None:
    old, new, field = COMMENTED[name]
    project.library(entry("a", journal="J", author="Lovelace, Ada and Babbage, Charles"))
    project.run()
    project.edit("a", old, new)
    project.library(entry("a", author="Lovelace, Ada and Somerville, Mary"))
    said = project.run()
    assert project.text("a").count("# mine") == 1
    is_taken = new not in project.text("a") or "Somerville" in project.text("a")
    assert is_taken or f"--take theirs a.{field}" in said
    if field == "authors":
        project.take("a", field)
        assert "Mary Somerville" in project.text("a")
    assert project.text("a").count("# mine") == 1


ODD = {
    "a list of links": '{"publications": {"a": {"title": "A", "links": []}}}',
    "a number for a title": '{"entries": [{"file": "a", "record": {"title": 3}}]}',
    "no title": '{"entries": [{"file": "a", "record": {}}]}',
    "entries that are a mapping": '{"entries": {}}',
    "a person who is a list": '{"profile": ["name"]}',
    "deep nesting": "[" * 100_000,
    "a number that is too long": '{"profile": {"name": "x", "metrics": {"papers": {"value": ' + "9" * 5_000 + "}}}}",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_memory_is_a_line_that_names_the_file(project: Project, name: str) -> None:
    project.library(entry("a"))
    (project.folder / "content/.imported").mkdir()
    (project.folder / "content/.imported/library.bib.json").write_text(ODD[name])
    with pytest.raises(InputProblems, match=r"content/\.imported/library\.bib\.json"):
        project.run()


def test_what_an_earlier_version_remembered_is_understood(project: Project) -> None:
    project.library(entry("a", journal="J"))
    project.run()
    path = project.folder / "content/.imported/library.bib.json"
    said = json.loads(path.read_text())
    said["publications"] = {each["file"]: each["record"] for each in said.pop("entries")}
    path.write_text(json.dumps(said))
    project.edit("a", "venue: J", "venue: Mine")
    project.library(entry("a", journal="J", volume="3"))
    assert project.run() == ""
    assert "venue: Mine" in project.text("a")
    assert 'volume: "3"' in project.text("a")


def test_what_the_program_writes_it_reads_however_long_it_is(project: Project) -> None:
    memory = remembered.Memory(None, [remembered.Entry("a", "a", {"title": "x" * 21_000_000})])
    (project.folder / "content/.imported").mkdir()
    (project.folder / "content" / remembered.path_of("library.bib")).write_text(remembered.dumped(memory))
    assert remembered.read(project.folder / "content") == {"library.bib": memory}


def test_a_file_of_the_owner_that_is_named_like_an_unfinished_one_stays(project: Project) -> None:
    mine = project.folder / "content/.portfolio-x.md"
    mine.write_text("mine")
    project.library(entry("a"))
    project.run()
    assert mine.read_text() == "mine"
