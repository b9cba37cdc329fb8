"""Dates as people and other programs write them → dates as fields take them: `18 July 2023` is `2023-07-18`."""

from __future__ import annotations

import re
from datetime import date

from generator.facts import dates

_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*|(?:\d{8})")
_IN_WORDS = re.compile(
    r"(?:(?P<before>\d{1,2})(?:\.|st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,})\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})"
)
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DAYS = re.compile(r"(?P<month>\d{4}-\d\d)-(?P<first>\d\d)\s*-\s*(?P<last>\d\d)")
_STILL = frozenset({"present", "now", "today", "current", "ongoing", "heute", "jetzt", "-"})
"""Words for an end that has not come, in lower case."""


def normalised(text: str) -> str:
    """`2023/7/18`, `18 July 2023` and `Jul 18, 2023` as `2023-07-18`; what has two readings, as 7/8/2023, stays."""
    plain = text.strip().translate(_DASHES)
    if match := _NUMBERS.fullmatch(plain):
        return "-".join(f"{int(part):02}" for part in match.groups() if part)
    if match := _TIMESTAMP.fullmatch(plain):
        return match[1] or f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if match := _YEAR_LAST.fullmatch(plain):
        first, second, year = map(int, match.groups())
        readings = {(month, day) for day, month in ((first, second), (second, first)) if _exists(year, month, day)}
        return text if len(readings) != 1 else date(year, *readings.pop()).isoformat()
    return _from_words(plain) or text


def _from_words(text: str) -> str:
    match = _IN_WORDS.fullmatch(text)
    month = month_number(match["month"]) if match else 0
    if not match or not month or (match["before"] and match["after"]):
        return ""
    day = match["before"] or match["after"]
    return "-".join([match["year"], f"{month:02}", *([f"{int(day):02}"] if day else [])])


def meant(text: str) -> str:
    """The date that a text means; empty if it means none, or may mean several."""
    try:
        return dates.iso(dates.parse_iso(normalised(text)))
    except ValueError:
        return ""


def span(text: str) -> tuple[str, str]:
    """First and last date of a text such as `2020–2024` or `2024-05-21 to 23`; the last is empty for one that goes on,
    and both are for anything else."""
    plain = text.strip().translate(_DASHES)
    if days := _DAYS.fullmatch(plain):
        return meant(f"{days['month']}-{days['first']}"), meant(f"{days['month']}-{days['last']}")
    for divider in re.finditer(r"\s*-{1,2}\s*|\s+(?:to|until|bis)\s+", plain):
        first, last = plain[: divider.start()], plain[divider.end() :]
        if (start := meant(first)) and ((end := meant(last)) or goes_on(last)):
            return start, end
    return "", ""


def goes_on(text: str) -> bool:
    """True for a word such as `present` in the place of an end."""
    return text.strip().casefold() in _STILL or not text.strip()


def month_number(text: str) -> int:
    """The number of the month that a number, a name or the start of one means; 0 for anything else."""
    plain = text.strip().strip(".").casefold()
    if plain.isdecimal():
        return int(plain) if 1 <= int(plain[:4]) <= 12 and len(plain) <= 2 else 0
    named = [at for at, name in enumerate(dates.MONTH_NAMES, 1) if len(plain) > 2 and name.casefold().startswith(plain)]
    return named[0] if len(named) == 1 else 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
