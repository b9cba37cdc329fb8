"""Work that is shared among processes, where the system can fork: each takes the next block when it is done with one.

A helper that fails leaves its block to the process that waits for it, so that an error is raised there as any other.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, TypeVar

from generator.facts import files

_Block = TypeVar("_Block")
_Result = TypeVar("_Result")

_NUMBER = 4  # bytes of the number of a block; a pipe hands out few bytes at once whole
_SHARE = 4
"""Blocks for each process at least: a helper computes much for itself, such as what citations state of a work."""

_MOST_BLOCKS = 4_000  # so many numbers fit into a pipe that nobody reads yet


def cores() -> int:
    """The number of processes that can run at once."""
    count = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))
    return len(count(0)) if hasattr(os, "fork") else 1


@contextmanager
def shared(
    work: Callable[[_Block], _Result], blocks: Sequence[_Block], processes: int
) -> Iterator[Callable[[], list[_Result]]]:
    """Lets helpers begin with the blocks; the function joins in and returns all results, in the order of the blocks.
    No helper outlives the block of this statement."""
    helpers = _Helpers(work, blocks, min(processes, len(blocks) // _SHARE) - 1 if len(blocks) <= _MOST_BLOCKS else 0)
    try:
        yield helpers.results
    finally:
        helpers.end()


class _Helpers:
    def __init__(self, work: Callable[[Any], Any], blocks: Sequence[Any], count: int) -> None:
        self._work, self._blocks = work, blocks
        self._queue, fill = os.pipe() if count > 0 else (-1, -1)
        self._running: dict[int, IO[bytes]] = {}
        if count > 0:
            os.write(fill, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(blocks))))
            os.close(fill)
        for _ in range(count):
            file = files.scratch()
            self._running[self._started(file)] = file

    def results(self) -> list[Any]:
        done = dict(self._numbered())
        for helper, file in self._running.items():
            os.waitpid(helper, 0)
            file.seek(0)
            done |= _unpickled(file)
        self._close()
        return [done[at] if at in done else self._work(block) for at, block in enumerate(self._blocks)]

    def end(self) -> None:
        for helper in self._running:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(helper, signal.SIGKILL)
                os.waitpid(helper, 0)
        self._close()

    def _close(self) -> None:
        for file in self._running.values():
            file.close()
        self._running = {}
        if self._queue >= 0:
            os.close(self._queue)
            self._queue = -1

    def _started(self, results: IO[bytes]) -> int:
        parent = os.getpid()
        helper = os.fork()
        if helper:
            return helper
        try:  # whatever happens here, nothing of the parent's may run: neither its `finally` nor its end
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for result in self._numbered():
                pickle.dump(result, results)
                results.flush()
                if os.getppid() != parent:
                    break
        finally:
            os._exit(0)

    def _numbered(self) -> Iterator[tuple[int, Any]]:
        """The results of the blocks that this process takes, each with its number."""
        while self._queue >= 0 and (number := os.read(self._queue, _NUMBER)):
            at = int.from_bytes(number, "big")
            yield at, self._work(self._blocks[at])


def _unpickled(file: IO[bytes]) -> Iterator[tuple[int, Any]]:
    """What a helper has done; it may have been ended while it wrote."""
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(file)  # noqa: S301  # from a file that only our own process could write
