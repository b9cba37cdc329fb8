"""Plans an import: what sources say now, against what they said last time and what the files hold → file changes.

Nothing is written here. All sources are filed first, one after the other; then each file meets once what all of them
say together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.facts import matching, records
from generator.facts.records import Record
from generator.intake import author_marks, placement, renames, sources, three_way_merge, updating, vita_updating
from generator.intake.evidence import Evidence, Incoming
from generator.intake.filing import Filing
from generator.intake.likeness import Known, Shelf
from generator.intake.planned_content import Draft, Summary, path_of, statements
from generator.intake.readers.reading import Reading
from generator.intake.remembered import CV, PERSON, Entry, Memory, publication_of
from generator.intake.sources import Said
from generator.intake.three_way_merge import Conflict
from generator.intake.updating import changed, record_of


class Told(NamedTuple):
    """A source that is imported: its file name, its path for notices, what it says, and the stamp of its memory."""

    name: str
    shown: str
    reading: Reading
    stamp: dict[str, str]


def plan(draft: Draft, told: Sequence[Told], here: Collection[str] = ()) -> list[Summary]:
    """Merges sources into the draft. `here` has the names of all sources that are still there."""
    summaries = [Summary(each.shown, notices=list(each.reading.problems)) for each in told]
    incoming = [_incoming(each, summary) for each, summary in zip(told, summaries, strict=True)]
    draft.follow_renames()
    _report_strays(draft, summaries[0])
    for each, entries in zip(told, incoming, strict=True):
        now = [Entry("", entry.name, entry.record) for entry in entries]
        if old := renames.follow_source(draft.memories, each.name, now, here):
            draft.sources[each.name] = old
    before = statements(draft.memories)
    filings = _filed(draft, told, incoming)
    touched: dict[str, list[int]] = {}
    for at, (each, filing, summary) in enumerate(zip(told, filings, summaries, strict=True)):
        news = _remember(draft, each, filing)
        for key in news:
            touched.setdefault(key, []).append(at)
        _report(draft, summary, filing, before)
        _report_lost(draft, summary, filing, news, before)
    after = statements(draft.memories, touched)
    for key, by in touched.items():
        if key == CV:
            vita = [(told[at].shown, summaries[at]) for at in by]
            vita_updating.update(draft, vita, before.get(CV, []), after.get(CV, []))
            continue
        _update(draft, key, [(told[at], summaries[at]) for at in by], before.get(key, []), after[key])
    return summaries


def take_theirs(draft: Draft, key: str, field: str) -> bool:
    """Gives a field, with those that belong to it, the value that the sources say; False if none says anything or the
    file is not there. A file is known by its old name too."""
    draft.follow_renames()
    key = draft.names.get(key, key)
    path = path_of(key)
    theirs = sources.combined(statements(draft.memories, [key]).get(key, []))
    existing = draft.content.profile if key == PERSON else draft.content.publications.get(key)
    if existing is None or theirs.keys().isdisjoint(three_way_merge.unit_of(field)):
        return False
    changes = _taken(field, record_of(existing), theirs)
    draft.put(path, changed(draft.content.texts[path], changes))
    return True


def _taken(field: str, ours: Record, theirs: Record) -> dict[str, Any]:
    """What changes when a person takes a field: those that belong to it, and all of a place if it is another one."""
    is_elsewhere = field in placement.FIELDS and placement.is_elsewhere(ours, theirs)
    return three_way_merge.taken(field, ours, theirs) | (placement.taken(ours, theirs) if is_elsewhere else {})


def _incoming(told: Told, summary: Summary) -> list[Incoming]:
    """The works that a source names, with plain names of people."""
    names = told.reading.names or [""] * len(told.reading.publications)
    found = []
    for name, publication in zip(names, told.reading.publications, strict=True):
        work, marks = author_marks.without_marks(publication)
        if marks:
            summary.notice("", 0, f"{name or work.title!r:.60}: {marks}")
        found.append(Incoming(name, record_of(work), matching.traits(work)))
    return found


def _shelf(draft: Draft) -> Shelf:
    """All known works: the files first, then what sources said of them."""
    files = (Known(key, matching.traits(work)) for key, work in draft.content.publications.items())
    said = (
        Known(entry.file, matching.traits(entry.publication), name, entry.name)
        for name, memory in draft.memories.items()
        for entry in memory.entries
    )
    return Shelf([*files, *said])


def _filed(draft: Draft, told: Sequence[Told], incoming: Sequence[Sequence[Incoming]]) -> list[Filing]:
    """The works of all sources with their files: first those that are known, then the others, so that it does not
    matter which source comes first."""
    shelf, works = _shelf(draft), draft.content.publications
    distinct = {key: frozenset(work.distinct) for key, work in works.items() if work.distinct}
    filings = [
        Filing(Evidence(each.name, shelf, distinct), draft.memories.get(each.name, Memory()).entries, entries)
        for each, entries in zip(told, incoming, strict=True)
    ]
    for filing in filings:
        filing.file_known()
    for filing in filings:
        filing.file_rest({*works, *shelf.by_file})
    return filings


def _remember(draft: Draft, told: Told, filed: Filing) -> list[str]:
    """Remembers what a source says; returns the files of which it says something new."""
    earlier = draft.memories.get(told.name, Memory())
    now = [Entry(key, entry.name, entry.record) for key, entry in zip(filed.files, filed.entries, strict=True)]
    files = set(filed.files)
    gone = [entry for entry in earlier.entries if entry.file not in files]
    profile = record_of(told.reading.profile) if told.reading.profile else earlier.profile
    sections = {section.title: section.body for section in told.reading.sections}
    draft.memories[told.name] = memory = Memory(profile, [*now, *gone], told.stamp, sections)
    old, new = earlier.by_file(), memory.by_file()
    pages = [PERSON] if profile != earlier.profile else []
    pages += [CV] if sections != earlier.sections else []
    return [*pages, *(key for key in dict.fromkeys(filed.files) if old.get(key) != new[key])]


def _report(draft: Draft, summary: Summary, filed: Filing, before: Collection[str]) -> None:
    """Lines about works that are united, unsure, not imported because their file was deleted, or not said any more."""
    works, own = draft.content.publications, dict.fromkeys(entry.file for entry in filed.earlier)
    for key, entries in filed.united().items():
        names = list(dict.fromkeys(repr(entry.name or entry.traits.publication.title) for entry in entries))
        shown = " and ".join(names) if len(names) > 1 else f"{len(entries)} entries {names[0]}"
        hint = (
            f"if not: write distinct: [{entries[-1].name}] in {key}.md" if entries[-1].name and len(names) > 1 else ""
        )
        summary.notice("", 0, f"{shown:.300} are one paper, {key}", hint)
    for key, other in filed.doubts:
        is_there = other in works or other not in before
        hint = f"if so: portfolio merge {other} {key}; if not: write distinct: [{key}] in {other}.md"
        was = "it has a file of its own" if is_there else f"{other} was deleted"
        message = f"may be the same work as {other}; {was}"
        summary.notice(path_of(key), 0, message, hint if is_there else "if so, delete this file too")
    for key in dict.fromkeys(filed.files):
        if key in before and key not in works and key not in own:
            summary.notice("", 0, f"{key} is not imported again: its file was deleted", "to have it: portfolio new")
    for name, key in _taken_for_deleted(filed, {*before} - {*works}):
        message = f"{name!r} is taken for {key}, whose file was deleted, and is not imported"
        summary.notice("", 0, message, "if it is another work: portfolio new")
    for key in sorted(own.keys() - set(filed.files)):
        if key in works:
            message = f"{summary.source} no longer has it"
            summary.notice(path_of(key), 0, message, "kept; delete the file if it must go")


def _taken_for_deleted(filed: Filing, deleted: set[str]) -> Iterator[tuple[str, str]]:
    """Own keys of entries that are new in their source and filed under a work whose file was deleted, with that."""
    earlier = {(entry.name, entry.file) for entry in filed.earlier}
    files = {entry.file for entry in filed.earlier}
    for entry, key in zip(filed.entries, filed.files, strict=True):
        if key in deleted & files and entry.name and (entry.name, key) not in earlier:
            yield entry.name, key


def _report_strays(draft: Draft, summary: Summary) -> None:
    """Lines about files that have nothing of what was said of their works."""
    for key, name in draft.names.items():
        if name.startswith(f"{key}~") and key not in draft.names.values():
            hint = f"if it is the same work: portfolio merge {key} {name}"
            summary.notice(path_of(key), 0, f"has nothing of what the sources say of {key}, and is left alone", hint)


def _report_lost(draft: Draft, summary: Summary, filed: Filing, news: Iterable[str], before: Collection[str]) -> None:
    """Lines about news of a work without a file, where a file may have got another name and other facts."""
    works, by_file = draft.content.publications, filed.evidence.shelf.by_file
    strays = [key for key in works if key not in before and key not in filed.files]
    for key in news:
        if strays and key in before and key not in works and key != PERSON:
            said = [known.traits for known in by_file[key]]
            alike = {stray: renames.may_hold(by_file[stray][0].traits, said) for stray in strays}
            other = max(alike, key=lambda stray: alike[stray])
            if alike[other]:
                hint = f"if {other}.md was {key}.md: portfolio merge {other} {key}, or write formerly: [{key}] there"
                summary.notice("", 0, f"says something new of {key}, whose file is gone", hint)


def _update(
    draft: Draft, key: str, by: Sequence[tuple[Told, Summary]], before: Sequence[Said], after: Sequence[Said]
) -> None:
    """Changes or adds the file of which some sources say something new. A publication that was known and has no file
    was deleted by hand."""
    path, theirs = path_of(key), sources.combined(after)
    if draft.content.profile if key == PERSON else key in draft.content.publications:
        merge = updating.merged(draft, key, sources.combined(before), theirs)
        _report_conflicts(draft, key, by, merge.conflicts, sources.origins(after))
        _report_places(by[-1][1], key, before, after)
        if merge.changes:
            draft.put(path, changed(draft.content.texts[path], merge.changes))
            for _, summary in by:
                summary.changed.append(path)
    elif key == PERSON or not before:
        first = sources.combined([said for said in after if said.source == by[0][0].name])
        person = by[0][0].reading.profile if key == PERSON else None
        text = records.file_text(person or publication_of(key, first))
        draft.put(path, changed(text, three_way_merge.three_way(first, first, theirs).changes))
        by[0][1].added.append(path)
        _report_places(by[-1][1], key, before, after)
        for _, summary in by[1:]:
            summary.changed.append(path)


def _report_places(summary: Summary, key: str, before: Sequence[Said], after: Sequence[Said]) -> None:
    """Lines about what is said of another place than that of the file, the first time that it is said. The name of the
    venue alone may be a spelling."""
    known = sources.left_out(before)
    for left in sources.left_out(after):
        if left not in known and left[1] != [placement.VENUE]:
            hint = "if it is one place, write its venue and numbers alike in both"
            summary.notice(path_of(key), 0, sources.words_for(*left), hint)


def _report_conflicts(
    draft: Draft,
    key: str,
    by: Sequence[tuple[Told, Summary]],
    conflicts: Iterable[Conflict],
    origins: Mapping[str, str],
) -> None:
    shown = {told.name: told.shown for told, _ in by}
    for conflict in conflicts:
        source = shown.get(origins.get(conflict.field, ""), by[-1][0].shown)
        updating.report(draft, by[-1][1], key, conflict, source)
