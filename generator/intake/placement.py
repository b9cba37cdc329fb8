"""Where a work appeared: its venue, and the fields that only mean something together with it.

A work may have appeared twice, at a conference and in a journal. Sources, and a source and an owner, that speak of
different places are never mixed: no venue gets the volume of another.
"""

from __future__ import annotations

import re
from typing import Any

from generator.facts import identifiers, venue_names
from generator.facts.records import Record
from generator.intake import abbreviations

VENUE = "venue"
NUMBERS = ("volume", "number", "pages", "article_number")
FIELDS = frozenset(
    {VENUE, *NUMBERS}
    | set("venue_short type published issue_title chapter publisher place series series_number set_title".split())
    | set("volumes editors isbn issn event event_place".split())
)
"""The DOI is not among them: it leads to the work, wherever it appeared."""

_CAPITALS = re.compile(r"[A-Z]{3,}")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an and at de for in of on the to und".split())


def differ(one: Record, other: Record) -> bool:
    """True if two records speak of different places: of two venues, or of one under different numbers."""
    dois = {identifiers.comparable_doi(record.get("doi", "")) for record in (one, other)}
    if len(dois) == 1 and dois != {""}:
        return False
    if is_elsewhere(one, other):
        return True
    numbers = ((_first(one.get(name, "")), _first(other.get(name, ""))) for name in NUMBERS)
    return any(a and b and a != b for a, b in numbers)


def is_elsewhere(one: Record, other: Record) -> bool:
    """True if two records name two venues."""
    return is_other_venue(one.get(VENUE, ""), other.get(VENUE, ""))


def is_other_venue(one: str, other: str) -> bool:
    """True for the names of two venues; two spellings, a short name and an acronym are of one."""
    a, b = venue_names.comparable(one), venue_names.comparable(other)
    if not a or not b or a == b or _is_short_for(one, other) or _is_short_for(other, one):
        return False
    shorts = venue_names.short_name(one, {}), venue_names.short_name(other, {})
    return shorts[0] != shorts[1] if all(shorts) else not (_is_part(a, b) or _is_part(b, a))


def rank(record: Record) -> tuple[int, str]:
    """Of two entries of one source, the lower one says more of a place; of equals, the venue decides and not the
    order, which may change."""
    return -sum(name in record for name in (VENUE, *NUMBERS)), record.get(VENUE, "")


def without(record: Record) -> Record:
    """A record without what it says of a place."""
    return {field: value for field, value in record.items() if field not in FIELDS}


def mixed(base: Record, ours: Record, theirs: Record) -> str:
    """The field of a file's place that its owner changed, if a source says that the work is in another venue now; or
    empty. A venue that only its owner names otherwise may be a spelling: then the source's numbers are of it too."""
    if not (is_elsewhere(base, theirs) and is_elsewhere(ours, theirs)):
        return ""
    edited = (field for field in (VENUE, *NUMBERS) if ours.get(field) not in (None, base.get(field), theirs.get(field)))
    return next(edited, "")


def taken(ours: Record, theirs: Record) -> dict[str, Any]:
    """What changes besides when a person takes a field of another place: all that is said of it."""
    kept = {field: theirs[field] for field in sorted(FIELDS & theirs.keys())}
    return dict.fromkeys(sorted((FIELDS & ours.keys()) - {"type"})) | kept


def _first(numbers: str) -> str:
    """The first page, or the number itself."""
    return re.split(r"[-–,\s]", numbers.strip().casefold(), maxsplit=1)[0]


def _is_short_for(short: str, full: str) -> bool:
    """True for an abbreviation, and for a name with the acronym of the other."""
    if abbreviations.is_abbreviation(short, full):
        return True
    words = [word for word in _WORD.findall(full) if word not in _SMALL]
    spelled = {"".join(word if word.isupper() else word[0] for word in words), "".join(word[0] for word in words)}
    return any(acronym in initials.upper() for acronym in _CAPITALS.findall(short) for initials in spelled)


def _is_part(short: str, full: str) -> bool:
    """True for a name of several words in a longer one; Cell is not Cell Reports."""
    return " " in short and f" {short} " in f" {full} "
