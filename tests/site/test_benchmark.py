"""`make bench`, small: every section measures, and earlier results stay in the report."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from lxml import etree

from benchmarks import generated, plot
from benchmarks.__main__ import SECTIONS

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "build": ("| papers | ours | stock |", "| papers | new |", "| papers | files | MB |", "| page | bytes ours |"),
    "rebuilding": ("| papers | build | CPU | clock |", "| 3 | a title |"),
    "editing": ("| papers | ours | stock |", "| 3 | "),
    "finding": ("| papers | first load |",),
    "searching": ("| papers | bytes of the index |",),
    "commands": ("| command | 3 papers |", "| `portfolio export bib` |"),
    "crowds": ("| command | authors |", "| `mkdocs build` | 3 |"),
    "exports": ("| export | publications |", "| bib | 3 |"),
    "imports": ("| format | records |", "| openalex.json | 3 |"),
}
LAST = "imports"


def measured(report: Path, *sections: str) -> str:
    """The report after a run: one process for many sections, because most of the time goes into starting."""
    options = ["--sizes", "3", "--runs", "1", "--report", str(report)]
    subprocess.run([sys.executable, "-m", "benchmarks", *sections, *options], cwd=ROOT, check=True, timeout=600)
    return report.read_text(encoding="utf-8")


def test_every_section_measures_into_the_report_and_leaves_the_others(tmp_path: Path) -> None:
    report = tmp_path / "README.md"
    kept = f"## {SECTIONS[LAST].heading}\n\nAs it was.\n"
    report.write_text(f"# Benchmarks\n\n{kept}", encoding="utf-8")
    most = measured(report, *(name for name in SECTIONS if name != LAST))
    assert most.endswith(kept)
    assert [path.name for path in tmp_path.glob("*.svg")] == ["cost.svg"]
    every = measured(report, LAST)
    assert every.startswith(most.removesuffix(kept))
    assert [table for name in SECTIONS for table in TABLES[name] if table not in every] == []


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
