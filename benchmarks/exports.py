"""Exports of 10,000 publications: seconds of the writer alone and peak memory, every run in a process of its own.

`python -m benchmarks.exports FORMAT SIZE` is such a process; SIZE 0 stands for the project's own papers.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generated, measure
from generator.citing import references
from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.facts import loading, store
from generator.model import Publication

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests/portfolio"
ALL_STYLES = "all styles"


@dataclass(frozen=True, slots=True)
class Export:
    """One export: CPU seconds, peak resident memory in MB, and MB written."""

    seconds: float
    memory: float
    written: float


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each format at each size, the six styles of the project's own papers, and the whole command."""
    yield "CPU seconds of the writer alone, without reading `content/`, and peak memory of a new process that holds all"
    yield f"publications. Medians of {runs} runs. The limits: 2 s for BibTeX and 3 s for any other format at 10,000"
    yield "publications, 1 s for all six styles of the project's own papers, 300 MB.\n"
    yield "| export | publications | s | peak MB | MB written |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        for name, papers, cost in exports(size, runs):
            yield f"| {name} | {papers or 'own'} | {cost.seconds:.2f} | {cost.memory:.0f} | {cost.written:.1f} |"
    whole = whole_command(work / "exports", sizes[-1], runs)
    yield f"\nThe whole command `portfolio export bib` for {sizes[-1]:,} publications, including reading their files:"
    yield f"{whole.cpu:.2f} s, {whole.memory:.0f} MB."


def exports(size: int, runs: int) -> Iterator[tuple[str, int, Export]]:
    """Each format and style at `size`, then all styles for the project's own papers: name, papers, medians."""
    for name, papers in (*((format, size) for format in (*WRITERS, *STYLES)), (ALL_STYLES, 0)):
        yield name, papers, _median([_in_its_own_process(name, papers) for _ in range(runs)])


def whole_command(folder: Path, size: int, runs: int) -> measure.Run:
    """The cost of `portfolio export bib`, including reading all files, in the new `folder`."""
    generated.write(folder / "content", size)
    (folder / "mkdocs.yml").write_bytes((EXAMPLE / "mkdocs.yml").read_bytes())
    command = [str(Path(sys.executable).with_name("portfolio")), "export", "bib", "--output", str(folder / "x.bib")]
    return measure.median([measure.run(command, folder, {}) for _ in range(runs)])


def main(arguments: Sequence[str]) -> None:
    """Measures one export in this process and prints it as JSON."""
    name, size = arguments[0], int(arguments[1])
    publications = (
        generated.portfolio(size)[1] if size else loading.load(EXAMPLE / store.CONTENT).portfolio.publications
    )
    start = time.process_time()
    text = _written(name, publications)
    seconds = time.process_time() - start
    # `ru_maxrss` starts with the figure of the parent process, which is smaller
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, memory, len(text.encode()) / 1e6]))


def _written(name: str, publications: Sequence[Publication]) -> str:
    if name in WRITERS:
        return WRITERS[name].write(publications)
    styles = STYLES.values() if name == ALL_STYLES else [STYLES[name]]
    return "".join(references.write(publications, style) for style in styles)


def _in_its_own_process(name: str, size: int) -> Export:
    command = [sys.executable, "-m", "benchmarks.exports", name, str(size)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Export(*json.loads(result.stdout))


def _median(runs: Sequence[Export]) -> Export:
    figures = ("seconds", "memory", "written")
    return Export(*(statistics.median(getattr(run, figure) for run in runs) for figure in figures))


if __name__ == "__main__":
    main(sys.argv[1:])
