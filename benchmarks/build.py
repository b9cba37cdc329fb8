"""Our build against a stock `mkdocs build` of the same rendered Markdown."""

from __future__ import annotations

import math
import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generated, measure
from generator.stage import stage

ROOT = Path(__file__).resolve().parents[1]
OWN = 32
"""The size of the project's own portfolio, which stands for it."""

ONCE = 3_200
"""From so many papers on one run is enough: it is long."""

FOLDERS = ("publications", "topics", "years", "people", "venues", "cv", "health")
PLACES = {"home": "", "list": "publications/", "paper": "publications/touvron2023llama/"}

_STOCK = """\
site_name: Portfolio
site_url: https://portfolio.example/
docs_dir: docs
theme: {{name: material, font: false, palette: {{scheme: default}}}}
plugins: [search]
nav: [index.md, publications/index.md, topics/index.md, years/index.md]
not_in_nav: |
{patterns}
"""


@dataclass(frozen=True, slots=True)
class Side:
    """The runs of one way to build, and what it built."""

    runs: list[measure.Run]
    site: Path

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        return statistics.median(run.memory for run in self.runs)

    @property
    def pages(self) -> list[Path]:
        return list(self.site.rglob("*.html"))

    @property
    def bytes_per_page(self) -> int:
        return sum(page.stat().st_size for page in self.pages) // len(self.pages)

    @property
    def bytes_per_paper(self) -> int:
        papers = list((self.site / "publications").glob("*/index.html"))
        return sum(paper.stat().st_size for paper in papers) // len(papers)


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each size; 32 are the project's own papers. From 3,200 on each side runs once."""
    rows = {}
    for size in sizes:
        ours, stock = _prepared(work / str(size), size)
        sides = Side([], ours / "site"), Side([], stock / "site")
        for _ in range(runs if size < ONCE else 1):
            for side, folder in zip(sides, (ours, stock), strict=True):
                side.runs.append(measure.run(_command(), folder, os.environ | {"NO_MKDOCS_2_WARNING": "1"}))
        rows[size] = sides
    yield from _report(rows, runs)


def _command() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "--quiet", "build"]


def _prepared(folder: Path, size: int) -> tuple[Path, Path]:
    """Two projects with the same pages: ours with the plugin, and staged Markdown for a stock Material."""
    ours, stock = folder / "ours", folder / "stock"
    ours.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", ours)
    shutil.copytree(ROOT / "templates", ours / "templates")
    if size == OWN:
        shutil.copytree(ROOT / "content", ours / "content")
    else:
        generated.write(ours / "content", size)
    stage(ours, stock)
    patterns = "\n".join(f"  /{name}/*" for name in FOLDERS)
    (stock / "mkdocs.yml").write_text(_STOCK.format(patterns=patterns))
    return ours, stock


def _report(rows: Mapping[int, tuple[Side, Side]], runs: int) -> Iterator[str]:
    yield "Ours is `mkdocs build` with the plugin; stock is `mkdocs build` of the same rendered Markdown with"
    yield f"Material's own templates, search and `not_in_nav`. Medians of {runs} runs; one from {ONCE:,} papers on.\n"
    yield "| papers | CPU ours | CPU stock | ratio | MB ours | MB stock | HTML bytes a page | of a paper's page |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from (_row(papers, ours, stock) for papers, (ours, stock) in rows.items())
    if len(rows) > 1:
        yield f"\nCPU grows as N^{_exponent(rows):.2f} between the two largest sizes."
    if OWN in rows:
        yield from _loads(rows[OWN])


def _loads(sides: tuple[Side, Side]) -> Iterator[str]:
    yield "\nFirst loads of the project's own site, gzipped, nothing cached; no request leaves it.\n"
    yield "| page | bytes ours | bytes stock | ratio |"
    yield "|---|---|---|---|"
    for name, place in PLACES.items():
        ours, stock = (measure.first_load(side.site, place) for side in sides)
        yield f"| {name} | {ours:,} | {stock:,} | {ours / stock:.2f} |"


def _row(papers: int, ours: Side, stock: Side) -> str:
    return (
        f"| {papers} | {ours.cpu:.2f} | {stock.cpu:.2f} | {ours.cpu / stock.cpu:.2f} | {ours.memory:.0f} "
        f"| {stock.memory:.0f} | {ours.bytes_per_page:,} | {ours.bytes_per_paper:,} |"
    )


def _exponent(rows: Mapping[int, tuple[Side, Side]]) -> float:
    (small, (less, _)), (large, (more, _)) = list(rows.items())[-2:]
    return math.log(more.cpu / less.cpu) / math.log(large / small)
