"""The entry point: Ctrl-C ends the program quietly from its first moment on, before anything slow is imported."""

from __future__ import annotations

import gc
import os
import sys

_OBJECTS = (10_000, 10, 10)
"""How many new objects let Python look for cycles among the youngest, and so on. Its own first number, 700, makes it
look at all facts again and again while they are read: a twelfth of a build after an edit."""


def main() -> None:
    """Runs the command line. Exits with 130, and without a word, if it is interrupted."""
    gc.set_threshold(*_OBJECTS)
    try:
        from generator.cli.main import main as commands  # its imports take most of the first half second

        commands()
    except KeyboardInterrupt:
        from generator.errors import INTERRUPTED

        _exit(INTERRUPTED)
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        _exit(end.code)


def _exit(status: int) -> None:
    """Ends the process without freeing each object first, which takes over a second after an edit among 10,000
    papers. Where the output does not get through, the interpreter ends as ever."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(status)
    os._exit(status)
