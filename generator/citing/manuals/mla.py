"""MLA, ninth edition."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.manuals.classes import REVIEWS, in_serial, is_placed
from generator.citing.reference_markup import italic
from generator.citing.style import SERIALS, SHORT, YEAR, Fields, Style, capital, dated, is_number, label, labelled
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_NAMES = NameRules(3, 1, "first", None, comma_before_last="always", comma_before_et_al=True)
_DAY = ("{day} {month} {year}", "{month} {year}", "{year}")
_QUOTED = frozenset(
    "article dataset document interview manuscript paper-conference personal_communication post speech".split()
)
_PLAIN = frozenset("bill collection legislation regulation treaty".split())
_CONTAINER = (
    "[ |{special_mla}|*{container_mla}*|{place_mla}]|{by_mla}|{edition_mla}|{version_mla}|{series_mla}|{volume_mla}"
    "|{issue_no}|{number_mla}|{publisher_mla}|{date}|{event_mla}|{pp}|{access}"
)


def _derived(c: Cited, f: Fields) -> Fields:
    """The manual's elements: title, what stands after it, the numbers of the container, and what stands at the end."""
    is_serial, is_volume = in_serial(c), _is_volume(c, f)
    title = italic(f["volume_title"]) if is_volume and not f["container"] else f["any_title"]
    title = "" if c.type in REVIEWS else title
    parts = {
        "special_mla": "Special issue of" if c.type == "periodical" and f["container"] else "",
        "container_mla": f["volume_title"] if is_volume and f["container"] else f["container"],
        "place_mla": f"[{f['place']}]" if is_serial and f["place"] else "",
        "by_mla": _contributors(f),
        "issue_no": labelled("no.", f["issue"]),
        "edition_mla": capital(f["edition_nd"]),
        "version_mla": f"{'version' if f['edition'] else 'Version'} {f['version']}" if f["version"] else "",
        "series_mla": f["series_name"] if is_serial else "",
        "volume_mla": _volume(c, f),
        "number_mla": _number(c, f),
        "publisher_mla": "" if is_serial or c.type == "thesis" else f["publisher"] or f["place"],
        "event_mla": _event(c, f),
        "after_mla": ", ".join(filter(None, (dated(c.work.original_date, _DAY, SHORT), _label(c, f)))),
        "end_mla": "" if is_serial else _end(c, f),
    }
    head = f["names"] or title
    return parts | {"head": head, "title": title if f["names"] else ""}


def _contributors(f: Fields) -> str:
    verbs = ("edited by", "translated by") if f["container"] else ("Edited by", "Translated by")
    people = zip(verbs, (f["editors"], f["translators"]), strict=True)
    return ", ".join(f"{verb} {names}" for verb, names in people if names)


def _is_volume(c: Cited, f: Fields) -> bool:
    return bool(f["volume_title"]) and c.type not in SERIALS


def _volume(c: Cited, f: Fields) -> str:
    is_inside = in_serial(c) or c.editors or _is_volume(c, f) or f["edition"] or f["container"]
    if is_inside or (c.authors and c.translators):
        return label("vol.", f["volume"])
    return "" if c.authors else label("Vol.", f["volume"])


def _number(c: Cited, f: Fields) -> str:
    number = f["number"] if c.type == "standard" else label("no.", f["number"])
    if c.type == "broadcast" and is_number(f["number"]):
        return f"{f['genre'] or 'episode'} {f['number']}"
    return " ".join(filter(None, (f["genre"], number))) if number and c.type not in REVIEWS else number


def _event(c: Cited, f: Fields) -> str:
    if c.type in SERIALS or not f["event"]:
        return ""
    return "" if c.type == "paper-conference" and is_placed(c) else capital(f["event_full"])


def _label(c: Cited, f: Fields) -> str:
    if c.type in REVIEWS:
        kind = "" if f["number"] else capital(f["genre"])
        return f"{kind or 'Review of'} {italic(f['plain_title'])}"
    return "" if c.type == "thesis" or f["number"] else capital(f["genre"])


def _end(c: Cited, f: Fields) -> str:
    thesis = ", ".join(filter(None, (f["publisher"], f["genre"]))) if c.type == "thesis" else ""
    of_set = ""
    if _is_volume(c, f):
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
        "": _DAY,
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
