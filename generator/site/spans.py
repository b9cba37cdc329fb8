"""Spans of time in words: the years of what lasts, the days of an event."""

from __future__ import annotations

from calendar import monthrange

from generator.facts import dates
from generator.model import PartialDate


def span(start: PartialDate, end: PartialDate) -> str:
    """`since 2021`, `2016–2021`, `until 2019`; years are enough here."""
    if start.year and end.year and start.year != end.year:
        return f"{start.year:04}–{end.year:04}"
    if start.year and not end.year:
        return f"since {start.year:04}"
    return f"{end.year:04}" if start.year else f"until {end.year:04}" if end.year else ""


def days(start: PartialDate, end: PartialDate) -> str:
    """`21 May 2026`, `21–23 May 2026`, `30 May – 2 Jun 2026`: the day or the days of an event."""
    if not end or end == start:
        return dates.in_words(start)
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{dates.in_words(end)}"
    if start.year == end.year and start.month:
        start = PartialDate(0, start.month, start.day)
    return f"{dates.in_words(start)} – {dates.in_words(end)}"


def last_day(day: PartialDate) -> str:
    """The last day that a date allows, in ISO 8601; empty without a year."""
    if not day.year:
        return ""
    month = day.month or 12
    return f"{day.year:04}-{month:02}-{day.day or monthrange(day.year, month)[1]:02}"
