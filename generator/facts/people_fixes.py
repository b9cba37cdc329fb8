"""Lists of people as they are certainly meant: what is not part of a name goes, and a text becomes a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.facts import yaml_edits
from generator.facts.yaml_edits import Edit

_CUT = re.compile(
    r"(?:and )?(?:et\.? al\.?|others\.?|\.\.\.|…|\+ ?\d+|\+? ?\d+ (?:more|others?|further)\b.*)", re.IGNORECASE
)
_CUT_BEHIND = re.compile(r",?(?<!\s)\s+(?:et\.? al\.?|and others\.?)$", re.IGNORECASE)
_BESIDE_A_NAME = re.compile(r"^(?:and|&)\s+|(?<![\s,;])[\s,;]*[,;]$")
_MARKUP = re.compile(r"^(\*{1,2}|_{1,2}|<(?:b|strong|u|em|i)>)(.*?)(\*{1,2}|_{1,2}|</(?:b|strong|u|em|i)>)$")
_AND = re.compile(r"(?<!\s)\s+and\s+")


def edits(node: yaml.Node, text: str) -> Iterator[Edit]:
    """The edits in the value of a field of people; `text` is the YAML."""
    if isinstance(node, yaml.ScalarNode):
        if people := named(node.value):
            yield yaml_edits.to_list(node, people)
        return
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    yield from _without_keys(items)
    if all(isinstance(item, yaml.ScalarNode) for item in items):
        for before, item in zip([None, *items], items, strict=False):
            is_last = item is items[-1]
            if is_last and _CUT.fullmatch(item.value):
                yield from _removed(before, item, text)
            elif (bare := _bare(item.value, is_last=is_last)) and bare != item.value:
                yield yaml_edits.to_text(item, bare)


def is_cut(name: str) -> bool:
    """True for `et al.` and its like, alone or after a name."""
    return bool(_CUT.fullmatch(name) or _CUT_BEHIND.search(name))


def named(text: str) -> list[str]:
    """The people whom a text alone names, as `Ann Ada and Bo Bee` or as in BibTeX; none if it may mean others:
    `Ann Ada, Bo Bee` is one or two."""
    names = _AND.split(text.strip())
    if not all(names) or re.search(r"[;&]", text):
        return []
    is_certain = all(_is_one(name) for name in names) if len(names) > 1 else "," not in text
    return names if is_certain else []


def _is_one(name: str) -> bool:
    """True for `Ann Ada` and `Ada, Ann`, which cannot be two names."""
    family, comma, given = name.partition(",")
    return not comma or (" " not in family.strip() and "," not in given and bool(given.strip()))


def _bare(name: str, *, is_last: bool) -> str:
    bare = _CUT_BEHIND.sub("", name) if is_last else name
    return _MARKUP.sub(r"\2", _BESIDE_A_NAME.sub("", _BESIDE_A_NAME.sub("", bare)))


def _without_keys(items: list[yaml.Node]) -> Iterator[Edit]:
    """`name: Ann Ada` is the name alone."""
    for item in (each for each in items if isinstance(each, yaml.MappingNode) and len(each.value) == 1):
        key, value = item.value[0]
        if key.value == "name" and isinstance(value, yaml.ScalarNode):
            end = item.end_mark.index if item.flow_style else value.end_mark.index
            yield yaml_edits.to_text(item, value.value)._replace(end=end)


def _removed(before: yaml.Node | None, item: yaml.Node, text: str) -> Iterator[Edit]:
    """The last item goes: its line, or what is between the item before it and its end."""
    start, end = item.start_mark.index, item.end_mark.index
    line, next_line = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1
    if text[line:start].strip() == "-" and not text[end:next_line].strip():
        yield Edit(line, next_line, "")
    elif before:
        yield Edit(before.end_mark.index, end, "")
