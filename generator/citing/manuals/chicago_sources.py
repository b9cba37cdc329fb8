"""Chicago: what stands after the title, and what a work is part of."""

from __future__ import annotations

from generator.citing.manuals.classes import (
    ENTRIES,
    MEETINGS,
    NEWS,
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
from generator.citing.style import SERIALS, Fields, capital, is_number, label, labelled
from generator.citing.work import Cited

_BY_DAY = (REPORTS | MEETINGS | PAGES | PICTURED) - {"motion_picture", "paper-conference", "report"} | {
    *("article", "collection", "dataset", "manuscript", "patent", "personal_communication", "software", "song")
}
_UNHEARD = {"manuscript": "Unpublished manuscript", "personal_communication": "Personal communication"}
"""What the kind is called where nothing says that it can be found."""


def with_source(c: Cited, f: Fields, sentences: list[str]) -> list[str]:
    """The sentences about the work with those about what it is part of."""
    if c.type == "patent" or c.type in PAGES:
        return sentences
    if in_serial(c):
        return [*sentences, _serial(c, f)]
    book = _book(c, f) if f["container"] else ""
    if c.type == "chapter" and f["container"] and f["genre"]:
        sentences, book = [listed(" ", (listed(". ", sentences), book))], ""
    has_event = f["original"] or f["publisher"] or f["status"]
    return [*sentences, book, _series(f), event(c, f) if has_event else ""]


def kind(c: Cited, f: Fields) -> str:
    """What the work is called, unless its number names that."""
    if f["genre"]:
        return "" if f["number"] or c.type == "patent" else capital(f["genre"])
    is_heard = any(f[key] for key in ("container", "access", "publisher", "number"))
    return "" if is_heard else _UNHEARD.get(c.type, "")


def number(c: Cited, f: Fields) -> str:
    """`Report No. 12`, `Episode 3`; nothing for what is numbered elsewhere."""
    if not f["number"] or c.type == "thesis" or c.type in SERIALS:
        return ""
    if c.type == "broadcast" and is_number(f["number"]):
        return f"{capital(f['genre']) or 'Episode'} {f['number']}"
    named = f["number"] if c.type == "standard" else label("No.", f["number"])
    return listed(" ", (title_case(f["genre"]), capital(named)))


def edition(c: Cited, f: Fields) -> str:
    """`2nd ed.`, or `Evening Edition` of a newspaper."""
    is_named = in_serial(c) and f["edition"] and not is_number(f["edition"])
    return f"{title_case(f['edition'])} Edition" if is_named else capital(f["edition_nd"])


def translated(f: Fields) -> str:
    """`Translated by …`."""
    return f["translators"] and f"Translated by {f['translators']}"


def volume(f: Fields) -> str:
    """`Vol. 3 of *Collected Works*`, or how many volumes there are."""
    numbered = label("Vol.", f["volume"])
    if f["volume_title"]:
        return listed(" of ", (capital(numbered), f["any_title"]))
    return capital(numbered) or label("vols.", f["volumes"], behind=True)


def event(c: Cited, f: Fields) -> str:
    """Where the work was presented."""
    if not f["event"] or c.type == "interview" or (c.type == "paper-conference" and is_placed(c)):
        return ""
    if c.type == "paper-conference":
        return f"{'Presented' if f['genre'] else 'Paper presented'} at {f['event_full']}"
    if c.type == "song":
        return f"Recorded at {f['event_full']}"
    return listed(" ", ("" if c.date.year else capital(f["status"]), capital(f["event_full"])))


def named_serial(c: Cited, f: Fields) -> str:
    """`*Journal* (London)`."""
    place = f["place"] if in_serial(c) and not f["event"] else ""
    return listed(" ", (italic(f["name_of_container"]), place and f"({place})"))


def _serial(c: Cited, f: Fields) -> str:
    """`Journal 12 (3): 1–9`; what appears on a day has that in place of numbers."""
    special = "Special issue" if c.type == "periodical" and f["container"] else ""
    named = listed(", ", (special, named_serial(c, f)))
    located = f["number"] or ("" if c.type in NEWS else f["pages"])
    if c.type in NEWS:
        dated = listed(", ", (f["series_name"], _dated(c, f)))
        return listed(", ", (named, listed(". ", (dated, edition(c, f))), located))
    if not (c.volume or c.issue):
        publisher = f["publisher"] if c.type in {"interview", "post-weblog"} else ""
        return listed(", ", (named, f["series_name"], publisher, _dated(c, f), located))
    numbered = listed(": ", (_numbers(c, f), located))
    return listed(" " if f["volume"] and not f["series"] else ", ", (named, numbered))


def _numbers(c: Cited, f: Fields) -> str:
    """Volume and issue; without an issue the month."""
    is_signed = bool(c.authors or c.editors or c.translators)
    is_unsigned_review = c.type in REVIEWS and not is_signed
    month = f["month"] if c.date.year else ""
    first = month if is_unsigned_review and not (c.issue and c.volume) else ""
    month = f"({month})" if month and (is_signed or (c.volume and not is_unsigned_review)) else ""
    if not f["volume"]:
        return listed(", ", (first, f["series_name"], listed(" ", (labelled("no.", f["issue"]), month))))
    volume = label("vol.", f["volume"]) if f["series"] else f["volume"]
    volume = label("Vol.", f["volume"]) if is_unsigned_review and not f["series"] else volume
    issue = f["issue"] and f"({f['issue']})"
    return listed(", ", (first, f["series_name"], listed(" ", (volume, issue or month))))


def _book(c: Cited, f: Fields) -> str:
    whole = italic(f["volume_title"] or f["name_of_container"])
    of_set = italic(f["container"]) if f["volume_title"] else ""
    volume = listed(" of ", (label("vol.", f["volume"]), of_set))
    volumes = "" if f["volume"] or f["volume_title"] or f["pages"] else label("vols.", f["volumes"], behind=True)
    return listed(
        ", ",
        (
            listed(" ", (_preposition(c, f), whole)),
            f["genre"] if kind_follows(c) and not f["number"] else "",
            "" if c.type in PICTURED | {"song"} else number(c, f),
            f["version"] and f"{'v.' if c.type == 'software' else 'version'} {f['version']}",
            "" if f["original"] and c.date.year else f["edition_nd"],
            f["editors"] and f"edited by {f['editors']}",
            f["translators"] and f"translated by {f['translators']}",
            volume,
            volumes,
        ),
    )


def _preposition(c: Cited, f: Fields) -> str:
    if c.type in {"broadcast", "motion_picture"} or (c.type in ENTRIES and not c.authors):
        return ""
    if c.type == "chapter" and f["genre"]:
        return "to"
    if f["chapter"] and c.type not in ENTRIES:
        is_song = c.type == "song"
        return f"{capital(label('Track' if is_song else 'Chap.', f['chapter']))} {'on' if is_song else 'in'}"
    return "In"


def _series(f: Fields) -> str:
    if f["issue"]:
        return listed(", ", (f["series"], label("vol.", f["series_number"]), labelled("no.", f["issue"])))
    return f["series_full"]


def published(c: Cited, f: Fields) -> str:
    """The publisher with the day."""
    if in_serial(c) or c.type == "patent":
        return ""
    is_aired = c.type == "broadcast" and not c.url
    press = _press(c, f)
    return listed(
        ", ",
        (
            "" if f["original"] or f["publisher"] or f["status"] else event(c, f),
            f["name_of_container"] if c.type in PAGES else "",
            "" if is_aired and not c.doi else press,
            _dated(c, f),
            f"on {press}" if is_aired and press else "",
        ),
    )


def _press(c: Cited, f: Fields) -> str:
    degree = {"article": "" if f["genre"] else f["preprint"], "thesis": capital(f["genre"])}.get(c.type, "")
    press = f["publisher"] or ("" if f["event"] else f["place"])
    press = listed(" ", (capital(press), f["number"] if c.type == "song" else ""))
    again = edition(c, f) if f["original"] and c.date.year else ""
    return listed(". ", (again, listed(", ", (degree, press))))


def _dated(c: Cited, f: Fields) -> str:
    """The day, which the front of the reference does not have, with what happened on it."""
    online = c.type in ENTRIES and f["access"]
    day = f["date"] if online or in_serial(c) or c.type in _BY_DAY else ""
    return listed(" ", (_status(c, f) if c.date.year else "", day))


def _status(c: Cited, f: Fields) -> str:
    if f["status"]:
        follows = f["original"] or f["publisher"] or (c.type == "webpage" and f["container"])
        return f["status"] if follows else capital(f["status"])
    if c.type == "broadcast":
        return "" if c.url else "Aired"
    return ("released" if f["publisher"] or f["original"] else "Released") if c.type == "software" else ""
