"""Talks, news, projects and all other things of the table of kinds as the page templates see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from generator.facts import dates, drafts, ongoing
from generator.facts.fields import Field, Kind
from generator.facts.kinds import BY_NAME, KINDS, ContentKind
from generator.model import Item, Occasion, PartialDate, Person
from generator.site.authorship import Author, AuthorLists
from generator.site.language.language import Language
from generator.site.named_links import Link, links
from generator.site.spans import days, last_day, span
from generator.text import formulas, markdown

UNDATED = "Undated"
KIND = "kind of content"
"""The context of the words of the table of kinds in catalogues."""
CHOICE = "kind of talk, or role of a person"
"""The context of words that an owner chooses among."""

_WORDS = MappingProxyType(
    {
        "principal-investigator": "principal investigator",
        "phd": "PhD",
        "master": "master’s degree",
        "undergraduate": "undergraduate degree",
    }
)
_FIRST_LINKS = ("Slides", "Video")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_SUMMARY = 240
"""Characters of a text that stand for it in lists."""


@dataclass(frozen=True, slots=True)
class Time:
    """One time that something takes place: its days in words and in ISO 8601, the last day of it, and where."""

    text: str
    iso: str
    until: str
    event: str = ""
    event_url: str = ""
    location: str = ""
    links: Sequence[Link] = ()

    @property
    def where(self) -> str:
        """Event and place."""
        return ", ".join(filter(None, (self.event, self.location)))


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in lists and on pages. `url` is that of its page, empty if it has none; `times` are newest first, and the
    first of them is the one that lists show; `line` and `note` are what stands below the title and beside the date;
    `people` are those who took part, as far as they are named.
    What `goes_on` lasts, and has no end or one that is to come."""

    item: Item
    url: str
    times: Sequence[Time]
    line: str
    note: str
    links: Sequence[Link]
    people: Sequence[Author]
    goes_on: bool = False

    @property
    def kind(self) -> ContentKind:
        return BY_NAME[self.item.kind]

    @property
    def source(self) -> str:
        """Its file in the repository."""
        return f"content/{self.kind.path(self.item.slug)}"

    @property
    def title(self) -> str:
        return formulas.plain(self.item.title)

    @property
    def title_html(self) -> Markup:
        return formulas.html(self.item.title)

    @property
    def time(self) -> Time:
        """When it is, or was last."""
        return self.times[0]

    @property
    def year(self) -> str:
        return self.time.iso[:4] or UNDATED

    @property
    def image(self) -> str:
        return self.item.text_of("image")

    @property
    def is_featured(self) -> bool:
        return bool(self.item.values.get("featured"))

    @property
    def is_draft(self) -> bool:
        """True for what only its owner sees."""
        return bool(self.item.values.get(drafts.FLAG))

    @property
    def summary(self) -> str:
        """What it is about, in its owner's words or those that its text begins with."""
        text = markdown.to_plain(_FOOTNOTE.sub("", self.item.text.partition("\n\n")[0])) if self.item.text else ""
        short = text if len(text) <= _SUMMARY else f"{text[:_SUMMARY].rpartition(' ')[0]}…"
        return self.item.text_of("summary") or short


@dataclass(frozen=True, slots=True)
class Group:
    """The things below one heading of a list."""

    label: str
    things: Sequence[Thing]


def things_of(
    items: Iterable[Item], sizes: Mapping[str, int], language: Language, lists: AuthorLists, today: str = ""
) -> Mapping[str, Sequence[Thing]]:
    """All things by the names of their kinds, newest first; those without a date come last. Those that end after
    `today` go on."""
    made = sorted((_thing(item, sizes, language, lists, today) for item in items), key=_newest_first)
    return {kind.name: tuple(each for each in made if each.item.kind == kind.name) for kind in KINDS}


def groups(kind: ContentKind, things: Sequence[Thing]) -> list[Group]:
    """The things of a list below its headings."""
    if not kind.goes_on:
        return [Group(year, tuple(group)) for year, group in groupby(things, key=lambda thing: thing.year)]
    going, over = ([thing for thing in things if thing.goes_on == is_going] for is_going in (True, False))
    return [Group(label, each) for label, each in zip(kind.groups, (going, over), strict=True) if each]


