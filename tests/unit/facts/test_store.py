"""Reading `content/` again between two edits."""

from __future__ import annotations

from pathlib import Path

from generator.facts.store import load

FILES = {
    "index.md": "---\nname: Ann\n---\n",
    "publications/same2020one.md": "---\ntitle: Same\n---\n",
    "publications/edited2020one.md": "---\ntitle: Before\n---\n",
    "publications/wrong2020one.md": "---\ntitle: Wrong\ntitel: Wrong\n---\n",
    "publications/gone2020one.md": "---\ntitle: Gone\n---\n",
    "publications/bad name.md": "---\ntitle: Name\n---\n",
}


def test_what_was_read_before_changes_nothing_but_the_work(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    before = load(tmp_path)
    assert len(before.problems) > 1
    (tmp_path / "publications/edited2020one.md").write_text("---\ntitle: After\n---\n", encoding="utf-8")
    (tmp_path / "publications/gone2020one.md").unlink()
    again = load(tmp_path, before=before)
    assert again == load(tmp_path)
    assert again.publications["edited2020one"].title == "After"
    assert again.publications["same2020one"] is before.publications["same2020one"]
