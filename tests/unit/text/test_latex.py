"""LaTeX leftovers become readable, and Unicode becomes BibTeX that every tool reads alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from generator.model import Publication
from generator.text import formulas, latex, markdown
from tests.unit import example, strategies
from tests.unit.citing.reading import decoded, is_balanced

READABLE = {
    r"50\% of 30%": "50% of 30%",
    "``quoted'' words": "“quoted” words",
    "a --- b, 1--2, a -- b": "a — b, 1–2, a – b",
    "--flag and -- again": "--flag and – again",
    r"$\sim$7B": r"$\sim$7B",
    r"Erd\H{o}s and R\'enyi": "Erdős and Rényi",
    r"\& \# \_ x": "& # _ x",
    r"\$5 is not a formula, 50\%": r"\$5 is not a formula, 50%",
    r"at 50\% of $10 # a_b & c": "at 50% of $10 # a_b & c",
    r"https://a.example/x_y%20z, 50\%": "https://a.example/x_y%20z, 50%",
    "no LaTeX: {x} ~ ^ _ & #": "no LaTeX: {x} ~ ^ _ & #",
    r"x^2 ~ 50\%": "x^2 ~ 50%",
    "\\": "\\",
}
ESCAPED = {
    "100% & #1 a_b": r"100\% \& \#1 a\_b",
    "$5": r"\$5",
    "~^\\": r"\textasciitilde{}\textasciicircum{}\textbackslash{}",
    "{x}": r"\textbraceleft{}x\textbraceright{}",
    r"\{": r"\textbackslash{}\textbraceleft{}",
    "Élodie Çelebi": r"{\'E}lodie {\c{C}}elebi",
    "e\u0301": r"{\'e}",
    "a\u0323\u0306": r"{\d{\u{a}}}",
    "Nguyễn": r"Nguy{\~{\^{e}}}n",
    "Łódź ø ß": r"{\L}{\'o}d{\'z} {\o} {\ss}",
    "ends in \\": r"ends in \textbackslash{}",
    "a -- b --- c": "a -{}- b -{}-{}- c",
    "a\n@misc{x,": r"a @misc\textbraceleft{}x,",
    r"$\texttt{t5x}$": r"{\texttt{t5x}}",
    r"$\textsf{a_b} é$ and $\textsf{a_b é}$": r"{$\textsf{a_b} {\'e}$} and {\textsf{a\_b {\'e}}}",
    r"$\texttt{ByT5}$": r"{{\texttt{ByT5}}}",
    r"$\mathtt{x}$ $\texttt{}$ $\texttt{x\%}$": r"{$\mathtt{x}$} {$\texttt{}$} {$\texttt{x\%}$}",
    r"50% of $x_1\%$": r"50\% of {$x_1\%$}",
    "``x'' ?` !`": "`{}`x'{}' ?{}` !{}`",
}
ADDRESSES = {
    "see https://a.example/x.": "https://a.example/x",
    "(https://a.example/x)": "https://a.example/x",
    "https://a.example/(x), y": "https://a.example/(x)",
    "https://a.example/x?y=1&z#w; y": "https://a.example/x?y=1&z#w",
    '"http://a.example"': "http://a.example",
}


@pytest.mark.parametrize(("text", "readable"), READABLE.items())
def test_latex_leftovers_become_readable(text: str, readable: str) -> None:
    assert latex.decode(text) == readable


@pytest.mark.parametrize(("text", "value"), ESCAPED.items())
def test_special_characters_are_escaped_once(text: str, value: str) -> None:
    assert latex.encode(text) == value


@pytest.mark.parametrize(("text", "address"), ADDRESSES.items())
def test_punctuation_behind_an_address_is_not_part_of_it(text: str, address: str) -> None:
    [(start, stop)] = latex.addresses(text)
    assert text[start:stop] == address


@given(strategies.any_text)
def test_a_value_is_balanced_and_stands_on_one_line(text: str) -> None:
    value = latex.encode(text)
    assert is_balanced(value)
    assert len(value.splitlines()) <= 1
    assert not value.endswith("\\")


@given(strategies.ascii_text)
def test_a_value_says_the_same_words(text: str) -> None:
    words = " ".join(text.replace("$", "").split())
    assert decoded(latex.encode(words)) == words


@given(strategies.any_text)
def test_a_text_without_backslashes_keeps_its_letters(text: str) -> None:
    text = text.replace("\\", "")
    assert letters(latex.decode(text)) == letters(text)


@pytest.mark.parametrize("publication", example.publications(), ids=lambda publication: publication.key)
def test_nothing_of_latex_is_left_in_the_texts_of_the_profile(publication: Publication) -> None:
    for text in (publication.title, markdown.to_plain(publication.abstract)):
        words = "".join(span.text for span in formulas.spans(text) if not span.is_math)
        assert not set("\\{}`") & set(words)
        assert latex.decode(text) == text


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def test_hostile_texts_are_decoded_or_left_as_they_are() -> None:
    for text in (
        "{" * 20_000 + "\\",
        "\\" * 20_000,
        r"\newcommand{" * 50,
        r"\frac{" * 500,
        r"\begin{x}",
        "\\'",
        "\\" * 999,
    ):
        assert latex.decode(text)
        assert is_balanced(latex.encode(text))
