"""The folder of the last site: which files it has and who has touched them since, and how the new site takes its place.

Most files stay where they are, since to make and delete as many takes longer than all else that a small edit costs.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

State = tuple[int, int]
"""The size and time by which a changed file is recognised."""

ABSENT: State = (-1, 0)


class LastSite:
    """The files below a folder as they were at the first question. `indexes` is for what is kept of its search."""

    def __init__(self, folder: Path, indexes: Path = Path()) -> None:
        self.folder, self.indexes = folder, indexes

    @cached_property
    def files(self) -> dict[str, State]:
        """The state of every file by its path."""
        return dict(_files(self.folder, ""))

    def state(self, path: str) -> State:
        return self.files.get(path, ABSENT)

    def replaced(
        self, new: Path, kept: Collection[str], work: Path, renamed: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Puts the site in the folder `new` in the place of this one, whose files `kept` it lacks; their folders that
        are `renamed` get other names. Nobody sees a part of it: the folder is away in the meantime. `work` is an empty
        folder on the same disk. Raises OSError, after which this site is as it was."""
        if not kept:
            self._swapped(new, work / "last")
            return
        old, away, added = work / "last", work / "away", dict(_files(new, ""))
        gone = [path for path in self.files if path not in kept or path in added]
        with ExitStack() as undoing:
            _move(self.folder, old, undoing)
            for path in gone:
                _move(old / path, away / path, undoing)
            _remove_empty(old, gone)
            for before, after in renamed.items():
                _move(old / before, old / after, undoing)
            for path in added:
                _move(new / path, old / path, undoing)
            old.rename(self.folder)
            undoing.pop_all()

    def _swapped(self, new: Path, old: Path) -> None:
        with ExitStack() as undoing:
            if self.folder.exists():
                _move(self.folder, old, undoing)
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            new.rename(self.folder)
            undoing.pop_all()


def _files(folder: Path, below: str) -> Iterator[tuple[str, State]]:
    try:
        entries = os.scandir(folder / below)
    except OSError:
        return
    with entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder, f"{path}/")
            else:
                information = entry.stat(follow_symlinks=False)
                yield path, (information.st_size, information.st_mtime_ns)


def _move(old: Path, new: Path, undoing: ExitStack) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
    undoing.callback(_moved_back, new, old)


def _moved_back(new: Path, old: Path) -> None:
    old.parent.mkdir(parents=True, exist_ok=True)
    new.rename(old)


def _remove_empty(top: Path, gone: Collection[str]) -> None:
    """Removes the folders that have lost their last file."""
    for folder in sorted({path.rpartition("/")[0] for path in gone}, key=len, reverse=True):
        with suppress(OSError):
            while folder:
                (top / folder).rmdir()
                folder = folder.rpartition("/")[0]
