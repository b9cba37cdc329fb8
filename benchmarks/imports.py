"""Imports of 10,000 records of each format into a new portfolio: the whole command, in CPU seconds and peak memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import measure
from benchmarks.large_sources import ABSTRACT, SOURCES

_SETTINGS = "site_name: Imports\ntheme: {name: material}\nplugins: [portfolio]\n"


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each format at each size."""
    yield "`portfolio import` of one file into a new portfolio, which also writes a file for each paper. Records have"
    yield f"four authors and an abstract of {len(ABSTRACT):,} characters. Medians of {runs} runs. The limits: 30 s and"
    yield "500 MB at 10,000 records.\n"
    yield "| format | records | MB | s | peak MB |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        for name, make in SOURCES.items():
            text = make(size)
            cost = measure.median([_cost(work / f"{name}-{size}-{run}", name, text) for run in range(runs)])
            megabytes = len(text.encode()) / 1e6
            yield f"| {name} | {size:,} | {megabytes:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} |"


def _cost(folder: Path, name: str, text: str) -> measure.Run:
    (folder / "sources").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "sources" / name).write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("portfolio")), "import", "--as-of", "2026-11-22"]
    return measure.run(command, folder, measure.ENVIRONMENT)
