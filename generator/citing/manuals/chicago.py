"""Chicago, eighteenth edition, author and date."""

from __future__ import annotations

from dataclasses import replace

from generator.citing.author_lists import NameRules
from generator.citing.manuals import chicago_sources as sources
from generator.citing.manuals import legal
from generator.citing.manuals.classes import ENTRIES, NEWS, PAGES, PICTURED, REVIEWS, in_serial, kind_follows
from generator.citing.reference_markup import italic, listed
from generator.citing.style import FULL, Fields, Style, capital
from generator.citing.work import Cited
from generator.facts.work_kinds import ITEM_TYPES

_NAMES = NameRules(7, 3, "first", None, comma_before_last="always", particle_last=True)
_WITNESSES = replace(_NAMES, inverted="none", last_word="&", comma_before_last="three")
_UNDER_CONTAINER = NEWS | REVIEWS | ENTRIES | {"broadcast", "webpage"}
_QUOTED = PAGES | {
    *("article", "dataset", "document", "interview", "manuscript", "paper-conference", "personal_communication"),
    *("speech", "thesis"),
}
_PLAIN = frozenset({"collection", "patent"})


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
        "rest": listed(". ", (*sources.with_source(c, f, sentences), sources.published(c, f), number)),
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
        used = ("name_of_container", "place") if in_serial(c) else ("name_of_container",)
        return f["container"] if c.type == "webpage" else sources.named_serial(c, f), used
    return _title(c, f) or _description(c, f), ()


def _year(c: Cited, f: Fields) -> str:
    if c.date.year:
        return f"({f['original']}) {c.date.year}" if f["original"] else str(c.date.year)
    return capital(f["status"]) or ("" if c.type == "collection" else "n.d.")


def _title(c: Cited, f: Fields) -> str:
    if c.type in REVIEWS:
        return ""
    is_volume = f["volume_title"] and not f["container"] and not in_serial(c)
    title = italic(f["volume_title"]) if is_volume else f["any_title"]
    return capital(title) if c.type == "patent" else title


def _description(c: Cited, f: Fields) -> str:
    if c.type in REVIEWS:
        review = "Review of" if c.authors or c.editors or c.translators else "Unsigned review of"
        kind = review if f["number"] or not f["genre"] else capital(f["genre"])
        return listed(", ", (f"{kind} {italic(f['plain_title'])}", f["event_full"]))
    if c.type == "interview":
        return listed(", ", (sources.kind(c, f), f["event_full"]))
    if c.type == "paper-conference":
        return listed(". ", (sources.kind(c, f), "" if c.editors else sources.event(c, f)))
    return "" if c.type == "thesis" or (f["container"] and kind_follows(c)) else sources.kind(c, f)


def _identifier(c: Cited, f: Fields) -> list[str]:
    """The number, edition and contributors of what is no part of another work."""
    if c.type == "patent":
        kind = listed(" ", (capital(f["genre"]) or ("Patent" if f["number"] else ""), f["number"]))
        return [listed(", ", (kind, f["date"] and f"issued {f['date']}"))]
    number = sources.number(c, f) if c.type != "song" and (not f["container"] or c.type in PICTURED | PAGES) else ""
    if f["container"] and c.type not in PAGES:
        return [number, sources.translated(f) if in_serial(c) else ""]
    version = f["version"] and f"{'V.' if c.type == 'software' else 'Version'} {f['version']}"
    edition = "" if f["original"] and c.date.year else sources.edition(c, f)
    edited = f["editors"] and f"Edited by {f['editors']}"
    people = [sources.translated(f)] if in_serial(c) else [edited, sources.translated(f)]
    return [number, version, edition, *people, "" if in_serial(c) or c.type in PAGES else sources.volume(f)]


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
