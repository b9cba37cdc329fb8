"""What LaTeX commands become, and that what `latex.encode` writes is read back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latexencode import get_builtin_uni2latex_dict

from generator.text import latex, latex_decoder, latex_formulas

LETTERS = [
    char
    for char in map(chr, get_builtin_uni2latex_dict())
    if char.isalpha() and unicodedata.normalize("NFKC", char) == char
]


@pytest.mark.parametrize("char", ["ű", "Ű", "ő", "ħ", "Α", "Ё", "ß", "Ł", "é", "ș", "ễ", "ệ", "ǘ", "ǐ", "ỹ"])
def test_a_letter_is_written_as_itself(char: str) -> None:
    assert decoded(latex.encode(f"a{char}b")) == f"a{char}b"


def test_every_letter_that_can_be_written_is_read_back() -> None:
    assert [char for char in LETTERS if decoded(latex.encode(f"a{char}b")) != f"a{char}b"] == []


@given(st.text(st.sampled_from("ab -'`!?~^_%&#{}\\éűŁ"), max_size=20))
def test_encoding_hides_what_means_something_to_latex(text: str) -> None:
    words = " ".join(text.split())
    assert decoded(latex.encode_words(words)) == words


@pytest.mark.parametrize("tex", [r"\'", r"\'{", "}", "{", "\\", r"\c", r"{\textcolor{", r"\href{a", r"\enquote{x"])
def test_a_cut_text_is_read_to_its_end(tex: str) -> None:
    assert isinstance(latex_decoder.to_text(tex), str)


def test_thousands_of_commands_and_levels_are_read() -> None:
    assert latex_decoder.to_text("{" * 30_000 + r"\'e" * 10_000 + "}" * 30_000).count("é") == 10_000


def test_commands_that_change_text_are_read_at_any_depth() -> None:
    assert latex_decoder.to_text(r"\mathbb{R\mathit{x}}, \textsuperscript{\textsuperscript{2}}") == "ℝ𝑥, ²"
    assert latex_decoder.to_text(r"\mathit{x" * 20_000 + "}" * 20_000).startswith("𝑥")


def decoded(tex: str) -> str:
    return unicodedata.normalize("NFC", latex_decoder.to_text(latex_formulas.with_formulas(tex))).replace(r"\$", "$")
