"""Italics in titles: in words, in HTML and in LaTeX; any other markup is text."""

from __future__ import annotations

import pytest
from markupsafe import escape

from generator.text import italics


@pytest.mark.parametrize(
    ("title", "words", "html", "latex"),
    [
        ("On <i>E. coli</i> & us", "On E. coli & us", "On <i>E. coli</i> &amp; us", r"ON \emph{E. COLI} & US"),
        ("a <i> b", "a <i> b", "a &lt;i&gt; b", "A <I> B"),
        ("<b>c</b>", "<b>c</b>", "&lt;b&gt;c&lt;/b&gt;", "<B>C</B>"),
    ],
)
def test_italics_in_each_form(title: str, words: str, html: str, latex: str) -> None:
    assert italics.without(title) == words
    assert italics.in_html(str(escape(title))) == html
    assert italics.encoded(title, str.upper) == latex
