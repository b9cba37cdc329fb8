"""Adds a talk, award or another thing of the table of kinds by hand: a new file, or an entry at the end of its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

from generator.errors import InputProblems, Problem, errors_among
from generator.facts import citation_keys, files, loading, records, store
from generator.facts.entry_lists import read_entries
from generator.facts.fields import Field, Kind
from generator.facts.kinds import LISTS, ContentKind
from generator.facts.records import Record
from generator.facts.store import CONTENT, Content
from generator.facts.values import CODECS
from generator.model import Item

Check = Callable[[Content], Iterable[Problem]]

_LONGEST_NAME = 60
"""Characters of the name of a file that a title gives."""

_WITH_SEVERAL = (Kind.TEXT_LIST, Kind.PEOPLE, Kind.LINKS, Kind.ACCOUNTS, Kind.OCCASIONS)


def takes_several(field: Field) -> bool:
    """True for a field with more than one value."""
    return field.kind in _WITH_SEVERAL


def item_of(kind: ContentKind, record: Record) -> Item:
    """The thing that a record describes, without a name of its own yet."""
    values = {f.key: CODECS[f.kind].to_value(record[f.key]) for f in kind.fields if f.key in record}
    return Item(kind.name, "", values)


def add(project: Path, kind: ContentKind, item: Item, checks: Iterable[Check]) -> str:
    """Writes the file of a thing, or its entry, and returns the path.

    Raises InputProblems, and writes nothing, if the thing is there already or a check finds more than it did before.
    """
    folder = project / CONTENT
    with store.writing(folder):
        content = loading.load(folder)
        path = kind.file if kind.is_list else kind.path(_free_name(content, kind, item))
        _refuse(content, kind, item, path)
        text = _with_entry(content, kind, item) if kind.is_list else records.file_text(item)
        _examine(content, path, text, tuple(checks))
        (files.write_text if kind.is_list else files.create_text)(folder / path, text)
    return content.shown(path)


def _refuse(content: Content, kind: ContentKind, item: Item, path: str) -> None:
    if kind.is_list and (errors := [p for p in errors_among(content.problems) if p.path == content.shown(path)]):
        raise InputProblems(errors)
    for known_path, items in content.items.items():
        if any((each.kind, _called(each, kind)) == (kind.name, _called(item, kind)) for each in items):
            message = f"has this already: {item.title!r:.80}"
            raise InputProblems([Problem(content.shown(known_path), 0, message, "edit that file")])


def _called(item: Item, kind: ContentKind) -> tuple[object, ...]:
    """What no two things of a kind share: what it is called, for what or whom, and when."""
    return (item.title.casefold(), item.date_of(kind.starts), *(item.text_of(key).casefold() for key in kind.line))


def _free_name(content: Content, kind: ContentKind, item: Item) -> str:
    taken = {path.casefold() for path in content.files}
    return next(name for name in _names(kind, item) if kind.path(name).casefold() not in taken)


def _names(kind: ContentKind, item: Item) -> Iterator[str]:
    """Names for its file: the words of its title, or else its kind, and then with a number after them."""
    name = citation_keys.slug(item.title)
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
    name = name if citation_keys.is_valid(name) else kind.name
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _with_entry(content: Content, kind: ContentKind, item: Item) -> str:
    """The text of the list with one more entry, indented like the others. Everything else in the file stays."""
    text = content.lists.get(kind.file, "")
    entries = read_entries(text)
    dashes = text.splitlines()[entries[0].at.line - 1].partition("-")[0] if entries else ""
    entry = records.entry_text(item)
    if not dashes.isspace():
        dashes = ""
    return _ended(text) + "".join(f"{dashes}{line}\n" for line in entry.splitlines())


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _examine(content: Content, path: str, text: str, checks: tuple[Check, ...]) -> None:
    """Adds the text to the content. Raises InputProblems for what it brings that was not there before."""
    known, before = {str(problem) for problem in _found(content, checks)}, content.items.get(path, [])
    (content.put_list if path in LISTS else content.put)(path, text)
    if problems := [problem for problem in _found(content, checks) if str(problem) not in known]:
        raise InputProblems(problems)
    if content.items[path][:-1] != before:  # such as a list that ends in a text of several lines
        hint = "write each entry below the last, with - before it"
        raise InputProblems([Problem(content.shown(path), 0, "takes no further entry as it is written", hint)])


def _found(content: Content, checks: tuple[Check, ...]) -> Iterator[Problem]:
    yield from content.problems
    for check in checks:
        yield from check(content)
