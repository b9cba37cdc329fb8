"""Markdown: plain text stays plain text, and nothing but our own markup reaches a page."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.facts import names
from generator.model import Publication
from generator.text import formulas, latex, markdown
from tests.unit import example, strategies
from tests.unit.text.reading import MATH, Reader

OURS = MATH | {"p", "a", "code", "span"}
BODY = OURS | set("div h2 h3 h4 h5 h6 ul ol li blockquote pre em strong s sup section br hr img".split())
BODY |= set("table thead tbody tr th td".split())
SCHEMES = ("http://", "https://", "mailto:")
NO_LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>x</script>", "vbscript:x", "file:///etc"),
    *(
        "&#106;avascript:alert(1)",
        "java\tscript:alert(1)",
        "//evil.example/x",
        "\\\\evil.example",
        "javascript&colon;x",
    ),
    *("data:image/svg+xml,<svg onload=x>", "blob:x", "ftp://a.example", "  javascript:alert(1)"),
    *(
        "/\\evil.example",
        "http://[x",
        "https:javascript:alert(1)",
        "\x01javascript:alert(1)",
        "JAVASCRIPT&#58;alert(1)",
    ),
)
HOSTILE = (
    *("[" * 20_000, "](" * 10_000, "*" * 20_000, "_a" * 10_000, "`" * 20_000, "<" * 20_000, "$" * 20_000),
    *("![" * 10_000, "> " * 5_000, "- " * 5_000, "&" * 20_000, "\\" * 20_000, "~" * 20_000, "|" * 5_000, "$a" * 5_000),
)
RAW = '<script>alert(1)</script> <b onclick="x">b</b> <!-- c --> <?php x ?> <![CDATA[x]]> &lt;i&gt;'
PAGES = {
    "# One\n": '<h2>One</h2>',
    "a\nb": "<p>a\nb</p>",
    "**b** `c` ~~d~~": "<p><strong>b</strong> <code>c</code> <s>d</s></p>",
    "[a](b.md)": '<p><a href="at/b.md">a</a></p>',
    "<https://a.example/x>": '<p><a href="https://a.example/x">https://a.example/x</a></p>',
    "![a](b.png)": '<p><img src="at/b.png" alt="a" /></p>',
}  # fmt: skip
SAFE = ("https://a.example", "http://a.example/x?y#z", "mailto:ada@a.example")


@given(strategies.any_text)
def test_a_text_renders_to_the_same_words_without_markup(text: str) -> None:
    line = names.normal(text).replace("$", "").replace("\x1b", "")
    shown = Reader(markdown.to_html(markdown.from_text(line)))
    assert " ".join(shown.words.split()) == " ".join(line.split())
    assert shown.elements <= {"p", "a"}
    assert all(address.startswith(SCHEMES) for address in shown.addresses)


@given(strategies.any_text)
def test_a_text_with_formulas_holds_no_markup_but_math_code_and_links(text: str) -> None:
    line = names.normal(text)
    source = markdown.from_text(line)
    shown = Reader(markdown.to_html(source))
    assert shown.elements <= OURS
    assert {name for name, value in shown.attributes} <= {"href", "class", *MATH_NAMES}
    assert markdown.to_plain(source).replace("∼", "~") == formulas.plain(line).replace("∼", "~")
    assert markdown.first_heading(source) == len(source)
    assert "\n" not in source


@given(strategies.any_text)
def test_no_body_can_hold_script_or_a_link_elsewhere(source: str) -> None:
    shown = Reader(markdown.to_html(source))
    assert shown.elements <= BODY
    assert {name for name, value in shown.attributes} <= {*BODY_NAMES, *MATH_NAMES}
    assert [address for address in shown.addresses if not is_allowed(address)] == []


BODY_NAMES = set("href src alt title class start id role data-search-exclude display".split())
MATH_NAMES = set("stretchy fence separator form lspace rspace accent mathvariant displaystyle width".split())


def is_allowed(address: str) -> bool:
    """True for web and mail addresses and for places on this site, as browsers see it: they read `\\` as `/`."""
    there = urlsplit(urljoin("https://here.example/page/", address.strip().replace("\\", "/")))
    return address.startswith(SCHEMES) or (there.scheme, there.netloc) == ("https", "here.example")


@pytest.mark.parametrize("target", NO_LINKS)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x](<{}>)", "![x]({})", "<{}>", "[x][y]\n\n[y]: {}", "[x][y]\n\n[y]: <{}>"]
)
def test_a_script_or_data_address_never_becomes_a_link(form: str, target: str) -> None:
    shown = Reader(markdown.to_html(form.format(target)))
    assert [a for a in shown.addresses if not is_allowed(a.strip())] == []


@pytest.mark.parametrize("target", SAFE)
def test_web_and_mail_addresses_become_links(target: str) -> None:
    assert Reader(markdown.to_html(f"[x]({target})")).addresses == [target]
    assert markdown.is_safe_address(target)


@pytest.mark.parametrize("target", [*NO_LINKS, "https://", "https:///x", "http:x", "https://a b", "x", "", "http://[x"])
def test_no_other_address_is_safe(target: str) -> None:
    assert not markdown.is_safe_address(target)


def test_raw_html_is_shown_as_text() -> None:
    shown = Reader(markdown.to_html(RAW))
    assert shown.elements == {"p"}
    assert shown.words == RAW.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize(("source", "html"), PAGES.items())
def test_prose_is_commonmark_without_a_second_main_heading(source: str, html: str) -> None:
    assert markdown.to_html(source, lambda link: f"at/{link}") == html


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:6]))
def test_a_hostile_body_is_rendered(text: str) -> None:
    assert markdown.to_html(text)
    assert Reader(markdown.to_html(markdown.from_text(text))).elements <= OURS
    assert isinstance(markdown.to_plain(text), str)


@pytest.mark.parametrize("publication", example.publications(), ids=lambda publication: publication.key)
def test_the_abstracts_of_the_profile_say_what_the_profile_says(publication: Publication) -> None:
    raw = example.text().split("\n")[16 + 7 * (publication.index_rank - 1)]
    assert markdown.to_plain(publication.abstract) == formulas.plain(latex.decode(raw)).replace("∼", "~")


def test_a_code_name_and_a_single_symbol_are_words() -> None:
    assert markdown.from_text(r"$\texttt{t5x}$ has $\sim$7B, in $O(n^2)$") == "`t5x` has ~7B, in $O(n^2)$"


def test_the_links_of_a_body_are_found_with_their_lines() -> None:
    source = "one [a](a.md)\n\n[b](https://a.example) ![c](c.png)\n\n[d](#here)\n"
    assert list(markdown.links(source)) == [(0, "a.md"), (2, "c.png")]


def test_the_first_heading_is_not_looked_for_in_code() -> None:
    abstract, notes = markdown.split_at_heading("Text.\n\n```\n# no\n```\n\n## Notes\n\n# More\n")
    assert notes == "## Notes\n\n# More\n"
    assert abstract.startswith("Text.")


@given(strategies.any_text)
def test_the_two_parts_of_a_body_are_the_body(body: str) -> None:
    assert "".join(markdown.split_at_heading(body)) == body


_LINES = st.text("abé Z09 ,.;:()'\"/?%+=–—-_*\n#$<&~|", max_size=40)


@given(_LINES)
def test_a_line_of_plain_words_is_what_the_parser_makes_of_it(text: str) -> None:
    tokens = markdown.parse(text)
    words = " ".join("".join(token.content for token in tokens if token.type == "inline").split())
    if markdown.is_plain(text):
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert {child.type for token in tokens for child in token.children or ()} == {"text"}
        assert markdown.to_plain(text) == words
        assert markdown.to_html(text) == markdown.to_html(f"{text}\n")  # a line end takes it to the parser


def test_an_abstract_of_plain_words_is_known_as_one() -> None:
    assert markdown.is_plain('We say: it\'s 20% better (or not), "quoted" – see Table 1.')
    assert not markdown.is_plain("1. A list")


def test_footnotes_lead_to_their_text_and_back_by_roles_that_readers_aloud_know() -> None:
    source = "One[^a], again[^a], two[^b] and x^[2].\n\n[^a]: First.\n[^b]: *Second*.\n"
    tree = html.fromstring(f"<div>{markdown.to_html(source, name='here')}</div>")
    links = tree.xpath("//sup/a[@role='doc-noteref']")
    assert [(a.text, a.get("href"), a.get("id")) for a in links] == [
        ("1", "#fn-here-1", "fnref-here-1"), ("1", "#fn-here-1", "fnref-here-1:1"), ("2", "#fn-here-2", "fnref-here-2"),
    ]  # fmt: skip
    backwards = tree.xpath("//section[@role='doc-endnotes']/ol/li[@id='fn-here-1']//a[@role='doc-backlink']/@href")
    assert backwards == ["#fnref-here-1", "#fnref-here-1:1"]
    assert markdown.to_plain(source) == "One, again, two and x^[2]. First. Second."


@pytest.mark.parametrize(
    ("language", "marked"),
    [("python", ["k", "mi"]), ("Python", ["k", "mi"]), ("no-such-language", []), ("", [])],
)
def test_code_in_a_known_language_has_its_syntax_marked(language: str, marked: list[str]) -> None:
    tree = html.fromstring(f"<div>{markdown.to_html(f'```{language}{chr(10)}return 2 <3>{chr(10)}```')}</div>")
    assert tree.text_content().strip() == "return 2 <3>"
    assert [each for each in tree.xpath("//pre/code/span/@class") if each in {"k", "mi"}][:2] == marked
    assert "<3>" not in str(markdown.to_html(f"```{language}\n<3>\n```"))


def test_a_displayed_formula_stands_on_a_line_of_its_own() -> None:
    assert '<math display="block">' in markdown.to_html("$$\nx^2\n$$")
    assert "display" not in markdown.to_html("A $x^2$.")
