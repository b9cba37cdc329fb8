"""Dates as indexes and reference managers write them → partial dates. No part is filled in.

Some sources fill what they do not know with 1 January, or with the first of a month: `without_filling` takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.facts import dates
from generator.intake.readers.bibtex import bibtex_dates
from generator.intake.readers.mapping import raw
from generator.model import PartialDate

NO_DATE = PartialDate()
_ISO_START = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ].*)?")
_SLASHES = re.compile(r"(\d{4})(?:/(\d{1,2})?)?(?:/(\d{1,2})?)?(?:/.*)?")
_FIRST_WITHOUT_ZERO = re.compile(r"\d{4}/\d\d/1(?:/.*)?")
_NAN = re.compile(r"(?i)\bnan\b")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LONGEST = 60


def text(value: str) -> PartialDate:
    """A date in any spelling: `2018-01-00`, `2021/02/01/`, `2012///`, `2018 Jul-Sep`, `June 2008`, `2017-June`,
    `20170728`, `2017-07-27T08:18:33Z`. No date for words that are none."""
    value = _NAN.sub("", value).strip()[:_LONGEST]
    for pattern in (_ISO_START, _SLASHES, _COMPACT):
        if match := pattern.fullmatch(value):
            day = 0 if _FIRST_WITHOUT_ZERO.fullmatch(value) else number(match[3])
            month = number(match[2])
            return numbers(number(match[1]), 0 if day == 0 and month == 1 and "/1" in value[7:] else month, day)
    value = value.strip("/ ")
    return bibtex_dates.read({"date": value}).date if value else NO_DATE


def numbers(year: int, month: int = 0, day: int = 0) -> PartialDate:
    """As much of a date as can exist: the year alone if there is no such month. Seasons are not months."""
    if not 1000 <= year <= 2999:
        return NO_DATE
    for parts in ((year, month, day), (year, month, 0)):
        try:
            return dates.checked(*parts) if month else PartialDate(year)
        except ValueError:
            continue
    return PartialDate(year)


def parts(value: Any) -> PartialDate:
    """A date of CSL or Crossref: `date-parts` of numbers or texts, of which a range has two; `year`, `month` and `day`,
    as pandoc has them; or words."""
    if not isinstance(value, Mapping):
        return text(raw(value))
    found = value.get("date-parts")
    first = found[0] if isinstance(found, list) and found else None
    if isinstance(first, list) and (day := numbers(*[number(raw(each)) for each in [*first, 0, 0, 0][:3]])):
        return day
    if day := numbers(*(number(raw(value.get(name))) for name in ("year", "month", "day"))):
        return day
    return next((day for name in ("raw", "literal") if (day := text(raw(value.get(name))))), NO_DATE)


def texts(found: list[Any]) -> PartialDate:
    """The first of several texts that is a date."""
    return next((day for each in found if (day := text(raw(each)))), NO_DATE)


def earliest(found: list[PartialDate]) -> PartialDate:
    """The earliest of several dates; of two that agree as far as they go, the one that says more."""
    days = sorted((day for day in found if day.year), key=lambda d: (d.year, d.month or 13, d.day or 32))
    return days[0] if days else NO_DATE


def without_filling(day: PartialDate) -> PartialDate:
    """The year alone for 1 January, which sources write when they know no more."""
    return PartialDate(day.year) if (day.month, day.day) == (1, 1) else day


def month(value: str) -> PartialDate:
    """A date without its day, of a line of a curriculum vitae: where a format wants a day, people write the first."""
    day = without_filling(text(value))
    return PartialDate(day.year, day.month)


def number(text: str | None) -> int:
    """A number of at most four digits; 0 for anything else."""
    return int(text) if text and text.isascii() and text.strip().isdecimal() and len(text) < 5 else 0
