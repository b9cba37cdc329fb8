"""`make bench`, small: every section measures, and earlier results stay in the report."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import generated, plot
from benchmarks.__main__ import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "build": ("| papers | ours | stock |", "| papers | new |", "| papers | files | MB |", "| page | bytes ours |"),
    "rebuilding": ("| papers | build | CPU | clock |", "| 6 | a title |"),
    "editing": ("| papers | ours | stock |", "| 6 | "),
    "finding": ("| papers | first load |",),
    "searching": ("| papers | bytes of the index |",),
    "commands": ("| command | 6 papers |", "| `portfolio export bib` |"),
    "crowds": ("| command | authors |", "| `mkdocs build` | 6 |"),
    "exports": ("| export | publications |", "| bib | 6 |"),
    "imports": ("| format | records |", "| openalex.json | 6 |"),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_measures_into_the_report_and_leaves_the_others(tmp_path: Path, name: str) -> None:
    report = tmp_path / "README.md"
    kept = next(section.heading for other, section in SECTIONS.items() if other != name)
    report.write_text(f"# Benchmarks\n\n## {kept}\n\nAs it was.\n", encoding="utf-8")
    options = ["--sizes", "6", "--runs", "1", "--report", str(report)]
    subprocess.run([sys.executable, "-m", "benchmarks", name, *options], cwd=ROOT, check=True, timeout=300)
    text = report.read_text(encoding="utf-8")
    assert [table for table in TABLES[name] if table not in text] == []
    assert f"## {kept}\n\nAs it was." in text
    assert [path.name for path in tmp_path.glob("*.svg")] == (["cost.svg"] if name == "build" else [])


def test_the_plot_names_each_line_once_and_keeps_the_names_apart() -> None:
    curves = {name: [(32, 1.0), (10_000, 40.0 + at)] for at, name in enumerate(("ours", "stock <b>", "Hugo"))}
    drawn = etree.fromstring(plot.svg(curves, "publications", "CPU seconds").encode())
    texts = {text.text: float(text.get("y")) for text in drawn.iter("{*}text")}
    heights = sorted(texts[name] for name in curves)
    assert all(low - high >= 16 for high, low in pairwise(heights))
    assert {"publications", "CPU seconds", "10,000"} <= texts.keys()


def test_generated_titles_differ_and_larger_portfolios_begin_with_the_smaller() -> None:
    large = generated.portfolio(1_000)[1]
    assert len({p.title for p in large}) == 1_000
    assert [p.title for p in generated.portfolio(50)[1]] == [p.title for p in large[:50]]
    assert sorted(len(p.authors) for p in large)[-2:] == [559, 3_000]
