"""Imports sources into `content/`: everything is read and planned first, then written, or nothing is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import __version__
from generator.errors import InputProblems, Problem, Severity, errors_among
from generator.facts import files, loading, store
from generator.intake import journal, planning, remembered
from generator.intake.planned_content import Draft, Summary, path_of
from generator.intake.planning import Told
from generator.intake.readers import registry
from generator.intake.readers.document import Document, document
from generator.intake.readers.reading import Reading
from generator.intake.readers.registry import FORMATS, LEGACY_ENCODINGS, Format, Unrecognised
from generator.intake.remembered import Memory

Report = Callable[[Sequence[Summary]], None]

_ROUNDS = 5
"""How often an import is planned anew because files were saved while it ran."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. `day` is its as-of date, `is_new` that the file has changed since its last import, and
    `is_dated_today` that nobody said or remembered a date. `encoding` is named if it is not UTF-8."""

    path: Path
    document: Document
    format: Format
    stamp: dict[str, str]
    day: date
    is_new: bool
    is_dated_today: bool
    encoding: str

    @property
    def shown(self) -> str:
        """The file in problems."""
        return self.document.path

    @property
    def rank(self) -> tuple[int, str]:
        """The weakest first, so that keys come from a profile even if a library is there from the start."""
        return self.format.strength, self.path.name

    def notice(self, message: str, hint: str) -> Problem:
        """About the file as a whole."""
        return Problem(self.shown, 0, message, hint, Severity.NOTICE)


def import_sources(
    project: Path, paths: Sequence[Path], as_of: date | None, today: date, report: Report = lambda summaries: None
) -> list[Summary]:
    """Imports files. Without `as_of` the date remembered for a file counts while the file is the same, then `today`.
    `report` prints what was done; if it is not reached, the next import has the notices of this one.

    Raises InputProblems, before anything is written, if a source or the content holds errors.
    """
    folder = project / store.CONTENT
    with store.writing(folder):
        earlier = journal.recover(folder)
        memories = remembered.read(folder)
        sources = _sources(project, paths, memories, as_of, today)
        if any(source.is_new for source in sources) or _must_be_planned(folder):
            summaries = _imported(project, sources, earlier)
        else:
            summaries = [Summary(source.shown) for source in sources]
        summaries[0].notices[:0] = earlier
        report(summaries)
        journal.close(folder)
    return summaries


def take_theirs(project: Path, wanted: Iterable[tuple[str, str]]) -> list[str]:
    """Gives fields, named by key and field, the values that the sources say; returns the changed paths.

    Raises InputProblems, before anything is written, for a field that no source says or a file that is not there.
    """
    folder = project / store.CONTENT
    with store.writing(folder):
        earlier = journal.recover(folder)
        content = load(folder)
        draft, read = Draft(content, remembered.read(folder)), dict(content.texts)
        refused = [_refused(draft, *each) for each in wanted if not planning.take_theirs(draft, *each)]
        if refused:
            raise InputProblems(refused)
        write(folder, draft, read, earlier)
    return sorted(draft.writes)


def _refused(draft: Draft, key: str, field: str) -> Problem:
    """Why nothing can be taken."""
    path, is_there = path_of(key), path_of(draft.names.get(key, key)) in draft.content.texts
    message = f"no source says anything of {field!r}" if is_there else "there is no such file"
    return Problem(f"{store.CONTENT}/{path}", 0, message, "write it as in the report of the import: KEY.field")


def load(folder: Path) -> store.Content:
    """The content without errors; a missing `index.md` is none, since an import makes it."""
    content = loading.load(folder)
    if store.PROFILE_PAGE not in content.files:
        content.problems = [p for p in content.problems if p.path != content.shown(store.PROFILE_PAGE)]
    _refuse_errors(content)
    return content


def write(folder: Path, draft: Draft, read: dict[str, str], earlier: Sequence[Problem]) -> None:
    """Writes what a person asked for. Raises InputProblems if a file was saved in the meantime. Notices of an earlier
    import stay for the next one to print."""
    refused = journal.commit(folder, draft, read, earlier, is_whole=True)
    if not earlier:
        journal.close(folder)
    if refused:
        message, hint = "was saved at the same moment, and is as it was saved", "run the command again"
        raise InputProblems(Problem(f"{store.CONTENT}/{path}", 0, message, hint) for path in refused)


def sources_in(project: Path) -> list[Path]:
    """The files of `sources/`, by name."""
    return sorted(_files_of(project / store.SOURCES))


def read_source(project: Path, path: Path, today: date) -> Reading:
    """What a file of `sources/` says. Raises InputProblems if it cannot be read."""
    return _read(_source(project, path, Memory(), None, today))


def _files_of(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if not p.name.startswith(".")] if folder.is_dir() else []


def _must_be_planned(folder: Path) -> bool:
    """True if sources that are the same as before may still change something: the person is missing, or a file says
    that another work is not its own."""
    publications = folder / store.PUBLICATIONS
    texts = (files.found(path) or b"" for path in publications.glob("*.md")) if publications.is_dir() else ()
    return not store.holds(folder, store.PROFILE_PAGE) or any(b"\ndistinct:" in text for text in texts)


def _imported(project: Path, sources: Sequence[Source], earlier: Sequence[Problem]) -> list[Summary]:
    """Plans and writes, and again if files were saved in the meantime."""
    folder = project / store.CONTENT
    readings = [_read(source) for source in sources]
    here = {path.name for path in (*_files_of(project / store.SOURCES), *(source.path for source in sources))}
    summaries: list[Summary] = []
    refused: set[str] = set()
    for _ in range(_ROUNDS):
        content = load(folder)
        draft, read = Draft(content, remembered.read(folder)), dict(content.texts)
        told = [Told(s.path.name, s.shown, r, s.stamp) for s, r in zip(sources, readings, strict=True)]
        summaries = _together(summaries, planning.plan(draft, told, here), refused)
        _refuse_errors(draft.content)
        notices = [notice for summary in summaries for notice in summary.notices]
        refused = journal.commit(folder, draft, read, [*earlier, *notices])
        if not refused:
            break
    for path in sorted(refused):
        hint = "close the program that saves it, then run the import again"
        summaries[0].notice(path, 0, "was saved again and again during the import, and is as it was saved", hint)
    for source, reading, summary in zip(sources, readings, summaries, strict=True):
        summary.notices[:0] = _notices(source, reading)
    return summaries


def _together(before: Sequence[Summary], now: Sequence[Summary], refused: set[str]) -> list[Summary]:
    """What two rounds did. What the first one could not write, the second one did."""
    if not before:
        return list(now)
    return [
        Summary(
            new.source,
            [path for path in old.added if path not in refused] + new.added,
            [path for path in old.changed if path not in refused] + new.changed,
            _each_once([*old.notices, *new.notices]),
        )
        for old, new in zip(before, now, strict=True)
    ]


def _each_once(notices: Sequence[Problem]) -> list[Problem]:
    """Notices without those that only name an earlier line."""
    return list({(notice.path, notice.message): notice for notice in notices}.values())


def _notices(source: Source, reading: Reading) -> list[Problem]:
    """What is to be said of a source as a whole."""
    notices = []
    if source.encoding:
        notices.append(source.notice(f"is not UTF-8; read as {source.encoding}", "save it as UTF-8"))
    if source.is_dated_today and reading.profile:
        notices.append(source.notice(f"taken as of today, {source.day}", "another day: --as-of YYYY-MM-DD"))
    return notices


def _sources(
    project: Path, paths: Sequence[Path], memories: Mapping[str, Memory], as_of: date | None, today: date
) -> list[Source]:
    """The sources, the weakest first. Raises InputProblems with what is wrong with all of them."""
    found, problems = [], []
    for path in paths:
        try:
            found.append(_source(project, path, memories.get(path.name, Memory()), as_of, today))
        except InputProblems as error:
            problems += error.problems
    if problems:
        raise InputProblems(problems)
    return sorted(found, key=lambda source: source.rank)


def _source(project: Path, path: Path, before: Memory, as_of: date | None, today: date) -> Source:
    place = Path(os.path.normpath(path.absolute()))  # not `resolve`: a problem names the symlink, not what it leads to
    shown = place.relative_to(project).as_posix() if place.is_relative_to(project) else str(path)
    raw = files.read_bytes(path, shown, store.LONGEST_SOURCE)
    legacy = LEGACY_ENCODINGS.get(path.suffix.lower(), "")
    text = files.decoded(raw, shown, legacy)
    digest = hashlib.sha256(text.encode()).hexdigest()
    is_same = before.stamp.get("sha256") == digest and "as_of" in before.stamp
    parsed = document(shown, text)
    format = FORMATS.get(before.type if is_same else "") or _format(parsed)
    known = date.fromisoformat(before.stamp["as_of"]) if is_same else parsed.fetched
    day = as_of or known or today
    stamp = {"as_of": day.isoformat(), "reader": __version__, "sha256": digest, "type": format.name}
    encoding = "" if files.is_utf8(raw) else legacy
    is_new = before.stamp != (stamp if before.type else {name: said for name, said in stamp.items() if name != "type"})
    return Source(path, parsed, format, stamp, day, is_new, not (as_of or known), encoding)


def _format(parsed: Document) -> Format:
    try:
        return registry.format_of(parsed)
    except Unrecognised as error:
        raise InputProblems([error.problem]) from error


def _refuse_errors(content: store.Content) -> None:
    if errors := errors_among(content.problems):
        raise InputProblems(errors)


def _read(source: Source) -> Reading:
    reading = registry.read_as(source.format, source.document, source.day)
    if errors := errors_among(reading.problems):
        raise InputProblems([*errors, *reading.problems])
    return reading
