"""Whether a site is up to date may depend on the day: on that of a post, and on that on which something ends."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.site import freshness
from tests.unit.contents import PERSON


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    for path, text in {
        "index.md": PERSON.replace("name:", "affiliations: [{name: Lab, end: 2027}]\nname:"),
        "posts/later.md": "---\ntitle: Later\ndate: 2026-05-22\n---\n\nText.\n",
        "projects/engine.md": "---\ntitle: Engine\nend: 2026-06-30\n---\n",
        "grants.yml": "- title: One\n  end: 2026-06\n- title: Other\n  end: 2026-08-01\n",
    }.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text)
    return tmp_path


def test_a_site_is_out_of_date_on_each_day_on_which_it_changes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    days = ["2026-05-20", "2026-05-21", "2026-05-22", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"]
    for day in [*days, "2026-08-01", "2026-08-02", "2026-12-31", "2027-01-01", "2030-01-01"]:
        monkeypatch.setenv(freshness.TODAY, day)
        made.append((day, freshness.fingerprint(project)))
    changed = [day for (_, before), (day, now) in pairwise(made) if now != before]
    assert changed == ["2026-05-22", "2026-06-01", "2026-07-01", "2026-08-02", "2027-01-01"]
