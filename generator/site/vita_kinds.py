"""Talks, projects, awards and the things of other kinds as sections of a curriculum vitae."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.facts.kinds import KINDS, ContentKind
from generator.site.language.language import COMMA, Language
from generator.site.things import KIND, Thing, Time
from generator.site.vita import Stage, Stages


def sections(things: Mapping[str, Sequence[Thing]], language: Language) -> list[Stages]:
    """A section for each kind that the table gives a heading in curricula vitae; one without rows for a kind that has
    nothing to list."""
    return [_section(kind, things.get(kind.name, ()), language) for kind in KINDS if kind.cv]


def _section(kind: ContentKind, things: Iterable[Thing], language: Language) -> Stages:
    label = language.pgettext(KIND, kind.cv)
    others = (kind.folder, kind.heading, language.pgettext(KIND, kind.heading), kind.cv)
    rows = [_row(thing, language) for thing in things if _is_listed(thing)]
    return Stages(label, rows, kind.cv, tuple(dict.fromkeys(others)))


def _is_listed(thing: Thing) -> bool:
    role = thing.item.text_of("role")
    return not thing.kind.cv_roles or not role or role in thing.kind.cv_roles


def _row(thing: Thing, language: Language) -> Stage:
    comma = language.gettext(COMMA)
    people = comma.join(person.name for person in thing.people) if thing.item.all_of("authors") else ""
    where = [_occasion(time, language) for time in thing.times] if len(thing.times) > 1 else [thing.line]
    parts = (people, language.clauses(where), thing.note)
    detail = language.details(language.isolated(part) for part in parts)
    return Stage(_when(thing), thing.title, detail, thing.url)


def _when(thing: Thing) -> str:
    """The years of what lasts, and the year of everything else."""
    return thing.time.text if thing.kind.goes_on else thing.time.iso[:4]


def _occasion(time: Time, language: Language) -> str:
    """Where a thing was that took place often, and when."""
    return language.details(language.isolated(part) for part in (time.where, time.text))
