"""APA, seventh edition."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.manuals import legal
from generator.citing.manuals.classes import (
    MEETINGS,
    PAGES,
    PICTURED,
    REPORTS,
    REVIEWS,
    in_serial,
    is_placed,
    kind_follows,
)
from generator.citing.reference_markup import italic, listed
from generator.citing.reference_titles import title_case
from generator.citing.style import FULL, SERIALS, YEAR, Fields, Style, capital, is_number, label, labelled
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_DAY = ("{year}, {month} {day}", "{year}, {month}", "{year}")
_ENTRIES = frozenset({"entry-dictionary", "entry-encyclopedia"})
_BY_GROUP = _ENTRIES | {"software", "webpage"}
_BY_DAY = (
    MEETINGS
    | PAGES
    | {
        *(
            "article-magazine",
            "article-newspaper",
            "broadcast",
            "collection",
            "document",
            "interview",
            "motion_picture",
        ),
        *("pamphlet", "personal_communication", "post-weblog", "song"),
    }
)
_WITHOUT_PARTS = PAGES | {"broadcast", "event", "patent", "performance", "speech"}
_FORMATS = {
    "broadcast": "Broadcast",
    "collection": "Archival collection",
    "dataset": "Dataset",
    "figure": "Figure",
    "graphic": "Graphic",
    "interview": "Interview",
    "map": "Map",
    "motion_picture": "Video recording",
    "personal_communication": "Letter",
    "post": "Online post",
    "software": "Computer software",
    "song": "Audio recording",
}
_UNHEARD = {
    **dict.fromkeys(("interview", "personal_communication"), "Personal communication"),
    "manuscript": "Unpublished manuscript",
}
"""What the kind is called where nothing says that it can be found."""


def _derived(c: Cited, f: Fields) -> Fields:
    """What stands in parentheses and brackets after the title, and the source."""
    if c.type in legal.TEMPLATES:
        return legal.fields(c, f, _WITNESSES) | {"found_at": _found_at(c, f)}
    title = "" if c.type in REVIEWS else _title(c, f)
    title = listed(" ", (title, _in(listed("; ", _identifier(c, f)), "()")))
    described = _in(_description(c, f), "[]")
    group = "" if f["names"] or c.type not in _BY_GROUP else f["publisher"]
    if c.type in REVIEWS:
        title, described = listed(" ", (title, described)), ""
    head = f["names"] or group or title or described
    behind = (title if head != title else "", described if head != described else "")
    if group:
        f = f | {"publisher": ""}
    return {
        "head": head,
        "titled": listed(" ", behind),
        "found_at": _found_at(c, f),
        "date": _date(c, f),
        "source": listed(". ", _source(c, f)),
        "history": _in(listed("; ", _history(c, f)), "()"),
    }


def _is_under_editors(c: Cited) -> bool:
    """False for an entry without an author, which is found under who publishes the whole, or under its own title."""
    return not (c.venue and c.type in {"classic", "entry"}) and not (
        c.type in _ENTRIES and bool(c.venue or c.publisher)
    )


def _found_at(c: Cited, f: Fields) -> str:
    is_dated = c.doi or c.date.year or f["status"]
    return f["access"] if is_dated or not f["access"] else f"Retrieved {f['access']}"


def _date(c: Cited, f: Fields) -> str:
    in_volume = c.type in {"paper-conference", "interview"} and is_placed(c)
    return (f["year"] if in_volume and c.date.year else f["date"]) or f["status"].lower() or "n.d."


def _in(text: str, brackets: str) -> str:
    return f"{brackets[0]}{text}{brackets[1]}" if text else ""


def _title(c: Cited, f: Fields) -> str:
    if f["container"] and c.type not in PAGES:
        return f["plain_title"]
    volume = "" if in_serial(c) or c.type in PAGES else _volume_title(f)
    return italic(listed(": ", (f["plain_title"], volume)))


def _volume_title(f: Fields) -> str:
    if f["volume_title"]:
        return listed(". ", (label("Vol.", f["volume"]), f["volume_title"]))
    return "" if is_number(f["volume"]) else capital(f["volume"])


def _identifier(c: Cited, f: Fields) -> list[str]:
    if c.type == "patent":
        kind = capital(f["genre"]) or "Patent"
        return [listed(" ", (kind, labelled("No.", f["number"])))] if f["genre"] or f["number"] else []
    in_container = bool(f["container"]) and c.type not in PAGES
    people = [_people(f, "editors", "eds")] if not in_serial(c) and not in_container else []
    people.append(_people(f, "translators", "trans"))
    if in_container:
        return [*people, _number(c, f) if c.type in PICTURED else ""]
    return [*people, _number(c, f), _parts(c, f)]


def _people(f: Fields, people: str, name: str) -> str:
    return f"{f[people]}, {f[name]}" if f[people] else ""


def _number(c: Cited, f: Fields) -> str:
    if not f["number"] or c.type in SERIALS:
        return ""
    kind = "Publication" if c.type == "thesis" and f["genre"] else title_case(f["genre"])
    return listed(" ", (kind, capital(f["number"]) if c.type == "standard" else label("No.", capital(f["number"]))))


def _parts(c: Cited, f: Fields) -> str:
    if c.type in _WITHOUT_PARTS or in_serial(c):
        return ""
    version = f["version"] and f"Version {f['version']}"
    series = listed(" ", (title_case(f["series_name"]), f["series_number"])) if c.type in REPORTS else ""
    chapter = label("Track" if c.type == "song" else "Chapter", f["chapter"])
    issue = labelled("Issue", f["issue"])
    return listed(", ", (version, f["edition_nd"], series, _volume(f), issue, f["pp"] or chapter))


def _volume(f: Fields) -> str:
    if f["volume"] and f["volume_title"]:
        return ""
    if is_number(f["volume"]):
        return label("Vol.", f["volume"])
    return f"Vols. 1–{f['volumes']}" if is_number(f["volumes"]) else f["volumes"]


def _description(c: Cited, f: Fields) -> str:
    """What stands in brackets after the title, unless it follows the title of a book or a meeting."""
    if c.type in REVIEWS:
        review = "Review of the book" if c.type == "review-book" else "Review of"
        kind = "Review of" if f["number"] else capital(f["genre"]) or review
        return f"{kind} {italic(f['plain_title'])}"
    if c.type == "thesis":
        return listed(", ", (capital(f["genre"]), f["publisher"] if f["access"] else ""))
    if f["container"] and kind_follows(c):
        return ""
    return _format(c, f)


def _format(c: Cited, f: Fields) -> str:
    if f["genre"]:
        return "" if f["number"] or c.type == "patent" else capital(f["genre"])
    if c.type == "periodical" and f["container"]:
        return "Special issue"
    is_unheard = not any(f[key] for key in ("container", "access", "publisher", "number"))
    return (_UNHEARD.get(c.type, "") if is_unheard else "") or _FORMATS.get(c.type, "")


def _source(c: Cited, f: Fields) -> list[str]:
    if c.type in PAGES:
        return [f["publisher"], _event(c, f), title_case(f["container"])]
    source = _serial(c, f) if in_serial(c) else _book(c, f) if f["container"] else ""
    is_published = not in_serial(c) or c.type == "interview"
    has_none = not is_published or (c.type == "thesis" and f["access"])
    return [source, "" if has_none else f["publisher"], _event(c, f)]


def _serial(c: Cited, f: Fields) -> str:
    container = italic(listed(", ", (title_case(text) for text in (f["container"], f["series_name"]) if text)))
    issue = f"{italic(f['volume'])}{_in(f['issue'], '()')}"
    located = f"Article {f['number']}" if f["number"] else f["pages"]
    parts = listed(", ", (container, issue, located))
    is_placed = f["series"] or issue or located
    return parts if is_placed or not c.date.year else listed(". ", (parts, capital(f["status"])))


def _book(c: Cited, f: Fields) -> str:
    title = italic(listed(": ", (f["container"], _volume_title(f))))
    editors = f"{f['editors']} ({f['eds']})" if f["editors"] else ""
    numbers = ("" if c.type in PICTURED else _number(c, f), _parts(c, f))
    whole = f"{'On' if c.type == 'song' else 'In'} {listed(', ', (editors, title))}"
    return listed(" ", (whole, _in(listed("; ", numbers), "()"), _in(_format(c, f) if kind_follows(c) else "", "[]")))


def _event(c: Cited, f: Fields) -> str:
    return "" if c.type == "paper-conference" and is_placed(c) else capital(f["event_full"])


def _history(c: Cited, f: Fields) -> list[str]:
    if c.type == "patent":
        return []
    is_placed = f["series"] or f["issue"] or f["number"] or f["pages"] or f["volume"]
    status = capital(f["status"]) if c.date.year and is_placed else ""
    return [status, f"Original work published {f['original']}" if f["original"] else ""]


_NAMES = NameRules(21, 19, last_word="&", comma_before_last="always", last_too=True)
_WITNESSES = replace(_NAMES, inverted="none", initials=None, comma_before_last="three")

APA = Style(
    key="apa",
    label="APA",
    names=_NAMES,
    editors=NameRules(99, 99, "none", last_word="&"),
    heads=" ({})",
    leading=("editors",),
    is_under_editors=_is_under_editors,
    months=FULL,
    dates={"": YEAR, **dict.fromkeys(_BY_DAY, _DAY), **dict.fromkeys(legal.TEMPLATES, legal.DATES)},
    quotes=False,
    italic=frozenset(ITEM_TYPES),
    derived=_derived,
    templates={
        "": "{head}. ({date}).< {titled}.>< {source}.>< {found_at}>< {history}>",
        **{name: f"{template}.< {{found_at}}>" for name, template in legal.TEMPLATES.items()},
    },
)
