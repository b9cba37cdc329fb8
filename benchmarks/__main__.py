"""`make bench`: measures every section and writes benchmarks/README.md.

`python -m benchmarks build commands` measures two sections and leaves the others as they are in the report.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from rich.progress import track

from benchmarks import build, commands, crowds, editing, exports, finding, imports, rebuilding, searching

REPORT = Path(__file__).resolve().parent / "README.md"
RUNS = 5


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report: its heading, the function that measures in a new folder and yields the text, and the
    numbers of publications to measure."""

    heading: str
    measure: Callable[[Path, Sequence[int], int], Iterable[str]]
    sizes: Sequence[int]


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "build": Section("Building", build.section, (32, 320, 1_000, 3_200, 10_000)),
        "rebuilding": Section("Rebuilding", rebuilding.section, (32, 1_000, 10_000)),
        "editing": Section("Editing", editing.section, (32, 1_000)),
        "finding": Section("Finding", finding.section, (1_000, 10_000)),
        "searching": Section("Searching", searching.section, (32, 100, 300, 1_000, 10_000)),
        "commands": Section("Commands", commands.section, (1_000, 3_200, 10_000)),
        "crowds": Section("Papers with very many authors", crowds.section, (559, 3_000)),
        "exports": Section("Exports", exports.section, (10_000,)),
        "imports": Section("Imports", imports.section, (10_000,)),
    }
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures the requested sections and puts them into the report."""
    options = _options(arguments)
    texts = _sections(options.report.read_text(encoding="utf-8")) if options.report.exists() else {}
    for name in track(options.sections or SECTIONS, "measuring", transient=True):
        section = SECTIONS[name]
        with tempfile.TemporaryDirectory() as work:
            lines = section.measure(Path(work), options.sizes or section.sizes, options.runs)
            texts[section.heading] = "\n".join(lines)
            for picture in Path(work).glob("*.svg"):
                shutil.copy(picture, options.report.parent)
    options.report.write_text("\n".join(_page(texts)), encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="default: all")
    parser.add_argument("--sizes", type=int, nargs="+", help="publications, instead of each section's own sizes")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs to take the median of")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args(arguments)


def _sections(page: str) -> dict[str, str]:
    """The text of each section by its heading."""
    return {heading: text.strip() for heading, text in re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", page, re.MULTILINE)}


def _page(texts: Mapping[str, str]) -> Iterator[str]:
    yield "# Benchmarks\n"
    yield "`make bench` writes this page, `make bench-short` what concerns builds, edits and the filter.\n"
    yield "Figures are medians of whole processes, in CPU seconds and peak"
    yield "MB; all sides take turns, so that changes in the machine's speed affect all of them. Compare figures within"
    yield "a section, not between machines. Generated publications come from `generated.py`, with a fixed seed."
    yield f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}, Python {sys.version.split()[0]}.\n"
    for section in SECTIONS.values():
        if section.heading in texts:
            yield f"## {section.heading}\n\n{texts[section.heading]}\n"


if __name__ == "__main__":
    main()
