"""APA, seventh edition."""

from __future__ import annotations

from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import italic, listed
from generator.citing.reference_titles import title_case
from generator.citing.style import FULL, SERIALS, YEAR, Fields, Style, capital, is_number, label
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_DAY = ("{year}, {month} {day}", "{year}, {month}", "{year}")
_REVIEWS = frozenset({"review", "review-book"})
_PAGES = frozenset({"post", "webpage"})
_WITH_DAY = _PAGES | {"speech", "post-weblog", "article-magazine", "article-newspaper", "broadcast"}
_WITHOUT_PARTS = SERIALS | _PAGES | {"broadcast", "event", "patent", "performance", "speech"}
_WITH_SERIES = frozenset({"document", "report", "standard"})
_WITH_FORMAT = frozenset({"document", "report", "software", "standard"})
_FORMATS = {
    "collection": "Archival collection",
    "dataset": "Dataset",
    "software": "Computer software",
    "figure": "Figure",
    "graphic": "Graphic",
    "map": "Map",
    "motion_picture": "Film",
    "song": "Song",
    "broadcast": "Broadcast",
}


def _derived(c: Cited, f: Fields) -> Fields:
    """What stands in parentheses and brackets after the title, and the source."""
    in_serial = c.type in SERIALS or (c.type in {"paper-conference", "interview"} and not c.editors)
    in_book = bool(f["container"]) and not in_serial and c.type not in _PAGES
    title = "" if c.type in _REVIEWS else _title(f, in_serial=in_serial, is_page=c.type in _PAGES)
    identifier = "; ".join(filter(None, _identifier(c, f, in_serial=in_serial, in_book=in_book)))
    described = _description(c, f, in_book=in_book)
    title = " ".join(filter(None, (title, _in(identifier, "()"))))
    described = _in(described, "[]")
    head = f["names"] or title or described
    behind = (title if f["names"] else "", described if head != described else "")
    return {
        "head": head,
        "titled": " ".join(filter(None, behind)),
        "found_at": f["access"]
        if c.doi or c.date.year or f["status"] or not f["access"]
        else f"Retrieved {f['access']}",
        "date": f["date"] or f["status"] or "n.d.",
        "source": listed(". ", _source(c, f, in_serial=in_serial, in_book=in_book)),
        "history": _in("; ".join(filter(None, _history(c, f))), "()"),
    }


def _in(text: str, brackets: str) -> str:
    return f"{brackets[0]}{text}{brackets[1]}" if text else ""


def _title(f: Fields, *, in_serial: bool, is_page: bool) -> str:
    if f["container"] and not is_page:
        return f["plain_title"]
    volume = "" if in_serial else _volume_title(f)
    return italic(": ".join(filter(None, (f["plain_title"], volume))))


def _volume_title(f: Fields) -> str:
    if f["volume_title"]:
        return ". ".join(filter(None, (label("Vol.", f["volume"]), f["volume_title"])))
    return "" if is_number(f["volume"]) else f["volume"]


def _identifier(c: Cited, f: Fields, *, in_serial: bool, in_book: bool) -> list[str]:
    if c.type == "patent":
        kind = capital(f["genre"]) or ("Patent" if f["number"] else "")
        return [" ".join(filter(None, (kind, f["number"] and f"No. {f['number']}")))]
    people = [_people(f, "translators", "trans")] if in_serial or in_book else _contributors(f)
    if f["container"] and c.type not in _PAGES:
        return people
    return [*people, _number(c, f), _parts(c, f)]


def _contributors(f: Fields) -> list[str]:
    return [_people(f, "editors", "eds"), _people(f, "translators", "trans")]


def _people(f: Fields, people: str, name: str) -> str:
    return f"{f[people]}, {f[name]}" if f[people] else ""


def _number(c: Cited, f: Fields) -> str:
    if not f["number"] or c.type in SERIALS:
        return ""
    return f"{title_case(f['genre'])} {label('No.', f['number'])}".strip()


