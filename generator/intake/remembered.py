"""What each source said at its last import: `content/.imported/<source>.json`.

A source's entries stand there in its order, each with its own key in the source, the file that holds its work and its
record. Entries that the source no longer has come last, as long as their work is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.errors import InputProblems, Problem
from generator.facts import dates, records
from generator.facts.fields import PARTS, PROFILE_FIELDS, PUBLICATION_FIELDS, Field, Kind, Parts, earlier_names
from generator.facts.files import read_text
from generator.facts.records import Record
from generator.facts.store import IMPORTED
from generator.model import Publication

ABSTRACT = "abstract"
"""The field of a record that is in the body of a file."""

PERSON = "index"
"""The name of `index.md` where a publication has its key."""

CV = "/cv"
"""The name of `cv.md` where a publication has its key, which holds no slash."""

LONGEST = 1_000_000_000
"""Bytes of a record that are still read: many times what the longest source becomes."""

FORMAT = 1
"""Of the files; one without a number was written before there were numbers, and is read."""

_STAMP = ("as_of", "reader", "sha256", "type")


class NewerFormat(ValueError):
    """What a later version of the program remembers: writing it in the form of this one would lose something."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source said of a work. `file` is the key of the file that holds the work, `name` the entry's own key."""

    file: str
    name: str
    record: Record

    @property
    def publication(self) -> Publication:
        return publication_of(self.file, self.record)


@dataclass(slots=True)
class Memory:
    """What a source said. `stamp` tells whether the source has changed since, the day on which it was copied, and the
    name of its format; `sections` are those of the curriculum vitae, title → body."""

    profile: Record | None = None
    entries: list[Entry] = field(default_factory=list)
    stamp: dict[str, str] = field(default_factory=dict)
    sections: Record = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The name of the source's format; empty if an earlier version of the program imported it."""
        return self.stamp.get("type", "")

    def by_file(self) -> dict[str, list[Entry]]:
        """The entries of each file."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.file, []).append(entry)
        return found

    def renamed(self, files: Mapping[str, str]) -> None:
        """Gives entries another file, by the key of the one that they have."""
        self.entries = [Entry(files.get(e.file, e.file), e.name, e.record) for e in self.entries]

    def kept_back(self, earlier: Memory, keys: Collection[str]) -> Memory:
        """This memory with what the earlier one has of some files, and a stamp that lets another import meet them."""
        profile = earlier.profile if PERSON in keys else self.profile
        entries = [e for e in self.entries if e.file not in keys] + [e for e in earlier.entries if e.file in keys]
        sections = earlier.sections if CV in keys else self.sections
        stamp = {name: value for name, value in self.stamp.items() if name != "reader"}
        return Memory(profile, entries, stamp, sections)


Memories = dict[str, Memory]
"""Source, by its file name → what it said."""


def publication_of(key: str, record: Record) -> Publication:
    """The publication that a record with an abstract describes."""
    return replace(records.publication_of(key, record), abstract=record.get(ABSTRACT, ""))


def read(content: Path) -> Memories:
    """What each source said at its last import. Raises InputProblems if a file of these is damaged."""
    return {name: _read(content, name) for name in names(content)}


def names(content: Path) -> list[str]:
    """The sources that have a memory."""
    folder = content / IMPORTED
    return sorted(path.name.removesuffix(".json") for path in folder.glob("*.json")) if folder.is_dir() else []


def path_of(source: str) -> str:
    """Where a source's memory is kept, below `content/`."""
    return f"{IMPORTED}/{source}.json"


def dumped(memory: Memory) -> str:
    """The text of a source's memory."""
    entries = [{"file": e.file, "key": e.name, "record": e.record} for e in memory.entries]
    said = {**memory.stamp, "entries": entries, "format": FORMAT}
    said |= {"profile": memory.profile} if memory.profile else {}
    said |= {"sections": memory.sections} if memory.sections else {}
    return json.dumps(dict(sorted(said.items())), ensure_ascii=False, indent=1) + "\n"


