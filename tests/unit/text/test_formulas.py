"""Math in running text: found, shown as safe MathML, and read as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.text import formulas
from tests.unit import strategies
from tests.unit.text.reading import MATH, Reader

FORMULAS = {
    r"about $\sim$7B": [r"\sim"],
    r"$\texttt{t5x}$ and $\texttt{seqio}$": [r"\texttt{t5x}", r"\texttt{seqio}"],
    r"$O(N \log N)$ time": [r"O(N \log N)"],
    "from $5 to $10": [],
    r"\$5 and $x$": ["x"],
    r"$a\$b$": [r"a\$b"],
    "$ x $": [],
    "$x": [],
    "$$": [],
    "$}{$": [],
    "$a$b": ["a"],
    "US$5-$7": [],
}
PLAIN = {
    r"Models with $\texttt{t5x}$": "Models with t5x",
    r"$\sim$7B of  them": "∼7B of them",
    r"costs \$5": "costs $5",
    r"$\alpha$-synuclein": "α-synuclein",
    "x  \t y": "x y",
}
HOSTILE = (
    *(r"\href{javascript:alert(1)}{x}", r"\text{<script>alert(1)</script>}", r"<img src=x onerror=alert(1)>"),
    *(r"\style{color:red}{x}", r"\class{x}{y}", r"\unicode{60}script", r"\frac{1}{2", r"\left(", "x^^^y", "&", "<"),
    *("{" * 500 + "}" * 500, "x" * 5_000, r"\left(" * 30, r"\begin{matrix} a & b", r"\\", "%", r"\mathchoice"),
)
SHOWN = MATH | {"code"}


@pytest.mark.parametrize(("text", "expected"), FORMULAS.items())
def test_a_formula_is_told_from_a_price(text: str, expected: list[str]) -> None:
    assert [span.text for span in formulas.spans(text) if span.is_math] == expected


@given(strategies.any_text)
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(f"${span.text}$" if span.is_math else span.text for span in formulas.spans(text)) == text


@pytest.mark.parametrize(("text", "plain"), PLAIN.items())
def test_plain_text_has_no_markup(text: str, plain: str) -> None:
    assert formulas.plain(text) == plain


def test_a_formula_becomes_mathml() -> None:
    shown = Reader(formulas.html(r"in $O(N \log N)$ time"))
    assert {"math", "mi"} <= shown.elements <= MATH
    assert "".join(shown.words.split()) == "inO(NlogN)time"


def test_texttt_becomes_code() -> None:
    assert formulas.html(r"with $\texttt{t5x}$ & co") == "with <code>t5x</code> &amp; co"


@pytest.mark.parametrize("tex", HOSTILE, ids=lambda tex: ascii(tex[:20]))
def test_a_hostile_formula_is_shown_without_harm(tex: str) -> None:
    assert_harmless(Reader(formulas.formula(tex)))
    assert isinstance(formulas.plain(f"${tex}$"), str)


@given(strategies.any_text)
def test_any_text_is_shown_without_harm(text: str) -> None:
    assert_harmless(Reader(formulas.html(text)))
    assert_harmless(Reader(formulas.formula(text)))


def assert_harmless(shown: Reader) -> None:
    assert shown.elements <= SHOWN
    assert not shown.addresses
    assert not [name for name, value in shown.attributes if name.startswith("on") or name == "style"]


def test_a_formula_that_cannot_be_set_is_shown_as_its_source() -> None:
    deep = "{" * 30 + "x" + "}" * 30
    assert formulas.formula(deep) == f"<code>{deep}</code>"
    assert not formulas.is_settable("x" * 2_001)


@given(strategies.any_text)
def test_plain_text_stands_on_one_line(text: str) -> None:
    assert formulas.plain(text) == " ".join(formulas.plain(text).split())


@pytest.mark.parametrize(
    ("formula", "plain", "gaps"),
    [
        (r"O(n \log n)", "O(n log n)", 2),
        (r"\log(n)", "log(n)", 0),
        (r"\log_2 n", "log_2 n", 1),
        (r"2\log\log n + 1", "2 log log n + 1", 3),
        (r"\arg\max_x f", "arg max_x f", 0),
        (r"\sin^2 x", "sin^2 x", 1),
        (r"\login", r"\login", 0),
    ],
)
def test_the_name_of_a_function_stands_apart(formula: str, plain: str, gaps: int) -> None:
    assert formulas.plain(f"${formula}$") == plain
    assert formulas.html(f"${formula}$").count("<mspace") == gaps


def test_no_formula_begins_in_one_text_and_ends_in_another() -> None:
    assert formulas.joined(["costs $5x", "$x^2$", "r$y"], ", ") == r"costs \$5x, $x^2$, r\$y"
