"""Plans an import: what sources say now, against what they said last time and what the files hold → file changes.

Nothing is written here. Several sources are planned one after the other on the same `Draft`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Problem, Severity
from generator.facts import citation_keys, frontmatter, matching, records, store
from generator.facts.records import Record
from generator.intake import sources, three_way_merge
from generator.intake.readers.reading import Reading
from generator.intake.readers.registry import strength
from generator.model import Profile, Publication
from generator.text import markdown

ABSTRACT = "abstract"
"""The field of a record that stands in the body of a file."""

PERSON = "index"
"""The name of `index.md` where a publication has its key."""


@dataclass(slots=True)
class Summary:
    """What an import of one source changes: paths below `content/`, and notices for its owner."""

    source: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """The content as it will be, with the new text of changed files in `writes`; `words` is what each source said, by
    its name: a record of the person and records of publications by key."""

    content: store.Content
    words: dict[str, dict[str, Any]]
    writes: dict[str, str] = field(default_factory=dict)

    def said(self, key: str) -> list[sources.Said]:
        """What all sources say of a publication, or of the person for PERSON."""
        return [
            sources.Said(name, strength(name), record)
            for name, word in self.words.items()
            if (record := word.get("profile") if key == PERSON else word.get("publications", {}).get(key))
        ]

    def put(self, path: str, text: str) -> None:
        """Changes a file of the draft."""
        self.writes[path] = text
        self.content.put(path, text)


def plan(draft: Draft, name: str, shown: str, reading: Reading) -> Summary:
    """Merges one source into the draft; `name` is its file name, `shown` its path for notices."""
    _follow_renames(draft)
    summary = Summary(shown, notices=list(reading.problems))
    if reading.profile:
        _plan_file(draft, summary, name, PERSON, reading.profile)
    seen = set()
    for key, publication in _filed(draft, name, reading.publications):
        seen.add(key)
        _plan_file(draft, summary, name, key, publication)
    _report_vanished(draft, summary, name, seen)
    return summary


def take_theirs(draft: Draft, key: str, field: str) -> bool:
    """Gives a field the value that the sources say; False if none says anything or the file is not there."""
    path = path_of(key)
    theirs = sources.combined(draft.said(key))
    if path not in draft.content.texts or field not in theirs:
        return False
    draft.put(path, changed(draft.content.texts[path], {field: theirs[field]}))
    return True


def path_of(key: str) -> str:
    """The file of a publication, or of the person."""
    return store.PROFILE_PAGE if key == PERSON else store.publication_path(key)


def record_of(item: Publication | Profile) -> Record:
    """The record with the abstract, which merges like a field."""
    abstract = item.abstract if isinstance(item, Publication) else ""
    return records.record_of(item) | ({ABSTRACT: abstract} if abstract else {})


def changed(text: str, changes: Mapping[str, Any]) -> str:
    """A file with some fields changed; None removes one."""
    blocks = {
        key: None if value is None else records.block(key, value) for key, value in changes.items() if key != ABSTRACT
    }
    text = frontmatter.put(text, blocks)
    return _with_abstract(text, changes[ABSTRACT] or "") if ABSTRACT in changes else text


def _follow_renames(draft: Draft) -> None:
    """What sources said of a file that has been given another name now belongs to that name."""
    files = matching.Works(draft.content.publications.items())
    for word in draft.words.values():
        said = word.get("publications", {})
        for key in [key for key in said if key not in draft.content.publications]:
            name = files.key_of(records.publication_of(key, said[key]))
            if name and name not in said:
                said = word["publications"] = {name if old == key else old: record for old, record in said.items()}


def _filed(draft: Draft, name: str, publications: Sequence[Publication]) -> Iterator[tuple[str, Publication]]:
    """Each publication of a source with its key. A second one that looks like a known work is a work of its own."""
    known = _known_works(draft, name)
    fresh, seen = [], set()
    for publication in publications:
        key = known.key_of(publication)
        if key is None or key in seen:
            fresh.append(publication)
        else:
            seen.add(key)
            yield key, publication
    taken = {
        *draft.content.publications,
        *(key for word in draft.words.values() for key in word.get("publications", ())),
    }
    yield from zip(citation_keys.file(fresh, taken), fresh, strict=True)


def _known_works(draft: Draft, name: str) -> matching.Works:
    """The files first: one that got another name is still the same work. Then what sources said, this one first."""
    named = sorted(draft.words.items(), key=lambda item: item[0] != name)
    remembered = ((key, record) for _, word in named for key, record in word.get("publications", {}).items())
    return matching.Works(
        [*draft.content.publications.items(), *((key, records.publication_of(key, r)) for key, r in remembered)]
    )


def _plan_file(draft: Draft, summary: Summary, name: str, key: str, item: Publication | Profile) -> None:
    before = draft.said(key)
    base = sources.combined(before)
    _remember(draft, name, key, record_of(item))
    theirs = sources.combined(draft.said(key))
    path = path_of(key)
    existing = draft.content.profile if key == PERSON else draft.content.publications.get(key)
    if existing is not None:
        ours = record_of(existing)
        merged = three_way_merge.three_way(base, ours, theirs)
        open_conflicts = [each for each in merged.conflicts if not sources.is_finer(each.field, ours, theirs)]
        _merge_file(draft, summary, key, merged._replace(conflicts=open_conflicts))
    elif key == PERSON or not before:  # a publication that was known and has no file was deleted by hand
        draft.put(path, records.file_text(item))
        summary.added.append(path)


def _remember(draft: Draft, name: str, key: str, record: Record) -> None:
    word = draft.words.setdefault(name, {})
    if key == PERSON:
        word["profile"] = record
    else:
        word.setdefault("publications", {})[key] = record


def _report_vanished(draft: Draft, summary: Summary, name: str, seen: set[str]) -> None:
    """Works that the source named before and names no more: kept, and reported as long as their file is there."""
    for key in draft.words.get(name, {}).get("publications", {}):
        if key not in seen and key in draft.content.publications:
            _notice(
                summary, path_of(key), 0, f"{summary.source} no longer has it", "kept; delete the file if it must go"
            )


def _merge_file(draft: Draft, summary: Summary, key: str, merged: three_way_merge.Merge) -> None:
    path = path_of(key)
    for conflict in merged.conflicts:
        message = (
            f"{conflict.field!r} was edited here and stays {_shortened(conflict.ours)}; "
            f"{summary.source} now has {_shortened(conflict.theirs)}"
        )
        hint = f"to take that: portfolio import --take theirs {key}.{conflict.field}"
        _notice(summary, path, _line_of(draft.content, path, conflict.field), message, hint)
    if merged.changes:
        draft.put(path, changed(draft.content.texts[path], merged.changes))
        if path not in summary.added:
            summary.changed.append(path)


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
    return node.key_at.line if node else parts.body_line


def _notice(summary: Summary, path: str, line: int, message: str, hint: str) -> None:
    summary.notices.append(Problem(f"{store.CONTENT}/{path}", line, message, hint, Severity.NOTICE))


def _shortened(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
