"""The entry point: Ctrl-C ends the program quietly from its first moment on, before anything slow is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line. Exits with 130, and without a word, if it is interrupted."""
    try:
        from generator.cli.main import main as commands  # its imports take most of the first half second

        commands()
    except KeyboardInterrupt:
        from generator.errors import INTERRUPTED

        sys.exit(INTERRUPTED)
