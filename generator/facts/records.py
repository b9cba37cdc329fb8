"""Front matter ↔ `Publication` and `Profile`, following the rows of `fields`.

Between the two is a record: field key → plain value (text, whole number, true or false, list or mapping of these) in
a normal form, which is also what an import remembers of a source.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.errors import Problem, Severity, errors_among
from generator.facts import foreign_keys, value_hints
from generator.facts.entry_lists import errors_of, read_entries
from generator.facts.facts_cache import Kept
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, Field, earlier_names
from generator.facts.frontmatter import FrontMatterError, Node, Position, read_all, split
from generator.facts.kinds import BY_NAME, ContentKind
from generator.facts.values import CODECS
from generator.facts.yaml_scalars import quoted, scalar
from generator.facts.yaml_values import Rejected, mapping_of, quoted_whole
from generator.model import Item, Profile, Publication
from generator.text import markdown

Record = dict[str, Any]
Hints = Mapping[str, foreign_keys.Meant]

_MOST_REJECTIONS = 20
"""Problems of one field that are told at once."""

_BARE_KEYS = frozenset({"date", "date_end", "published", "original_date", "as_of", "start", "end"})
_BARE_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}|--\d\d(?:-\d\d)?")  # under `extra` a key `date` may have any value


def publication(path: str, key: str, text: str, kept: Kept | None = None) -> tuple[Publication | None, list[Problem]]:
    """The publication that a file holds, or None with the problems that prevent it. `kept` has the records of texts
    without problems."""
    record, body, problems = _kept_record(text, kept) or _file_record(
        path, text, PUBLICATION_FIELDS, foreign_keys.OF_A_PAPER
    )
    if errors_among(problems):
        return None, problems
    if kept and not problems:
        kept.add(text, record)
    return _publication(key, record, body), problems


def readable_publication(key: str, text: str) -> Publication:
    """What can be read of the file of a publication, whatever is wrong with the rest."""
    record, body, _ = _file_record("", text, PUBLICATION_FIELDS, foreign_keys.OF_A_PAPER)
    return _publication(key, {"title": "", **record}, body)


def _publication(key: str, record: Record, body: str) -> Publication:
    abstract, notes = markdown.split_at_heading(body)
    values = _values(record, PUBLICATION_FIELDS)
    return Publication(key=key, abstract=abstract.strip(), notes=notes.strip(), **values)


def _kept_record(text: str, kept: Kept | None) -> tuple[Record, str, list[Problem]] | None:
    record = kept.get(text) if kept else None
    return None if record is None else (record, split(text).body, [])


def profile(path: str, text: str) -> tuple[Profile | None, list[Problem]]:
    """The person that `content/index.md` describes, or None with the problems that prevent it."""
    record, body, problems = _file_record(path, text, PROFILE_FIELDS, foreign_keys.OF_A_PERSON)
    return (None if errors_among(problems) else _profile(record, body)), problems


def readable_profile(text: str) -> Profile:
    """What can be read of `content/index.md`, whatever is wrong with the rest."""
    record, body, _ = _file_record("", text, PROFILE_FIELDS, foreign_keys.OF_A_PERSON)
    return _profile({"name": "?", **record}, body)


def translated_profile(path: str, text: str) -> tuple[dict[str, Any], list[Problem]]:
    """The values of the profile that `content/index.<language>.md` gives in its language, by attribute: none of them is
    required. Empty if there are errors among the problems."""
    fields = [replace(field, required=False) for field in PROFILE_FIELDS]
    record, body, problems = _file_record(path, text, fields, foreign_keys.OF_A_PERSON)
    if errors_among(problems):
        return {}, problems
    biography = {"biography": body.strip()} if body.strip() else {}
    return _values(record, fields) | biography, problems


def _profile(record: Record, body: str) -> Profile:
    return Profile(biography=body.strip(), **_values(record, PROFILE_FIELDS))


def item(path: str, kind: ContentKind, slug: str, text: str) -> tuple[Item | None, list[Problem]]:
    """The thing that a file of a kind holds, or None with the problems that prevent it."""
    record, body, problems = _file_record(path, text, kind.fields, foreign_keys.of_other_kinds(_known(kind)))
    if errors_among(problems):
        return None, problems
    return Item(kind.name, slug, _given(record, kind), body.strip()), problems


def translated_item(path: str, kind: ContentKind, slug: str, text: str) -> tuple[Item | None, list[Problem]]:
    """What `<slug>.<language>.md` says of a thing in that language: no value is required."""
    fields = tuple(replace(field, required=False) for field in kind.fields)
    return item(path, replace(kind, fields=fields), slug, text)


def items(path: str, kind: ContentKind, text: str) -> tuple[list[Item], list[Problem]]:
    """The things that a list holds, or none with the problems that prevent it."""
    try:
        entries = read_entries(text)
        parts = [mapping_of(entry) for entry in entries]
    except FrontMatterError as error:
        return [], [_unreadable(path, each) for each in errors_of(text, error)]
    except Rejected as error:
        hint = f"write - {kind.main}: … and its other keys below"
        return [], [Problem(path, error.at.line, "each entry must be `key: value` lines", hint, column=error.at.column)]
    hints, read_items, problems = foreign_keys.of_other_kinds(_known(kind)), [], []
    for number, (entry, nodes) in enumerate(zip(entries, parts, strict=True), start=1):
        record, wrong = _record(path, nodes, kind.fields, hints, entry.at.line)
        read_items.append(Item(kind.name, "", _given(record, kind), number=number))
        problems += wrong
    return [] if errors_among(problems) else read_items, problems


def _known(kind: ContentKind) -> tuple[str, ...]:
    return tuple(field.key for field in kind.fields)


def _given(record: Record, kind: ContentKind) -> dict[str, Any]:
    """The values of fields that are not empty, in the order of the table."""
    return {key: value for key, value in _values(record, kind.fields).items() if value}


def cv(path: str, text: str) -> tuple[str, list[Problem]]:
    """The Markdown of `content/cv.md`, or none with the problems that prevent it."""
    source = text.removeprefix("\ufeff")
    if source.startswith("---"):
        hint = "delete it up to the second ---; the name comes from index.md, and a page of your own is cv/index.md"
        return "", [Problem(path, 1, "the CV takes no front matter", hint)]
    if len(text) > markdown.LONGEST_BODY:
        return "", [Problem(path, 0, f"has {len(text):,} characters", f"{markdown.LONGEST_BODY:,} are allowed")]
    return source, []


def record_of(item: Publication | Profile | Item) -> Record:
    """The record of an item: fields that are not empty, in the order of the table."""
    if isinstance(item, Item):
        rows = BY_NAME[item.kind].fields
        return {f.key: CODECS[f.kind].to_plain(item.values[f.key]) for f in rows if f.key in item.values}
    fields = PUBLICATION_FIELDS if isinstance(item, Publication) else PROFILE_FIELDS
    return {f.key: plain for f in fields if (plain := CODECS[f.kind].to_plain(getattr(item, f.key)))}


def file_text(item: Publication | Profile | Item) -> str:
    """A new file for an item."""
    blocks = [block(key, value) for key, value in record_of(item).items()]
    body = _body(item)
    notes = item.notes if isinstance(item, Publication) else ""
    return "\n".join(["---", *blocks, "---", *(f"\n{part}" for part in (body, notes) if part)]) + "\n"


def _body(item: Publication | Profile | Item) -> str:
    if isinstance(item, Item):
        return item.text
    return item.abstract if isinstance(item, Publication) else item.biography


def entry_text(item: Item) -> str:
    """A new entry of a list."""
    return "\n".join(_item(record_of(item))).replace("\n  ", "\n").removeprefix("  ") + "\n"


def block(key: str, value: object) -> str:
    """A field as YAML lines. Titles are in double quotes: they can be changed without thinking about YAML."""
    if isinstance(value, dict):
        return "\n".join([f"{key}:", *_indented(block(scalar(k), v) for k, v in value.items())])
    if isinstance(value, list):
        return "\n".join([f"{key}:", *(line for item in value for line in _item(item))])
    return f"{key}: {_scalar_of(key, value)}"


def _item(item: object) -> list[str]:
    """An item of a list as lines; the parts of an entry stand below each other."""
    if not isinstance(item, dict):
        return [f"  - {scalar(str(item))}"]
    lines = [line for name, part in item.items() for line in block(name, part).split("\n")]
    return [f"  {'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines)]


def _scalar_of(key: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (key in _BARE_KEYS and _BARE_DATE.fullmatch(str(value))):
        return str(value)
    return quoted(str(value)) if key == "title" else scalar(str(value))


def _indented(blocks: Iterable[str]) -> Iterable[str]:
    return (f"  {line}" for each in blocks for line in each.split("\n"))


def _file_record(path: str, text: str, fields: Iterable[Field], hints: Hints) -> tuple[Record, str, list[Problem]]:
    try:
        parts = split(text)
    except FrontMatterError as error:
        return {}, "", [_unreadable(path, error)]
    nodes, errors, lost, _ = read_all(parts)
    record, problems = _record(path, nodes, fields, hints, 1, lost)
    problems += [_unreadable(path, error) for error in errors]
    if len(parts.body) > markdown.LONGEST_BODY:
        what, hint = f"the text has {len(parts.body):,} characters", f"{markdown.LONGEST_BODY:,} are allowed"
        problems.append(Problem(path, parts.body_line, what, hint))
    return record, parts.body, problems


def _record(
    path: str, nodes: dict[str, Node], fields: Iterable[Field], hints: Hints, line: int, lost: Collection[str] = ()
) -> tuple[Record, list[Problem]]:
    """What the keys say, with what is wrong; `line` is where they begin, `lost` are keys that could not be read."""
    by_key = {field.key: field for field in fields}
    nodes, problems = _with_current_names(path, nodes, earlier_names(by_key.values()))
    problems += [_unknown(path, key, nodes, by_key, hints) for key in nodes if key not in by_key]
    problems += [
        Problem(path, line, f"no {key!r}", f"add a line such as {key}: {field.example}")
        for key, field in by_key.items()
        if field.required and key not in nodes and key not in lost
    ]
    record: Record = {}
    for key, node in nodes.items():
        if key in by_key:
            value, rejections = _checked(by_key[key], node)
            record |= {key: value} if value is not None else {}
            problems += [_rejected(path, key, rejection) for rejection in rejections]
    return record, problems


def _unreadable(path: str, error: FrontMatterError) -> Problem:
    return Problem(path, error.line, error.message, error.hint, column=error.column)


def _rejected(path: str, key: str, rejection: Rejected) -> Problem:
    line, column = rejection.at
    return Problem(path, line, f"{key!r} {rejection.message}", rejection.hint, column=column)


def _with_current_names(
    path: str, nodes: Mapping[str, Node], current: Mapping[str, str]
) -> tuple[dict[str, Node], list[Problem]]:
    """The nodes by the names that fields have now, with a notice for each that has an earlier one."""
    problems = []
    for key, node in nodes.items():
        if key in current and current[key] in nodes:
            message, hint = f"{key!r} is an earlier name of {current[key]!r}, which is there too", "delete one of them"
            problems.append(Problem(path, node.key_at.line, message, hint, column=node.key_at.column))
        elif key in current:
            message, hint = f"{key!r} is now called {current[key]!r}", "run: portfolio check --fix"
            problems.append(Problem(path, node.key_at.line, message, hint, Severity.NOTICE, node.key_at.column))
    return {current.get(key, key): node for key, node in nodes.items()}, problems


def _checked(field: Field, node: Node) -> tuple[Any, list[Rejected]]:
    """The value of what the field takes, or None, and what is wrong with the rest."""
    rejections: list[Rejected] = []
    rest: Node | None = node
    while rest:
        try:
            value = CODECS[field.kind].read(rest)
        except Rejected as rejection:
            rejections.append(_about_nothing(rest) or rejection)
            rest = _without(rest, rejection.at) if len(rejections) < _MOST_REJECTIONS else None
        else:
            if field.required and not value and not rejections:
                return None, [Rejected(node.key_at, "is empty", f"for example {field.example}")]
            if field.choices and value and value not in field.choices:
                hint = value_hints.of_choice(value, field.choices)
                return None, [Rejected(node.at, f"is not one of its words: {value!r:.80}", hint)]
            return value, rejections
    return None, rejections


def _about_nothing(node: Node) -> Rejected | None:
    if isinstance(node.value, str) and node.value.casefold() in value_hints.NOTHING:
        return Rejected(node.at, f"says {node.value!r}", "delete the line")
    return None


def _without(node: Node, at: Position) -> Node | None:
    """A list or mapping without the entry that begins at a place or has it inside; None if there is none."""
    if isinstance(node.value, str):
        return None
    entries = list(node.value.values()) if isinstance(node.value, dict) else node.value
    bad = next((each for each in reversed(entries) if min(each.key_at, each.at) <= at), None)
    if bad is None or (at == node.at and not entries):
        return None
    if isinstance(node.value, dict):
        return replace(node, value={key: each for key, each in node.value.items() if each is not bad})
    return replace(node, value=[each for each in node.value if each is not bad])


def _unknown(path: str, key: str, nodes: Mapping[str, Node], known: Mapping[str, Field], hints: Hints) -> Problem:
    hint, at = quoted_whole(key, nodes) or foreign_keys.hint(key, known, hints), nodes[key].key_at
    return Problem(path, at.line, f"unknown key {key!r}", hint, column=at.column)


def _values(record: Record, fields: Iterable[Field]) -> dict[str, Any]:
    return {f.key: CODECS[f.kind].to_value(record[f.key]) for f in fields if f.key in record}


def publication_of(key: str, record: Record) -> Publication:
    """The publication that a record describes; other keys of the record are left out."""
    return Publication(key=key, **_values(record, PUBLICATION_FIELDS))
