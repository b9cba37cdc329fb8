"""`content/` in a revision of the git repository, read from git's objects: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.errors import InputProblems, PortfolioError, Problem
from generator.facts import files, loading, store
from generator.facts.texts import LONGEST_FILE

_SYMLINK = "120000"
_FILES = ("100644", "100755")


class Range(NamedTuple):
    """Two commits to compare; a `head` of None stands for the files on disk."""

    base: str
    head: str | None


class _Entry(NamedTuple):
    """A line of `git ls-tree --long`; `path` is below `content/`, `size` is 0 for anything but a file."""

    mode: str
    id: str
    size: int
    path: str


class _GitError(PortfolioError):
    """git failed; the text is the first line of its message."""


def range_of(project: Path, text: str) -> Range:
    """The commits that `BASE..HEAD`, `BASE...HEAD` (from their merge base) or `BASE` (to the files on disk) name.

    Raises PortfolioError if there is no repository, or no such revision in it.
    """
    _git(project, "rev-parse", "--git-dir")
    base, dots, head = text.partition("..")
    if not dots:
        return Range(_commit(project, base), None)
    has_third_dot = head.startswith(".")
    first, second = _commit(project, base or "HEAD"), _commit(project, head.removeprefix(".") or "HEAD")
    return Range(_merge_base(project, first, second) if has_third_dot else first, second)


def content_at(project: Path, commit: str | None) -> store.Content:
    """The content in a commit, or on disk for None; files that cannot be read become problems."""
    if commit is None:
        return loading.load(project / store.CONTENT)
    content = store.Content(store.CONTENT)
    entries = list(_entries(project, commit))
    pages = [entry for entry in entries if _is_page(content, entry)]
    for entry, raw in zip(pages, _blobs(project, [entry.id for entry in pages]), strict=True):
        try:
            content.put(entry.path, files.decoded(raw, content.shown(entry.path)))
        except InputProblems as error:
            content.problems += error.problems
    return content


def changed_files(project: Path, compared: Range) -> set[str]:
    """Paths below `content/` of the files tracked by git whose bytes differ."""
    commits = [commit for commit in compared if commit]
    flags = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", "-z")
    listed = _git(project, "diff", *flags, *commits, "--", store.CONTENT)
    return {_below_content(path) for path in listed.split(b"\0") if path}


def _commit(project: Path, revision: str) -> str:
    hint = "name a branch, tag or commit; in a shallow clone run: git fetch --unshallow"
    unknown = PortfolioError(f"{revision}  is not a revision of this repository — {hint}")
    if revision.startswith("-"):
        raise unknown  # git would read it as an option
    try:
        return _git(project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except _GitError as error:
        raise unknown from error


def _merge_base(project: Path, first: str, second: str) -> str:
    try:
        return _git(project, "merge-base", first, second).decode().split()[0]
    except _GitError as error:
        raise PortfolioError(f"{first[:12]} and {second[:12]}  have no commit in common — compare with ..") from error


def _entries(project: Path, commit: str) -> Iterator[_Entry]:
    """The files of a commit in `content/`; names that start with a dot are left out, as on disk."""
    output = _git(project, "ls-tree", "-r", "-z", "--long", commit, "--", f"{store.CONTENT}/")
    for line in output.split(b"\0")[:-1]:
        information, _, raw = line.partition(b"\t")
        mode, _, id, size = information.decode().split()
        *folders, name = _below_content(raw).split("/")
        visible = folders if mode == _SYMLINK else [*folders, name]  # on disk, a hidden symlink is a problem too
        if not any(part.startswith(".") for part in visible):
            yield _Entry(mode, id, int(size) if size.isdecimal() else 0, "/".join([*folders, name]))


def _is_page(content: store.Content, entry: _Entry) -> bool:
    """True for a Markdown file to read. Lists the entry as a file, or as a problem if it must not be published."""
    shown, is_page = content.shown(entry.path), entry.path.endswith(".md")
    if entry.mode not in _FILES:
        kind = "is a symlink" if entry.mode == _SYMLINK else "is not a regular file"
        content.problems.append(Problem(shown, 0, kind, "put the file itself here"))
        return False
    content.files.add(entry.path)
    if is_page and entry.size > LONGEST_FILE:
        content.problems.append(Problem(shown, 0, f"has {entry.size:,} bytes", f"{LONGEST_FILE:,} are allowed"))
        return False
    return is_page


def _blobs(project: Path, ids: Iterable[str]) -> Iterator[bytes]:
    """The bytes of each object, all from one run of git."""
    output = _git(project, "cat-file", "--batch", data="".join(f"{id}\n" for id in ids).encode())
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        id, *kind_and_size = output[start:end].decode().split()
        if len(kind_and_size) != 2:
            raise PortfolioError(f"git  object {id} is missing — the repository is damaged: git fsck")
        size = int(kind_and_size[1])
        yield output[end + 1 : end + 1 + size]
        start = end + size + 2


def _below_content(path: bytes) -> str:
    return os.fsdecode(path).removeprefix(f"{store.CONTENT}/")


def _git(project: Path, *arguments: str, data: bytes = b"") -> bytes:
    """The output of a git command that changes nothing. Raises _GitError if the command fails."""
    # With optional locks git would write to the index, which another git may be using.
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(project), *arguments]
    try:
        result = subprocess.run(command, input=data, env=environment, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise PortfolioError("git  is not installed — install it to compare revisions") from error
    if result.returncode:
        first = next(iter(result.stderr.decode(errors="replace").splitlines()), "failed")
        raise _GitError(f"git  {first.removeprefix('fatal: ')}")
    return result.stdout
