"""Values with only one right reading, in the spelling that their field takes: `doi:10.1234/ab`, `cs.cl`, `yes`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import yaml

from generator.facts import (
    date_spellings,
    frontmatter,
    identifiers,
    people_fixes,
    value_hints,
    yaml_comments,
    yaml_edits,
)
from generator.facts.categories import NAMES
from generator.facts.fields import METRICS, PARTS, Field, Kind
from generator.facts.frontmatter import Node, Position
from generator.facts.records import block
from generator.facts.values import CODECS
from generator.facts.yaml_edits import Edit
from generator.facts.yaml_values import Rejected

_LISTS = frozenset({Kind.TEXT_LIST, Kind.CATEGORY_LIST, Kind.AFFILIATIONS, Kind.EDUCATION})
_NOWHERE = Position(1, 1)


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
    yaml_now = yaml_edits.applied(parts.yaml, (each for some in edits.values() for each in some))
    changes = _changes(nodes, by_key)
    changed = [*(key for key, some in edits.items() if some), *changes]
    if not changed:
        return text, []
    text = "".join([parts.head, yaml_now, parts.fence, parts.body])
    return (frontmatter.put(text, changes) if changes else text), list(dict.fromkeys(changed))


def normalised(kind: Kind, text: str) -> str:
    """A value in the spelling that its kind of field takes, if it has one right reading."""
    fix_value = _FIXES.get(kind)
    return fix_value(text) if fix_value else text


def certain(kind: Kind, node: Node) -> Any:
    """The plain value that a field has of a value written for another program; None if that is not certain."""
    for attempt in _attempts(kind, node):
        if (value := value_of(kind, attempt)) is not None:
            return value or (value if value is False else None)
    return None


def certain_entry(kind: Kind, name: str, node: Node) -> str | None:
    """The value of an entry in a field of addresses or ids by name; None if that is not certain."""
    if not isinstance(node.value, str):
        return None
    for value in (node.value.strip(), value_hints.meant_link(node.value.strip(), name)):
        if value and value_of(kind, _mapping(name, value)) is not None:
            return value
    return None


def value_of(kind: Kind, node: Node) -> Any:
    """The value that a node has in a field of a kind; None if the field does not take it."""
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
        if people := people_fixes.named(text):
            yield _list(people)
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
        if people_fixes.is_cut(last):
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


def _edits(kind: Kind, node: yaml.Node, text: str) -> Iterator[Edit]:
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return
    if edit := _WHOLE.get(kind):
        yield from edit(node, text)
    elif kind in _FIXES and (single := _single(node)):
        value = normalised(kind, single.value)
        is_new = value != single.value or single is not node
        if is_new and not _says_nothing(node) and value_of(kind, _text(value)) is not None:
            yield _replaced(node, value, kind)


def _single(node: yaml.Node) -> yaml.ScalarNode | None:
    """A value, or the only one of a list in brackets."""
    items = node.value if isinstance(node, yaml.SequenceNode) and node.flow_style else [node]
    return items[0] if len(items) == 1 and isinstance(items[0], yaml.ScalarNode) else None


def _replaced(node: yaml.Node, value: str, kind: Kind = Kind.TEXT) -> Edit:
    return yaml_edits.of_node(node, value) if kind in {Kind.DATE, Kind.FLAG} else yaml_edits.to_text(node, value)


def _in_links(kind: Kind) -> Callable[[yaml.Node, str], Iterator[Edit]]:
    def edits(node: yaml.Node, _: str) -> Iterator[Edit]:
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            name, url = str(key.value), value.value
            if isinstance(url, str) and url and value_of(kind, _mapping(name, url)) is None:
                meant = certain_entry(kind, name, _text(url))
                yield from [_replaced(value, meant)] if meant else []

    return edits


def _in_entries(kind: Kind) -> Callable[[yaml.Node, str], Iterator[Edit]]:
    """An entry alone becomes a list; parts of entries are respelled like fields."""

    def edits(node: yaml.Node, text: str) -> Iterator[Edit]:
        if isinstance(node, yaml.ScalarNode) and node.value and not re.search(r"[,;]", node.value):
            yield yaml_edits.to_list(node, [node.value])
        entries = node.value if isinstance(node, yaml.SequenceNode) else []
        for key, value in (pair for each in entries if isinstance(each, yaml.MappingNode) for pair in each.value):
            yield from _edits(PARTS[kind].kinds.get(str(key.value), Kind.EXTRA), value, text)

    return edits


def _in_lists(node: yaml.Node, _: str) -> Iterator[Edit]:
    if isinstance(node, yaml.ScalarNode) and node.value and not _says_nothing(node):
        yield yaml_edits.to_list(node, _words(node.value))


def _in_categories(node: yaml.Node, _: str) -> Iterator[Edit]:
    if isinstance(node, yaml.ScalarNode) and node.value and not _says_nothing(node):
        codes = [_code(word) for word in _words(node.value)]
        if value_of(Kind.CATEGORY_LIST, _list(codes)) is not None:
            yield yaml_edits.to_list(node, codes)
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode) and (code := _code(item.value)) != item.value:
            yield _replaced(item, code)


def _in_metrics(node: yaml.Node, _: str) -> Iterator[Edit]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode) and key.value in METRICS and value.value.isdecimal():
            yield yaml_edits.of_node(value, f"{{value: {value.value}}}")


def _words(text: str) -> list[str]:
    """The parts between commas and semicolons."""
    return [word for part in re.split("[,;]", text) if (word := part.strip())]


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
    """The codes in a list with commas or spaces, if they are all arXiv's."""
    codes = [_code(word) for word in re.split(r"[,;\s]+", text.strip()) if word]
    return codes if all(code in NAMES for code in codes) else []


def _category(text: str) -> str:
    """The first of several codes: the others go to `other_categories`."""
    return next(iter(_codes(text)), "") or _code(text)


def _code(text: str) -> str:
    return text if text in NAMES else value_hints.meant_category(text) or text


def _item_type(text: str) -> str:
    return value_hints.meant_item_type(text)[0] or text


_FIXES: Mapping[Kind, Callable[[str], str]] = MappingProxyType(
    {
        Kind.DOI: _doi,
        Kind.ARXIV: _arxiv,
        Kind.DATE: date_spellings.normalised,
        Kind.FLAG: _flag,
        Kind.CATEGORY: _category,
        Kind.ITEM_TYPE: _item_type,
        Kind.ADDRESS: lambda text: value_hints.meant_link(text) or text,
    }
)
"""A kind of value → the spelling that its field takes."""

_WHOLE: Mapping[Kind, Callable[[yaml.Node, str], Iterator[Edit]]] = MappingProxyType(
    {
        Kind.LINKS: _in_links(Kind.LINKS),
        Kind.ACCOUNTS: _in_links(Kind.ACCOUNTS),
        Kind.AFFILIATIONS: _in_entries(Kind.AFFILIATIONS),
        Kind.EDUCATION: _in_entries(Kind.EDUCATION),
        Kind.PEOPLE: people_fixes.edits,
        Kind.TEXT_LIST: _in_lists,
        Kind.CATEGORY_LIST: _in_categories,
        Kind.METRICS: _in_metrics,
    }
)
"""A kind of value with parts → the edits in them."""
