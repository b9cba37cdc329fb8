"""Papers with very many authors: they may cost no more than the same authors on papers of the usual size."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import commands, generated, measure
from benchmarks.measure import ENVIRONMENT

USUAL = 10


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each command and each number of authors: all on one paper, and ten on each of many."""
    yield f"CPU seconds and peak MB with all authors on one paper, and with {USUAL} of them on each of many papers. A"
    yield f"ratio below 1 means that a long list costs less than its share. Medians of {runs} runs.\n"
    yield f"| command | authors | on one paper | {USUAL} per paper | ratio |"
    yield "|---|---|---|---|---|"
    for authors in sizes:
        one, many = (_costs(work / f"{authors}-{each}", authors, each, runs) for each in (authors, USUAL))
        for label in one:
            yield f"| {label} | {authors:,} | {_cell(one[label])} | {_cell(many[label])} | {_ratio(one, many, label)} |"


def _costs(project: Path, authors: int, each: int, runs: int) -> dict[str, measure.Run]:
    commands.write(project, *generated.crowd(authors, each))
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("cards: true", "cards: false"))
    costs = {command.label: commands.median(project, command, runs) for command in commands.COMMANDS}
    build = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    return {**costs, "`mkdocs build`": measure.median([measure.run(build, project, ENVIRONMENT) for _ in range(runs)])}


def _cell(cost: measure.Run) -> str:
    return f"{cost.cpu:.2f} s, {cost.memory:.0f} MB"


def _ratio(one: dict[str, measure.Run], many: dict[str, measure.Run], label: str) -> str:
    return f"{one[label].cpu / many[label].cpu:.2f}"