def _thing(item: Item, sizes: Mapping[str, int], language: Language, lists: AuthorLists, today: str) -> Thing:
    kind = BY_NAME[item.kind]
    times = sorted(_times(kind, item, sizes, language, today), key=lambda time: (time.until, time.iso), reverse=True)
    has_page = bool(item.slug) and (kind.has_pages or (kind.is_listed and bool(item.text)))
    url = f"{kind.folder}/{item.slug}/" if has_page else ""
    own = [link for link in _ordered(links(item.links, sizes, language), language) if link not in times[0].links]
    line, note = (_joined(item, keys, language) for keys in (kind.line, kind.note))
    goes_on = kind.goes_on and ongoing.goes_on(item.date_of(kind.ends), today)
    return Thing(item, url, times, line, note, [*times[0].links, *own], lists.of_people(people_of(item)), goes_on)


def people_of(item: Item) -> Sequence[Person]:
    """Who took part in a thing."""
    return item.all_of("authors") or item.all_of("people")


def _times(kind: ContentKind, item: Item, sizes: Mapping[str, int], language: Language, today: str) -> Iterator[Time]:
    start, end = item.date_of(kind.starts), item.date_of(kind.ends)
    if kind.goes_on:
        yield Time(span(start, end, language, today), _iso(start), last_day(end) if end else "")
        return
    first = Occasion(start, end, item.text_of("event"), item.text_of("event_url"), item.text_of("location"))
    for each in (first, *item.all_of("given")):
        yield Time(
            days(each.date, each.date_end, language), _iso(each.date), last_day(each.date_end or each.date), each.event,
            each.event_url, each.location, _ordered(links(each.links, sizes, language), language),
        )  # fmt: skip


def _joined(item: Item, keys: Iterable[str], language: Language) -> str:
    """The texts under some keys; after a sentence there is no comma."""
    joined = ""
    for text in filter(None, (_worded(item, key, language) for key in keys)):
        joined += f"{' ' if joined.endswith('.') else ', ' if joined else ''}{text}"
    return joined


def _worded(item: Item, key: str, language: Language) -> str:
    """The text under a key; one that is chosen from the words of the table is in the language."""
    text, field = item.text_of(key), next(field for field in BY_NAME[item.kind].fields if field.key == key)
    return language.pgettext(CHOICE, chosen_word(text)) if text in field.choices else text


def chosen_word(choice: str) -> str:
    """How lists write a word of the table."""
    return _WORDS.get(choice, choice)


def _ordered(named: Sequence[Link], language: Language) -> list[Link]:
    """Slides and video first, what people look for in a talk; all others in the order given."""
    ordered = sorted(named, key=lambda link: _FIRST_LINKS.index(link.label) if link.label in _FIRST_LINKS else 9)
    return [link.in_language(language) for link in ordered]


def _iso(day: PartialDate) -> str:
    return dates.iso(day) if day.year else ""


def _newest_first(thing: Thing) -> tuple[object, ...]:
    until, iso = thing.time.until, thing.time.iso
    return not thing.goes_on, _descending(until or iso), _descending(iso), thing.title.casefold(), thing.item.number


def _descending(text: str) -> tuple[int, ...]:
    """Sorts texts of digits from the last to the first; an empty one comes last."""
    return tuple(-ord(sign) for sign in text) or (0,)


def listed_texts(thing: Thing) -> Iterator[tuple[str, str]]:
    """The texts of a thing that its line and note do not have, with what each is called."""
    for field in thing.kind.fields:
        if shows(thing.kind, field) and (text := thing.item.text_of(field.key)):
            yield field.key.replace("_", " ").capitalize(), text


def shows(kind: ContentKind, field: Field) -> bool:
    """True for a text that the page of a thing lists by the name of its field."""
    elsewhere = {kind.main, "summary", "image_alt", "event", "location", *kind.line, *kind.note}
    return kind.is_listed and field.kind is Kind.TEXT and field.key not in elsewhere
