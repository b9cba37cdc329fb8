"""Our build against a stock `mkdocs build` of the same rendered Markdown: `make bench` writes benchmarks/README.md.

Both sides run in turn, so that a drift of the machine's speed hits both; medians are compared, not single runs.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rich.progress import Progress

from benchmarks import exports, generated, measure
from generator.stage import stage

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "benchmarks" / "README.md"
SIZES = (0, 320, 1000)
RUNS = 5

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


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures all sizes and writes the report."""
    options = _options(arguments)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    rows, loads = {}, []
    with tempfile.TemporaryDirectory() as work, Progress(transient=True) as progress:
        task = progress.add_task("building", total=len(options.sizes) * options.runs * 2)
        for size in options.sizes:
            ours, stock = _prepared(Path(work) / str(size), size)
            sides = Side([], ours / "site"), Side([], stock / "site")
            for _ in range(options.runs):
                for side, folder in zip(sides, (ours, stock), strict=True):
                    side.runs.append(measure.run(_command(), folder, environment))
                    progress.advance(task)
            rows[_papers(sides[0])] = sides
            if not size:
                loads = [measure.first_load(side.site) for side in sides]
        written = _exports(Path(work) / "exports", options.exports, options.runs) if options.exports else []
    options.report.write_text("\n".join([*_report(rows, loads, options.runs), *written]) + "\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="publications; 0: the project's own")
    parser.add_argument("--exports", type=int, default=exports.SIZE, help="publications to export; 0: none")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args(arguments)


def _command() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "--quiet", "build"]


def _prepared(folder: Path, size: int) -> tuple[Path, Path]:
    """Two projects with the same pages: ours with the plugin, and staged Markdown for a stock Material."""
    ours, stock = folder / "ours", folder / "stock"
    ours.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", ours)
    shutil.copytree(ROOT / "templates", ours / "templates")
    if size:
        generated.write(ours / "content", size)
    else:
        shutil.copytree(ROOT / "content", ours / "content")
    stage(ours, stock)
    patterns = "\n".join(f"  /{name}/*" for name in ("publications", "topics", "years"))
    (stock / "mkdocs.yml").write_text(_STOCK.format(patterns=patterns))
    return ours, stock


def _papers(side: Side) -> int:
    return len(list((side.site / "publications").glob("*/index.html")))


def _report(rows: dict[int, tuple[Side, Side]], loads: Sequence[int], runs: int) -> list[str]:
    lines = [
        "# Benchmarks\n",
        "`make bench` measures and writes this page. Ours is `mkdocs build` with the plugin; stock is `mkdocs build`",
        "of the same rendered Markdown with Material's own templates, search and `not_in_nav`. Both run in turn; the",
        f"figures are medians of {runs} runs of the whole process, in CPU seconds and peak MB.",
        f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, Python {sys.version.split()[0]}.\n",
        "| papers | CPU ours | CPU stock | ratio | MB ours | MB stock | HTML bytes a page | of a paper's page |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(papers, ours, stock) for papers, (ours, stock) in rows.items()]
    if len(rows) > 1:
        lines += ["", f"CPU grows as N^{_exponent(rows):.2f} between the two largest sizes."]
    if loads:
        lines += [
            "",
            f"First load of the home page, gzipped, nothing cached: {loads[0]:,} bytes; stock {loads[1]:,} bytes.",
            "No request leaves the site.",
        ]
    return lines


def _exports(folder: Path, size: int, runs: int) -> list[str]:
    lines = [
        "",
        "## Exports\n",
        "Seconds are CPU of the writer alone, without reading `content/`; memory is the peak of a fresh process that",
        f"holds all publications. Medians of {runs} runs. The bars: 2 s for BibTeX and 3 s for any other format at",
        "10,000 publications, 1 s for all six styles of the project's own papers, 300 MB.\n",
        "| export | publications | s | peak MB | MB written |",
        "|---|---|---|---|---|",
    ]
    for name, papers, made in exports.exports(size, runs):
        lines.append(f"| {name} | {papers or 'own'} | {made.seconds:.2f} | {made.memory:.0f} | {made.written:.1f} |")
    whole = exports.whole_command(folder, size, runs)
    lines += [
        "",
        f"The whole command `portfolio export bib` for {size:,} publications, from reading their files to the end:",
        f"{whole.cpu:.2f} s, {whole.memory:.0f} MB.",
    ]
    return lines


def _row(papers: int, ours: Side, stock: Side) -> str:
    return (
        f"| {papers} | {ours.cpu:.2f} | {stock.cpu:.2f} | {ours.cpu / stock.cpu:.2f} | {ours.memory:.0f} "
        f"| {stock.memory:.0f} | {ours.bytes_per_page:,} | {ours.bytes_per_paper:,} |"
    )


def _exponent(rows: dict[int, tuple[Side, Side]]) -> float:
    (small, (less, _)), (large, (more, _)) = list(rows.items())[-2:]
    return math.log(more.cpu / less.cpu) / math.log(large / small)


if __name__ == "__main__":
    main()
