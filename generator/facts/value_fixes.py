"""Values with only one right reading, in the spelling that their field takes: `doi:10.1234/ab`, `cs.cl`, `yes`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from generator.facts import dates, frontmatter, identifiers, value_hints, yaml_comments
from generator.facts.categories import NAMES
from generator.facts.fields import METRICS, PARTS, Field, Kind
from generator.facts.frontmatter import Node, Position
from generator.facts.records import block
from generator.facts.values import CODECS
from generator.facts.yaml_values import Rejected

_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*|(?:\d{8})")
_IN_WORDS = re.compile(
    r"(?:(?P<before>\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,})\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})"
)
_CUT = re.compile(r"(?:and )?(?:et\.? al\.?|others\.?|\.\.\.|…)", re.IGNORECASE)
_CUT_BEHIND = re.compile(r",?(?<!\s)\s+(?:et\.? al\.?|and others\.?)$", re.IGNORECASE)
_BESIDE_A_NAME = re.compile(r"^(?:and|&)\s+|(?<![\s,;])[\s,;]*[,;]$")
_LISTS = frozenset({Kind.TEXT_LIST, Kind.CATEGORY_LIST, Kind.AFFILIATIONS, Kind.EDUCATION})
_NOWHERE = Position(1, 1)


class _Edit(NamedTuple):
    """Characters of the YAML, and what replaces them."""

    start: int
    end: int
    new: str


def respelled(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """The file with its values in the spelling that their fields take, and the keys of those that were changed.
    Raises FrontMatterError if it cannot be read."""
    parts = frontmatter.split(text)
    frontmatter.read(parts)  # which raises the error that is documented
    root = yaml.compose(parts.yaml, Loader=yaml_comments.LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    by_key = {field.key: field for field in fields}
    nodes = {str(key.value): value for key, value in pairs if str(key.value) in by_key}
    edits = {key: list(_edits(by_key[key].kind, node, parts.yaml)) for key, node in nodes.items()}
    yaml_now = parts.yaml
    for edit in sorted((each for some in edits.values() for each in some), reverse=True):
        yaml_now = yaml_now[: edit.start] + edit.new + yaml_now[edit.end :]
    changes = _changes(nodes, by_key)
    changed = [*(key for key, some in edits.items() if some), *changes]
    if not changed:
        return text, []
    text = "".join([parts.head, yaml_now, parts.fence, parts.body])
    return (frontmatter.put(text, changes) if changes else text), list(dict.fromkeys(changed))


def respelled_entries(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """The same for a file that is a list of entries with these fields, which can be read."""
    root = yaml.compose(text.removeprefix("\ufeff"), Loader=yaml_comments.LOADER)
    entries = root.value if isinstance(root, yaml.SequenceNode) else []
    pairs = [pair for entry in entries if isinstance(entry, yaml.MappingNode) for pair in entry.value]
    kinds = {field.key: field.kind for field in fields}
    edits = [
        (edit, str(key.value))
        for key, value in pairs
        for edit in _edits(kinds.get(str(key.value), Kind.EXTRA), value, text)
    ]
    start = len(text) - len(text.removeprefix("\ufeff"))
    for edit, _ in sorted(edits, reverse=True):
        text = text[: start + edit.start] + edit.new + text[start + edit.end :]
    return text, [key for _, key in edits]


def normalised(kind: Kind, text: str) -> str:
    """A value in the spelling that its kind of field takes, if it has one right reading."""
    fix_value = _FIXES.get(kind)
    return fix_value(text) if fix_value else text


def certain(kind: Kind, node: Node) -> Any:
    """The plain value that a field has of a value written for another program; None if that is not certain."""
    for attempt in _attempts(kind, node):
        if (value := _read(kind, attempt)) is not None:
            return value or (value if value is False else None)
    return None


def certain_entry(kind: Kind, name: str, node: Node) -> str | None:
    """The value of an entry in a field of addresses or ids by name; None if that is not certain."""
    if not isinstance(node.value, str):
        return None
    for value in (node.value.strip(), value_hints.meant_link(node.value.strip(), name)):
        if value and _read(kind, _mapping(name, value)) is not None:
            return value
    return None


def _read(kind: Kind, node: Node) -> Any:
    try:
        return CODECS[kind].read(node)
    except Rejected:
        return None


def _text(value: str) -> Node:
    return Node(value, _NOWHERE, _NOWHERE)


def _mapping(name: str, value: str) -> Node:
    return Node({name: _text(value)}, _NOWHERE, _NOWHERE)


def _list(values: Sequence[str]) -> Node:
    return Node([_text(value) for value in values], _NOWHERE, _NOWHERE)


def _attempts(kind: Kind, node: Node) -> Iterator[Node]:
    """A value as it is, then what it may mean."""
    only = node.value[0] if isinstance(node.value, list) and len(node.value) == 1 else None
    text = node.value if isinstance(node.value, str) else None
    if kind is Kind.PEOPLE and text is not None:
        if not re.search(r"\s\S*,\s*\S+\s", text.partition(" and ")[0]):  # `Ann Ada, Bo Bee` is two people, or one
            yield _list([name for name in re.split(r"\s+and\s+", text.strip()) if name])
        return
    if text is not None:
        yield _text(normalised(kind, text))
    yield node
    if kind in _LISTS and text is not None:
        are_several = kind in {Kind.TEXT_LIST, Kind.CATEGORY_LIST}
        yield _list(_words(text) if are_several else [text])
    if only and isinstance(only.value, str) and kind not in _LISTS:
        yield _text(normalised(kind, only.value))


def _changes(nodes: Mapping[str, yaml.Node], fields: Mapping[str, Field]) -> dict[str, str | None]:
    """Keys that go, as they say that there is nothing, and keys that come with what another value said."""
    gone: dict[str, str | None] = {
        key: None for key, node in nodes.items() if not fields[key].required and _says_nothing(node)
    }
    come: dict[str, str | None] = {}
    people = nodes.get("authors")
    if isinstance(people, yaml.SequenceNode) and "authors_truncated" in fields and "authors_truncated" not in nodes:
        last = str(people.value[-1].value) if people.value else ""
        if _CUT.fullmatch(last) or _CUT_BEHIND.search(last):
            come["authors_truncated"] = block("authors_truncated", True)
    codes = nodes.get("category")
    if isinstance(codes, yaml.ScalarNode) and "other_categories" not in nodes and len(_codes(codes.value)) > 1:
        come["other_categories"] = block("other_categories", _codes(codes.value)[1:])
    kind = nodes.get("type")
    genre = value_hints.meant_item_type(kind.value)[1] if isinstance(kind, yaml.ScalarNode) else ""
    if genre and "genre" in fields and "genre" not in nodes:
        come["genre"] = block("genre", genre)
    return gone | come


def _says_nothing(node: yaml.Node) -> bool:
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    return is_plain and node.value.casefold() in value_hints.NOTHING - {"unknown", "?"}


def _edits(kind: Kind, node: yaml.Node, text: str) -> Iterator[_Edit]:
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return
    if edit := _WHOLE.get(kind):
        yield from edit(node, text)
    elif kind in _FIXES and (single := _single(node)):
        value = normalised(kind, single.value)
        is_new = value != single.value or single is not node
        if is_new and not _says_nothing(node) and _read(kind, _text(value)) is not None:
            yield _replaced(node, value, kind)


def _single(node: yaml.Node) -> yaml.ScalarNode | None:
    """A value, or the only one of a list in brackets."""
    items = node.value if isinstance(node, yaml.SequenceNode) and node.flow_style else [node]
    return items[0] if len(items) == 1 and isinstance(items[0], yaml.ScalarNode) else None


def _replaced(node: yaml.Node, value: str, kind: Kind = Kind.TEXT) -> _Edit:
    is_bare = kind in {Kind.DATE, Kind.FLAG}
    new = value if is_bare else frontmatter.scalar(value)
    new = frontmatter.quoted(value) if re.search(r"[\[\]{},]", new) and not new.startswith('"') else new
    return _Edit(node.start_mark.index, node.end_mark.index, new)


def _in_links(kind: Kind) -> Callable[[yaml.Node, str], Iterator[_Edit]]:
    def edits(node: yaml.Node, _: str) -> Iterator[_Edit]:
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            name, url = str(key.value), value.value
            if isinstance(url, str) and url and _read(kind, _mapping(name, url)) is None:
                meant = certain_entry(kind, name, _text(url))
                yield from [_replaced(value, meant)] if meant else []

    return edits


def _in_people(node: yaml.Node, text: str) -> Iterator[_Edit]:
    """A name alone becomes a list; signs around a name go, and so does the word for those who are left out."""
    if isinstance(node, yaml.ScalarNode) and node.value and not re.search(r"[,;&]|\sand\s", node.value):
        yield _Edit(node.start_mark.index, node.end_mark.index, f"[{_flow(node.value)}]")
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    for item in (each for each in items if isinstance(each, yaml.MappingNode) and len(each.value) == 1):
        if (pair := item.value[0]) and pair[0].value == "name" and isinstance(pair[1], yaml.ScalarNode):
            end = item.end_mark.index if item.flow_style else pair[1].end_mark.index
            yield _Edit(item.start_mark.index, end, _flow(pair[1].value))
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        return
    for before, item in zip([None, *items], items, strict=False):
        name = item.value
        if item is items[-1] and _CUT.fullmatch(name):
            yield from _removed(before, item, text)
            continue
        bare = _CUT_BEHIND.sub("", name) if item is items[-1] else name
        bare = _BESIDE_A_NAME.sub("", _BESIDE_A_NAME.sub("", bare))
        if bare and bare != name:
            yield _replaced(item, bare)


def _removed(before: yaml.Node | None, item: yaml.Node, text: str) -> Iterator[_Edit]:
    """The last item goes: its line, or what is between the item before it and its end."""
    start, end = item.start_mark.index, item.end_mark.index
    line, next_line = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1
    if text[line:start].strip() == "-" and not text[end:next_line].strip():
        yield _Edit(line, next_line, "")
    elif before:
        yield _Edit(before.end_mark.index, end, "")


def _in_entries(kind: Kind) -> Callable[[yaml.Node, str], Iterator[_Edit]]:
    """An entry alone becomes a list; parts of entries are respelled like fields."""

    def edits(node: yaml.Node, text: str) -> Iterator[_Edit]:
        if isinstance(node, yaml.ScalarNode) and node.value and not re.search(r"[,;]", node.value):
            yield _Edit(node.start_mark.index, node.end_mark.index, f"[{_flow(node.value)}]")
        entries = node.value if isinstance(node, yaml.SequenceNode) else []
        for key, value in (pair for each in entries if isinstance(each, yaml.MappingNode) for pair in each.value):
            yield from _edits(PARTS[kind].kinds.get(str(key.value), Kind.EXTRA), value, text)

    return edits


def _in_lists(node: yaml.Node, _: str) -> Iterator[_Edit]:
    if isinstance(node, yaml.ScalarNode) and node.value and not _says_nothing(node):
        yield _Edit(node.start_mark.index, node.end_mark.index, f"[{', '.join(map(_flow, _words(node.value)))}]")


def _in_categories(node: yaml.Node, _: str) -> Iterator[_Edit]:
    if isinstance(node, yaml.ScalarNode) and node.value and not _says_nothing(node):
        codes = [_code(word) for word in _words(node.value)]
        if _read(Kind.CATEGORY_LIST, _list(codes)) is not None:
            yield _Edit(node.start_mark.index, node.end_mark.index, f"[{', '.join(codes)}]")
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode) and (code := _code(item.value)) != item.value:
            yield _replaced(item, code)


def _in_metrics(node: yaml.Node, _: str) -> Iterator[_Edit]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode) and key.value in METRICS and value.value.isdecimal():
            yield _Edit(value.start_mark.index, value.end_mark.index, f"{{value: {value.value}}}")


def _words(text: str) -> list[str]:
    """The parts between commas and semicolons."""
    return [word for part in re.split("[,;]", text) if (word := part.strip())]


def _flow(word: str) -> str:
    """A text as it can stand in a list on one line."""
    new = frontmatter.scalar(word)
    return frontmatter.quoted(word) if re.search(r"[\[\]{},]", new) and not new.startswith('"') else new


def _doi(text: str) -> str:
    return identifiers.without_doi_prefix(text.strip()).rstrip(".,;")


def _arxiv(text: str) -> str:
    bare = identifiers.without_arxiv_prefix(text.strip()).removesuffix(".pdf")
    return re.sub(r"^(\d{4}),(\d{4,5}(?:v\d+)?)$", r"\1.\2", bare)


def _flag(text: str) -> str:
    return {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}.get(
        text.casefold(), text.casefold()
    )


def _codes(text: str) -> list[str]:
    """The codes in a list with commas or blanks, if they are all arXiv's."""
    codes = [_code(word) for word in re.split(r"[,;\s]+", text.strip()) if word]
    return codes if all(code in NAMES for code in codes) else []


