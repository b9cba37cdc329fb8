"""Reading `content/` again between two edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import InputProblems
from generator.facts.loading import load

FILES = {
    "index.md": "---\nname: Ann\n---\n",
    "publications/same2020one.md": "---\ntitle: Same\n---\n",
    "publications/edited2020one.md": "---\ntitle: Before\n---\n",
    "publications/wrong2020one.md": "---\ntitle: Wrong\ntitel: Wrong\n---\n",
    "publications/gone2020one.md": "---\ntitle: Gone\n---\n",
    "publications/bad name.md": "---\ntitle: Name\n---\n",
}


@pytest.mark.parametrize("holds_texts", [True, False])
def test_what_was_read_before_changes_nothing_but_the_work(tmp_path: Path, holds_texts: bool) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    before = load(tmp_path, holds_texts=holds_texts)
    assert len(before.problems) > 1
    (tmp_path / "publications/edited2020one.md").write_text("---\ntitle: After\n---\n", encoding="utf-8")
    (tmp_path / "publications/gone2020one.md").unlink()
    again = load(tmp_path, before, holds_texts=holds_texts)
    assert again == load(tmp_path)
    assert again.publications["edited2020one"].title == "After"
    assert again.publications["same2020one"] is before.publications["same2020one"]


def test_every_text_is_there_whether_it_is_held_or_not(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    held, let_go = load(tmp_path), load(tmp_path, holds_texts=False)
    assert dict(held.texts) == dict(let_go.texts) == FILES
    (tmp_path / "publications/gone2020one.md").unlink()
    with pytest.raises(InputProblems, match=r"gone2020one\.md  cannot be read"):
        let_go.texts["publications/gone2020one.md"]
