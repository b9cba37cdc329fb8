"""The shapes of YAML values that fields share: a text, a list of texts, a mapping; and what is said of any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from generator.facts import names
from generator.facts.frontmatter import Node, Position

LONGEST_TEXT = 20_000
"""Characters of one value."""


class Rejected(ValueError):
    """A value that its field does not take."""

    def __init__(self, at: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.hint = at, message, hint


def text_of(node: Node) -> str:
    """The text, on one line. Raises Rejected if the value is none, or too long."""
    if not isinstance(node.value, str):
        raise Rejected(node.at, f"must be text, not {shape(node)}", _hint_of_text(node))
    text = names.normal(node.value)
    if len(text) > LONGEST_TEXT:
        raise Rejected(node.at, f"has {len(text):,} characters", f"{LONGEST_TEXT:,} are allowed")
    return text


def _hint_of_text(node: Node) -> str:
    only = node.value[0].value if isinstance(node.value, list) and len(node.value) == 1 else ""
    inside = f"write {only}, or " if only and isinstance(only, str) else ""
    return f"{inside}put it in quotes if it holds [ ] or {{ }}"


def items_of(node: Node) -> list[Node]:
    """The items of a list; of an empty value none. Raises Rejected if the value is neither."""
    if node.value == "":
        return []
    if not isinstance(node.value, list):
        hint = "write [first, second], or a line '- first' for each"
        raise Rejected(node.at, f"must be a list, not {shape(node)}", hint)
    return node.value


def texts_of(node: Node) -> list[str]:
    """The texts of a list. Raises Rejected if one is empty."""
    items = items_of(node)
    texts = [text_of(item) for item in items]
    for item, text in zip(items, texts, strict=True):
        if not text:
            raise Rejected(item.at, "has an empty entry", "delete it")
    return texts


def mapping_of(node: Node) -> dict[str, Node]:
    """The values by their names; of an empty value none. Raises Rejected if the value is neither."""
    if node.value == "":
        return {}
    if not isinstance(node.value, dict):
        raise Rejected(node.at, f"must be `name: value` lines, not {shape(node)}", "indent each by two spaces")
    return node.value


def shape(node: Node) -> str:
    """What a value is, in a word."""
    return {str: "text", list: "a list", dict: "a mapping"}[type(node.value)]


def quoted_whole(key: str, parts: Mapping[str, Node]) -> str:
    """What to type where a comma has cut a text of `{…}` in two and its rest is a key without a value; empty if the key
    is something else."""
    names, cut = list(parts), ""
    at = names.index(key)
    if parts[key].value != "" or not at:
        return ""
    for name in reversed(names[:at]):
        if parts[name].key_at.line != parts[key].key_at.line or not isinstance(parts[name].value, str):
            return ""
        if parts[name].value:
            return f'put the value in quotes: {name}: "{parts[name].value}, {cut}{key}"'
        cut = f"{name}, {cut}"
    return ""


def suggested(name: str, known: Collection[str], likeness: float = 0.6) -> str:
    """The known name that was probably meant, or all of them."""
    close = get_close_matches(name, known, n=1, cutoff=likeness)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
