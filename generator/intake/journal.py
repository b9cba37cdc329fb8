"""Writes what an import has planned so that neither a kill nor a person who saves at the same time loses anything.

All new files are first written into `content/.imported/.pending/`, with a journal that names their places and what was
read there. Then each is moved to its place, if that still holds what was read: a file that still lies there has not
been moved. So whoever finds a journal knows what was done, and does the rest. What each source said is written after
that, and the journal goes when its notices have been printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from generator.errors import Problem, Severity
from generator.facts import files, replacing, store
from generator.intake import remembered
from generator.intake.planned_content import Draft
from generator.intake.remembered import CV, PERSON, Memories, Memory

_PENDING = f"{store.IMPORTED}/.pending"
_JOURNAL = f"{_PENDING}/journal.json"


@dataclass(frozen=True, slots=True)
class _Journal:
    """What is left to do: `moves` of staged files, each with its path, the digest of what was read there, and whether
    the path `goes`; memories by source, None for one that goes; notices to print. `names` has keys that changed, old to
    new; `sources` the earlier names of sources. `is_whole` if the memories change only where all files do."""

    moves: list[dict[str, str]] = field(default_factory=list)
    memories: dict[str, str | None] = field(default_factory=dict)
    notices: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    is_whole: bool = False


def recover(content: Path) -> list[Problem]:
    """Does the rest of an import that was cut off; returns notices that may not have been printed."""
    journal = _read(content)
    if journal is None:
        _clear(content)
        return []
    _complete(content, journal)
    return [Problem(**(notice | {"severity": Severity(notice["severity"])})) for notice in journal.notices]


def commit(
    content: Path, draft: Draft, read: Mapping[str, str], notices: Iterable[Problem] = (), *, is_whole: bool = False
) -> set[str]:
    """Writes a draft; `read` has the texts that it was planned from. Returns the paths of files that hold something
    else by now: these stay as they are, and so does what sources said of them."""
    memories = _changed(content, draft.memories)
    if not draft.writes and not memories:
        return set()
    try:
        moves = [
            _stage(content, str(number), path, text, read.get(path))
            for number, (path, text) in enumerate(sorted(draft.writes.items(), key=lambda item: item[1] is None))
        ]
        journal = _Journal(
            moves, memories, [asdict(notice) for notice in notices], draft.names, draft.sources, is_whole
        )
        _write(content, journal)
    except OSError:
        _clear(content)
        raise
    return _complete(content, journal)


def close(content: Path) -> None:
    """Forgets notices that have been printed."""
    (content / _JOURNAL).unlink(missing_ok=True)
    _clear(content)


def _stage(content: Path, name: str, path: str, text: str | None, was: str | None) -> dict[str, str]:
    replacing.stage(content / _PENDING / name, text or "")
    return {"staged": name, "path": path, "was": replacing.digest_of(was), "goes": "yes" if text is None else ""}


def _complete(content: Path, journal: _Journal) -> set[str]:
    """Moves, then memories. May be cut off anywhere and done again."""
    refused: set[str] = set()
    for move in journal.moves:
        if not _move(content, move, may_go=not refused):
            refused.add(move["path"])
    if journal.moves:
        journal = replace(journal, moves=[], memories=_allowed(content, journal, refused))
        _write(content, journal)
    for name, text in journal.memories.items():
        path = content / remembered.path_of(name)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            files.write_text(path, text)
    _write(content, replace(journal, memories={}, names={}))
    return refused


def _move(content: Path, move: Mapping[str, str], *, may_go: bool) -> bool:
    """Puts a staged file in its place; False if something else has come there since it was read."""
    staged, target = content / _PENDING / move["staged"], content / move["path"]
    kept = content / _PENDING / f"{move['staged']}.old"
    if not staged.exists():
        return replacing.settle(kept, target, move["was"])
    if move["goes"]:
        is_done = may_go and replacing.remove(target, move["was"], kept)
        if is_done:
            staged.unlink()
        return is_done
    return replacing.replace(staged, target, move["was"], kept)


def _allowed(content: Path, journal: _Journal, refused: Iterable[str]) -> dict[str, str | None]:
    """The memories that may be written: of files that were left alone, sources have said what they said before."""
    pages = {store.PROFILE_PAGE: PERSON, store.CV_PAGE: CV}
    keys = {pages.get(path) or PurePath(path).stem for path in refused}
    if not keys:
        return journal.memories
    if journal.is_whole:
        return {}
    earlier = remembered.read(content)
    for each in earlier.values():
        each.renamed(journal.names)
    memories = journal.memories.items()
    return {
        name: text and _held_back(text, earlier.get(journal.sources.get(name, name), Memory()), keys)
        for name, text in memories
    }


def _held_back(text: str, before: Memory, keys: set[str]) -> str:
    """A memory without what is new of some files."""
    return remembered.dumped(remembered.loaded(json.loads(text)).kept_back(before, keys))


def _changed(content: Path, memories: Memories) -> dict[str, str | None]:
    """The memories that are not on the disk as they are."""
    texts = {name: remembered.dumped(each) for name, each in memories.items()}
    changed: dict[str, str | None] = {
        name: text for name, text in texts.items() if files.found(content / remembered.path_of(name)) != text.encode()
    }
    return changed | {name: None for name in remembered.names(content) if name not in memories}


def _read(content: Path) -> _Journal | None:
    text = files.found(content / _JOURNAL)
    return None if text is None else _Journal(**json.loads(text))


def _write(content: Path, journal: _Journal) -> None:
    files.write_text(content / _JOURNAL, json.dumps(asdict(journal), ensure_ascii=False))


def _clear(content: Path) -> None:
    """Removes staged files, and the folder if no journal is in it."""
    folder = content / _PENDING
    files.keep_only(folder, {"journal.json"})
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
