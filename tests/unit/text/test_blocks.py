"""Markdown as plain data: a tree that holds every word, and no heading that skips a level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import blocks, markdown

PIECES = (
    "# a",
    "### b",
    "###### c",
    "> ## d",
    "- ## e",
    "words *and* `code`",
    "1. one",
    "***",
    "```\nx\n```",
    "|a|\n|-|\n|b|",
)


def resolved(target: str) -> str:
    return target if target.startswith("https:") else ""


def words(nodes: list[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        if "text" in node:
            yield node["text"]
        yield from words(node.get("children", []))


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("*a* b", {"kind": "emphasis", "children": [{"kind": "text", "text": "a"}]}),
        ("**a**", {"kind": "strong", "children": [{"kind": "text", "text": "a"}]}),
        ("`a_#b`", {"kind": "code", "text": "a_#b"}),
        ("$x^2$", {"kind": "text", "text": "x^2"}),
        ("![seen](y.png)", {"kind": "text", "text": "seen"}),
        (
            "[a](https://x.example)",
            {"kind": "link", "url": "https://x.example", "children": [{"kind": "text", "text": "a"}]},
        ),
        ("[a](b.md)", {"kind": "span", "url": "", "children": [{"kind": "text", "text": "a"}]}),
        ("<b>", {"kind": "text", "text": "<b>"}),
    ],
)
def test_what_stands_in_a_paragraph(source: str, node: dict[str, Any]) -> None:
    (paragraph,) = blocks.tree(source, resolved)
    assert (paragraph["kind"], paragraph["children"][0]) == ("paragraph", node)


def test_lists_tables_and_listings() -> None:
    numbers, table, listing = blocks.tree("3. a\n\n|x|y|\n|-|-|\n|1|2|\n\n```\nf(\tx)\n\n#\n```\n", resolved)
    assert (numbers["kind"], numbers["start"], numbers["children"][0]["kind"]) == ("numbers", 3, "item")
    assert [[cell["kind"] for cell in row["children"]] for row in table["children"]] == [["cell", "cell"]] * 2
    assert (listing["kind"], listing["text"].count("\n")) == ("listing", 2)


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_headings_skip_no_level_and_stand_at_the_top_only(pieces: list[str]) -> None:
    nodes = blocks.tree("\n\n".join(pieces), resolved)
    levels = [2, *(node["level"] for node in nodes if node["kind"] == "heading")]
    assert all(3 <= after <= before + 1 for before, after in pairwise(levels))
    assert "heading" not in {child["kind"] for node in nodes for child in node.get("children", ())}


@given(st.text(alphabet="ab *_#[]()`<>\\\n-|1.\x00\x85\u2028", max_size=60))
def test_the_tree_has_the_letters_of_the_plain_text(source: str) -> None:
    letters = [char for char in "".join(words(blocks.tree(source, resolved))) if char in "ab1"]
    assert letters == [char for char in markdown.to_plain(source) if char in "ab1"]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("", []),
        ("Before\n\n## A\n\nx\n\n# B $x$ *c*\n### D\n", [("", "Before"), ("A", "x"), ("B x c", "### D")]),
        ("A\n---\n\nx\n", [("A", "x")]),
        ("```\n## no\n```\n\n## Yes\r\n\r\nx\u2028y\x0b\r\n", [("", "```\n## no\n```"), ("Yes", "x\u2028y\x0b")]),
        ("> ## quoted\n\n## A", [("", "> ## quoted"), ("A", "")]),
    ],
)
def test_headings_of_the_first_two_levels_begin_a_section(source: str, parts: list[tuple[str, str]]) -> None:
    assert list(markdown.sections(source)) == parts


def test_footnotes_are_a_list_behind_the_text() -> None:
    text, notes = blocks.tree("One[^a].\n\n[^a]: First.", resolved)
    assert "".join(words([text])) == "One[1]."
    assert (notes["kind"], notes["start"], "".join(words([notes])).strip()) == ("numbers", 1, "First.")
