"""The search text of a page is what Material's own parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from generator.hosts.fast.search import text_of

TAGS = "div p span code pre ul li sub section h2 a article".split()
ATTRIBUTES = (
    "",
    ' class="x"',
    ' data-search-exclude="1"',
    " data-search-exclude",
    ' title="x data-search-exclude"',
    ' class="linenodiv"',
    ' href="a?b=1&amp;c"',
)
TEXTS = st.sampled_from(["words", " ", "\n", "a\nb", "&lt;b&gt; &amp; ", "&#34;é&#34;", "  two  blanks ", "x &amp"])


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """HTML of an element with its content."""
    tags, attributes = st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)
    return st.builds(lambda t, a, i: f"<{t}{a}>{i}</{t}>", tags, attributes, st.lists(inner).map("".join))


VOID = st.sampled_from(['<img src="a.png" alt="b">', "<br>", '<br data-search-exclude="1">', '<path d="M0"/>'])
HTML = st.lists(st.recursive(TEXTS | VOID, element, max_leaves=40)).map("".join)


def by_material(html: str) -> list[str]:
    """The pieces of text of the only section; none without one."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [piece for section in parser.data for piece in section.text]


@given(HTML)
def test_the_text_is_what_material_reads(html: str) -> None:
    text = text_of(html)
    assert text is None or "".join(text).strip() == "".join(by_material(html)).strip()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><p> </p><p>a</p></div>", "<p>a</p>"),
        ('<div data-search-exclude="1"><div>in</div>out again</div>', "out again"),
        ('<p>a</p><div data-search-exclude="1"><p>b</p></div><p>c</p>', "<p>a</p><p>c</p>"),
        ("<svg><title>Papers</title></svg>", "Papers"),
    ],
)
def test_a_page_s_text(html: str, expected: str) -> None:
    assert "".join(text_of(html) or []).strip() == expected == "".join(by_material(html)).strip()


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id='a'>b</h2>",
        '<h2 class="x" id="a">b</h2>',
        "<!-- a -->",
        "<p>a < b</p>",
        "<p a=b>c</p>",
        "<script>a</script>",
        '<p data-search-exclude="1"><p>a</p></p>',
    ],
)
def test_what_it_does_not_know_is_left_to_material(html: str) -> None:
    assert text_of(html) is None
