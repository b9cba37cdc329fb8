"""Editions by number: one spelling, whichever words a source has, and the ordinal that BibTeX styles print."""

from __future__ import annotations

import re
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        word: str(number)
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
        )
    }
)
_DIGITS = 3
_NUMBERED = re.compile(
    rf"(?i)(?P<number>\d{{1,{_DIGITS}}}|{'|'.join(_WORDS)})(?:st|nd|rd|th|\.|ª|º|e|a)?"
    r"(?:\s*(?:ed|edn|edition|éd|édition|aufl|auflage|edición|edizione|edição)\.?)?"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def number(edition: str) -> str:
    """`2nd ed.`, `Second edition` and `2. Auflage` as `2`; any other edition as it is."""
    if not (match := _NUMBERED.fullmatch(edition.strip())):
        return edition
    digits = match["number"].casefold()
    return _WORDS.get(digits) or digits.lstrip("0") or edition


def ordinal(edition: str) -> str:
    """`2` as `2nd`; any other edition as it is, such as one by its year."""
    if not edition.isdecimal() or len(edition) > _DIGITS:
        return edition
    is_teen = 10 < int(edition) % 100 < 14
    return f"{edition}{'th' if is_teen else _ENDINGS.get(int(edition) % 10, 'th')}"
