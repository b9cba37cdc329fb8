"""Words as search knows them."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.site.search.search_words import MAX_WORD, fold, phrase, words
from tests.unit import strategies


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Öztürk", "ozturk"),
        ("o\u0308zturk", "ozturk"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Nguyễn", "nguyen"),
        ("ﬁne x²", "fine x2"),
        ("İstanbul ıssız", "istanbul issiz"),
    ],
)
def test_case_and_accents_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "known_as"),
    [
        ("WT5?! Training Text-to-Text Models (bytes, ~7B)", {"wt5", "training", "text", "to", "models", "bytes", "7b"}),
        ("O'Reilly, T5: v1.1_x", {"o", "reilly", "t5", "v1", "1", "x"}),
        ("機器学習", set("機器学習") | {"機器", "器学", "学習"}),
        ("第3章AI", {"第", "3", "章", "ai"}),
        ("a" * 100, {"a" * MAX_WORD}),
        ("", set()),
    ],
)
def test_a_text_is_known_by_its_words_and_by_pairs_where_a_script_has_no_blanks(text: str, known_as: set[str]) -> None:
    assert words(text) == known_as


def test_a_phrase_is_the_words_in_order_up_to_a_length() -> None:
    assert phrase("  Llama 2: Open—Foundation ") == "llama 2 open foundation"
    assert phrase("ab " * 60) == ("ab " * 27)[:80].rstrip()


@given(strategies.any_text)
def test_folding_again_changes_no_word(text: str) -> None:
    assert {again for word in words(text) for again in words(word)} <= words(text) | {
        again for word in words(text) for again in word
    }
