"""`make bench`, run small: every section measures and stands in the report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import SECTIONS
from tests.site.world import ROOT


def bench(*arguments: str) -> None:
    command = [sys.executable, "-m", "benchmarks", *arguments, "--sizes", "6", "--runs", "1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def sections(report: Path) -> dict[str, str]:
    parts = report.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def test_every_section_is_measured_and_one_by_itself_leaves_the_others(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    bench("--report", str(report))
    first = sections(report)
    assert list(first) == [section.heading for section in SECTIONS.values()]
    for heading, text in first.items():
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert len(rows) > 2, heading
        assert "nan" not in text
    bench("commands", "--report", str(report))
    again = sections(report)
    assert list(again) == list(first)
    assert {heading for heading in first if again[heading] != first[heading]} <= {SECTIONS["commands"].heading}
