"""`content/` on disk → the portfolio in memory. What must not be published (symlinks, special files) is refused, and
all problems are collected."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.errors import InputProblems, Problem
from generator.facts import venue_file
from generator.facts.facts_cache import Kept
from generator.facts.files import is_utf8, read_text
from generator.facts.kinds import LISTS
from generator.facts.store import PROFILE_PAGE, VENUES, Content, is_publication
from generator.facts.texts import LONGEST_FILE, Texts


def load(folder: Path, before: Content | None = None, *, holds_texts: bool = True, kept: Kept | None = None) -> Content:
    """Reads all of `content/`; what is wrong becomes problems. `before` is what an earlier call returned, if it is
    known: most files are the same between two edits. Without `holds_texts` those of publications are read again when
    they are asked for; an import, which must not mix two versions of a file, holds them. `kept` has records of an
    earlier run, and gets those of this one."""
    content = Content(folder.name, texts=Texts(folder), kept=kept)
    troubled = {problem.path for problem in before.problems} if before else set()
    for path, problem in _walk(folder, folder.name):
        if problem:
            content.problems.append(problem)
            continue
        content.files.add(path)
        if path.endswith(".md"):
            _read_page(content, folder, path, None if content.shown(path) in troubled else before)
            if not holds_texts and is_publication(path) and path in content.texts:
                content.texts.let_go(path)
        elif path == VENUES:
            _read_venues(content, folder)
        elif path in LISTS:
            _read_list(content, folder, path)
        else:
            content.sizes[path] = (folder / path).stat().st_size
    if PROFILE_PAGE not in content.files:
        hint = "run `portfolio import`, or write one with the line name: Your Name"
        content.problems.append(Problem(f"{folder.name}/{PROFILE_PAGE}", 0, "the file is missing", hint))
    return content


def _walk(folder: Path, shown: str, prefix: str = "") -> Iterator[tuple[str, Problem | None]]:
    """All files below, as paths with `/`; names that start with a dot are left out. Symlinks and special files, which
    MkDocs would follow and publish, are problems."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path, mode = f"{prefix}{entry.name}", entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            yield path, Problem(f"{shown}/{path}", 0, "is a symlink", "put the file itself here")
        elif entry.name.startswith("."):
            continue
        elif not is_utf8(os.fsencode(entry.name)):
            yield _readable(path), Problem(_readable(f"{shown}/{path}"), 0, "the name is not UTF-8", "rename it")
        elif stat.S_ISDIR(mode):
            yield from _walk(Path(entry.path), shown, f"{path}/")
        elif stat.S_ISREG(mode):
            yield path, None
        else:
            yield path, Problem(f"{shown}/{path}", 0, "is not a regular file", "delete it")


def _readable(path: str) -> str:
    """A path of a name that is not UTF-8, as it can be printed."""
    return path.encode("utf-8", "backslashreplace").decode()


def _read_page(content: Content, folder: Path, path: str, before: Content | None) -> None:
    try:
        text = read_text(folder / path, content.shown(path), LONGEST_FILE)
    except InputProblems as error:
        content.problems += error.problems
    else:
        content.put(path, text, before)


def _read_venues(content: Content, folder: Path) -> None:
    shown = content.shown(VENUES)
    try:
        content.venues, problems = venue_file.venues(shown, read_text(folder / VENUES, shown, LONGEST_FILE))
    except InputProblems as error:
        problems = error.problems
    content.problems += problems


def _read_list(content: Content, folder: Path, path: str) -> None:
    try:
        text = read_text(folder / path, content.shown(path), LONGEST_FILE)
    except InputProblems as error:
        content.problems += error.problems
        content.of_kinds[path] = LISTS[path]
    else:
        content.put_list(path, text)
