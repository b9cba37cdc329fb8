"""Chicago, eighteenth edition, author and date."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.manuals import legal
from generator.citing.reference_markup import italic, listed
from generator.citing.reference_titles import title_case
from generator.citing.style import FULL, SERIALS, Fields, Style, capital, is_number, label, labelled
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_NAMES = NameRules(7, 3, "first", None, comma_before_last="always", particle_last=True)
_WITNESSES = replace(_NAMES, inverted="none", last_word="&", comma_before_last="three")
_REVIEWS = frozenset({"review", "review-book"})
_NEWS = frozenset({"article-magazine", "article-newspaper"})
_PAGES = frozenset({"post", "webpage"})
_PICTURED = frozenset({"broadcast", "graphic", "map", "motion_picture"})
_PARTS_OF_REPORTS = frozenset({"document", "report", "software", "standard"})
_MEETINGS = frozenset({"event", "performance", "speech"})
_ENTRIES = frozenset({"entry", "entry-dictionary", "entry-encyclopedia"})
_UNDER_CONTAINER = _NEWS | _REVIEWS | _ENTRIES | {"broadcast", "webpage"}
_BY_DAY = (
    _PARTS_OF_REPORTS - {"report"}
    | _MEETINGS
    | _PAGES
    | _PICTURED - {"motion_picture"}
    | {*("article", "collection", "dataset", "manuscript", "patent", "personal_communication", "song")}
)
_QUOTED = _PAGES | {
    *("article", "dataset", "document", "interview", "manuscript", "paper-conference", "personal_communication"),
    *("speech", "thesis"),
}
_PLAIN = frozenset({"collection", "patent"})
_UNHEARD = {"manuscript": "Unpublished manuscript", "personal_communication": "Personal communication"}
"""What the kind is called where nothing says that it can be found."""


def _derived(c: Cited, f: Fields) -> Fields:
    """The title, and the sentences after it."""
    if c.type in legal.TEMPLATES:
        return legal.fields(c, f, _WITNESSES)
    sentences = [_title(c, f), _description(c, f), *_identifier(c, f)]
    f = f | {"name_of_container": f["container"]}
    head, used = _head(c, f)
    f = f | dict.fromkeys(used, "")
    if head == sentences[0]:
        sentences[0] = ""
    number = f"({f['number']})" if c.type == "thesis" and f["number"] else ""
    return {
        "head": head,
        "dated": _year(c, f),
        "rest": listed(". ", (*_with_source(c, f, sentences), _published(c, f), number)),
    }


def _is_under_editors(c: Cited) -> bool:
    """False for a classic or a standard, which is found under its title, and an entry, under that of its book."""
    is_entry = c.type in {"entry-dictionary", "entry-encyclopedia"} and bool(c.venue)
    return not is_entry and c.type not in {"classic", "standard"}


def _in_sentence_case(c: Cited) -> bool:
    is_unsigned_entry = c.type == "entry-dictionary" or (c.type == "entry-encyclopedia" and not c.authors)
    return c.type in {"hearing", "patent", "post"} or (is_unsigned_entry and bool(c.venue))


def _head(c: Cited, f: Fields) -> tuple[str, tuple[str, ...]]:
    """What stands in front, and the fields that are not repeated then: without persons the publisher of a page or
    software, what holds an article or entry, or the title."""
    if f["names"]:
        return f["names"], ()
    if c.type in {"software", "webpage"} and f["publisher"]:
        return f["publisher"], ("publisher", "place")
    if c.type in _UNDER_CONTAINER and f["container"] and not f["volume_title"]:
        used = ("name_of_container", "place") if _in_serial(c) else ("name_of_container",)
        return f["container"] if c.type == "webpage" else _named_serial(c, f), used
    return _title(c, f) or _description(c, f), ()


def _year(c: Cited, f: Fields) -> str:
    if c.date.year:
        return f"({f['original']}) {c.date.year}" if f["original"] else str(c.date.year)
    return capital(f["status"]) or ("" if c.type == "collection" else "n.d.")


def _in_serial(c: Cited) -> bool:
    return c.type in SERIALS or (c.type in {"interview", "paper-conference"} and not c.editors)


def _is_placed(c: Cited) -> bool:
    return bool(c.editors or c.issue or c.pages or c.volume)


def _title(c: Cited, f: Fields) -> str:
    if c.type in _REVIEWS:
        return ""
    is_volume = f["volume_title"] and not f["container"] and not _in_serial(c)
    return italic(f["volume_title"]) if is_volume else f["any_title"]


def _description(c: Cited, f: Fields) -> str:
    if c.type in _REVIEWS:
        review = "Review of" if c.authors or c.editors or c.translators else "Unsigned review of"
        kind = review if f["number"] or not f["genre"] else capital(f["genre"])
        return listed(", ", (f"{kind} {italic(f['plain_title'])}", f["event_full"]))
    if c.type == "interview":
        return listed(", ", (_format(c, f), f["event_full"]))
    if c.type == "paper-conference":
        return listed(". ", (_format(c, f), "" if c.editors else _event(c, f)))
    return "" if c.type == "thesis" or (f["container"] and _follows_container(c)) else _format(c, f)


def _follows_container(c: Cited) -> bool:
    return c.type in _PARTS_OF_REPORTS or (c.type in _MEETINGS and not _is_placed(c))


def _format(c: Cited, f: Fields) -> str:
    if f["genre"]:
        return "" if f["number"] or c.type == "patent" else capital(f["genre"])
    is_heard = any(f[key] for key in ("container", "access", "publisher", "number"))
    return "" if is_heard else _UNHEARD.get(c.type, "")


def _identifier(c: Cited, f: Fields) -> list[str]:
    """The number, edition and contributors of what is no part of another work."""
    if c.type == "patent":
        kind = listed(" ", (capital(f["genre"]) or ("Patent" if f["number"] else ""), f["number"]))
        return [listed(", ", (kind, f["date"] and f"issued {f['date']}"))]
    number = _number(c, f) if c.type != "song" and (not f["container"] or c.type in _PICTURED | _PAGES) else ""
    if f["container"] and c.type not in _PAGES:
        return [number, _translated(f) if _in_serial(c) else ""]
    version = f["version"] and f"{'V.' if c.type == 'software' else 'Version'} {f['version']}"
    edition = "" if f["original"] and c.date.year else _edition(c, f)
    edited = f["editors"] and f"Edited by {f['editors']}"
    people = [_translated(f)] if _in_serial(c) else [edited, _translated(f)]
    return [number, version, edition, *people, "" if _in_serial(c) or c.type in _PAGES else _volume(f)]


def _translated(f: Fields) -> str:
    return f["translators"] and f"Translated by {f['translators']}"


def _number(c: Cited, f: Fields) -> str:
    if not f["number"] or c.type == "thesis" or c.type in SERIALS:
        return ""
    if c.type == "broadcast" and is_number(f["number"]):
        return f"{capital(f['genre']) or 'Episode'} {f['number']}"
    number = f["number"] if c.type == "standard" else label("No.", f["number"])
    return listed(" ", (title_case(f["genre"]), capital(number)))


def _edition(c: Cited, f: Fields) -> str:
    is_named = _in_serial(c) and f["edition"] and not is_number(f["edition"])
    return f"{title_case(f['edition'])} Edition" if is_named else capital(f["edition_nd"])


def _volume(f: Fields) -> str:
    volume = label("Vol.", f["volume"])
    if f["volume_title"]:
        return listed(" of ", (capital(volume), f["any_title"]))
    return capital(volume) or label("vols.", f["volumes"], behind=True)


def _with_source(c: Cited, f: Fields, sentences: list[str]) -> list[str]:
    if c.type == "patent" or c.type in _PAGES:
        return sentences
    if _in_serial(c):
        return [*sentences, _serial(c, f)]
    book = _book(c, f) if f["container"] else ""
    if c.type == "chapter" and f["container"] and f["genre"]:
        sentences, book = [listed(" ", (listed(". ", sentences), book))], ""
    has_event = f["original"] or f["publisher"] or f["status"]
    return [*sentences, book, _series(f), _event(c, f) if has_event else ""]


def _named_serial(c: Cited, f: Fields) -> str:
    place = f["place"] if _in_serial(c) and not f["event"] else ""
    return listed(" ", (italic(f["name_of_container"]), place and f"({place})"))


def _serial(c: Cited, f: Fields) -> str:
    """`Journal 12 (3): 1–9`; what appears on a day has that in place of numbers."""
    special = "Special issue" if c.type == "periodical" and f["container"] else ""
    named = listed(", ", (special, _named_serial(c, f)))
    located = f["number"] or ("" if c.type in _NEWS else f["pages"])
    if c.type in _NEWS:
        dated = listed(", ", (f["series_name"], _dated(c, f)))
        return listed(", ", (named, listed(". ", (dated, _edition(c, f))), located))
    if not (c.volume or c.issue):
        publisher = f["publisher"] if c.type in {"interview", "post-weblog"} else ""
        return listed(", ", (named, f["series_name"], publisher, _dated(c, f), located))
    numbered = listed(": ", (_numbers(c, f), located))
    return listed(" " if f["volume"] and not f["series"] else ", ", (named, numbered))


def _numbers(c: Cited, f: Fields) -> str:
    """Volume and issue; without an issue the month."""
    is_signed = bool(c.authors or c.editors or c.translators)
    is_unsigned_review = c.type in _REVIEWS and not is_signed
    month = f["month"] if c.date.year else ""
    first = month if is_unsigned_review and not (c.issue and c.volume) else ""
    month = f"({month})" if month and (is_signed or (c.volume and not is_unsigned_review)) else ""
    if not f["volume"]:
        return listed(", ", (first, f["series_name"], listed(" ", (labelled("no.", f["issue"]), month))))
    volume = label("vol.", f["volume"]) if f["series"] else f["volume"]
    volume = label("Vol.", f["volume"]) if is_unsigned_review and not f["series"] else volume
    issue = f["issue"] and f"({f['issue']})"
    return listed(", ", (first, f["series_name"], listed(" ", (volume, issue or month))))


def _dated(c: Cited, f: Fields) -> str:
    """The day, which the front of the reference does not have, with what happened on it."""
    online = c.type in _ENTRIES and f["access"]
    day = f["date"] if online or _in_serial(c) or c.type in _BY_DAY else ""
    return listed(" ", (_status(c, f) if c.date.year else "", day))


def _status(c: Cited, f: Fields) -> str:
    if f["status"]:
        follows = f["original"] or f["publisher"] or (c.type == "webpage" and f["container"])
        return f["status"] if follows else capital(f["status"])
    if c.type == "broadcast":
        return "" if c.url else "Aired"
    return ("released" if f["publisher"] or f["original"] else "Released") if c.type == "software" else ""


def _book(c: Cited, f: Fields) -> str:
    whole = italic(f["volume_title"] or f["name_of_container"])
    of_set = italic(f["container"]) if f["volume_title"] else ""
    volume = listed(" of ", (label("vol.", f["volume"]), of_set))
    volumes = "" if f["volume"] or f["volume_title"] or f["pages"] else label("vols.", f["volumes"], behind=True)
    return listed(
        ", ",
        (
            listed(" ", (_preposition(c, f), whole)),
            _format(c, f) if _follows_container(c) else "",
            "" if c.type in _PICTURED | {"song"} else _number(c, f),
            f["version"] and f"{'v.' if c.type == 'software' else 'version'} {f['version']}",
            "" if f["original"] and c.date.year else f["edition_nd"],
            f["editors"] and f"edited by {f['editors']}",
            f["translators"] and f"translated by {f['translators']}",
            volume,
            volumes,
        ),
    )


def _preposition(c: Cited, f: Fields) -> str:
    if c.type in {"broadcast", "motion_picture"} or (c.type in _ENTRIES and not c.authors):
        return ""
    if c.type == "chapter" and f["genre"]:
        return "to"
    if f["chapter"] and c.type not in _ENTRIES:
        is_song = c.type == "song"
        return f"{capital(label('Track' if is_song else 'Chap.', f['chapter']))} {'on' if is_song else 'in'}"
    return "In"


def _series(f: Fields) -> str:
    if f["issue"]:
        return listed(", ", (f["series"], label("vol.", f["series_number"]), labelled("no.", f["issue"])))
    return f["series_full"]


def _event(c: Cited, f: Fields) -> str:
    if not f["event"] or c.type == "interview" or (c.type == "paper-conference" and _is_placed(c)):
        return ""
    if c.type == "paper-conference":
        return f"{'Presented' if f['genre'] else 'Paper presented'} at {f['event_full']}"
    if c.type == "song":
        return f"Recorded at {f['event_full']}"
    return listed(" ", ("" if c.date.year else capital(f["status"]), capital(f["event_full"])))


def _published(c: Cited, f: Fields) -> str:
    """The publisher with the day."""
    if _in_serial(c) or c.type == "patent":
        return ""
    is_aired = c.type == "broadcast" and not c.url
    press = _press(c, f)
    return listed(
        ", ",
        (
            "" if f["original"] or f["publisher"] or f["status"] else _event(c, f),
            f["name_of_container"] if c.type in _PAGES else "",
            "" if is_aired and not c.doi else press,
            _dated(c, f),
            f"on {press}" if is_aired and press else "",
        ),
    )


def _press(c: Cited, f: Fields) -> str:
    kind = {"article": "" if f["genre"] else f["preprint"], "thesis": capital(f["genre"])}.get(c.type, "")
    press = f["publisher"] or ("" if f["event"] else f["place"])
    press = listed(" ", (capital(press), f["number"] if c.type == "song" else ""))
    edition = _edition(c, f) if f["original"] and c.date.year else ""
    return listed(". ", (edition, listed(", ", (kind, press))))


CHICAGO = Style(
    key="chicago",
    label="Chicago",
    names=_NAMES,
    editors=replace(_NAMES, inverted="none", comma_before_last="three"),
    eds=("ed.", "eds."),
    trans=("trans.", "trans."),
    is_under_editors=_is_under_editors,
    months=FULL,
    dates={"": ("{month} {day}", "{month}", ""), **dict.fromkeys((*legal.TEMPLATES, "patent"), legal.DATES)},
    pages="chicago",
    no_date="n.d.",
    title_case=True,
    in_sentence_case=_in_sentence_case,
    italic=frozenset(ITEM_TYPES) - _QUOTED - _PLAIN,
    always_italic=frozenset({"book", "classic", "graphic", "hearing", "map"}),
    unmarked=_PLAIN,
    derived=_derived,
    templates={
        "": "{head}.< {dated}.>< {rest}.>< {access}.>",
        **{name: f"{template}.< {{access}}.>" for name, template in legal.TEMPLATES.items()},
    },
)