def _category(text: str) -> str:
    """The first of several codes: the others go to `other_categories`."""
    return next(iter(_codes(text)), "") or _code(text)


def _code(text: str) -> str:
    return text if text in NAMES else value_hints.meant_category(text) or text


def _item_type(text: str) -> str:
    return value_hints.meant_item_type(text)[0] or text


def _date(text: str) -> str:
    """`2023/7/18`, `18 July 2023` and `Jul 18, 2023` as `2023-07-18`; what has two readings, as 7/8/2023, stays."""
    plain = text.strip()
    if match := _NUMBERS.fullmatch(plain):
        return "-".join(f"{int(part):02}" for part in match.groups() if part)
    if match := _TIMESTAMP.fullmatch(plain):
        return match[1] or f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if match := _YEAR_LAST.fullmatch(plain):
        first, second, year = map(int, match.groups())
        readings = {(month, day) for day, month in ((first, second), (second, first)) if _exists(year, month, day)}
        return text if len(readings) != 1 else date(year, *readings.pop()).isoformat()
    match = _IN_WORDS.fullmatch(plain)
    month = month_number(match["month"]) if match else 0
    if not match or not month or (match["before"] and match["after"]):
        return text
    day = match["before"] or match["after"]
    return "-".join([match["year"], f"{month:02}", *([f"{int(day):02}"] if day else [])])


