"""Text inside of Markdown for GitHub stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text.github_markdown import code, escaped

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = st.text(st.sampled_from("<>&;`*_~[]()!#@$|\\-+=:/.{}\"'abhref1 é\n"), max_size=40)
"""Texts of what Markdown, HTML and GitHub listen to."""


def inline_types(source: str) -> set[str]:
    """The kinds of tokens in a list item's text, other than text itself and autolinks."""
    tokens = [child for token in PARSER.parse(f"- **{source}** end") for child in token.children or ()]
    kinds = {token.type for token in tokens if token.info != "auto"}
    return kinds - {"text", "text_special", "strong_open", "strong_close", "softbreak"}


def shown(source: str) -> str:
    """The words that a reader sees, without the spaces of no width."""
    children = PARSER.parse(f"x {source} y")[1].children or []
    return "".join(token.content for token in children).replace("\u200b", "")[2:-2]


@given(HOSTILE)
def test_a_text_acts_as_no_markup(text: str) -> None:
    assert inline_types(escaped(text)) == set()


@given(HOSTILE)
def test_a_text_is_shown_as_it_is_on_one_line(text: str) -> None:
    assert shown(escaped(text)) == " ".join(text.split())


@given(HOSTILE)
def test_a_code_span_shows_all_and_is_nothing_else(text: str) -> None:
    words = " ".join(text.split())
    if words:
        (token,) = (t for t in PARSER.parse(f"x {code(text)} y")[1].children or [] if t.type == "code_inline")
        assert token.content == words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("by @octocat", "by @&#8203;octocat"),
        ("see #12 and GH-3", r"see \#&#8203;12 and GH-&#8203;3"),
        ("~struck~", r"\~struck\~"),
        ("$\\href{https://x}{y}$", r"\$\\href\{<https://x}{y}>\$"),
        ("https://a.example/~x/@b#1", "<https://a.example/~x/@b#1>"),
        ("left \u202e right", r"left \\u202e right"),
        ("half \udcff", r"half \\udcff"),
        ("# Heading\n- item", r"\# Heading - item"),
    ],
)
def test_what_acts_on_github_is_made_inert(text: str, source: str) -> None:
    assert escaped(text) == source


def test_a_long_text_is_cut() -> None:
    assert escaped("a" * 1000) == "a" * 299 + "…"


def test_an_empty_code_span_is_still_a_code_span() -> None:
    assert code("") == "` `"
