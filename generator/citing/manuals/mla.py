"""MLA, ninth edition."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import italic
from generator.citing.style import SERIALS, SHORT, YEAR, Fields, Style, capital, is_number, label
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_NAMES = NameRules(3, 1, "first", None, comma_before_last="always", comma_before_et_al=True)
_REVIEWS = frozenset({"review", "review-book"})
_QUOTED = frozenset(
    "article dataset document interview manuscript paper-conference personal_communication post speech".split()
)
_PLAIN = frozenset("bill collection legislation regulation treaty".split())
_CONTAINER = (
    "[ |{special_mla}|*{container_mla}*|{place_mla}]|<edited by {editors_within}>|<translated by {translators_within}>"
    "|Edited by {editors_alone}|Translated by {translators_alone}|{edition_nd}|{version_mla}|{series_mla}|{volume_mla}"
    "|{issue_no}|{number_mla}|{publisher_mla}|{date}|{event_mla}|{pp}|{access}"
)


def _derived(c: Cited, f: Fields) -> Fields:
    """The manual's elements: title, what stands after it, the numbers of the container, and what stands at the end."""
    is_volume = bool(f["volume_title"]) and c.type not in SERIALS
    title = italic(f["volume_title"]) if is_volume and not f["container"] else f["any_title"]
    title = "" if c.type in _REVIEWS else title
    in_serial = c.type in SERIALS or (c.type in {"paper-conference", "interview"} and not c.editors)
    parts = {
        "special_mla": "Special issue of" if c.type == "periodical" and f["container"] else "",
        "container_mla": f["volume_title"] if is_volume and f["container"] else f["container"],
        "place_mla": f"[{f['place']}]" if in_serial and f["place"] else "",
        "version_mla": f"{'version' if f['edition'] else 'Version'} {f['version']}" if f["version"] else "",
        "series_mla": f["series_name"] if in_serial else "",
        "volume_mla": _volume(c, f, in_serial=in_serial, is_volume=is_volume),
        "number_mla": _number(c, f),
        "publisher_mla": "" if in_serial or c.type == "thesis" else f["publisher"] or f["place"],
        "event_mla": _event(c, f),
        "after_mla": ", ".join(filter(None, (f["original"], _label(c, f)))),
        "end_mla": "" if in_serial else _end(c, f, is_volume=is_volume),
    }
    head = f["names"] or title
    return parts | {"head": head, "title": title if f["names"] else ""}


def _volume(c: Cited, f: Fields, *, in_serial: bool, is_volume: bool) -> str:
    is_inside = in_serial or c.editors or is_volume or f["edition"] or f["container"]
    if is_inside or (c.authors and c.translators):
        return label("vol.", f["volume"])
    return "" if c.authors else label("Vol.", f["volume"])


def _number(c: Cited, f: Fields) -> str:
    number = f["number"] if c.type == "standard" else label("no.", f["number"])
    if c.type == "broadcast" and is_number(f["number"]):
        return f"{f['genre'] or 'episode'} {f['number']}"
    return " ".join(filter(None, (f["genre"], number))) if number and c.type not in _REVIEWS else number


def _event(c: Cited, f: Fields) -> str:
    if c.type in SERIALS or not f["event"]:
        return ""
    is_in_volume = c.editors or c.issue or c.pages or c.volume
    return "" if c.type == "paper-conference" and is_in_volume else capital(f["event_full"])


def _label(c: Cited, f: Fields) -> str:
    if c.type in _REVIEWS:
        kind = "" if f["number"] else capital(f["genre"])
        return f"{kind or 'Review of'} {italic(f['plain_title'])}"
    return "" if c.type == "thesis" or f["number"] else capital(f["genre"])


def _end(c: Cited, f: Fields, *, is_volume: bool) -> str:
    thesis = ", ".join(filter(None, (f["publisher"], f["genre"]))) if c.type == "thesis" else ""
    of_set = ""
    if is_volume:
        whole = italic(f["container"]) if f["container"] else f["any_title"]
        of_set = f"{label('Vol.', f['volume'])} of {whole}" if f["volume"] else whole
    volumes = label("vols.", f["volumes_alone"], behind=True)
    return ", ".join(filter(None, (thesis, f["series_full"], of_set, volumes)))


def _in_sentence_case(c: Cited) -> bool:
    return c.type in {"legal_case", "post"}


MLA = Style(
    key="mla",
    label="MLA",
    names=_NAMES,
    editors=replace(_NAMES, most=3, inverted="none", comma_before_last="three", comma_before_et_al=False),
    eds=("editor", "editors"),
    trans=("translator", "translators"),
    months=SHORT,
    dates={
        "": ("{day} {month} {year}", "{month} {year}", "{year}"),
        "article-journal": ("{month} {year}", "{month} {year}", "{year}"),
        "speech": ("", "", ""),
        **dict.fromkeys(("paper-conference", "chapter", "book", "motion_picture", "thesis"), YEAR),
    },
    pages="minimal-two",
    title_case=True,
    italic=frozenset(ITEM_TYPES) - _QUOTED - _PLAIN,
    always_italic=frozenset("book classic graphic hearing legal_case map periodical".split()),
    in_sentence_case=_in_sentence_case,
    unmarked=_PLAIN,
    derived=_derived,
    templates={"": f"<{{head}}.>< {{title}}.>< {{after_mla}}.>< [, |{_CONTAINER}].>< {{end_mla}}.>"},
)
