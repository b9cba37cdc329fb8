"""Kills imports at random points: `python -m tests.site.killing PROJECT TIMES SEED`. A process of its own, so that the
forks inherit no threads. Prints how many of the imports were cut off, and how many of these while they wrote; a broken
promise ends in an AssertionError."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.errors import errors_among
from generator.facts import loading
from generator.intake import importer

_PAUSE = threading.Event()
DAY = date(2026, 11, 22)
_OLD, _NEW = "CLApr 5, 2022\nPaLM: Scaling", "CLApr 6, 2022\nPaLM: Rescaling"
_PAPERS = ("Llama 2:", "PaLM:", "DSD:", "Scaling Instruction", "Effective Long", "Self-Consistency")
_NOTES = "\n## Notes\n\nThe owner's own words.\n"


class Cut(NamedTuple):
    """Whether an import was killed before its end, and whether it had begun to write."""

    is_cut: bool
    has_written: bool


def main(project: Path, times: int, seed: int) -> tuple[int, int]:
    """Imports a changed profile `times` times, each killed after a random part of the time that it writes; one in eight
    before it writes."""
    chance = random.Random(seed)  # noqa: S311  # test data, no secret
    before, after = _before(project), project.with_name("after")
    shutil.copytree(project, after)
    writing = []
    for _ in range(3):
        _restore(after, project.with_name("before"))
        writing.append(_seconds_of_writing(after))
    expected, longest, cuts = _texts(after), min(writing), list[Cut]()
    for number in range(times):
        _restore(project, project.with_name("before"))
        cuts.append(_killed(project, chance.random() * longest, is_early=number % 8 == 7))
        longest *= 1 if cuts[-1].is_cut else 0.8  # the machine has become faster since
        _check_mix(project, before, expected)
        _import(project)
        assert _texts(project) == expected, "a second run does not complete the first"
        assert not list((project / "content").rglob(".p*")), "a temporary file is left"
    return sum(cut.is_cut for cut in cuts), sum(cut.is_cut and cut.has_written for cut in cuts)


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


def _seconds_of_writing(project: Path) -> float:
    """How long an import writes, which it does at its end."""
    child = _started(project)
    while not _writes(project) and not _ended(child):
        _PAUSE.wait(0.0005)
    started = time.monotonic()
    os.waitpid(child, 0)
    return time.monotonic() - started


def _killed(project: Path, seconds: float, *, is_early: bool) -> Cut:
    """Imports in a process of its own that is killed that long after its first write; or earlier, before it writes."""
    child = _started(project)
    while not is_early and not _writes(project) and not _ended(child):
        _PAUSE.wait(0.0005)
    _PAUSE.wait(seconds)
    has_written = _writes(project)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return Cut(os.WIFSIGNALED(status), has_written)


def _started(project: Path) -> int:
    child = os.fork()
    if not child:
        _import(project)
        os._exit(0)
    return child


def _ended(child: int) -> bool:
    """True if a process has ended; it is still there to be waited for."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _writes(project: Path) -> bool:
    return (project / "content/.imported/.pending").exists()


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
