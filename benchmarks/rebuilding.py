"""What an edit costs: `portfolio build` after one, and Hugo's second build of the same pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from rich.progress import track

from benchmarks import measure
from benchmarks.generators import Generator, installed, write
from benchmarks.measure import Run

_PORTFOLIO = str(Path(sys.executable).with_name("portfolio"))
_WHAT = """\
`portfolio build`: a first build, a build without a change, one after each kind of edit, and one with `--clean`, in this
order; Hugo has no builds after an edit other than those of its server, so its second build has the caches of the first.
CPU seconds, then seconds on the clock; ours / full is the ratio to the build with `--clean`."""


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each size and edit; one run each."""
    del runs  # a build with another history would be another measurement
    yield f"{_WHAT}\n"
    yield "| papers | build | CPU | clock | ours / full: CPU | clock | MB |"
    yield "|---|---|---|---|---|---|---|"
    for size in track(sizes, "rebuilding", transient=True):
        yield from _rows(work / str(size), size)


def _rows(folder: Path, size: int) -> Iterator[str]:
    generators = [each for each in installed() if each.label in {"ours", "Hugo"}]
    projects = dict(zip([each.label for each in generators], write(folder, size, generators), strict=True))
    ours = _ours(projects["ours"])
    full = ours["full (`--clean`)"]
    for name, run in ours.items():
        shares = f"{run.cpu / full.cpu:.2f} | {run.wall / full.wall:.2f}"
        yield f"| {size:,} | {name} | {run.cpu:.2f} s | {run.wall:.2f} s | {shares} | {run.memory:.0f} |"
    for each in generators:
        if each.label == "Hugo":
            for name, run in _hugo(each, projects["Hugo"]):
                yield f"| {size:,} | {name} | {run.cpu:.2f} s | {run.wall:.2f} s | | | {run.memory:.0f} |"


def _ours(project: Path) -> dict[str, Run]:
    papers = sorted((project / "content/publications").glob("*.md"))
    paper = papers[len(papers) // 2]
    runs = {"first": _built(project)}
    for name, edit in _EDITS.items():
        edit(project, paper)
        runs[name] = _built(project)
    return runs | {"full (`--clean`)": _built(project, "--clean")}


def _built(project: Path, *options: str) -> Run:
    return measure.run([_PORTFOLIO, "build", *options], project, measure.ENVIRONMENT)


def _hugo(hugo: Generator, project: Path) -> Iterator[tuple[str, Run]]:
    yield "Hugo: first", measure.run(hugo.command, project, measure.ENVIRONMENT)
    page = min(path for path in (project / "content").glob("publications--*.md") if "--page--" not in path.name)
    page.write_text(page.read_text().replace('"title": "', '"title": "Edited ', 1))
    yield "Hugo: second", measure.run(hugo.command, project, measure.ENVIRONMENT)


def _nothing(project: Path, paper: Path) -> None:
    """No edit."""


def _title(project: Path, paper: Path) -> None:
    lines = paper.read_text().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("title: "))
    lines[at] = "title: A title that its author has edited\n"
    paper.write_text("".join(lines))


def _abstract(project: Path, paper: Path) -> None:
    paper.write_text(f"{paper.read_text().rstrip()} One more sentence.\n")


def _new(project: Path, paper: Path) -> None:
    kept = [line for line in paper.read_text().splitlines() if not line.startswith(("arxiv:", "doi:", "index_rank:"))]
    text = "\n".join(kept).replace("A title that its author has edited", "A new paper of the same authors")
    paper.with_name("new2026paper.md").write_text(f"{text}\n")


def _template(project: Path, paper: Path) -> None:
    path = project / "templates/theme/partials/edit.html"
    path.parent.mkdir(parents=True)
    path.write_text("<!-- a template of the owner's -->\n")


_EDITS = MappingProxyType[str, Callable[[Path, Path], None]](
    {"unchanged": _nothing, "a title": _title, "an abstract": _abstract, "a new paper": _new, "a template": _template}
)
