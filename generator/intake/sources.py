"""What several sources, and several entries of one source, say together about one work, and which source each field
comes from.

All are merged in memory into one virtual source before they meet the file, so the order of imports does not matter: a
reference library beats the registries of DOIs, these beat indexes, and so on down the registry of readers; the
published version beats a preprint; unless the weaker one says the same thing more exactly. Where a work appeared is
said by one of them, and by those that agree with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.facts import identifiers, matching
from generator.facts.records import Record
from generator.intake import abbreviations, fuller_names, placement
from generator.intake.remembered import publication_of

_UNITED = frozenset({"links", "extra", "ids"})
_PREPRINT_SERVER = "arxiv"
_OF_THE_PREPRINT = frozenset({"category", "other_categories", "date", "abstract"})
"""What arXiv says best: it is where these facts were made."""

_TYPE, _UNKNOWN_TYPE = "type", "article"
_AUTHORS, _TRUNCATED = "authors", "authors_truncated"
_DATES = frozenset({"date", "published"})
_NAMES = frozenset({"venue", "series"})
_OF_A_SERVER = frozenset(
    "published type venue series series_number volume number pages article_number publisher place isbn issn doi".split()
)
"""What a preprint's entry says of its server and not of the work, once the work has been published."""


class Said(NamedTuple):
    """What one source says of a work; a higher `strength` wins. `type` is the name of its format."""

    source: str
    strength: int
    record: Record
    type: str = ""


def said(source: str, record: Record, type: str = "") -> Said:
    """What a source says, with the strength of its format."""
    from generator.intake.readers.registry import strength  # all readers, which a site without sources does not need

    return Said(source, strength(type, source), record, type)


@dataclass(frozen=True, slots=True)
class Choice:
    """The value of a field, and the source that it comes from."""

    value: Any
    source: str


def combined(said: Sequence[Said]) -> Record:
    """The record of the virtual source."""
    return {field: choice.value for field, choice in _chosen(said).items()}


def origins(said: Sequence[Said]) -> dict[str, str]:
    """Field → the source whose value `combined` takes; united mappings name their strongest source."""
    return {field: choice.source for field, choice in _chosen(said).items()}


def left_out(said: Sequence[Said]) -> list[tuple[Said, list[str]]]:
    """What is said of another place than that of the virtual source: its venue, and fields that this one has not."""
    found = combined(said)
    others = [each for each, is_there in _placed(_ranked(said)) if not is_there]
    missing = [(each, sorted((placement.FIELDS & each.record.keys()) - found.keys())) for each in others]
    is_moved = [placement.is_elsewhere(each.record, found) for each in others]
    told = [(each, [placement.VENUE] * moved + fields) for (each, fields), moved in zip(missing, is_moved, strict=True)]
    return [(each, fields) for each, fields in told if fields]


def words_for(said: Said, fields: Sequence[str]) -> str:
    """What `left_out` has, for people."""
    place = f"in {said.record[placement.VENUE]!r}" if placement.VENUE in said.record else "under other numbers"
    return f"{said.source} says that it appeared {place}; left out from there: {', '.join(fields)}"


def is_finer(field: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """True if `new` says the same as `old` and more: a complete list for a cut one, a day for a month, the full name of
    a journal for its abbreviation, a kind for none."""
    field = _AUTHORS if field == _TRUNCATED else field
    if field not in new or field not in old:
        return False
    if field in _DATES:
        return bool(new[field].startswith(f"{old[field]}-"))
    if field == _TYPE:
        return bool(old[field] == _UNKNOWN_TYPE != new[field])
    if field in _NAMES:
        return abbreviations.is_abbreviation(old[field], new[field])
    if field == _AUTHORS and old.get(_TRUNCATED):
        return len(new[field]) > len(old[field]) and fuller_names.all_fit(new[field], old[field])
    return False


def _chosen(said: Sequence[Said]) -> dict[str, Choice]:
    """Field → its value, the strongest source first; of equals the published version, then the first by name."""
    ordered = _ordered(said)
    fields = dict.fromkeys(field for each in ordered for field in each.record)
    chosen = {
        field: _CHOOSE.get(field, _finest)(field, [each for each in ordered if field in each.record])
        for field in fields
        if field not in {_AUTHORS, _TRUNCATED}
    }
    return chosen | _authors([each for each in ordered if _AUTHORS in each.record])


def _ordered(said: Sequence[Said]) -> list[Said]:
    """The strongest first, without what some say of another place."""
    return [
        each if is_there else each._replace(record=placement.without(each.record))
        for each, is_there in _placed(_ranked(said))
    ]


def _placed(ranked: Sequence[Said]) -> Iterator[tuple[Said, bool]]:
    """What each says, with whether that is of the place that the strongest with a venue names: of its entries, the one
    that says most of it."""
    named = [each for each in ranked if placement.VENUE in each.record]
    first = [each for each in named if each.source == named[0].source]
    lead = min(first, key=lambda each: placement.rank(each.record), default=None)
    held = [lead.record] if lead else []
    for each in ranked:
        is_there = each is lead or not any(placement.differ(each.record, other) for other in held)
        held += [each.record] if is_there else []
        yield each, is_there


def _ranked(said: Sequence[Said]) -> list[Said]:
    """The strongest first; what a preprint's entry says of its server is left out beside a published version."""
    if len(said) < 2:
        return list(said)
    ranked = sorted(said, key=lambda each: (-each.strength, _is_preprint(each), each.source))
    if not any(_is_published(each) for each in said):
        return ranked
    return [_without_server(each) if _is_preprint(each) else each for each in ranked]


def _is_preprint(said: Said) -> bool:
    return "title" in said.record and matching.is_preprint(publication_of("", said.record))


def _is_published(said: Said) -> bool:
    return bool(said.record.get("venue") or said.record.get("doi")) and not _is_preprint(said)


def _without_server(said: Said) -> Said:
    """What the entry of a preprint says beside a published version: when the work was first public, and where."""
    record = {field: value for field, value in said.record.items() if field not in _OF_A_SERVER}
    if first := said.record.get("date") or said.record.get("published"):
        record["date"] = first
    if doi := said.record.get("doi"):
        record["links"] = {"preprint": identifiers.doi_address(doi)} | record.get("links", {})
    return said._replace(record=record)


def _united(field: str, said: Sequence[Said]) -> Choice:
    whole = {name: value for each in reversed(said) for name, value in each.record[field].items()}
    return Choice(whole, said[0].source)


def _finest(field: str, said: Sequence[Said]) -> Choice:
    if field in _OF_THE_PREPRINT:
        said = sorted(said, key=lambda each: each.type != _PREPRINT_SERVER)
    best = said[0]
    for other in said[1:]:
        if is_finer(field, other.record, best.record):
            best = other
    return Choice(best.record[field], best.source)


def _authors(said: Sequence[Said]) -> dict[str, Choice]:
    """The list that says most, each name in its fullest form; whether it is cut is a property of that list."""
    if not said:
        return {}
    best = said[0]
    for other in said[1:]:
        if is_finer(_AUTHORS, other.record, best.record):
            best = other
    full = fuller_names.completed(best.record[_AUTHORS], [each.record[_AUTHORS] for each in said if each is not best])
    chosen = {_AUTHORS: Choice(full, best.source)}
    return chosen | ({_TRUNCATED: Choice(True, best.source)} if best.record.get(_TRUNCATED) else {})


_CHOOSE: Mapping[str, Callable[[str, Sequence[Said]], Choice]] = MappingProxyType(dict.fromkeys(_UNITED, _united))
