"""No test reads `content/` or `sources/` of this repository, so that no change of facts can fail one."""

from __future__ import annotations

import os
import signal
import sys

from tests.site.world import ROOT

_OF_THE_OWNER = tuple(f"{ROOT / name}" for name in ("content", "sources"))
_READING = frozenset({"open", "os.listdir", "os.scandir"})


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Python calls this for every file that it opens. Relative names say nothing: they may be of another folder."""
    if event in _READING and isinstance(arguments[0], str | bytes | os.PathLike):
        path = os.fsdecode(arguments[0])
        assert not path.startswith(_OF_THE_OWNER), f"{path} is its owner's: tests stand on tests/portfolio"


sys.addaudithook(_refuse)

# A shell ignores Ctrl-C for what it starts in the background, and so do the commands that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Else every command that a test runs compiles the whole program and its packages again, in most of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