def _parts(c: Cited, f: Fields) -> str:
    if c.type in _WITHOUT_PARTS or (c.type in {"paper-conference", "interview"} and not c.editors):
        return ""
    version = f"Version {f['version']}" if f["version"] else ""
    series = f["series_full"] if c.type in _WITH_SERIES else ""
    return ", ".join(filter(None, (version, f["edition_nd"], series, _volume(f), _located(c, f))))


def _volume(f: Fields) -> str:
    if f["volume"] and f["volume_title"]:
        return ""
    if is_number(f["volume"]):
        return f"Vol. {f['volume']}"
    return f"Vols. 1–{f['volumes']}" if is_number(f["volumes"]) else f["volumes"]


def _located(c: Cited, f: Fields) -> str:
    issue = label("No.", f["issue"])
    return ", ".join(filter(None, (issue, f["pp"] or (f["chapter"] and f"Chapter {f['chapter']}"))))


def _description(c: Cited, f: Fields, *, in_book: bool) -> str:
    if c.type in _REVIEWS:
        kind = "" if f["number"] else capital(f["genre"])
        return (
            f"{kind or ('Review of the book' if c.type == 'review-book' else 'Review of')} {italic(f['plain_title'])}"
        )
    if c.type == "thesis":
        return ", ".join(filter(None, (capital(f["genre"]), f["publisher"] if f["access"] else "")))
    if in_book and c.type not in _WITH_FORMAT and (c.editors or c.issue or c.pages or c.volume):
        return ""
    genre = "" if f["number"] or c.type == "patent" else capital(f["genre"])
    is_unheard = c.type == "manuscript" and not (f["access"] or f["publisher"] or f["number"])
    return genre or ("Unpublished manuscript" if is_unheard else _FORMATS.get(c.type, ""))


def _source(c: Cited, f: Fields, *, in_serial: bool, in_book: bool) -> list[str]:
    parts = []
    if c.type in _PAGES:
        return [_event(c, f), f["container"]]
    if in_serial:
        parts = [_serial(c, f)]
    elif in_book:
        parts = [_book(c, f)]
    if not in_serial and (c.type != "thesis" or not f["access"]):
        parts.append(f["publisher"])
    return [*parts, _event(c, f)]


def _serial(c: Cited, f: Fields) -> str:
    container = italic(", ".join(title_case(text) for text in (f["container"], f["series"]) if text))
    issue = f"{italic(f['volume']) if f['volume'] else ''}{_in(f['issue'], '()')}"
    located = f"Article {f['number']}" if f["number"] else f["pages"]
    parts = ", ".join(filter(None, (container, issue, located)))
    is_placed = f["series"] or issue or located
    return parts if is_placed or not c.date.year else ". ".join(filter(None, (parts, capital(f["status"]))))


def _book(c: Cited, f: Fields) -> str:
    title = italic(": ".join(filter(None, (f["container"], _volume_title(f)))))
    editors = f"{f['editors']} ({f['eds']})" if f["editors"] else ""
    whole = f"In {', '.join(filter(None, (editors, title)))}"
    return " ".join(filter(None, (whole, _in("; ".join(filter(None, (_number(c, f), _parts(c, f)))), "()"))))


def _event(c: Cited, f: Fields) -> str:
    if not f["event"]:
        return ""
    is_in_volume = c.type == "paper-conference" and (c.editors or c.issue or c.pages or c.volume)
    return "" if is_in_volume else capital(f["event_full"])


def _history(c: Cited, f: Fields) -> list[str]:
    if c.type == "patent":
        return []
    is_placed = f["series"] or f["issue"] or f["number"] or f["pages"] or f["volume"]
    status = capital(f["status"]) if c.date.year and is_placed else ""
    return [status, f"Original work published {f['original']}" if f["original"] else ""]


APA = Style(
    key="apa",
    label="APA",
    names=NameRules(21, 19, last_word="&", comma_before_last="always", last_too=True),
    editors=NameRules(99, 99, "none", last_word="&"),
    heads=" ({})",
    translators_head=False,
    months=FULL,
    dates={"": YEAR, **dict.fromkeys(_WITH_DAY, _DAY)},
    quotes=False,
    italic=frozenset(ITEM_TYPES),
    derived=_derived,
    templates={"": "{head}. ({date}).< {titled}.>< {source}.>< {found_at}>< {history}>"},
)
