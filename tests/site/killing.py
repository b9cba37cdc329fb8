"""Kills imports at random points: `python -m tests.site.killing PROJECT TIMES SEED`. A process of its own, so that the
forks inherit no threads. Prints how many of the imports were cut off; a broken promise ends in an AssertionError."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
import time
from datetime import date
from pathlib import Path

from generator.errors import errors_among
from generator.facts import store
from generator.intake import importer

DAY = date(2026, 11, 22)
_OLD, _NEW = "CLApr 5, 2022\nPaLM: Scaling", "CLApr 6, 2022\nPaLM: Rescaling"
_NOTES = "\n## Notes\n\nThe owner's own words.\n"


def main(project: Path, times: int, seed: int) -> int:
    """Imports a changed profile `times` times, each killed after a random part of the time that it takes."""
    chance = random.Random(seed)  # noqa: S311  # test data, no secret
    before, after = _before(project), project.with_name("after")
    shutil.copytree(project, after)
    started = time.monotonic()
    _import(after)
    whole = time.monotonic() - started
    expected, cut = _texts(after), 0
    for _ in range(times):
        shutil.rmtree(project / "content")
        shutil.copytree(project.with_name("before"), project / "content")
        cut += _killed(project, chance.random() * whole * 1.2)
        _check_mix(project, before, expected)
        _import(project)
        assert _texts(project) == expected, "a second run does not complete the first"
        assert not list((project / "content").rglob(".p*")), "a temporary file is left"
    return cut


def _before(project: Path) -> dict[str, bytes]:
    """A portfolio that its owner has edited, and a source that has changed for most papers."""
    _import(project)
    llama = project / "content/publications/touvron2023llama.md"
    llama.write_text(llama.read_text().replace("2023-07-18", "2023-07-17 # mine") + _NOTES)
    (project / "content/publications/han2016dsd.md").unlink()
    source = project / "sources/profile.txt"
    source.write_text(source.read_text().replace(_OLD, _NEW).replace(" et al. ·", ", Ada Lovelace et al. ·"))
    shutil.copytree(project / "content", project.with_name("before"))
    return _texts(project)


def _import(project: Path) -> None:
    importer.import_sources(project, importer.sources_in(project), DAY, DAY)


def _killed(project: Path, seconds: float) -> bool:
    """Imports in a process of its own that is killed after that time; False if it was done before."""
    child = os.fork()
    if not child:
        _import(project)
        os._exit(0)
    threading.Event().wait(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _check_mix(project: Path, before: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Checks that each file is old or new, and that the portfolio is valid."""
    current = _texts(project)
    strays = [path for path, text in current.items() if text not in (before.get(path), expected.get(path))]
    assert not strays, f"neither old nor new: {strays}"
    assert set(before) <= set(current), f"lost: {set(before) - set(current)}"
    assert not errors_among(store.load(project / "content").problems)


def _texts(project: Path) -> dict[str, bytes]:
    """Every file of the content except leftovers of an interrupted write."""
    folder = project / "content"
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != ".pending")
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: text for path, text in found.items() if "/.portfolio-" not in f"/{path}"}


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
