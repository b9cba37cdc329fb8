"""Dates of BibTeX (`year`, `month`, `day`) and biblatex (`date`, EDTF level 0 and its marks of doubt)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from generator.facts import dates
from generator.model import PartialDate

_EDTF = re.compile(r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.Z+-]*)?(?P<rest>[~?%]?(?:/.*)?)")
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")

# English, German, French, Spanish, Italian, Portuguese, Dutch; without accents.
_NAMES = (
    "january januar janvier enero gennaio janeiro januari",
    "february februar fevrier febrero febbraio fevereiro februari",
    "march marz maerz mrz mars marzo marco maart mrt",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)


class Dated(NamedTuple):
    """A date; `rest` are the fields that say more than it does, such as the end of a range or a season."""

    date: PartialDate
    rest: tuple[str, ...] = ()
    fault: str = ""


def read(fields: Mapping[str, str]) -> Dated:
    """The date that `date`, or `year`, `month` and `day`, state; their values are plain text."""
    whole = fields.get("date", "")
    if whole:
        dated = _whole(whole)
        older = tuple(name for name in ("year", "month", "day") if _differs(fields.get(name, ""), name, dated.date))
        if dated.date:
            return Dated(dated.date, (*dated.rest, *older), dated.fault)
    dated = _in_parts(fields.get("year", ""), fields.get("month", ""), fields.get("day", ""))
    return Dated(dated.date, (*dated.rest, *(["date"] if whole else [])), dated.fault)


def month_of(text: str) -> int:
    """The month that a word names; 0 if it names none."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    word = "".join(c for c in plain if not unicodedata.combining(c))
    for number, spellings in enumerate(_NAMES, start=1):
        if any(spelling.startswith(word) for spelling in spellings.split()):
            return number
    return 0


def _whole(text: str) -> Dated:
    match = _NUMBERS.fullmatch(text)
    if match and int(match[2]) <= 12:
        dated = _checked(*(int(part or 0) for part in match.groups()))
    elif match := _EDTF.fullmatch(text):
        year, month, day = (int(part) for part in f"{match['date']}-0-0".split("-")[:3])
        is_season = 21 <= month <= 41
        dated = _checked(year, 0 if is_season else month, 0 if is_season else day)
        if is_season or match["rest"]:
            return Dated(dated.date, ("date",), dated.fault)
    elif text.startswith(("/", "..")):  # only its end is known
        return Dated(PartialDate(), ("date",))
    else:
        dated = _in_parts(text, "", "")
    return Dated(dated.date, ("date",) if dated.rest or dated.fault else (), dated.fault)


def _in_parts(year_text: str, month_text: str, day_text: str) -> Dated:
    year, month, day, rest = *_of_year(year_text), []
    if year_text and not _says_all(year_text, year, month, day):
        rest.append("year")
    if month_text:
        named, numbered = _of_month(month_text)
        month, day = named or month, numbered if named else day
        if not _says_all(month_text, 0, named, numbered):
            rest.append("month")
    if day_text:
        number = int(day_text) if day_text.isascii() and day_text.isdecimal() and len(day_text) < 3 else 0
        day = day or number
        rest += ["day"] if not number or number != day or not month else []
    dated = _checked(year, month, day if month else 0)
    named_rest = [name for name, text in (("month", month_text), ("day", day_text)) if dated.fault and text]
    return Dated(dated.date, tuple(dict.fromkeys([*rest, *named_rest])), dated.fault)


def _of_year(text: str) -> tuple[int, int, int]:
    """Year, month and day of `2019`, `c2019`, `May 2020`, `2019/2020`, `2020-05-01`."""
    if re.fullmatch(r"[0-9]{4}", text):
        return int(text), 0, 0
    if match := _NUMBERS.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        return (year, month, day) if month <= 12 else (year, 0, 0)
    match = _YEAR.search(text)
    if match is None:
        return 0, 0, 0
    month, day = _of_month(text[: match.start()] + " " + text[match.end() :])
    is_named = any(month_of(word) for word in _WORD.findall(text))
    return int(match[1]), month if is_named else 0, day if is_named else 0


def _of_month(text: str) -> tuple[int, int]:
    """Month and day of `jan`, `{Sept.}`, `7`, `10~jan`, `jun 12--15`; 0 for what is missing."""
    named = [month for word in _WORD.findall(text) if (month := month_of(word))]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if named:
        return named[0], numbers[0] if numbers and 0 < numbers[0] < 32 else 0
    is_number = len(numbers) == 1 and text.strip(" .0").isdecimal()
    return (numbers[0], 0) if is_number and 0 < numbers[0] < 13 else (0, 0)


def _says_all(text: str, year: int, month: int, day: int) -> bool:
    """True if the numbers and words of a text are those that were read from it."""
    numbers = sorted(int(number) for number in re.findall(r"[0-9]+", text)[:9] if len(number) < 9)
    words = [word.casefold() for word in _WORD.findall(text)]
    is_named = bool(words) and all(month_of(word) for word in words) and len(words) == 1
    known = [part for part in (year, 0 if is_named else month, day) if part]
    ignored = {"nd", "st", "th", "rd"}
    return numbers == sorted(known) and (is_named or not set(words) - ignored) and not re.search(r"[~?%]", text)


def _differs(text: str, name: str, date: PartialDate) -> bool:
    if not text:
        return False
    dated = _in_parts(text, "", "") if name == "year" else _in_parts("", text if name == "month" else "", "")
    if name == "day":
        return text.lstrip("0") != str(date.day)
    return bool(dated.rest) or getattr(dated.date, name) != getattr(date, name)


def _checked(year: int, month: int, day: int) -> Dated:
    """As much of the date as can exist."""
    for parts in ((year, month, day), (year, month, 0), (year, 0, 0)):
        try:
            dated = dates.checked(*parts)
        except ValueError as error:
            fault = str(error)
            continue
        return Dated(dated, (), "" if parts == (year, month, day) else f"impossible date: {fault}")
    return Dated(PartialDate())
