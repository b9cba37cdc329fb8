"""Partial dates: ISO 8601 spellings with missing parts, and dates in words."""

from __future__ import annotations

import re
from calendar import monthrange

from generator.model import PartialDate, Publication

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ISO = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?|--(?P<m>\d\d)(-(?P<d>\d\d))?")
_LEAP_YEAR = 2000


def parse_iso(text: str) -> PartialDate:
    """Reads `2023-07-18`, `2023-07`, `2023`, `--01-30` or `--01`. Raises ValueError for anything else."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date")
    parts = match.groupdict()
    return checked(
        int(parts["year"] or 0), int(parts["month"] or parts["m"] or 0), int(parts["day"] or parts["d"] or 0)
    )


def checked(year: int, month: int, day: int) -> PartialDate:
    """A date that can exist; 0 stands for an unknown part. Raises ValueError otherwise.

    29 February passes where the year is unknown.
    """
    if not 0 <= month <= 12:
        raise ValueError(f"month {month} does not exist")
    if day and (not month or day > monthrange(year or _LEAP_YEAR, month)[1]):
        year_text = f" {year}" if year else ""
        raise ValueError(f"{MONTH_NAMES[month - 1]} {day}{year_text} does not exist")
    return PartialDate(year, month, day)


def iso(date: PartialDate) -> str:
    """The spelling that `parse_iso` reads; empty for an unknown date."""
    if not date:
        return ""
    year = f"{date.year:04}" if date.year else "-"
    return "-".join([year, *(f"{part:02}" for part in (date.month, date.day) if part)])


def in_words(date: PartialDate) -> str:
    """`18 Jul 2023`, `Jul 2023`, `2023`, `30 Jan` or an empty text."""
    month = MONTHS[date.month - 1] if date.month else ""
    return " ".join(str(part) for part in (date.day, month, date.year) if part)


def stated(p: Publication) -> PartialDate:
    """The date that citations state: that of the venue for a work with a venue, as far as it is known."""
    return (p.published or p.date) if p.venue else (p.date or p.published)
