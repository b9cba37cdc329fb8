"""Keys of other programs whose values belong in one place: moved there, if nothing is there yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.facts import date_spellings, dates, foreign_keys, frontmatter, value_fixes
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, Field
from generator.facts.foreign_keys import Meant
from generator.facts.frontmatter import Node
from generator.facts.records import block
from generator.text import markdown

_MOST = 40
"""Keys of one file that are moved."""


def moved(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """The file with keys of other programs moved, and which were."""
    known, done = Known({field.key: field for field in fields}, _hints(fields)), list[str]()
    for _ in range(_MOST):
        nodes = frontmatter.read(frontmatter.split(text))
        step = next(filter(None, (_step(text, key, nodes, known) for key in nodes if key not in known.fields)), None)
        if step is None:
            break
        text, what = step
        done.append(what)
    return text, done


class Known(NamedTuple):
    """The fields of a kind of file, and what keys of other programs mean there."""

    fields: Mapping[str, Field]
    hints: Mapping[str, Meant]


def _hints(fields: Sequence[Field]) -> Mapping[str, Meant]:
    if fields in (PUBLICATION_FIELDS, PROFILE_FIELDS):
        return foreign_keys.OF_A_PAPER if fields == PUBLICATION_FIELDS else foreign_keys.OF_A_PERSON
    return foreign_keys.of_other_kinds([field.key for field in fields])


def _step(text: str, key: str, nodes: Mapping[str, Node], known: Known) -> tuple[str, str] | None:
    """The text without one foreign key, and what was done with it; None if that is not certain."""
    plain = foreign_keys.plain(key)
    if plain in known.fields:
        return _into_field(text, key, plain, nodes, known)
    meant = foreign_keys.meant(key, known.hints)
    if meant is None:
        return None
    node = nodes[key]
    if node.value == "" or (meant.is_needless and not (plain == "archiveprefix" and node.value != "arXiv")):
        return frontmatter.put(text, {key: None}), f"{key} deleted"
    if plain in _DATE_PARTS and "date" in known.fields:
        return _into_date(text, nodes)
    if meant.is_text:
        return _into_text(text, key, node)
    if plain == "subtitle" and not meant.field:
        return _into_title(text, key, nodes)
    if meant.name:
        return _under_name(text, key, meant, nodes, known)
    return _into_field(text, key, meant.field, nodes, known) if meant.field else None


def _into_field(text: str, key: str, field: str, nodes: Mapping[str, Node], known: Known) -> tuple[str, str] | None:
    """Only the key changes if the field takes the value as it is; a field that says the same makes the key needless."""
    row = known.fields[field]
    value = value_fixes.certain(row.kind, nodes[key])
    if row.choices and value not in row.choices:
        return None
    if value is None or (field == "hidden" and value is False):
        return (frontmatter.put(text, {key: None}), f"{key} deleted") if value is False else None
    if field in nodes:
        is_same = value_fixes.value_of(row.kind, nodes[field]) == value
        return (frontmatter.put(text, {key: None}), f"{key} deleted: {field} says it") if is_same else None
    if value_fixes.value_of(row.kind, nodes[key]) == value:
        return frontmatter.renamed(text, {key: field}), f"{key} → {field}"
    return frontmatter.put(text, {key: block(field, value)}), f"{key} → {field}"


def _under_name(text: str, key: str, meant: Meant, nodes: Mapping[str, Node], known: Known) -> tuple[str, str] | None:
    """A link or an id goes to the others."""
    node, there = nodes[key], nodes.get(meant.field)
    entries = (there.value or {}) if there else {}
    if not isinstance(entries, dict) or not all(isinstance(each.value, str) for each in entries.values()):
        return None
    value = value_fixes.certain_entry(known.fields[meant.field].kind, meant.name, node)
    if value is None or (meant.name in entries and entries[meant.name].value != value):
        return None
    new = block(meant.field, {**{name: str(each.value) for name, each in entries.items()}, meant.name: value})
    changes = {key: None, meant.field: new} if there else {key: new}
    return frontmatter.put(text, changes), f"{key} → {meant.field}: {meant.name}"


_DATE_PARTS = {"year": 4, "month": 2, "day": 2}


def _into_date(text: str, nodes: Mapping[str, Node]) -> tuple[str, str] | None:
    """Year, month and day of BibTeX, of which the month may be a word."""
    keys = {foreign_keys.plain(key): key for key in nodes}
    parts = [nodes[keys[part]].value for part in takewhile(keys.__contains__, _DATE_PARTS)]
    if not parts or not all(isinstance(part, str) for part in parts):
        return None
    words = [str(date_spellings.month_number(word)) if at == 1 else word for at, word in enumerate(map(str, parts))]
    iso = "-".join(word.zfill(width) for word, width in zip(words, _DATE_PARTS.values(), strict=False))
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", iso) or not _is_date(iso):
        return None
    used = [keys[part] for part in list(_DATE_PARTS)[: len(parts)]]
    there = nodes.get("date")
    if there and not (isinstance(there.value, str) and there.value.startswith(iso)):
        return None
    changes: dict[str, str | None] = dict.fromkeys(used, None)
    changes |= {} if there else {used[0]: block("date", iso)}
    return frontmatter.put(text, changes), f"{', '.join(used)} → date"


def _is_date(iso: str) -> bool:
    try:
        return bool(dates.parse_iso(iso))
    except ValueError:
        return False


def _into_text(text: str, key: str, node: Node) -> tuple[str, str] | None:
    """A text becomes the first paragraphs below the front matter, if there are none."""
    without = frontmatter.put(text, {key: None})
    parts = frontmatter.split(without)
    before, rest = markdown.split_at_heading(parts.body)
    if not isinstance(node.value, str) or before.strip():
        return None
    newline = "\r\n" if parts.head.endswith("\r\n") else "\n"
    words = node.value.strip().replace("\n", newline)
    body = f"{newline}{words}{newline}{f'{newline}{rest}' if rest else ''}"
    fence = parts.fence if parts.fence.endswith("\n") else f"{parts.fence}{newline}"
    return "".join([parts.head, parts.yaml, fence, body]), f"{key} → the text below"


def _into_title(text: str, key: str, nodes: Mapping[str, Node]) -> tuple[str, str] | None:
    title, subtitle = (nodes[name].value if name in nodes else "" for name in ("title", key))
    if not (isinstance(title, str) and isinstance(subtitle, str) and title):
        return None
    return frontmatter.put(text, {key: None, "title": block("title", f"{title}: {subtitle}")}), f"{key} → title"
