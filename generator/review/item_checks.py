"""Checks of talks, news, projects and all other things of the table of kinds; `checks` has them in its registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from itertools import takewhile

from generator.errors import Problem
from generator.facts import dates, relations
from generator.facts.fields import Kind
from generator.facts.kinds import BY_FOLDER, BY_NAME, PUBLICATIONS, ContentKind
from generator.facts.store import Content
from generator.model import Item, PartialDate

Links = tuple[Mapping[str, str], Callable[[str, str], Problem]]
"""Addresses by name, and what makes a problem of one, given a message and a hint."""


def problem_at(content: Content, path: str, item: Item, key: str, message: str, hint: str) -> Problem:
    """A problem at the line of a thing's field."""
    line = content.line_of_entry(path, item.number, key) if item.number else content.line_of(path, key)
    return Problem(content.shown(path), line, message, hint)


def all_items(content: Content) -> Iterator[tuple[str, ContentKind, Item]]:
    """Every thing with the path of its file and its kind."""
    for path, items in sorted(content.items.items()):
        yield from ((path, BY_NAME[item.kind], item) for item in items)


def dangling_relations(content: Content) -> Iterator[Problem]:
    """A talk, project or other thing names a paper, project or talk that does not exist, or is hidden."""
    names = relations.names_of(content.publications.values(), content.all_items)
    hidden = {key for key, each in content.publications.items() if each.hidden}
    unread = {path for path in content.files if path.startswith(f"{PUBLICATIONS}/")} if content.problems else set()
    for path, kind, item in all_items(content):
        for field in kind.relations:
            for name in item.all_of(field.key):
                current = names.current(field.leads_to, name)
                if not current and f"{field.leads_to}/{name}.md" not in unread | content.of_kinds.keys():
                    known = names.by_folder.get(field.leads_to, {})
                    message = f"no {_noun(field.leads_to)} {name!r:.80}"
                    yield problem_at(content, path, item, field.key, message, _meant(field.leads_to, name, known))
                elif field.leads_to == PUBLICATIONS and current in hidden and not item.values.get("hidden"):
                    yield problem_at(content, path, item, field.key, f"the paper {name!r} is hidden", "delete its key")


def _noun(folder: str) -> str:
    return "paper" if folder == PUBLICATIONS else BY_FOLDER[folder].name


def _meant(folder: str, name: str, known: Mapping[str, str]) -> str:
    plain = name.rpartition("/")[2].removesuffix(".md")
    if plain in known:
        return f"write {plain}"
    close = get_close_matches(plain, known, n=1, cutoff=0.5)
    return f"did you mean {known[close[0]]!r}?" if close else f"name a file of content/{folder}/, without .md"


def ends_of_items(content: Content) -> Iterator[Problem]:
    """A talk, project, course or other thing ends before it starts."""
    for path, kind, item in all_items(content):
        spans = [(kind.ends, item.date_of(kind.starts), item.date_of(kind.ends))] if kind.ends else []
        spans += [("given", each.date, each.date_end) for each in item.all_of("given")]
        for key, start, end in spans:
            if is_reversed(start, end):
                message = f"it ends in {dates.iso(end)} and starts in {dates.iso(start)}"
                yield problem_at(content, path, item, key, message, "swap the dates")


def is_reversed(start: PartialDate, end: PartialDate) -> bool:
    """True for an end that is certainly before the start."""
    first, last = (tuple(takewhile(bool, (day.year, day.month, day.day))) for day in (start, end))
    return bool(first and last) and last < first[: len(last)]


def dates_without_year(content: Content) -> Iterator[Problem]:
    """The date of a talk, news item or post has no year, so that nobody can say when it is."""
    for path, kind, item in all_items(content):
        for field in kind.fields:
            day = item.date_of(field.key) if field.kind is Kind.DATE else PartialDate()
            if day and not day.year:
                message = f"{field.key!r} has no year: {dates.iso(day)}"
                yield problem_at(content, path, item, field.key, message, "write it like 2026-05-21, 2026-05 or 2026")


def pictures(content: Content) -> Iterator[tuple[str, Item, str, str]]:
    """Path, thing, key and target of each picture that a thing names."""
    for path, kind, item in all_items(content):
        for field in kind.fields:
            if field.kind is Kind.IMAGE and field.key in item.values:
                yield path, item, field.key, item.text_of(field.key)


def links(content: Content) -> Iterator[Links]:
    """The links of each thing, with what makes a problem of one."""
    for path, _, item in all_items(content):
        yield item.links, partial(problem_at, content, path, item, "links")
        for each in item.all_of("given"):
            yield each.links, partial(problem_at, content, path, item, "given")
