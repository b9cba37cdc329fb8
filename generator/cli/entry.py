"""The entry point: Ctrl-C ends the program quietly from its first moment on, before anything slow is imported."""

from __future__ import annotations

import os
import sys

from generator.site.garbage_collection import collect_less_often


def main() -> None:
    """Runs the command line. Exits with 130, and without a word, if it is interrupted."""
    collect_less_often()
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