def month_number(text: str) -> int:
    """The number of the month that a number, a name or the start of one means; 0 for anything else."""
    plain = text.strip().strip(".").casefold()
    if plain.isdecimal():
        return int(plain) if 1 <= int(plain[:4]) <= 12 and len(plain) <= 2 else 0
    named = [at for at, name in enumerate(dates.MONTH_NAMES, 1) if len(plain) > 2 and name.casefold().startswith(plain)]
    return named[0] if len(named) == 1 else 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


_FIXES: Mapping[Kind, Callable[[str], str]] = MappingProxyType(
    {
        Kind.DOI: _doi,
        Kind.ARXIV: _arxiv,
        Kind.DATE: _date,
        Kind.FLAG: _flag,
        Kind.CATEGORY: _category,
        Kind.ITEM_TYPE: _item_type,
        Kind.ADDRESS: lambda text: value_hints.meant_link(text) or text,
    }
)
"""A kind of value → the spelling that its field takes."""

_WHOLE: Mapping[Kind, Callable[[yaml.Node, str], Iterator[_Edit]]] = MappingProxyType(
    {
        Kind.LINKS: _in_links(Kind.LINKS),
        Kind.ACCOUNTS: _in_links(Kind.ACCOUNTS),
        Kind.AFFILIATIONS: _in_entries(Kind.AFFILIATIONS),
        Kind.EDUCATION: _in_entries(Kind.EDUCATION),
        Kind.PEOPLE: _in_people,
        Kind.TEXT_LIST: _in_lists,
        Kind.CATEGORY_LIST: _in_categories,
        Kind.METRICS: _in_metrics,
    }
)
"""A kind of value with parts → the edits in them."""
