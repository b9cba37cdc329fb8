"""Markdown as plain data: a tree of dictionaries, for writers of formats other than HTML.

A node has a `kind` and `text`, `children` or both; links have a `url`, headings a `level`, ordered lists a `start`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from generator.text import footnotes, formulas, markdown
from generator.text.line import one_line

Node = dict[str, Any]

_PARENTS = MappingProxyType(
    {
        "paragraph": "paragraph",
        "bullet_list": "bullets",
        "ordered_list": "numbers",
        "list_item": "item",
        "blockquote": "quote",
        "strong": "strong",
        "em": "emphasis",
        "s": "struck",
        "table": "table",
        "tr": "row",
        "th": "cell",
        "td": "cell",
        "footnote_block": "numbers",
        "footnote": "item",
    }
)
_TRANSPARENT = frozenset({"inline", "thead", "tbody"})


def tree(source: str, address_of: Callable[[str], str], top: int = 3) -> list[Node]:
    """The blocks of a Markdown source. `address_of` returns the address of a link's target, or an empty text.

    Headings start at level `top` and never skip a level downwards (PDF/UA-1, ISO 14289-1, 7.4.2).
    """
    nodes = list(_nodes(SyntaxTreeNode(markdown.parse(source)).children, address_of))
    _level(nodes, top)
    return nodes


def _nodes(children: Sequence[SyntaxTreeNode], address_of: Callable[[str], str]) -> Iterator[Node]:
    for child in children:
        if child.type in _TRANSPARENT:
            yield from _nodes(child.children, address_of)
        elif child.type != "text" or child.content:
            yield _leaf(child) or _parent(child, address_of)


def _leaf(node: SyntaxTreeNode) -> Node:
    """A node without children; empty for any other. A picture becomes its description."""
    match node.type:
        case "text" | "image":
            return {"kind": "text", "text": _printable(node.content)}
        case "softbreak":
            return {"kind": "text", "text": " "}
        case "hardbreak" | "hr":
            return {"kind": "break" if node.type == "hardbreak" else "rule"}
        case "code_inline":
            return {"kind": "code", "text": one_line(node.content)}
        case "fence" | "code_block":
            return {"kind": "listing", "text": "\n".join(map(_printable, node.content.rstrip("\n").split("\n")))}
        case "math_inline":
            return {"kind": "text", "text": formulas.plain(f"${node.content}$")}
        case "footnote_ref":
            return {"kind": "text", "text": f"[{footnotes.number(node.token)}]"}
        case "footnote_anchor":
            return {"kind": "text", "text": ""}
        case "math_block":
            return {
                "kind": "paragraph",
                "children": [{"kind": "text", "text": formulas.plain(f"${node.content.strip()}$")}],
            }
    return {}


def _parent(node: SyntaxTreeNode, address_of: Callable[[str], str]) -> Node:
    children = list(_nodes(node.children, address_of))
    if node.type == "link":
        url = address_of(str(node.attrs.get("href", "")))
        return {"kind": "link" if url else "span", "url": url, "children": children}
    if node.type == "heading":
        return {"kind": "heading", "level": int(node.tag[1:]), "children": children}
    kind = _PARENTS.get(node.type, "span")
    more = {"start": int(node.attrs.get("start", 1))} if kind == "numbers" else {}
    return {"kind": kind, "children": children, **more}


def _level(nodes: Sequence[Node], top: int) -> None:
    """Sets the levels of headings. Those in lists and quotes would break the outline: they become paragraphs."""
    current = top - 1
    for node in nodes:
        if node["kind"] == "heading":
            current = node["level"] = max(top, min(node["level"], current + 1))
        else:
            _flatten(node)


def _flatten(node: Node) -> None:
    for child in node.get("children", ()):
        if child["kind"] == "heading":
            child["kind"] = "paragraph"
        _flatten(child)


def _printable(text: str) -> str:
    """The text without control characters, but with the spaces at its ends, which separate words from a link."""
    inner = one_line(text)
    start = " " if text[:1].isspace() and inner else ""
    end = " " if text[-1:].isspace() and inner else ""
    return f"{start}{inner}{end}" if inner else " " * bool(text)
