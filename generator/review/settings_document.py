"""`mkdocs.yml` as checks read it: nodes, which know their lines, and values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import Problem, Severity
from generator.facts.store import Content
from generator.site import choices
from generator.site.settings import SETTINGS_FILE


@dataclass(frozen=True, slots=True)
class Sheet:
    """The settings as nodes, which know their lines, and as values; `files` are those that a path may name."""

    nodes: Mapping[str, tuple[yaml.Node, yaml.Node]]
    values: Mapping[str, Any]
    content: Content | None
    files: Collection[str]
    is_beside: Callable[[str], bool]
    language_hint: Callable[[str], str]

    def problem(self, node: yaml.Node, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        mark = node.start_mark
        return Problem(SETTINGS_FILE, mark.line + 1, message, hint, severity, mark.column + 1)

    def part(self, key: str) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
        """The pairs of a mapping below a key."""
        return dict(pairs(self.nodes[key][1])) if key in self.nodes else {}


def chosen(values: Mapping[str, Any]) -> choices.Choices:
    """The choices in settings that may have errors: the defaults in their place."""
    extra = values.get("extra")
    valid = isinstance(extra, dict) and not list(choices.problems(extra))
    return choices.read(extra) if valid else choices.Choices()


def pairs(node: yaml.Node) -> Iterator[tuple[str, tuple[yaml.Node, yaml.Node]]]:
    """The keys of a mapping with the nodes of key and value; none of any other node."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), (key, value)) for key, value in node.value)


def leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts in lists and mappings, however nested."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from leaves(value)
