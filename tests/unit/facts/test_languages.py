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
        ("Klingon", "Klingon", "Klingon"),
    ],
)
def test_a_language_has_a_code_and_the_code_a_name(written: str, code: str, name: str) -> None:
    assert languages.code(written) == code
    assert languages.babel_name(code) == name
