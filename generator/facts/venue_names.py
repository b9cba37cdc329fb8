"""Short names of venues: what the owner says of a venue in `venues.yml`, over a table of the program.

Names are compared exactly, without what differs from year to year: years, ordinals, sponsors, volumes, places. No name
is guessed: a wrong acronym would be worse than a long name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from generator.facts import known_venues

_ONES = "first second third fourth fifth sixth seventh eighth ninth"
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_IN_WORDS = "|".join(f"{_ONES} {_TEENS} {_TENTHS}".split())
_ORDINAL = rf"(?:\d+\s*(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS.split())})[- ]+)?(?:{_IN_WORDS}))"
_SPONSOR = r"(?:ieee|acm|cvf|usenix|siam|ifip|rsj|aaas|the)"

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_ACRONYM_AT_END = re.compile(r"\(([^()\s]{0,9}[A-Z][^()\s]{0,9}[A-Z][^()\s]{0,9}?)(?:[ '’-]*(?:\d{4}|\d\d))?\)\s*$")
_PLACE = re.compile(r",\s*[A-Z][\w&/-]{0,9}[A-Z][\w&/-]{0,9}\s*['’]?(?:\d{4}|\d\d)\b.*$")
_VOLUME = re.compile(r"(?:,\s*|\s+)(?:vol(?:ume)?\.?|part|track)\s+\w+(?::.*)?$|\s+\d{1,3}(?::.*)?$", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"^(?:in\s+)?(?:the\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:conference|symposium|workshop|meeting|congress|colloquium|summit|school)s?\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)['’]?(?:19|20)\d\d(?!\d)")
_LEADING = re.compile(rf"^(?:(?:the|annual|{_ORDINAL})\b[\s,]*)+", re.IGNORECASE)
_SPONSORS = re.compile(
    rf"^{_SPONSOR}(?:[\s/-]+{_SPONSOR})*\s+(?=(?:international|conference|symposium|winter|computer society|joint|"
    r"asian|european|workshop|internet|automatic|spoken|sig[a-z]+|on|annual|technical|web|design)\b)",
    re.IGNORECASE,
)
_ORGANISATIONS = frozenset(
    {"IEEE", "ACM", "USENIX", "SIAM", "IFIP", "AAAS", "USA", "UK", "EU", "UAE", "NY", "CA", "DC"}
)


def short_name(venue: str, own: Mapping[str, str]) -> str:
    """The short name of a venue; empty if it is not known. `own` maps full names, as `comparable` gives them, to the
    owner's short names."""
    key = comparable(venue)
    return own.get(key) or _known().get(key) or _acronym(venue)


@cache
def comparable(venue: str) -> str:
    """A name without what differs between its years and spellings."""
    text = _PROCEEDINGS.sub("", _PLACE.sub("", _without_brackets(venue)))
    text = _VOLUME.sub("", _YEAR.sub(" ", text).strip(" ,:;-–"))
    return _folded(_without_leading(text)) or _folded(venue)


@cache
def trimmed(venue: str) -> str:
    """The name of a conference as lists write it if it has no short one: without `Proceedings of the 33rd`, its years
    and what is in brackets."""
    text = _without_brackets(venue)
    rest = _without_leading(_YEAR.sub(" ", _PROCEEDINGS.sub("", text)).strip(" ,:;-–"))
    return rest if rest != text and _MEETING.search(rest) else text


def _without_brackets(venue: str) -> str:
    return " ".join(_BRACKETS.sub(" ", venue).split()) or venue


def _without_leading(text: str) -> str:
    """The name without article, ordinal, *Annual* and sponsors at its start."""
    text = " ".join(text.split())
    while (shorter := _SPONSORS.sub("", _LEADING.sub("", text))) != text:
        text = shorter
    return text


def _acronym(venue: str) -> str:
    """The acronym in brackets at the end of a name, which its source gives."""
    found = _ACRONYM_AT_END.search(venue)
    if found is None or found[1].upper() in _ORGANISATIONS or not 2 < len(found[1]) <= 14:
        return ""
    return found[1]


def _folded(text: str) -> str:
    """Letters and digits alone, without case and accents; `&` is *and*."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


@cache
def _known() -> Mapping[str, str]:
    rows = [*_rows(known_venues.JOURNALS), *_rows(known_venues.CONFERENCES)]
    return {comparable(name): short for short, full in rows for name in (short, full)}


@cache
def _rows(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        short, _, full = line.partition(" = ")
        yield short, full
