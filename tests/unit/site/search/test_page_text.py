"""The words of a page as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.site.search.page_text import Section, sections, unmarked
from tests.unit import strategies

CASES = {
    "words on two sides of an element within a line are one": ("<p>a<b>b</b>c</p>", "abc"),
    "words of two paragraphs are two": ("<p>a</p><p>b</p>", "a b"),
    "words of two cells are two": ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
    "a break parts words": ("a<br>b", "a b"),
    "references are characters": ("&lt;a&gt; &amp;amp; &#233;", "<a> &amp; é"),
    "scripts, styles and drawings are not text": ("<script>a</script><style>b</style><svg><text>c</text></svg>d", "d"),
    "what is marked is left out": ('<div data-search-exclude="1">a <div>b</div> c</div>d', "d"),
    "a mark inside of a mark": ('<p data-search-exclude="1">a<i data-search-exclude="1">b</i>c</p>d', "d"),
    "an empty element that is marked": ('<img data-search-exclude="1" alt="a">b', "b"),
    "a paper in a list": ('<article class="x" data-search-exclude="1" data-y="1"><p>a</p></article>b', "b"),
    "a formula": ("<math><msup><mi>n</mi><mn>2</mn></msup></math>", "n2"),
    "an element that is never closed": ("<p>a<p>b", "a b"),
    "an end without a start": ("a</div>b", "a b"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_the_text_of(case: str) -> None:
    html, text = CASES[case]
    assert sections(html) == [Section(text=text)]


def test_a_heading_with_an_id_begins_a_section_and_the_first_h1_is_the_page_s() -> None:
    html = 'in front <h1 id="a">A</h1> a <h2 id="b">B <i>b</i></h2> b <h2>c</h2> c <h1 id="d">D</h1>'
    assert sections(html) == [Section("", "A", "in front a"), Section("b", "B b", "b c c"), Section("d", "D", "")]


def test_a_heading_that_is_left_out_begins_none() -> None:
    html = '<section data-search-exclude="1"><h2 id="a">A</h2> a</section><p>b</p>'
    assert sections(html) == [Section(text="b")]


@given(strategies.any_text)
def test_any_text_is_read_to_its_end(html: str) -> None:
    assert len(sections(html)) >= 1


def test_marks_go_and_texts_that_look_like_one_stay() -> None:
    html = '<p class="a" data-search-exclude="1" id="b">data-search-exclude=&quot;1&quot;</p>'
    assert unmarked(html) == '<p class="a" id="b">data-search-exclude=&quot;1&quot;</p>'
