"""The language and the direction of a title or an abstract, as attributes."""

from __future__ import annotations

import pytest

from generator.site.written_language import written


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
