"""Edits of YAML by the positions of its nodes: every other character stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import yaml

from generator.facts.yaml_scalars import in_brackets


class Edit(NamedTuple):
    """Characters of the YAML, and what replaces them."""

    start: int
    end: int
    new: str


def of_node(node: yaml.Node, new: str) -> Edit:
    """A node replaced by YAML."""
    return Edit(node.start_mark.index, node.end_mark.index, new)


def to_text(node: yaml.Node, value: str) -> Edit:
    """A node replaced by a text, wherever it is."""
    return of_node(node, in_brackets(value))


def to_list(node: yaml.Node, values: Iterable[str]) -> Edit:
    """A node replaced by a list of texts on one line."""
    return of_node(node, f"[{', '.join(map(in_brackets, values))}]")


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits, none of which overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text
