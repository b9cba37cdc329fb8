"""What people wait for besides the build: importing a reference library into a profile, checking, comparing.

Every command is a process of its own. The portfolio has one reference library with an entry for each publication, all
known already, with complete author lists.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import generated, measure
from generator.citing.writers import WRITERS
from generator.model import Profile, Publication

EXAMPLE = Path(__file__).resolve().parents[1] / "tests/portfolio"
MOST_RUNS = 3
_PORTFOLIO = str(Path(sys.executable).with_name("portfolio"))
_DAY = ("--as-of", "2026-11-22")


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and what prepares the project before each run."""

    label: str
    arguments: Sequence[str]
    prepare: Callable[[Path], None]


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """CPU seconds and peak MB of each command at each size, and the growth between the last two."""
    yield "Whole commands on a portfolio with one reference library that has an entry for each publication, all known"
    yield f"already, with complete author lists. Medians of {min(runs, MOST_RUNS)} runs. The limits at 10,000: 30 s and"
    yield "500 MB for the import, 5 s for one without changes.\n"
    columns = [_measured(work / f"commands-{size}", size, runs) for size in sizes]
    yield f"| command | {' | '.join(f'{size:,} papers' for size in sizes)} | grows as |"
    yield f"|---|{'---|' * len(sizes)}---|"
    for row, command in enumerate(COMMANDS):
        costs = [column[row] for column in columns]
        cells = " | ".join(f"{run.cpu:.2f} s, {run.memory:.0f} MB" for run in costs)
        yield f"| {command.label} | {cells} | {_growth(sizes, costs)} |"


def _growth(sizes: Sequence[int], costs: Sequence[measure.Run]) -> str:
    if len(sizes) < 2:
        return "–"
    return f"N^{math.log(costs[-1].cpu / costs[-2].cpu) / math.log(sizes[-1] / sizes[-2]):.2f}"


def _measured(project: Path, size: int, runs: int) -> list[measure.Run]:
    write(project, *generated.portfolio(size))
    return [median(project, command, runs) for command in COMMANDS]


def write(project: Path, profile: Profile, publications: Sequence[Publication]) -> None:
    """A project under git, with a reference library of all its publications."""
    generated.write_portfolio(project / "content", profile, publications)
    shutil.copy(EXAMPLE / "mkdocs.yml", project)
    (project / "sources").mkdir()
    known = [replace(each, authors_truncated=False, publisher="A Publisher", abstract="") for each in publications]
    (project / "sources" / "library.bib").write_text(WRITERS["bib"].write(known), encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", profile.name]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x", *command], cwd=project, check=True)  # noqa: S607  # git as the user has it


def median(project: Path, command: Command, runs: int) -> measure.Run:
    """The median of each figure; the project is prepared before each run."""
    costs = []
    for _ in range(min(runs, MOST_RUNS)):
        command.prepare(project)
        costs.append(measure.run([_PORTFOLIO, *command.arguments], project, measure.ENVIRONMENT))
    return measure.median(costs)


def _as_committed(project: Path) -> None:
    subprocess.run(["git", "checkout", "-q", "--", "content"], cwd=project, check=True)  # noqa: S607  # git as the user has it
    shutil.rmtree(project / "content" / ".imported", ignore_errors=True)


def _with_a_longer_library(project: Path) -> None:
    with (project / "sources" / "library.bib").open("a", encoding="utf-8") as library:
        library.write("% exported again\n")


def _as_it_is(project: Path) -> None:
    """Leaves the project alone."""


COMMANDS = (
    Command("import of a library into the papers", ("import", *_DAY), _as_committed),
    Command("the same again", ("import", *_DAY), _as_it_is),
    Command("the same, with a new export of the library", ("import", *_DAY), _with_a_longer_library),
    Command("`portfolio check`", ("check",), _as_it_is),
    Command("`portfolio diff HEAD`: every paper changed", ("diff", "HEAD"), _as_it_is),
    Command("`portfolio health`", ("health",), _as_it_is),
    Command("`portfolio export bib`", ("export", "bib", "--output", "exported.bib"), _as_it_is),
)
