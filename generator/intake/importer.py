"""Imports sources into `content/`: everything is read and planned first, then written, or nothing is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator import __version__
from generator.errors import InputProblems, Problem, Severity, errors_among
from generator.facts import files, store
from generator.intake import planning
from generator.intake.planning import Draft, Summary
from generator.intake.readers.reading import Reading
from generator.intake.readers.registry import LEGACY_ENCODINGS, READERS, strength


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. `day` is its as-of date, `is_new` that the file has changed since its last import, and
    `is_dated_today` that nobody said or remembered a date. `encoding` is named if it is not UTF-8."""

    path: Path
    shown: str
    text: str
    stamp: dict[str, str]
    day: date
    is_new: bool
    is_dated_today: bool
    encoding: str

    def notice(self, message: str, hint: str) -> Problem:
        """About the file as a whole."""
        return Problem(self.shown, 0, message, hint, Severity.NOTICE)


def import_sources(project: Path, paths: Sequence[Path], as_of: date | None, today: date) -> list[Summary]:
    """Imports files. Without `as_of` the date remembered for a file counts while the file is the same, then `today`.

    Raises InputProblems, before anything is written, if a source or the content holds errors.
    """
    folder = project / store.CONTENT
    with store.writing(folder):
        words = store.last_words(folder)
        found = [_source(project, path, words.get(path.name, {}), as_of, today) for path in paths]
        if not any(source.is_new for source in found) and store.holds(folder, store.PROFILE_PAGE):
            return [Summary(source.shown) for source in found]
        draft = Draft(_content(folder), words)
        summaries = [_planned(draft, source) for source in found]
        _refuse_errors(draft.content)
        _write(folder, draft)
    return summaries


def take_theirs(project: Path, wanted: Iterable[tuple[str, str]]) -> list[str]:
    """Gives fields, named by key and field, the values that the sources say; returns the changed paths.

    Raises InputProblems, before anything is written, for a field that no source says or a file that is not there.
    """
    folder = project / store.CONTENT
    with store.writing(folder):
        draft = Draft(_content(folder), store.last_words(folder))
        hint = "write it as in the report of the import: KEY.field"
        refused = [
            Problem(f"{store.CONTENT}/{planning.path_of(key)}", 0, f"no source says anything of {field!r}", hint)
            for key, field in wanted
            if not planning.take_theirs(draft, key, field)
        ]
        if refused:
            raise InputProblems(refused)
        _write(folder, draft)
    return sorted(draft.writes)


def _source(project: Path, path: Path, word: dict[str, Any], as_of: date | None, today: date) -> Source:
    place = Path(os.path.normpath(path.absolute()))  # not `resolve`: a problem names the symlink, not what it leads to
    shown = place.relative_to(project).as_posix() if place.is_relative_to(project) else str(path)
    raw = files.read_bytes(path, shown, store.LONGEST_SOURCE)
    legacy = LEGACY_ENCODINGS.get(path.suffix.lower(), "")
    text = files.decoded(raw, shown, legacy)
    digest = hashlib.sha256(text.encode()).hexdigest()
    remembered = date.fromisoformat(word["as_of"]) if word.get("sha256") == digest and "as_of" in word else None
    day = as_of or remembered or today
    stamp = {"as_of": day.isoformat(), "reader": __version__, "sha256": digest}
    is_new = any(word.get(name) != value for name, value in stamp.items())
    return Source(
        path, shown, text, stamp, day, is_new, not (as_of or remembered), "" if files.is_utf8(raw) else legacy
    )


def _content(folder: Path) -> store.Content:
    """The content without errors; a missing `index.md` is none, since an import makes it."""
    content = store.load(folder)
    if store.PROFILE_PAGE not in content.files:
        content.problems = [p for p in content.problems if p.path != content.shown(store.PROFILE_PAGE)]
    _refuse_errors(content)
    return content


def _refuse_errors(content: store.Content) -> None:
    if errors := errors_among(content.problems):
        raise InputProblems(errors)


def _planned(draft: Draft, source: Source) -> Summary:
    reading = _read(source)
    summary = planning.plan(draft, source.path.name, source.shown, reading)
    draft.words[source.path.name] |= source.stamp
    if source.is_dated_today and reading.profile:
        summary.notices.insert(0, source.notice(f"taken as of today, {source.day}", "another day: --as-of YYYY-MM-DD"))
    if source.encoding:
        summary.notices.insert(0, source.notice(f"is no UTF-8 text; read as {source.encoding}", "save it as UTF-8"))
    return summary


def _read(source: Source) -> Reading:
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        known = ", ".join(f"*{suffix}" for suffix in READERS)
        raise InputProblems(
            [Problem(source.shown, 0, f"no reader for files named *{source.path.suffix}", f"known: {known}")]
        )
    reading = reader(source.shown, source.text, source.day)
    if errors := errors_among(reading.problems):
        raise InputProblems([*errors, *reading.problems])
    return reading


def _write(folder: Path, draft: Draft) -> None:
    """What the sources said is written last: an import that is cut off before is done again, with the same result."""
    for path, text in draft.writes.items():
        files.write_text(folder / path, text)
    for name, word in draft.words.items():
        store.remember(folder, name, dict(sorted(word.items())))


def sources_in(project: Path) -> list[Path]:
    """The files of `sources/`, the weakest first, so that keys come from a profile even if a library is there from the
    start. Raises InputProblems if there is none."""
    folder = project / store.SOURCES
    found = [p for p in folder.iterdir() if not p.name.startswith(".")] if folder.is_dir() else []
    ordered = sorted(found, key=lambda path: (strength(path.name), path.name))
    if not ordered:
        hint = f"copy your profile into {store.SOURCES}/profile.txt"
        raise InputProblems([Problem(f"{store.SOURCES}/", 0, "holds no source", hint)])
    return ordered
