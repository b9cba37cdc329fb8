"""Chicago, eighteenth edition, author and date."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import italic, listed
from generator.citing.reference_titles import curly, title_case
from generator.citing.style import FULL, SERIALS, Fields, Style, capital, label
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_NAMES = NameRules(7, 3, "first", None, comma_before_last="always", particle_last=True)
_REVIEWS = frozenset({"review", "review-book"})
_DATED_BY_DAY = frozenset({"article-magazine", "article-newspaper", "post-weblog"})
_BY_YEAR = frozenset("book chapter collection paper-conference report thesis".split())
_BY_YEAR |= {"entry", "entry-dictionary", "entry-encyclopedia", "periodical"}
_QUOTED = frozenset("article dataset manuscript speech thesis webpage paper-conference interview".split())
_PLAIN = frozenset({"collection"})
_RELEASED = frozenset({"software"})


def _derived(c: Cited, f: Fields) -> Fields:
    """The title, and the sentences after it."""
    in_serial = c.type in SERIALS or (c.type in {"paper-conference", "interview"} and not c.editors)
    title = _title(c, f)
    sentences = _serial(c, f) if in_serial else _patent(c, f) if c.type == "patent" else _monograph(c, f)
    head = f["names"] or title
    return {
        "head": head,
        "dated": _year(c, f),
        "title": title if f["names"] else "",
        "rest": listed(". ", sentences),
    }


def _year(c: Cited, f: Fields) -> str:
    year = str(c.date.year) if c.date.year else capital(f["status"]) or "n.d."
    return f"({f['original']}) {year}" if f["original"] and c.date.year else year


def _title(c: Cited, f: Fields) -> str:
    if c.type in _REVIEWS:
        kind = "" if f["number"] else capital(f["genre"])
        return f"{kind or 'Review of'} {italic(f['plain_title'])}"
    if c.type == "patent":
        return curly(c.title)
    return italic(f["volume_title"]) if f["volume_title"] and not f["container"] else f["any_title"]


def _serial(c: Cited, f: Fields) -> list[str]:
    return [
        _translated(f),
        capital(f["genre"]) if c.type not in _REVIEWS else "",
        _issue(c, f),
        _event_unless_placed(c, f),
    ]


def _translated(f: Fields) -> str:
    return f"Translated by {f['translators']}" if f["translators"] else ""


def _issue(c: Cited, f: Fields) -> str:
    """`Journal 12 (3): 1–9`; what appears on a day has that in place of numbers."""
    container = italic(f["container"]) if f["container"] else ""
    if c.type in _DATED_BY_DAY:
        return ", ".join(filter(None, (container, f["date"])))
    place = f"({f['place']})" if f["place"] and c.type == "periodical" else ""
    series = f["series"] if c.type != "periodical" else ""
    front = " ".join(filter(None, (container, place)))
    if series:
        front = ", ".join(filter(None, (front, series)))
    return _numbered(front, f, after_series=bool(series))


def _numbered(front: str, f: Fields, *, after_series: bool) -> str:
    located = f["number"] or f["pages"]
    month = f"({f['month']})" if f["month"] else ""
    if f["volume"]:
        volume = label("vol.", f["volume"]) if after_series else f["volume"]
        number = f"({f['issue']})" if f["issue"] else month
        whole = " ".join(filter(None, (volume, number)))
        front = f"{front}, {whole}" if after_series else f"{front} {whole}".strip()
    elif f["issue"]:
        front = ", ".join(filter(None, (front, " ".join(filter(None, (label("no.", f["issue"]), month))))))
    else:
        return ", ".join(filter(None, (front, f["date"], located)))
    return f"{front}: {located}" if located else front


def _event_unless_placed(c: Cited, f: Fields) -> str:
    is_placed = c.issue or c.pages or c.volume
    return "" if is_placed or c.type in SERIALS else capital(f["event_full"])


def _patent(c: Cited, f: Fields) -> list[str]:
    number = " ".join(filter(None, (f["genre"] or ("Patent" if f["number"] else ""), f["number"])))
    day = ", ".join(filter(None, (f["date"], str(c.date.year or ""))))
    issued = f"issued {day}" if day else ""
    return [", ".join(filter(None, (number, issued)))]


def _monograph(c: Cited, f: Fields) -> list[str]:
    is_new_edition = bool(f["original"] and c.date.year)
    first, later = ("", f["edition_nd"]) if is_new_edition else (f["edition_nd"], "")
    in_book = bool(f["container"]) and c.type != "webpage"
    genre = title_case(f["genre"]) if c.type == "report" else f["genre"]
    number = " ".join(filter(None, (genre, label("No." if not genre else "no.", f["number"])))) if f["number"] else ""
    version = f"{'V.' if c.type in _RELEASED else 'Version'} {f['version']}" if f["version"] else ""
    kind = "" if f["number"] or c.type == "thesis" else capital(f["genre"])
    parts = [] if in_book else _of_its_own(f, first)
    return [
        *([_in_book(f, first)] if in_book else []),
        number,
        kind,
        version,
        *parts,
        f["series_full"],
        later,
        *_source(c, f),
    ]


def _in_book(f: Fields, edition: str) -> str:
    title = f["volume_title"] or f["container"]
    of_set = f" of {italic(f['container'])}" if f["volume_title"] else ""
    volume = f"{label('vol.', f['volume'])}{of_set}" if f["volume"] else italic(f["container"]) if of_set else ""
    edited = f"edited by {f['editors']}" if f["editors"] else ""
    translated = f"translated by {f['translators']}" if f["translators"] else ""
    return f"In {', '.join(filter(None, (italic(title), edition, edited, translated, volume)))}"


def _of_its_own(f: Fields, edition: str) -> list[str]:
    edited = f"Edited by {f['editors']}" if f["editors"] else ""
    return [edition, edited, _translated(f), _volume(f)]


def _volume(f: Fields) -> str:
    if f["volume_title"]:
        whole = italic(f["plain_title"])
        return f"{label('Vol.', f['volume'])} of {whole}" if f["volume"] else whole
    return label("Vol.", f["volume"]) if f["volume"] else label("vols.", f["volumes"], behind=True)


def _source(c: Cited, f: Fields) -> list[str]:
    """The event, and the publisher with the day, which the front of the reference does not have."""
    site = f["container"] if c.type == "webpage" else ""
    day = "" if c.type in _BY_YEAR else f["date"]
    event = "" if c.type == "paper-conference" else capital(f["event_full"])
    status = " ".join(filter(None, (f["status"] or ("released" if c.type in _RELEASED else ""), day))) if day else ""
    degree = f["genre"] if c.type == "thesis" else ""
    if c.type == "speech":
        return [", ".join(filter(None, (event, day)))]
    press = f["publisher"] or ("" if event or c.type == "paper-conference" else f["place"])
    published = ", ".join(filter(None, (site, degree, f["preprint"], press, status)))
    return [event, capital(published)]


CHICAGO = Style(
    key="chicago",
    label="Chicago",
    names=_NAMES,
    editors=replace(_NAMES, inverted="none", comma_before_last="three"),
    eds=("ed.", "eds."),
    trans=("trans.", "trans."),
    months=FULL,
    dates={"": ("{month} {day}", "{month}", "")},
    pages="chicago",
    no_date="n.d.",
    title_case=True,
    italic=frozenset(ITEM_TYPES) - _QUOTED - _PLAIN,
    always_italic=frozenset({"book", "periodical", "classic"}),
    unmarked=_PLAIN,
    derived=_derived,
    templates={"": "{head}. {dated}.< {title}.>< {rest}.>< {access}.>"},
)
