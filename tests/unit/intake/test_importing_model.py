"""The whole import against a model: any sequence of edits, changes of sources, imports, kills and saves keeps the laws.

Seconds in `make test`; `IMPORT_STEPS=100000` takes as many steps, others in each run (`--hypothesis-seed` names them),
and says at the end how many it took.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from generator.errors import InputProblems
from tests.unit.intake.importing_world import NAMES, WORKS, Killed, Said, World

STEPS = int(os.environ.get("IMPORT_STEPS", "600"))
EACH = int(os.environ.get("IMPORT_EACH", "30"))
PHASES = (Phase.generate, *([Phase.shrink] if "IMPORT_SHRINK" in os.environ else []))
VENUES = st.sampled_from(["", "Journal of A", "Journal of B", "Looms"])
VOLUMES = st.sampled_from(["", "1", "2"])
NUMBERS = st.integers(0, 99)
KEYS = st.sampled_from(["alpha", "beta", "lovelace2020engines", "k0", "k1", "k2", "k3"])
FIELDS = st.sampled_from(["venue", "volume", "title", "date"])
TAKEN = {"steps": 0, "imports": 0, "kills": 0, "saves": 0}


class Before(NamedTuple):
    """What is there when an import starts, and what the owner has changed by then."""

    keys: set[str]
    edited: dict[tuple[str, str], str | None]


class Import(RuleBasedStateMachine):
    """The rules: what an owner, the sources and the machine do."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    def teardown(self) -> None:
        shutil.rmtree(self.world.folder, ignore_errors=True)

    @initialize()
    def first_library(self) -> None:
        self.world.sources["library.bib"] = [said(number, WORKS[number].title) for number in range(3)]
        self.world.run()
        self.world.remember()

    # The owner

    @rule(which=NUMBERS, name=FIELDS, is_comment=st.booleans())
    def edit(self, which: int, name: str, is_comment: bool) -> None:
        if key := self.key(which):
            word = self.world.token() if name != "date" else "1999-01"
            self.world.set_by_hand(key, name, word, self.world.token() if is_comment else "")

    @rule(which=NUMBERS)
    def delete_a_line(self, which: int) -> None:
        key = self.key(which)
        if key and self.world.value(key, "volume") and (key, "volume") not in self.world.by_hand:
            self.world.set_by_hand(key, "volume", None)

    @rule(which=NUMBERS, item=NUMBERS)
    def comment_an_author(self, which: int, item: int) -> None:
        if key := self.key(which):
            self.world.comment_item(key, item)

    @rule(which=NUMBERS)
    def note(self, which: int) -> None:
        if key := self.key(which):
            self.world.add_note(key)

    @rule(which=NUMBERS)
    def delete(self, which: int) -> None:
        if key := self.key(which):
            self.world.delete(key)

    @rule(which=NUMBERS, new=KEYS, is_retitled=st.booleans())
    def rename(self, which: int, new: str, is_retitled: bool) -> None:
        if (key := self.key(which)) and not self.world.path(new).exists():
            self.world.rename(key, new)
            if is_retitled:
                self.world.set_by_hand(new, "title", self.world.token())

    @rule()
    def fix(self) -> None:
        self.world.fix()

    @rule(which=NUMBERS, name=st.sampled_from(["venue", "volume", "authors", "title"]))
    def take_theirs(self, which: int, name: str) -> None:
        key = self.key(which)
        if not key:
            return
        with suppress(InputProblems):  # no source says anything of it
            self.world.take(key, name)

    # The sources

    @rule(name=st.sampled_from(NAMES[:3]), number=st.integers(0, len(WORKS) - 1), at=NUMBERS)
    def add_entry(self, name: str, number: int, at: int) -> None:
        entries = self.world.sources.setdefault(self.library(name), [])
        has_no_doi = name == "profile.txt"
        if not any(each.work.number == number for each in entries) and not (has_no_doi and WORKS[number].has_namesake):
            entries.insert(at % (len(entries) + 1), said(number, self.world.title(number)))

    @rule(name=st.sampled_from(NAMES[:3]), which=NUMBERS, venue=VENUES, volume=VOLUMES)
    def change_values(self, name: str, which: int, venue: str, volume: str) -> None:
        if (each := self.entry(name, which)) and not each.work.is_generic:
            each.venue, each.volume = venue, volume

    @rule(name=st.sampled_from(NAMES[:3]), which=NUMBERS, volume=VOLUMES)
    def change_the_volume(self, name: str, which: int, volume: str) -> None:
        if each := self.entry(name, which):
            each.volume = volume

    @rule(name=st.sampled_from(NAMES[:3]), which=NUMBERS, authors=st.integers(1, 4), is_cut=st.booleans())
    def change_authors(self, name: str, which: int, authors: int, is_cut: bool) -> None:
        if each := self.entry(name, which):
            each.authors, each.is_cut = authors, is_cut

    @rule(name=st.sampled_from(NAMES[:3]), which=NUMBERS)
    def change_the_title(self, name: str, which: int) -> None:
        each = self.entry(name, which)
        if each and not each.work.is_generic and not each.is_unsteady:
            each.title, each.is_unsteady = f"{each.work.title} anew {self.world.token()}", True

    @rule(name=st.sampled_from(NAMES[:2]), which=NUMBERS)
    def change_the_key(self, name: str, which: int) -> None:
        each = self.entry(name, which)
        if each and not each.work.is_generic and not each.is_unsteady:
            each.key, each.is_unsteady = self.world.token(), True

    @rule(name=st.sampled_from(NAMES[:3]), which=NUMBERS)
    def remove_entry(self, name: str, which: int) -> None:
        each = self.entry(name, which)
        if each and not (each.is_unsteady and each.title != each.work.title):  # nobody could know the title from others
            self.world.sources[self.library(name)].remove(each)

    @rule(name=st.sampled_from(NAMES[:3]), by=NUMBERS)
    def reorder(self, name: str, by: int) -> None:
        entries = self.world.sources.get(self.library(name), [])
        self.world.sources[self.library(name)] = (
            entries[by % (len(entries) or 1) :] + entries[: by % (len(entries) or 1)]
        )

    @rule()
    def rename_the_library(self) -> None:
        """Its values change at the same time."""
        self.finish(self.before())
        old = self.library("library.bib")
        new = "zotero.bib" if old == "library.bib" else "library.bib"
        self.world.sources[new] = self.world.sources.pop(old, [])
        if self.world.sources[new]:
            self.world.known[new] = self.world.known.pop(old, set())
            for each in self.world.sources[new]:
                each.volume = "9" if each.volume != "9" else "8"
            self.finish(self.before())

    # Imports

    @rule()
    def run(self) -> None:
        self.finish(self.before())

    @rule()
    def run_twice(self) -> None:
        self.finish(self.before())
        once = self.world.texts()
        self.world.forget_stamps()
        self.world.run()
        assert self.world.texts() == once
        assert not [each for each in self.world.heard if "was edited here" in each.message], "a conflict twice"

    @rule(at=st.integers(1, 25))
    def run_and_be_killed(self, at: int) -> None:
        before = self.before()

        def kill(number: int) -> None:
            if number >= at:
                raise Killed

        if self.world.run(kill):
            self.finish(before)
        else:
            TAKEN["kills"] += 1

    @rule(at=st.integers(1, 15), which=NUMBERS, is_note=st.booleans())
    def run_while_somebody_saves(self, at: int, which: int, is_note: bool) -> None:
        before = self.before()
        is_done = False

        def save(number: int) -> None:
            nonlocal is_done
            if number == at and not is_done and (key := self.key(which)):
                is_done = True
                self.save(key, is_note)
                TAKEN["saves"] += 1

        self.world.run(save)
        self.finish(before)

    @rule(which=NUMBERS, at=st.integers(1, 10), then=st.sampled_from(["", "edit", "delete"]))
    def change_be_killed_and_go_on(self, which: int, at: int, then: str) -> None:
        """What an import was about to change, its owner edits or deletes after it was killed."""
        each = self.entry("library.bib", which)
        if not each or not (key := self.world.file_of(each.work)) or each.work.is_generic:
            return
        each.pages = ""
        self.finish(self.before())
        before = self.before()
        each.venue, each.pages = self.world.token(), str(at)

        def kill(number: int) -> None:
            if number >= at:
                raise Killed

        TAKEN["kills"] += not self.world.run(kill)
        if then == "edit":
            self.world.set_by_hand(key, "venue", self.world.token())
        elif then and self.world.value(key, "pages"):
            self.world.set_by_hand(key, "pages", None)
        self.finish(before._replace(edited={}) if then == "edit" else before)

    @rule(which=NUMBERS, at=st.integers(1, 12), is_note=st.booleans())
    def change_while_its_file_is_saved(self, which: int, at: int, is_note: bool) -> None:
        each = self.entry("library.bib", which)
        if each and (key := self.world.file_of(each.work)) and not each.work.is_generic:
            each.venue, each.volume = self.world.token(), str(at)
            before = self.before()

            def save(number: int) -> None:
                if number == at:
                    self.save(key, is_note)
                    TAKEN["saves"] += 1

            self.world.run(save)
            self.finish(before)

    @rule(which=NUMBERS)
    def edit_what_a_source_changes(self, which: int) -> None:
        each = self.entry("library.bib", which)
        if each and (key := self.world.file_of(each.work)) and not each.work.is_generic:
            self.world.set_by_hand(key, "venue", self.world.token())
            each.venue = self.world.token()
            self.finish(self.before())

    @rule(which=NUMBERS)
    def comment_an_author_that_a_source_drops(self, which: int) -> None:
        each = self.entry("library.bib", which)
        if each and (key := self.world.file_of(each.work)) and each.authors > 1:
            self.world.comment_item(key, each.authors - 1)
            each.authors -= 1
            self.finish(self.before())

    @rule(which=NUMBERS)
    def complete_a_list_that_a_source_goes_on_cutting(self, which: int) -> None:
        each = self.entry("library.bib", which)
        if each and (key := self.world.file_of(each.work)):
            each.is_cut = True
            self.finish(self.before())
            self.world.complete_authors(key)
            each.authors = 4 if each.authors < 4 else 2
            self.finish(self.before())

    def save(self, key: str, is_note: bool) -> None:
        if is_note:
            self.world.add_note(key)
        else:
            self.world.set_by_hand(key, "venue", self.world.token(), self.world.token())

    def before(self) -> Before:
        TAKEN["imports"] += 1
        return Before(set(self.world.keys()), {} if self.world.was_killed else dict(self.world.by_hand))

    def finish(self, before: Before) -> None:
        """Imports until nothing is left to do, and looks at new files: each is of a work that had none, or said to be
        unsure."""
        known = {work for key in before.keys for work in self.world.works_in(key)} | self.world.deleted
        self.world.run()
        self.world.note_unsure()
        for words in self.world.conflicts(before.edited):
            times = [words in each.message for each in self.world.heard].count(True)
            assert times == 1 or (times and self.world.was_killed), words
        for key in set(self.world.keys()) - before.keys:
            works = self.world.works_in(key)
            lines = [
                str(each) for each in self.world.heard if f"/{key}.md" in each.path and "same work" in each.message
            ]
            assert lines or not works & known, f"{key} is a second file of {works & known}"
        for entries in self.world.sources.values():
            for each in entries:
                each.is_unsteady = False
        self.world.forget_deleted_lines()
        self.world.check_whole()
        self.world.remember()
        self.world.check_values()
        self.world.heard.clear()
        self.world.was_killed = False

    @invariant()
    def nothing_is_lost(self) -> None:
        TAKEN["steps"] += 1
        self.world.check_kept()

    def key(self, which: int) -> str:
        keys = self.world.keys()
        return keys[which % len(keys)] if keys else ""

    def library(self, name: str) -> str:
        """The first library may have been renamed."""
        return "zotero.bib" if name == "library.bib" and "zotero.bib" in self.world.sources else name

    def entry(self, name: str, which: int) -> Said | None:
        entries = self.world.sources.get(self.library(name), [])
        return entries[which % len(entries)] if entries else None


def said(number: int, title: str) -> Said:
    """What a source says first of a work."""
    work = WORKS[number]
    return Said(work, f"k{number}", title, work.venue, is_unsteady=True)


def test_no_sequence_of_steps_breaks_the_laws() -> None:
    run_state_machine_as_test(
        Import,
        settings=settings(
            max_examples=max(1, STEPS // EACH),
            stateful_step_count=EACH,
            deadline=None,
            derandomize="IMPORT_STEPS" not in os.environ,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )
    if "IMPORT_STEPS" in os.environ:
        print(TAKEN)
