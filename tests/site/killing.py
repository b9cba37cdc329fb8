"""Kills imports at many points: `python -m tests.site.killing PROJECT TIMES SEED`. A process of its own, so that the
forks inherit no threads. Prints how many of the imports were cut off, and how many of these while they wrote; a broken
promise ends in an AssertionError.

A point is a call that reaches the system, and not a moment: so a kill meets the same on every machine, however busy.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from generator.errors import errors_among
from generator.facts import loading
from generator.intake import importer

DAY = date(2026, 11, 22)
_SYSTEM = frozenset({os.name, "fcntl", "io", "_io"})
_OLD, _NEW = "CLApr 5, 2022\nPaLM: Scaling", "CLApr 6, 2022\nPaLM: Rescaling"
_PAPERS = ("Llama 2:", "PaLM:", "DSD:", "Scaling Instruction", "Effective Long", "Self-Consistency")
_NOTES = "\n## Notes\n\nThe owner's own words.\n"


class Point(NamedTuple):
    """A call of an import before it writes, or one from then on; 0 for the other."""

    before: int = 0
    while_writing: int = 0


def main(project: Path, times: int, seed: int) -> tuple[int, int]:
    """Imports a changed profile `times` times, each killed at another call while it writes; one in eight before."""
    chance = random.Random(seed)  # noqa: S311  # test data, no secret
    before, after = _before(project), project.with_name("after")
    shutil.copytree(project, after)
    last, expected = _last_points(after), _texts(after)
    cut = cut_while_writing = 0
    for number in range(times):
        _restore(project, project.with_name("before"))
        share, is_early = (number + chance.random()) / times, number % 8 == 7
        at = Point(1 + int(share * last.before)) if is_early else Point(0, 1 + int(share * last.while_writing))
        is_cut = _killed(project, at)
        cut += is_cut
        cut_while_writing += is_cut and not is_early
        _check_mix(project, before, expected)
        _import(project)
        assert _texts(project) == expected, "a second run does not complete the first"
        assert not list((project / "content").rglob(".p*")), "a temporary file is left"
    return cut, cut_while_writing


def _before(project: Path) -> dict[str, bytes]:
    """A portfolio of a few papers, none by hundreds of authors, that its owner has edited, and a source that has
    changed for most of them."""
    source, library = project / "sources/profile.txt", project / "sources/library.bib"
    _keep_papers(source, r"(?m)^(?=[A-Z]+\w{3} \d{1,2}(?:, \d{4})?(?:Code)?$)")
    _keep_papers(library, r"(?m)^(?=@)")
    _import(project)
    llama = project / "content/publications/touvron2023llama.md"
    llama.write_text(llama.read_text().replace("2023-07-18", "2023-07-17 # mine") + _NOTES)
    (project / "content/publications/han2016dsd.md").unlink()
    source.write_text(source.read_text().replace(_OLD, _NEW).replace(" et al. ·", ", Ada Lovelace et al. ·"))
    shutil.copytree(project / "content", project.with_name("before"))
    return _texts(project)


def _import(project: Path) -> None:
    importer.import_sources(project, importer.sources_in(project), DAY, DAY)


def _keep_papers(source: Path, starts: str) -> None:
    """Leaves out all other entries, which start where the pattern matches."""
    head, *entries = re.split(starts, source.read_text())
    source.write_text(head + "".join(entry for entry in entries if any(title in entry for title in _PAPERS)))


def _restore(project: Path, content: Path) -> None:
    shutil.rmtree(project / "content")
    shutil.copytree(content, project / "content")


def _last_points(project: Path) -> Point:
    """How many calls of each kind an import makes."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        made = _watched(project, lambda point: None)
        os.write(writer, f"{made.before} {made.while_writing}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        last = Point(*map(int, told.read().split()))
    os.waitpid(child, 0)
    return last


def _killed(project: Path, at: Point) -> bool:
    """Imports in a process of its own that is killed at a point; says whether it got there."""
    child = os.fork()
    if not child:
        _watched(project, lambda point: os.kill(os.getpid(), signal.SIGKILL) if point == at else None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _watched(project: Path, reached: Callable[[Point], object]) -> Point:
    """Imports, and calls `reached` at each point; returns how many there were. The hook stays."""
    before = while_writing = 0

    def note(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal before
        if while_writing:
            return
        if event == "os.mkdir" and str(arguments[0]).endswith("/.pending"):
            sys.setprofile(note_call)
        else:
            before += 1
            reached(Point(before))

    def note_call(frame: FrameType, event: str, function: object) -> None:
        nonlocal while_writing
        if event == "c_call" and _reaches_the_system(function):
            while_writing += 1
            reached(Point(0, while_writing))

    sys.addaudithook(note)
    _import(project)
    sys.setprofile(None)
    return Point(before, while_writing)


def _reaches_the_system(function: object) -> bool:
    """True for a function of the system's, and a method of an open file."""
    owner = type(getattr(function, "__self__", None)).__module__
    return getattr(function, "__module__", None) in _SYSTEM or owner == "_io"


def _check_mix(project: Path, before: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Checks that each file is old or new, and that the portfolio is valid."""
    current = _texts(project)
    strays = [path for path, text in current.items() if text not in (before.get(path), expected.get(path))]
    assert not strays, f"neither old nor new: {strays}"
    assert set(before) <= set(current), f"lost: {set(before) - set(current)}"
    assert not errors_among(loading.load(project / "content").problems)


def _texts(project: Path) -> dict[str, bytes]:
    """Every file of the content except leftovers of an interrupted write."""
    folder = project / "content"
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != ".pending")
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: text for path, text in found.items() if "/.portfolio-" not in f"/{path}"}


if __name__ == "__main__":
    print(*main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
