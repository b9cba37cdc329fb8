"""Replaces files that somebody may save at the same moment: what is written into the old file while it is replaced gets
into the new one.

An import has read a file long before it replaces it, and a program that has opened the old file writes into it even
after another one has its name. So the old file is kept under a second name until no program has it open for writing.
"""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

from generator.facts import files

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 400
"""How often to look, every 5 ms, whether a program still has a replaced file open for writing."""


def stage(path: Path, text: str) -> None:
    """Writes a file that `replace` will move, with all of it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def digest_of(content: str | bytes | None) -> str:
    """What tells a file's content from another: its length and a hash; empty for no file."""
    data = content.encode() if isinstance(content, str) else content
    return "" if data is None else f"{len(data)}:{hashlib.sha256(data).hexdigest()}"


def replace(staged: Path, target: Path, was: str, kept: Path) -> bool:
    """Moves a staged file to its place, if that holds what has the digest `was`; says whether it did, and nothing was
    saved meanwhile. `kept` is a second name for the old file. May be cut off, and then `settle` does the rest."""
    if not was:
        return _create(staged, target)
    if digest_of(files.found(target)) != was:
        return False
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(target)
    except FileNotFoundError:
        return False
    except OSError:  # no file system for hard links
        pass
    staged.chmod(target.stat().st_mode)
    staged.replace(target)
    return settle(kept, target, was)


def remove(target: Path, was: str, kept: Path) -> bool:
    """Removes a file, if it holds what has the digest `was`; says whether it is gone."""
    data = files.found(target)
    if data is not None:
        if digest_of(data) != was:
            return False
        target.replace(kept)
    return settle(kept, target, was)


def settle(kept: Path, target: Path, was: str) -> bool:
    """Puts what was written into an old file, after it was found to have the digest `was`, into the one that is there
    now; says whether nothing was."""
    if not kept.exists():
        return True
    for _ in range(_PATIENCE):
        if not _is_being_written(kept):
            break
        threading.Event().wait(0.005)
    now = kept.read_bytes()
    if is_settled := digest_of(now) == was:
        kept.unlink()
    else:
        _put_back(kept, now, target, was)
    return is_settled


def _create(staged: Path, target: Path) -> bool:
    """Moves a staged file to where no file is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.chmod(0o644)
    try:
        target.hardlink_to(staged)
    except FileExistsError:
        if files.found(target) != staged.read_bytes():  # the same if it was cut off here before
            return False
    except OSError:  # no file system for hard links
        staged.replace(target)
        return True
    staged.unlink()
    return True


def _put_back(kept: Path, now: bytes, target: Path, was: str) -> None:
    length = int(was.partition(":")[0])
    if target.exists() and digest_of(now[:length]) == was:
        with target.open("ab", buffering=0) as file:  # another line may be there by now
            file.write(now[length:])
        kept.unlink()
    else:
        kept.replace(target)


def _is_being_written(path: Path) -> bool:
    """True if a program has a file open for writing, where the system tells: a lease to read is refused then."""
    lease = getattr(fcntl, "F_SETLEASE", None)
    if lease is None:
        return False
    with path.open("rb") as file, suppress(OSError):
        try:
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)  # what breaks a lease would else end this process
            fcntl.fcntl(file, lease, fcntl.F_RDLCK)
            fcntl.fcntl(file, lease, fcntl.F_UNLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
    return False
