"""The order of names: by base letters, and by the letters that a language has besides those from A to Z, where CLDR
puts them. Names in Chinese characters are in the order of Unicode: their readings are not known here."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from generator.facts import citation_keys, names

OTHER_INITIALS = "…"

_ALPHABETS = frozenset("GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW ARABIC DEVANAGARI BENGALI TAMIL TELUGU THAI".split())

_NORDIC, _SLAVIC, _RUSSIAN = "zæøå", "cč sš zž", "ий"
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "bg": _RUSSIAN, "bs": "cčć dđ sš zž", "cs": "cč rř sš zž", "da": _NORDIC, "es": "nñ", "et": "sšzž wõäöü",
        "fi": "zåäö", "gl": "nñ", "hr": "cčć dđ sš zž", "hu": "oö uü", "is": "aá dð eé ií oó uú yý zþæöå",
        "lt": _SLAVIC, "lv": "cč gģ kķ lļ nņ sš zž", "nb": _NORDIC, "nn": _NORDIC, "no": _NORDIC,
        "pl": "aą cć eę lł nń oó sś zźż", "ro": "aăâ iî sș tț", "ru": _RUSSIAN,
        "sk": "aä cč oô sš zž", "sl": "cčć dđ sš zž", "sv": "zåäö",
        "tr": "cç gğ hı oö sş uü", "uk": "гґ еє ії ий",
    }
)  # fmt: skip
"""By language: each letter with those of its own that follow it, from the tailorings of CLDR."""

_LAST = 0x10FF00
_SYLLABLES, _PER_CONSONANT = range(0xAC00, 0xD7A4), 588
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""Of the first consonants of Hangul in the order of Unicode, the one under which an index has it."""


def key(name: str, language: str) -> str:
    """What names in a language are sorted by."""
    if name.isascii():
        return names.folded(name)
    own = _own(language.partition("-")[0])
    text = unicodedata.normalize("NFC", name).casefold()
    return names.folded("".join(own.get(letter) or citation_keys.folded(letter) for letter in text))


def initial(name: str, language: str) -> str:
    """The letter of an alphabetical list that a name belongs to: one from A to Z, of the language, or of another
    alphabet. Names in scripts without one, such as Chinese, have a group of their own."""
    first, base = unicodedata.normalize("NFC", name)[:1], language.partition("-")[0]
    if first.casefold() in _own(base):
        return first.upper()
    if base == "ko" and ord(first or " ") in _SYLLABLES:
        return _CONSONANTS[(ord(first) - _SYLLABLES.start) // _PER_CONSONANT]
    letter = key(name, language)[:1].upper()
    return letter if "A" <= letter <= "Z" or script(letter) in _ALPHABETS else OTHER_INITIALS


def script(letter: str) -> str:
    """The script of a letter, such as `CYRILLIC`: the first word of its name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


@cache
def _own(language: str) -> Mapping[str, str]:
    """The letters of a language's own, each with what sorts it after all words with the letter that it follows."""
    return {
        letter: f"{letters[0]}{chr(_LAST + place)}"
        for letters in _LETTERS.get(language, "").split()
        for place, letter in enumerate(letters[1:])
    }
