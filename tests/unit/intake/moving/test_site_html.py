"""HTML in texts that are moved becomes Markdown; what HTML does not know stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.moving.site_html import as_markdown

CASES = {
    "words that stand out": ("<b>bold</b>, <em> spaced </em>, <i class='x'>a</i>", "**bold**,  *spaced* , *a*"),
    "an icon": ('<i class="fa fa-star"></i> Prize', " Prize"),
    "raised and lowered": ("x<sup>2</sup> and H<sub>2</sub>O", "x² and H₂O"),
    "a line break": ("a<br/>b", "a  \nb"),
    "a line break in a table": ("| a<br>b | c |", "| a b | c |"),
    "a heading with a tag in it": ('<h2 id="a">My <span>Head</span></h2>', "\n\n## My Head\n\n"),
    "a list": ("<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>", "\n\n\n\n- one\n\n- two\n\n\n"),
    "indented text in a box is not code": ("<div>\n    text\n</div>", "\n\n\ntext\n\n\n"),
    "a nested list of Markdown": ("- one\n    - two", "- one\n    - two"),
    "a frame": ('<iframe src="https://video.example/1"></iframe>', "\n\n<https://video.example/1>\n\n"),
    "a script": ("a<script>b < c</script>d", "ad"),
    "what is not a tag": ("List<T>, a < b, <https://x.example>", "List<T>, a < b, <https://x.example>"),
}


@pytest.mark.parametrize("name", CASES)
def test_html_becomes_markdown(name: str) -> None:
    text, expected = CASES[name]
    assert as_markdown(text) == expected


@given(st.text(alphabet="ab <>/=\"'\n-bri", max_size=300))
def test_any_text_is_read_and_words_stay(text: str) -> None:
    assert as_markdown(text.replace("<", "")) == text.replace("<", "")
    as_markdown(text)


def test_many_open_tags_take_linear_time() -> None:
    as_markdown("<h1>" * 20_000 + "<script>" * 20_000 + "<b>" * 20_000)
