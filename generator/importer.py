"""Merges what a source says into `content/`: first all is read and planned, then written, or nothing is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import frontmatter, keys, match, merge, records, store
from generator.errors import InputProblems, Problem, Severity, errors_among
from generator.model import Publication
from generator.readers.reading import Reading
from generator.readers.registry import READERS
from generator.records import Record
from generator.text import markdown

_ABSTRACT = "abstract"


@dataclass(slots=True)
class Summary:
    """What an import did, for the person at the command line. `as_of_is_today` asks for a notice."""

    source: str
    as_of: date
    as_of_is_today: bool = False
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Plan:
    summary: Summary
    writes: dict[str, str] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)


def import_source(project: Path, source: Path, as_of: date | None, today: date) -> Summary:
    """Imports one file. Without `as_of` the remembered date counts as long as the file has not changed, then `today`.

    Raises InputProblems, before anything is written, if the source or the content holds errors.
    """
    folder = project / store.CONTENT
    shown = _shown(project, source)
    text = store.read_text(source, shown, store.LONGEST_SOURCE)
    said = store.last_word(folder, source.name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    remembered = date.fromisoformat(said["as_of"]) if said.get("sha256") == digest and "as_of" in said else None
    day = as_of or remembered or today
    reading = _read(source, shown, text, day)
    content = store.load(folder)
    plan = _planned(content, reading, said, Summary(shown, day, as_of_is_today=not (as_of or remembered)))
    plan.said |= {"as_of": day.isoformat(), "sha256": digest}
    for path, new in plan.writes.items():
        store.write_text(folder / path, new)
    store.remember(folder, source.name, dict(sorted(plan.said.items())))
    return plan.summary


def sources_in(project: Path) -> list[Path]:
    """The files of `sources/` in order of their names. Raises InputProblems if there is none."""
    folder = project / store.SOURCES
    files = sorted(p for p in folder.iterdir() if not p.name.startswith(".")) if folder.is_dir() else []
    if not files:
        raise InputProblems(
            [Problem(f"{store.SOURCES}/", 0, "holds no source", f"copy your profile into {store.SOURCES}/profile.txt")]
        )
    return files


def _shown(project: Path, source: Path) -> str:
    resolved = source.resolve()
    return resolved.relative_to(project).as_posix() if resolved.is_relative_to(project) else str(source)


def _read(source: Path, shown: str, text: str, day: date) -> Reading:
    reader = READERS.get(source.suffix.lower())
    if reader is None:
        known = ", ".join(f"*{suffix}" for suffix in READERS)
        raise InputProblems([Problem(shown, 0, f"no reader for files named *{source.suffix}", f"known: {known}")])
    reading = reader(shown, text, day)
    if errors := errors_among(reading.problems):
        raise InputProblems([*errors, *reading.problems])
    return reading


def _planned(content: store.Content, reading: Reading, said: Mapping[str, Any], summary: Summary) -> _Plan:
    unreadable = [p for p in errors_among(content.problems) if content.files]
    if unreadable and not _is_only_missing_profile(content):
        raise InputProblems(unreadable)
    plan = _Plan(summary)
    plan.summary.notices += reading.problems
    plan.said["profile"] = _merge_profile(plan, content, reading, said.get("profile", {}))
    plan.said["publications"] = dict(_merge_publications(plan, content, reading, said.get("publications", {})))
    return plan


def _is_only_missing_profile(content: store.Content) -> bool:
    return store.PROFILE_PAGE not in content.files and len(errors_among(content.problems)) == 1


def _merge_profile(plan: _Plan, content: store.Content, reading: Reading, base: Record) -> Record:
    if reading.profile is None:
        return base
    theirs = records.record_of(reading.profile)
    if content.profile is None:
        plan.writes[store.PROFILE_PAGE] = records.file_text(reading.profile)
        plan.summary.added.append(store.PROFILE_PAGE)
    else:
        ours = records.record_of(content.profile)
        _merge_file(plan, content, store.PROFILE_PAGE, merge.three_way(base, ours, theirs))
    return theirs


def _merge_publications(
    plan: _Plan, content: store.Content, reading: Reading, base: Mapping[str, Record]
) -> Iterator[tuple[str, Record]]:
    """Plans all publications; yields what the source says now, by key."""
    known = match.Works(
        [  # the files first: one that was given another name is still the same work
            *content.publications.items(),
            *((key, records.publication_of(key, record)) for key, record in base.items()),
        ]
    )
    fresh: list[Publication] = []
    seen = set()
    for publication in reading.publications:
        key = known.key_of(publication)
        if key is None or key in seen:
            fresh.append(publication)
            continue
        seen.add(key)
        theirs = _record(publication)
        if key in content.publications:
            ours = _record(content.publications[key])
            _merge_file(plan, content, store.publication_path(key), merge.three_way(base.get(key, {}), ours, theirs))
        yield key, theirs
    for key, publication in zip(keys.assign(fresh, {*content.publications, *base}), fresh, strict=True):
        path = store.publication_path(key)
        plan.writes[path] = records.file_text(publication)
        plan.summary.added.append(path)
        yield key, _record(publication)
    yield from _vanished(plan, content, base, seen)


def _vanished(
    plan: _Plan, content: store.Content, base: Mapping[str, Record], seen: set[str]
) -> Iterator[tuple[str, Record]]:
    """Works that the source named before and names no more: kept, and reported as long as their file is there."""
    for key, record in base.items():
        if key not in seen:
            if key in content.publications:
                _notice(plan, store.publication_path(key), 0, f"{plan.summary.source} no longer has it", "kept")
            yield key, record


def _record(publication: Publication) -> Record:
    """The record with the abstract, which stands in the body of a file but merges like a field."""
    abstract = {_ABSTRACT: publication.abstract} if publication.abstract else {}
    return records.record_of(publication) | abstract


def _merge_file(plan: _Plan, content: store.Content, path: str, merged: merge.Merge) -> None:
    for conflict in merged.conflicts:
        line = _line_of(content, path, conflict.field)
        _notice(
            plan,
            path,
            line,
            f"{conflict.field!r} was edited here, and {plan.summary.source} has a new value",
            f"kept {_shortened(conflict.ours)} instead of {_shortened(conflict.theirs)}",
        )
    if merged.changes:
        plan.writes[path] = _changed(content.texts[path], merged.changes)
        plan.summary.changed.append(path)


def _changed(text: str, changes: Mapping[str, Any]) -> str:
    blocks = {
        key: None if value is None else records.block(key, value) for key, value in changes.items() if key != _ABSTRACT
    }
    text = frontmatter.put(text, blocks)
    return _with_abstract(text, changes[_ABSTRACT] or "") if _ABSTRACT in changes else text


def _with_abstract(text: str, abstract: str) -> str:
    """The file with another abstract; everything from the first heading on stays."""
    parts = frontmatter.split(text)
    old, notes = markdown.split_at_heading(parts.body)
    stripped = old.strip()
    body = old.replace(stripped, abstract, 1) if stripped else f"\n{abstract}\n" + ("\n" if notes else "")
    return text[: len(text) - len(parts.body)] + body + notes


def _line_of(content: store.Content, path: str, field: str) -> int:
    parts = content.parts(path)
    node = frontmatter.read(parts).get(field)
    return node.key_line if node else parts.body_line


def _notice(plan: _Plan, path: str, line: int, message: str, hint: str) -> None:
    plan.summary.notices.append(Problem(f"{store.CONTENT}/{path}", line, message, hint, Severity.NOTICE))


def _shortened(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
