"""Facts for which CSL-JSON and RIS have no field, as this program writes them: JSON under the keys of front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.facts.fields import IN_CUSTOM, Field
from generator.facts.frontmatter import Node, Position
from generator.facts.values import CODECS
from generator.facts.yaml_values import Rejected

_NOWHERE = Position(0, 0)
_DEEPEST = 3


def values(data: Any, format: str) -> dict[str, Any]:
    """The values of the model in what a format has under `custom` or `U1`, by their keys. Other programs keep other
    things there: what is not a value of such a field is left out."""
    if not isinstance(data, Mapping):
        return {}
    found = {field.key: _value(field, data[field.key]) for field in IN_CUSTOM[format] if field.key in data}
    return {key: value for key, value in found.items() if value}


def _value(field: Field, data: Any) -> Any:
    codec = CODECS[field.kind]
    try:
        return codec.to_value(codec.read(_node(data)))
    except Rejected:
        return None


def _node(data: Any, depth: int = 0) -> Node:
    """The data as YAML has it, with every scalar as text."""
    value: str | list[Node] | dict[str, Node] = ""
    if isinstance(data, bool):
        value = str(data).lower()
    elif isinstance(data, (str, int)):
        value = str(data)
    elif isinstance(data, list) and depth < _DEEPEST:
        value = [_node(item, depth + 1) for item in data]
    elif isinstance(data, Mapping) and depth < _DEEPEST:
        value = {str(key): _node(item, depth + 1) for key, item in data.items()}
    return Node(value, _NOWHERE, _NOWHERE)