def loaded(said: Any) -> Memory:
    """The memory that JSON describes. Raises ValueError if a part has not its shape: a file that was changed by hand
    must not end in a traceback later."""
    if not isinstance(said, dict):
        raise ValueError("is not a mapping")
    if not isinstance(number := said.get("format", 0), int) or number > FORMAT:
        raise NewerFormat("is of a later format")
    profile = said.get("profile")
    stamp = {name: said[name] for name in _STAMP if isinstance(said.get(name), str)}
    date.fromisoformat(stamp.get("as_of", "2000-01-01"))
    sections = said.get("sections", {})
    if not _is_mapping(sections):
        raise ValueError("has sections of another shape")
    person = None if profile is None else _record(profile, PROFILE_FIELDS)
    return Memory(person, list(_entries(said)), stamp, sections)


def _read(content: Path, source: str) -> Memory:
    shown = f"{content.name}/{path_of(source)}"
    hint = "restore it from the repository's history; deleting it makes the next import ask about every difference"
    text = read_text(content / path_of(source), shown, LONGEST)
    try:
        return loaded(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputProblems([Problem(shown, error.lineno, f"broken JSON: {error.msg}", hint)]) from error
    except NewerFormat as error:
        hint = "install the version that requirements.txt names: pip install -r requirements.txt"
        raise InputProblems([Problem(shown, 0, "was written by a newer version of the program", hint)]) from error
    except (ValueError, RecursionError) as error:
        raise InputProblems([Problem(shown, 0, "is not what an import remembers", hint)]) from error


def _entries(said: Mapping[str, Any]) -> Iterable[Entry]:
    """Entries, and those of earlier versions of the program, which knew one of each file."""
    entries, publications = said.get("entries", []), said.get("publications", {})
    if not isinstance(entries, list) or not isinstance(publications, dict):
        raise ValueError("has no list of entries")
    for entry in [*entries, *({"file": key, "record": record} for key, record in publications.items())]:
        if not isinstance(entry, dict) or not all(isinstance(entry.get(name, ""), str) for name in ("file", "key")):
            raise ValueError("has an entry without a file")
        yield Entry(entry.get("file", ""), entry.get("key", ""), _record(entry.get("record"), PUBLICATION_FIELDS))


def _record(record: Any, fields: Sequence[Field]) -> Record:
    """The record, if it has what its fields require and each value the shape of its field."""
    kinds = {field.key: field.kind for field in fields} | {ABSTRACT: Kind.TEXT}
    if not isinstance(record, dict):
        raise ValueError("is not a record")
    current = earlier_names(fields)
    record = {current.get(key, key): value for key, value in record.items()}
    if not all(field.key in record for field in fields if field.required):
        raise ValueError("is not a record")
    known = {key: value for key, value in record.items() if key in kinds}
    if not all(_fits(kinds[key], value) for key, value in known.items()):
        raise ValueError("has a value of another shape")
    return known


def _fits(kind: Kind, value: Any) -> bool:
    return _SHAPES.get(kind, _is_text)(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and (not value or bool(dates.parse_iso(value)))


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_aliases(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_list, value.values()))


def _are_metrics(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(part, dict) and _is_count(part.get("value")) and _is_text(part.get("source", ""))
        and _is_date(part.get("as_of", "")) for part in value.values()
    )  # fmt: skip


def _are_entries(table: Parts, value: Any) -> bool:
    return isinstance(value, list) and all(_has_parts(table, entry) for entry in value)


def _has_parts(table: Parts, value: Any) -> bool:
    if not isinstance(value, dict) or (table.main and not value.get(table.main)):
        return False
    return all(key in table.kinds and _fits(table.kinds[key], part) for key, part in value.items())


_SHAPES: Mapping[Kind, Callable[[Any], bool]] = MappingProxyType({
    Kind.TEXT_LIST: _is_list, Kind.PEOPLE: _is_list, Kind.CATEGORY_LIST: _is_list, Kind.DATE: _is_date,
    Kind.FLAG: lambda value: isinstance(value, bool), Kind.COUNT: _is_count, Kind.LINKS: _is_mapping,
    Kind.EXTRA: _is_mapping, Kind.IDS: _is_mapping, Kind.ACCOUNTS: _is_mapping, Kind.ALIASES: _are_aliases,
    Kind.METRICS: _are_metrics,
    Kind.CV_PAGES: _is_count, Kind.CV: partial(_has_parts, PARTS[Kind.CV]),
    Kind.AFFILIATIONS: partial(_are_entries, PARTS[Kind.AFFILIATIONS]),
    Kind.EDUCATION: partial(_are_entries, PARTS[Kind.EDUCATION]),
})  # fmt: skip
"""Kind of field → whether a plain value has its shape; all others are texts."""
