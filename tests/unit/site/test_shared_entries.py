"""Entries that one process makes and another reads."""

from __future__ import annotations

import os

import pytest

from generator.citing.writers import WRITERS
from generator.model import Portfolio, Profile
from generator.site import shared_entries
from generator.site.presentation import present
from generator.site.shared_entries import SharedEntries
from tests.unit import example
from tests.unit.site.made import entries_made

PUBS = present(Portfolio(Profile("Sharan Narang"), example.publications())).pubs


def test_what_another_process_has_made_is_read_and_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {(pub.key, ending): pub.entry(ending) for pub in PUBS for ending in WRITERS}
    entries = SharedEntries(PUBS)
    if not (child := os.fork()):
        for pub in PUBS[::2]:
            entries.put(pub)
        os._exit(0)
    os.waitpid(child, 0)
    calls = entries_made(monkeypatch)
    assert {(pub.key, ending): entries.get(pub, ending) for pub in PUBS for ending in WRITERS} == expected
    assert set(calls) == {(pub.key, ending) for pub in PUBS[1::2] for ending in WRITERS}


def test_an_entry_that_does_not_fit_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_entries, "_PLACE", 100)
    entries = SharedEntries(PUBS)
    for pub in PUBS:
        entries.put(pub)
    assert [entries.get(pub, "bib") for pub in PUBS] == [pub.entry("bib") for pub in PUBS]


def test_an_entry_of_which_a_full_disk_took_a_part_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, data, place: write(file, data[:100], place))
    entries = SharedEntries(PUBS)
    entries.put(PUBS[0])
    assert [entries.get(PUBS[0], ending) for ending in WRITERS] == [PUBS[0].entry(ending) for ending in WRITERS]


def test_where_nothing_can_be_shared_every_entry_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pwrite")
    entries = SharedEntries(PUBS)
    entries.put(PUBS[0])
    assert entries.get(PUBS[0], "ris") == PUBS[0].entry("ris")
