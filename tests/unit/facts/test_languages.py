"""Languages: what BibTeX files call them, codes, and what LaTeX calls a code."""

from __future__ import annotations

import pytest

from generator.facts import languages


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("ngerman", "de", "ngerman"),
        ("deu", "de", "ngerman"),
        ("British", "en-GB", "british"),
        ("fr", "fr", "french"),
        ("pt-BR", "pt-BR", "brazilian"),
        ("arabic", "ar", "arabic"),
        ("zh-TW", "zh-TW", "chinese"),
        ("Klingon", "Klingon", "Klingon"),
    ],
)
def test_a_language_has_a_code_and_the_code_a_name(written: str, code: str, name: str) -> None:
    assert languages.code(written) == code
    assert languages.babel_name(code) == name


@pytest.mark.parametrize(
    ("written", "tag"),
    [("German", "de"), ("pt_BR", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW"), ("Klingon", ""), ("en, fr", ""), ("", "")],
)
def test_the_tag_of_a_language_is_well_formed_or_empty(written: str, tag: str) -> None:
    assert languages.tag(written) == tag


def test_languages_are_written_from_the_right_in_their_own_script_only() -> None:
    right = ["ar", "ar-EG", "fa", "he", "ur", "ku-Arab"]
    assert [tag for tag in [*right, "de", "ku", "uz-Latn", "ar-Latn", "zh"] if languages.is_right_to_left(tag)] == right
