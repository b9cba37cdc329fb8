"""Files: read with a limit of size, with a clear word on what is not text; written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import IO

from generator.errors import InputProblems, Problem

UNFINISHED = ".portfolio-"
"""How the names of files begin that are still being written."""

_UNFINISHED = re.compile(rf"{re.escape(UNFINISHED)}[a-z0-9_]{{8}}")  # as `tempfile` goes on


def read_text(path: Path, shown: str, longest: int) -> str:
    """A UTF-8 text file. Raises InputProblems for anything else, or for a file of more than `longest` bytes."""
    return decoded(read_bytes(path, shown, longest), shown)


def read_bytes(path: Path, shown: str, longest: int) -> bytes:
    """A file's bytes. Raises InputProblems for what is not a file, or for one of more than `longest` bytes."""
    try:
        information = path.lstat()
        if not stat.S_ISREG(information.st_mode):
            raise InputProblems([Problem(shown, 0, "is not a regular file", "copy the text into a file of its own")])
        if information.st_size > longest:
            raise InputProblems([Problem(shown, 0, f"has {information.st_size:,} bytes", f"{longest:,} are allowed")])
        return path.read_bytes()
    except OSError as error:
        raise InputProblems([Problem(shown, 0, f"cannot be read: {error.strerror}")]) from error


def is_utf8(raw: bytes) -> bool:
    """True for bytes that `decoded` needs no other encoding for."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def decoded(raw: bytes, shown: str, legacy: str = "") -> str:
    """The text of a file's bytes: UTF-8, or else in the encoding `legacy`. Raises InputProblems for anything else."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputProblems([Problem(shown, 1, "is UTF-16", "save it as UTF-8")])
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise InputProblems([Problem(shown, line, "is not text: it contains a zero byte", "save it as UTF-8 text")])
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError):
            if legacy:
                return raw.decode(legacy)
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputProblems(
            [Problem(shown, line, f"is not UTF-8: byte {raw[error.start]:#04x}", "save it as UTF-8")]
        ) from error


def found(path: Path) -> bytes | None:
    """A file's bytes; None if there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def clear_unfinished(folder: Path) -> None:
    """Removes what writes that were cut off have left in a folder, and nothing that is named like that by hand."""
    for leftover in folder.glob(f"{UNFINISHED}*"):
        if _UNFINISHED.fullmatch(leftover.name):
            leftover.unlink()


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Removes the files of a folder of our own that are not among `names`."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in names:
            path.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> bool:
    """Writes a UTF-8 file as `write` does."""
    return write(path, text)


def write(path: Path, content: str | bytes) -> bool:
    """Writes a file whole or not at all, and only if its bytes change; returns whether they did."""
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
    return True


def put(folder: Path, path: str, content: str | bytes, begun: set[str]) -> None:
    """Writes a file below a folder that is thrown away if anything fails. `begun` holds the folders and files that
    earlier calls have made: such a file is continued."""
    parent = path.rpartition("/")[0]
    if parent not in begun:
        _make_folder(f"{folder}/{parent}")
        begun.add(parent)
    with open(f"{folder}/{path}", "ab" if path in begun else "wb", buffering=0) as file:  # noqa: PTH123  # a tenth faster
        file.write(content.encode() if isinstance(content, str) else content)
    begun.add(path)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102  # there is one for each page, and `Path.mkdir` takes three times as long
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)


def scratch() -> IO[bytes]:
    """An empty file without a name, which is gone when it is closed."""
    return tempfile.TemporaryFile()


def create_text(path: Path, text: str) -> None:
    """Writes a new file. Raises FileExistsError, and writes nothing, if something has its name."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "already exists", str(path))
    write_text(path, text)
