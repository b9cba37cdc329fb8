"""The order of names, and the letters under which they are listed, in several languages."""

from __future__ import annotations

import pytest

from generator.site.language.collation import initial, key

_NAMES = "Cuesta Čapek Dahl Müller Muñoz Nadal Nzuzi Ñandú Ober Ögren Zuse Ærø Åberg".split()
_LATIN = "Åberg Ærø Čapek Cuesta Dahl Müller Muñoz Nadal Ñandú Nzuzi Ober Ögren Zuse"


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", _LATIN),
        ("de", _LATIN),
        ("es-MX", "Åberg Ærø Čapek Cuesta Dahl Müller Muñoz Nadal Nzuzi Ñandú Ober Ögren Zuse"),
        ("sv", "Ærø Čapek Cuesta Dahl Müller Muñoz Nadal Ñandú Nzuzi Ober Zuse Åberg Ögren"),
        ("da", "Čapek Cuesta Dahl Müller Muñoz Nadal Ñandú Nzuzi Ober Ögren Zuse Ærø Åberg"),
        ("cs", "Åberg Ærø Cuesta Čapek Dahl Müller Muñoz Nadal Ñandú Nzuzi Ober Ögren Zuse"),
    ],
)
def test_letters_stand_where_the_language_has_them(language: str, order: str) -> None:
    assert sorted(_NAMES, key=lambda name: key(name, language)) == order.split()


@pytest.mark.parametrize(
    ("language", "initials"),
    [
        ("en", {"Żak": "Z", "Ås": "A", "Łuk": "L", "Ñandú": "N", "Ёлкина": "Е", "3M": "…", "": "…"}),
        ("es", {"Ñandú": "Ñ", "N\u0303andú": "Ñ", "Álvarez": "A"}),
        ("nb", {"Ås": "Å", "Øre": "Ø", "Öst": "O"}),
        ("ru", {"Йорк": "Й", "Ёлкина": "Е"}),
        ("ko", {"김": "ㄱ", "쑥": "ㅅ", "Kim": "K"}),
        ("zh", {"李": "…", "김": "…", "Ωμέγα": "Ω", "כהן": "כ", "حداد": "ح"}),
    ],
)
def test_names_are_listed_under_a_letter_of_the_language_or_of_another_alphabet(
    language: str, initials: dict[str, str]
) -> None:
    assert {name: initial(name, language) for name in initials} == initials
