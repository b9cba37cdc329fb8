"""The language and the direction of a title or an abstract, as attributes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.written_language import in_order, written


@pytest.mark.parametrize(
    ("text", "language", "attributes"),
    [
        ("A title", "", 'dir="auto"'),
        ("Ein Titel", "German", 'lang="de" dir="auto"'),
        ("GPT في العربية", "ar", 'lang="ar" dir="rtl"'),
        ("A translated title", "ar", 'lang="ar" dir="auto"'),
        ("A title", 'x" onclick="', 'dir="auto"'),
    ],
)
def test_attributes_of_a_text(text: str, language: str, attributes: str) -> None:
    assert written(text, language) == attributes


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Ann <Ada>", "Ann &lt;Ada&gt;"),
        ("José Nuñez-Λεων", "José Nuñez-Λεων"),
        ("李 明", "李 明"),
        ("ליאה כהן", "<bdi>ליאה כהן</bdi>"),
        ("A. حداد", "<bdi>A. حداد</bdi>"),
        ("𞤀𞤣𞤤𞤢𞤥", "<bdi>𞤀𞤣𞤤𞤢𞤥</bdi>"),
        ("Ada\u202e", "<bdi>Ada\u202e</bdi>"),
    ],
)
def test_a_name_is_isolated_if_it_could_turn_those_beside_it(name: str, html: str) -> None:
    assert in_order(name) == html


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"])))
def test_every_letter_from_right_to_left_is_known(name: str) -> None:
    turning = {"R", "AL", "AN", "RLE", "RLO", "RLI"} & {unicodedata.bidirectional(letter) for letter in name}
    assert in_order(name).startswith("<bdi>") >= bool(turning)
