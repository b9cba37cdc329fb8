"""How other languages are written, by the data of Unicode (CLDR). Digits are always 0 to 9."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as day_of

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.model import PartialDate

_LEAP_YEAR = 2000


class Cldr:
    """The conventions of a locale."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self.direction = locale.text_direction
        self.samples: Mapping[str, int] = {
            locale.plural_form(number): number for number in reversed([*range(200), 1_000_000])
        }

    def number(self, number: int) -> str:
        """`88.855` in German."""
        return format_decimal(number, locale=self._locale)

    def decimal(self, number: float) -> str:
        """`1,2` in German."""
        return format_decimal(number, "#,##0.0", locale=self._locale)

    def in_words(self, number: int) -> str:
        """Digits: CLDR spells numbers in rules that Babel does not read."""
        return self.number(number)

    def day(self, date: PartialDate) -> str:
        """`18. Juli 2023` in German."""
        if not date.month:
            return str(date.year or "")
        skeleton = ("y" if date.year else "") + "MMM" + ("d" if date.day else "")
        whole = day_of(date.year or _LEAP_YEAR, date.month, date.day or 1)
        return format_skeleton("MMMM" if skeleton == "MMM" else skeleton, whole, locale=self._locale)

    def days(self, first: PartialDate, last: PartialDate) -> str:
        """`21.–23. Mai 2026` in German, `2026年5月21日～23日` in Japanese."""
        if not (first.month and last.month) or bool(first.day) != bool(last.day) or not (first.year and last.year):
            return f"{self.day(first)} – {self.day(last)}"
        start, end = (day_of(each.year, each.month, each.day or 1) for each in (first, last))
        return format_interval(start, end, "yMMMd" if first.day else "yMMM", locale=self._locale)

    def list(self, items: Sequence[str]) -> str:
        """`A, B und C` in German."""
        return format_list(list(items), locale=self._locale)

    def within_sentence(self, label: str) -> str:
        """As it is: German nouns keep their capital."""
        return label


def locale_of(code: str) -> Locale | None:
    """The locale of a language tag such as `pt-BR`; None if CLDR does not know it."""
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def name_of(code: str, in_language: str) -> str:
    """What the language with a tag is called in another one: `German`; the tag itself if CLDR does not know it."""
    locale, shown_in = locale_of(code), locale_of(in_language)
    return (locale.get_display_name(shown_in) if locale and shown_in else None) or code
