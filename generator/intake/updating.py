"""A file meets what sources say: its fields change, and every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.facts import frontmatter, records, store
from generator.facts.records import Record
from generator.intake import placement, sources, three_way_merge
from generator.intake.planned_content import Draft, Summary, path_of
from generator.intake.remembered import ABSTRACT, PERSON
from generator.intake.three_way_merge import Conflict, Merge
from generator.model import Profile, Publication
from generator.text import markdown

_HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EQUAL = "equal_contribution"


def record_of(item: Publication | Profile) -> Record:
    """The record with the abstract, which merges like a field."""
    abstract = item.abstract if isinstance(item, Publication) else ""
    return records.record_of(item) | ({ABSTRACT: abstract} if abstract else {})


def merged(draft: Draft, key: str, base: Record, theirs: Record) -> Merge:
    """What an import changes in a file that is there, and what stays because its owner changed it too."""
    existing = draft.content.profile if key == PERSON else draft.content.publications[key]
    assert existing is not None  # planned only for files that are there
    ours = record_of(existing)
    found = three_way_merge.three_way(base, ours, theirs)
    conflicts = [c for c in found.conflicts if not sources.is_finer(c.field, ours, theirs)]
    kept = {*_without_their_comments(draft.content.texts[path_of(key)], found.changes), *_without_authors(ours, found)}
    led = {field for field in kept if three_way_merge.unit_of(field)[0] in found.changes.keys() & kept - {field}}
    conflicts += [Conflict(f, ours.get(f), theirs.get(f)) for f in found.changes if f in kept and f not in led]
    if field := placement.mixed(base, ours, theirs):
        kept |= placement.FIELDS
        conflicts += _once(field, ours, theirs, found, conflicts)
    return Merge({field: value for field, value in found.changes.items() if field not in kept}, conflicts)


def changed(text: str, changes: Mapping[str, Any]) -> str:
    """A file with some fields changed; None removes one."""
    text = frontmatter.put(text, _blocks(changes))
    return _with_abstract(text, changes[ABSTRACT] or "") if ABSTRACT in changes else text


def report(draft: Draft, summary: Summary, key: str, conflict: Conflict, source: str) -> None:
    """Adds a line about a value that stays."""
    path = path_of(key)
    message = (
        f"{conflict.field!r} was edited here and stays {_shortened(conflict.ours)}; "
        f"{source} now has {_shortened(conflict.theirs)}"
    )
    hint = f"to take that: portfolio import --take theirs {key}.{conflict.field}"
    if conflict.theirs is None:
        hint = f"to take that: delete {conflict.field!r} there"
    summary.notice(path, _line_of(draft.content, path, conflict.field), message, hint)


def _blocks(changes: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        key: None if value is None else records.block(key, value) for key, value in changes.items() if key != ABSTRACT
    }


def _without_their_comments(text: str, changes: Mapping[str, Any]) -> set[str]:
    """Fields whose change would leave a comment without the key or item that it is about, in whole units."""
    orphans = frontmatter.orphans(text, _blocks(changes))
    return {name for field in orphans for name in three_way_merge.unit_of(field)}


def _without_authors(ours: Record, found: Merge) -> set[str]:
    """The fields of authors, if a change would name somebody under `equal_contribution` who is not an author."""
    after = ours | found.changes
    if not {_EQUAL, "authors"} & found.changes.keys() or set(after.get(_EQUAL) or ()) <= set(
        after.get("authors") or ()
    ):
        return set()
    return (
        {_EQUAL}
        if set(ours.get(_EQUAL, ())) <= set(after.get("authors") or ())
        else {_EQUAL, "authors", "authors_truncated"}
    )


def _once(field: str, ours: Record, theirs: Record, found: Merge, conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
    """The conflict about a place, if something of it would change and is not in conflict itself."""
    if placement.FIELDS & found.changes.keys() and field not in {conflict.field for conflict in conflicts}:
        yield Conflict(field, ours.get(field), theirs.get(field))


def _with_abstract(text: str, abstract: str) -> str:
    """The file with another abstract, below which the comments of the old one stay, as does everything from the first
    heading on."""
    parts = frontmatter.split(text)
    old, notes = markdown.split_at_heading(parts.body)
    stripped = old.strip()
    comments = [comment for comment in _HTML_COMMENT.findall(stripped) if comment not in abstract]
    abstract = "\n\n".join([*([abstract] if abstract else []), *comments])
    body = old.replace(stripped, abstract, 1) if stripped else f"\n{abstract}\n" + ("\n" if notes else "")
    return text[: len(text) - len(parts.body)] + body + notes


def _line_of(content: store.Content, path: str, field: str) -> int:
    parts = content.parts(path)
    node = frontmatter.read(parts).get(field)
    return node.key_at.line if node else parts.body_line


def _shortened(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
