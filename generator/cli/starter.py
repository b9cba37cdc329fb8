"""The repository that `portfolio init` writes: the files of `templates/start/`, the owner's name, and the sources."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import metadata
from pathlib import Path

from generator import __version__
from generator.errors import InputProblems, PortfolioError, Problem
from generator.facts import files, loading, store, yaml_scalars
from generator.intake import importer
from generator.intake.planned_content import Summary
from generator.site.template_folders import SHIPPED

DISTRIBUTION = "academic-portfolio"
_START = SHIPPED / "start"
_WORKFLOWS = ".github/workflows"
_OURS = next(folder for folder in (SHIPPED / "workflows", SHIPPED.parent / _WORKFLOWS) if folder.is_dir())
"""The reusable workflows: beside the templates of an installed package, in `.github/` of a working copy."""

_COMMIT = re.compile(r"https://github\.com/(?P<program>[\w.-]+/[\w.-]+)/tree/(?P<commit>[0-9a-f]{40})")
_JOBS = "\njobs:\n"
_MAY_STAND = {".git"}
"""What may be in the folder already: `git clone` of an empty repository."""


@dataclass(frozen=True, slots=True)
class Release:
    """Where a released program has its workflows; both are empty for one that was built elsewhere."""

    program: str = ""
    commit: str = ""


def release() -> Release:
    """What the release workflow has written into the package."""
    urls = metadata(DISTRIBUTION).get_all("Project-URL") or []
    found = next(filter(None, map(_COMMIT.search, urls)), None)
    return Release(found["program"], found["commit"]) if found else Release()


def start(folder: Path, name: str, sources: Sequence[Path], today: date, *, copies_workflows: bool) -> list[Summary]:
    """Writes the repository and imports its sources; nothing is left of it if they hold errors.

    Raises InputProblems for errors in the sources, or if neither they nor `name` say whose portfolio it is, and
    PortfolioError if `folder` holds anything.
    """
    _refuse_full(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=files.UNFINISHED) as work:
        project = Path(work).absolute()
        summaries = _filled(project, name, sources, today)
        _write_start(project, copies_workflows=copies_workflows)
        folder.mkdir(exist_ok=True)
        for path in sorted(project.iterdir()):
            shutil.move(path, folder / path.name)
    return summaries


def _refuse_full(folder: Path) -> None:
    held = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if folder.exists() and (not folder.is_dir() or held - _MAY_STAND):
        raise PortfolioError(f"{folder}  is not empty — name a new folder, such as: portfolio init my-site")


def _filled(project: Path, name: str, sources: Sequence[Path], today: date) -> list[Summary]:
    """`content/` and `sources/`."""
    (project / store.SOURCES).mkdir()
    (project / store.CONTENT / store.PUBLICATIONS).mkdir(parents=True)
    if name:
        text = f"---\nname: {yaml_scalars.scalar(name)}\n---\n"
        files.write_text(project / store.CONTENT / store.PROFILE_PAGE, text)
    given = {project / store.SOURCES / path.name: path for path in sources}
    for copy, path in given.items():
        shutil.copyfile(path, copy)
    try:
        summaries = importer.import_sources(project, importer.sources_in(project), None, today) if given else []
    except InputProblems as error:
        shown = {copy.relative_to(project).as_posix(): str(path) for copy, path in given.items()}
        raise InputProblems(replace(p, path=shown.get(p.path, p.path)) for p in error.problems) from error
    if not store.holds(project / store.CONTENT, store.PROFILE_PAGE):
        hint = f'no source says whose portfolio it is: --name "{_first_guess(project)}"'
        raise InputProblems([Problem("--name", 0, "is missing", hint)])
    return summaries


def _first_guess(project: Path) -> str:
    """The name that most papers have among their authors."""
    papers = loading.load(project / store.CONTENT).publications.values()
    names = Counter(person.name for paper in papers for person in paper.authors)
    return names.most_common(1)[0][0] if names else "…"


def _write_start(project: Path, *, copies_workflows: bool) -> None:
    page = loading.load(project / store.CONTENT).profile
    released = release()
    words = {
        "@NAME@": page.name if page else "",
        "@VERSION@": __version__,
        "@PROGRAM@": released.program,
        "@COMMIT@": released.commit,
    }
    for path in sorted(path for path in _START.rglob("*") if path.is_file()):
        place = path.relative_to(_START).as_posix()
        text = path.read_text(encoding="utf-8")
        is_called = place.startswith(f"{_WORKFLOWS}/") and (copies_workflows or not released.commit)
        files.write_text(project / place, _filled_in(_with_jobs(text, path.name) if is_called else text, words))


def _with_jobs(caller: str, name: str) -> str:
    """A workflow with the jobs of the reusable one in the place of the call."""
    reusable = (_OURS / f"portfolio-{name}").read_text(encoding="utf-8")
    return caller.partition(_JOBS)[0] + _JOBS + reusable.partition(_JOBS)[2]


def _filled_in(text: str, words: Mapping[str, str]) -> str:
    return re.sub("|".join(words), lambda found: words[found[0]], text)
