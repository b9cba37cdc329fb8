"""What one run of the program keeps for the next: known texts are not read again, nothing else is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.facts import facts_cache, loading, records
from tests.unit.example import ROOT

CONTENT = ROOT / "tests/portfolio/content"
PAPER = "---\ntitle: Notes\nauthors: [Ada Lovelace]\ndate: 1843\nlinks: {code: https://example.org/}\n---\n\nText.\n"


def test_a_publication_from_a_kept_record_equals_the_one_that_is_read() -> None:
    first = facts_cache.Kept()
    read = records.publication("p", "k", PAPER, first)
    assert records.publication("p", "k", PAPER, first) == read == records.publication("p", "k", PAPER)


def test_the_content_is_the_same_with_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, file = facts_cache.read(tmp_path / "facts.json", "1"), tmp_path / "facts.json"
    content = loading.load(CONTENT, kept=first)
    first.write(file)
    monkeypatch.setattr(records, "_file_record", None)  # any file that is read now would fail
    monkeypatch.setattr(records, "profile", lambda path, text: (content.profile, []))
    assert loading.load(CONTENT, kept=facts_cache.read(file, "1")) == content


def test_a_text_with_a_notice_is_read_again_so_that_it_is_told_again() -> None:
    known = facts_cache.Kept()
    text = PAPER.replace("title:", "colour: red\ntitle:")
    assert records.publication("p", "k", text, known)[1] == records.publication("p", "k", text, known)[1] != []


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"program": "1"}', '{"program": "2", "values": {}}', "\xff", '{"program": "1", "values": 3}'],
)
def test_what_is_broken_or_of_another_version_is_not_used(tmp_path: Path, text: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="latin-1")
    assert facts_cache.read(file, "1").get(PAPER) is None


def test_only_what_is_used_is_kept(tmp_path: Path) -> None:
    first, file = facts_cache.Kept("1"), tmp_path / "facts.json"
    first.add("a", {"title": "A"})
    first.add("b", {"title": "B"})
    first.write(file)
    second = facts_cache.read(file, "1")
    assert second.get("a") == {"title": "A"}
    second.write(file)
    assert [facts_cache.read(file, "1").get(text) for text in "ab"] == [{"title": "A"}, None]
