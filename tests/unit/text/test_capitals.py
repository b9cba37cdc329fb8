"""Words of a title that styles would put into lower case stand in braces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from generator.text import capitals
from tests.unit import example, strategies
from tests.unit.citing.reading import decoded, is_balanced, lowered

PROTECTED = {
    "PaLM: Scaling Language Modeling": "{PaLM}: Scaling Language Modeling",
    "ByT5, UniMax and LLMs": "{ByT5}, {UniMax} and {LLMs}",
    "WT5?! Training": "{WT5}?! Training",
    "Understanding HTML on GPUs": "Understanding {HTML} on {GPUs}",
    "HSDP/DSD-Training": "{HSDP}/{DSD}-Training",
    "The Llama 3 Herd": "The {Llama} 3 Herd",
    "Class A of a C Program": "Class A of a {C} Program",
    "A Plain Title in English": "A Plain Title in {English}",
    r"With $\texttt{t5x}$ in $O(N)$": r"With {\texttt{t5x}} in {$O(N)$}",
    "#MeToo in 50%A and Éa ÉA": r"{{\#MeToo}} in {50\%A} and {\'E}a {{\'E}A}",
    "Élodie's ÉTUDE": r"{\'E}lodie's {{\'E}TUDE}",
    "3D and 4K": "{3D} and {4K}",
    "(BERT) “GPT”": "({BERT}) {\\textquotedblleft}{GPT}{\\textquotedblright}",
}
PUNCTUATION = ".,:;!?()[]\"'`"
KEPT = "PaLM LLMs ByT5 UniMax WT5 HTML HSDP GPUs DSD t5x seqio Llama".split()


@pytest.mark.parametrize(("title", "value"), PROTECTED.items())
def test_names_acronyms_and_formulas_stand_in_braces(title: str, value: str) -> None:
    assert capitals.encode_title(title) == value


def test_a_style_that_puts_titles_into_lower_case_keeps_the_names_of_the_profile() -> None:
    titles = " ".join(lowered(capitals.encode_title(p.title)) for p in example.publications())
    assert [word for word in KEPT if word not in titles] == []


def test_a_style_puts_ordinary_words_into_lower_case() -> None:
    assert lowered(capitals.encode_title("Scaling Language Models with PaLM")) == "Scaling language models with {PaLM}"


@given(strategies.any_text)
def test_a_title_is_balanced_and_stands_on_one_line(title: str) -> None:
    value = capitals.encode_title(title)
    assert is_balanced(value)
    assert len(value.splitlines()) <= 1


@given(strategies.ascii_text)
def test_a_title_says_the_same_words(title: str) -> None:
    words = " ".join(title.replace("$", "").split())
    assert decoded(capitals.encode_title(words)) == words


@given(strategies.ascii_text)
def test_a_word_with_a_capital_behind_its_first_letter_survives_a_style(text: str) -> None:
    title = text.replace("$", "")
    pieces = [piece.strip(PUNCTUATION) for piece in re.split(r"[\s/-]+", title)]
    printed = decoded(lowered(capitals.encode_title(title)))
    assert [piece for piece in pieces if piece[1:] != piece[1:].lower() and piece not in printed] == []
