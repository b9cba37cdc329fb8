"""Spans of time in words: the years of what lasts, the days of an event."""

from __future__ import annotations

from calendar import monthrange

from generator.facts import dates
from generator.model import PartialDate
from generator.site.language.language import ENGLISH, Language


def span(start: PartialDate, end: PartialDate, language: Language = ENGLISH, today: str = "") -> str:
    """`since 2021`, `2016–2021`, `until 2019`; years are enough here. What starts after `today` is not since then."""
    if start.year and not end and today and dates.iso(start) > today:
        return f"{start.year:04}"
    if start.year and end.year and start.year != end.year:
        return f"{start.year:04}–{end.year:04}"
    if start.year and not end.year:
        return language.gettext("since {year}", year=f"{start.year:04}")
    if end.year and not start.year:
        return language.gettext("until {year}", year=f"{end.year:04}")
    return f"{end.year:04}" if end.year else ""


def days(start: PartialDate, end: PartialDate, language: Language = ENGLISH) -> str:
    """`21 May 2026`, `21–23 May 2026`, `30 May – 2 Jun 2026`: the day or the days of an event."""
    return language.days(start, end) if end and end != start else language.day(start)


def last_day(day: PartialDate) -> str:
    """The last day that a date allows, in ISO 8601; empty without a year."""
    if not day.year:
        return ""
    month = day.month or 12
    return f"{day.year:04}-{month:02}-{day.day or monthrange(day.year, month)[1]:02}"
