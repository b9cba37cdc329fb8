"""Of which kind the work of a BibTeX entry is, and what its numbers count: entries of one type say different things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.facts.kind_of_work import proceedings_genre
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, ITEM_TYPES
from generator.intake.readers.bibtex.bibtex_remains import Remains
from generator.intake.readers.bibtex.bibtex_text import text

# fmt: off
ENTRY_TYPES: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(("article", "review", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    "inreference": "entry",
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "proceedings",
                     "mvproceedings"), "book"),
    "booklet": "pamphlet",
    "periodical": "periodical",
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "bachelorsthesis", "bachelorthesis", "masterthesis"),
                    "thesis"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    **dict.fromkeys(("software", "softwareversion", "softwaremodule", "codefragment", "code"), "software"),
    "patent": "patent",
    "unpublished": "manuscript",
    **dict.fromkeys(("speech", "talk", "presentation", "poster", "lecture"), "speech"),
    "standard": "standard",
    **dict.fromkeys(("legislation", "legal"), "legislation"),
    "jurisdiction": "legal_case",
    "letter": "personal_communication",
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    "audio": "song",
    "music": "musical_score",
    "performance": "performance",
    "image": "figure",
    "artwork": "graphic",
    **dict.fromkeys(("www", "webpage"), "webpage"),
})
"""Entry types of BibTeX and biblatex → item type; all others are `article`, a work without a venue."""

_GENRES: Mapping[str, str] = MappingProxyType({
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "masterthesis": "Master's thesis",
    "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis", "bachelorsthesis": "Bachelor's thesis",
    "bachelorthesis": "Bachelor's thesis", "candthesis": "Candidate thesis", "thesis": "", "techreport": "",
    "resreport": "Research report", "manual": "Manual", "poster": "Poster", "talk": "Talk", "lecture": "Lecture",
    "presentation": "Presentation", "patent": "", "patentus": "U.S. patent", "patenteu": "European patent",
    "patentde": "German patent", "patentfr": "French patent", "patentuk": "British patent",
    "patreq": "Patent request", "patrequs": "U.S. patent request", "patreqeu": "European patent request",
    "patreqde": "German patent request", "patreqfr": "French patent request", "patrequk": "British patent request",
    "software": "", "dataset": "", "misc": "", "preprint": "",
})
"""Entry types, and words of biblatex in `type`, that say more than the item type → the genre."""
# fmt: on

_OF_MEETINGS = frozenset({"proceedings", "mvproceedings"})
_TALK = re.compile(r"(?i)\b(?:talk|poster|lecture|presentation|keynote|seminar|colloquium|slides|tutorial)\b")
_PRESENTED = re.compile(
    r"(?i)(?P<what>(?:invited |contributed |oral |keynote |plenary |conference )*"
    r"(?:talk|poster|paper|lecture|presentation|keynote|seminar|tutorial|demo)(?: presentation| session)?)"
    r"(?: (?:presented|given|held|delivered))?,? (?:at|to|in)(?: the)? (?P<event>[^,]+)(?:, (?P<place>.+))?\.?"
)
_PRESENTED_AS = MappingProxyType({"poster": "Poster presentation", "paper": "Paper presentation"})
_LOOSE = frozenset({"manuscript", "speech", "article"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference", "entry"})


class Sort(NamedTuple):
    """The kind of a work, and the event at which it was presented."""

    type: str
    genre: str
    event: str
    event_place: str


def take(fields: Remains, entry_type: str) -> Sort:
    """The kind that the entry type, `type`, and the fields for an event tell."""
    type, stated = _type(fields, entry_type), fields.text("type")
    genre = _GENRES.get(stated.casefold(), stated) if stated else _GENRES.get(entry_type, "")
    genre = "" if genre.casefold() == type else genre
    genre = proceedings_genre(genre) if entry_type in _OF_MEETINGS else genre
    event, place = fields.text("eventtitle"), fields.text("venue")
    if type in _LOOSE and (told := _presented(fields)):
        genre, event, place = genre or told.genre, event or told.event, place or told.event_place
        return Sort("speech", genre, event, place)
    if type in _LOOSE and (event or _TALK.search(genre)):
        type = "speech"
    if entry_type == "inbook" and not {"booktitle", "journal", "crossref"} & set(fields.names()):
        type = "book"
    return Sort(type, genre, event, place)


def _type(fields: Remains, entry_type: str) -> str:
    """The item type of the entry type, or the one that our own files name beside it."""
    subtype = text(fields.peek("entrysubtype"))
    if subtype in ITEM_TYPES:
        fields.drop("entrysubtype")
        return subtype
    return ENTRY_TYPES.get(entry_type, DEFAULT_ITEM_TYPE)


def _presented(fields: Remains) -> Sort | None:
    """The event in words such as `Poster presented at the Conference on Tests, Rome`."""
    for name in ("howpublished", "note"):
        if match := _PRESENTED.fullmatch(text(fields.peek(name)).rstrip(".")):
            fields.drop(name)
            what = match["what"].casefold()
            return Sort("speech", _PRESENTED_AS.get(what, what.capitalize()), match["event"], match["place"] or "")
    return None


class Numbers(NamedTuple):
    """A series, and the numbers by what they count."""

    series: str
    series_number: str
    volume: str
    number: str


def numbers(fields: Remains, type: str, *, is_of_set: bool) -> Numbers:
    """The numbers of a work: `volume` with a series is the number in the series, unless it counts the volumes of a
    set, as fields or the caller know."""
    series, volume, number = (fields.text(name) for name in ("series", "volume", "number"))
    in_series = ""
    if series and type in _IN_SERIES:
        is_of_set = is_of_set or bool({"maintitle", "volumes"} & set(fields.names()))
        if number:
            in_series, number = number, ""
        elif volume and not is_of_set:
            in_series, volume = volume, ""
    return Numbers(series, in_series, volume, number)
