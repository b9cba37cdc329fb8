"""Measures whole processes from outside."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

_SLOWER = "PYTHONDONTWRITEBYTECODE"
"""With it, every process compiles the whole program and its packages again, which nobody's build does."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != _SLOWER} | {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: CPU seconds including its children, peak resident memory of one process in MB, and seconds
    on the clock."""

    cpu: float
    memory: float
    wall: float = 0


_LONGEST = 600
"""Seconds on the clock after which a command is stopped."""

# The peak memory of a process starts at that of its parent, so the command is started from a small process.
_BETWEEN = f"""
import os, signal, sys, time
begin = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
signal.alarm({_LONGEST})
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status),
      time.monotonic() - begin, file=sys.stderr)
"""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """The cost of running a command to its end. Raises CalledProcessError if it fails, or takes ten minutes."""
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _BETWEEN, *command],
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    cpu, memory, code, wall = result.stderr.rsplit("\n", 2)[-2].split()
    if code != "0":
        raise subprocess.CalledProcessError(int(code), command, stderr=result.stderr)
    return Run(float(cpu), float(memory), float(wall))


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*map(statistics.median, zip(*map(astuple, runs), strict=True)))
