"""Files that got another name by hand: what sources said of a work follows it. So does what a source said, where the
source itself was renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import PurePath

from generator.facts import matching
from generator.facts.matching import Traits, Verdict
from generator.intake import assignment, likeness, sources
from generator.intake.likeness import Known, Shelf
from generator.intake.remembered import Entry, Memories, publication_of
from generator.intake.sources import Said
from generator.model import Publication

_FACTS = (
    *("title", "authors", "date", "published", "venue", "volume", "number", "pages", "publisher", "doi", "arxiv"),
    *("links", "extra", "abstract", "category"),
)
_AT_LEAST = 3
_ENOUGH_TO_ASK = 2
_TELLING = ("venue", "pages", "doi", "arxiv", "links", "extra", "abstract")


def follow_files(publications: Mapping[str, Publication], memories: Memories) -> dict[str, str]:
    """Lets the memories name each file as it is called now; returns the new names by the old ones. What a file names
    under `formerly` is its own, whatever else it says.

    A name that a file of another work has now is that of a deleted one no more; what was said of it gets a name that no
    file can have. So it does where a file has nothing of what was said of it, and a work is missing: its name may be
    that of a deleted one.
    """
    if not any(entry.file not in publications for memory in memories.values() for entry in memory.entries):
        return {}
    said = _said(memories)
    files = {key: matching.traits(work) for key, work in publications.items()}
    stated = {
        old: key for key, work in publications.items() for old in work.formerly if old in said.keys() - files.keys()
    }
    settled = set(stated.values()) - said.keys()
    lost = said.keys() - files.keys() - stated.keys()
    free = {key: file for key, file in files.items() if key not in settled}
    names = {old: new for old, new in _assigned(lost, said, free).items() if old != new}
    displaced = {key for key in names.values() if key in said and key not in names}
    displaced |= {key for key in files.keys() & said.keys() - names.keys() if _is_another(files[key], said[key])}
    names |= stated | {key: _tombstone(key, said) for key in sorted(displaced)}
    for memory in memories.values() if names else ():
        memory.renamed(names)
    return names


def follow_source(memories: Memories, name: str, entries: Iterable[Entry], here: Iterable[str]) -> str:
    """Lets a source that is new under its name be the one that said most of this under another name, and is not
    `here` any more; returns that other name, or nothing."""
    if name in memories:
        return ""
    gone = [other for other in memories if other not in here and PurePath(other).suffix == PurePath(name).suffix]
    incoming = list(entries)
    shared = {other: _overlap(memories[other].entries, incoming) for other in gone}
    other = max(shared, key=lambda each: shared[each], default="")
    if not other or 2 * shared[other] < min(len(incoming), len(memories[other].entries)) or not shared[other]:
        return ""
    memories[name] = memories.pop(other)
    memories[name].stamp = {}
    return other


def _said(memories: Memories) -> dict[str, list[Traits]]:
    """What was said of each file: the record of all sources together, then those of each entry."""
    entries: dict[str, list[tuple[str, Entry]]] = {}
    for name, memory in memories.items():
        for entry in memory.entries:
            entries.setdefault(entry.file, []).append((name, entry))
    types = {name: memory.type for name, memory in memories.items()}
    return {
        key: [
            matching.traits(publication_of(key, sources.combined([_of_source(name, e, types) for name, e in said]))),
            *(matching.traits(entry.publication) for _, entry in said),
        ]
        for key, said in entries.items()
    }


def _of_source(name: str, entry: Entry, types: Mapping[str, str]) -> Said:
    return sources.said(name, entry.record, types[name])


def _assigned(lost: Iterable[str], said: Mapping[str, list[Traits]], files: Mapping[str, Traits]) -> dict[str, str]:
    """Old name → new name, by the best assignment. A file that has a memory of its own keeps it, unless that of a lost
    one fits better: it was given the name of a file that was deleted."""
    near = _near(lost, said, files)
    names = sorted(near)
    weights = {
        at: {
            key: weight
            for key in sorted(near[name])
            if (weight := (key == name) + max(_weight(files[key], each) for each in said[name]))
        }
        for at, name in enumerate(names)
    }
    return {names[at]: key for at, key in assignment.best(weights).items()}


def _near(lost: Iterable[str], said: Mapping[str, list[Traits]], files: Mapping[str, Traits]) -> dict[str, set[str]]:
    """The files that each lost name may have now. Where such a file has a memory of its own, that may belong to another
    file in turn: the name may have been given away."""
    shelf = Shelf(Known(key, work) for key, work in files.items())
    near: dict[str, set[str]] = {}
    waiting = list(lost)
    while waiting:
        name = waiting.pop()
        near[name] = {key for each in said[name] for key in (*shelf.namesakes(each), *shelf.retold(each))}
        near[name] |= {name} & files.keys()
        waiting += (near[name] & said.keys()) - near.keys() - set(waiting)
    return near


def _weight(file: Traits, said: Traits) -> int:
    """How much says that a file holds what was said: an identifier, the title, or most of the rest."""
    if matching.is_ruled_out(file, said):
        return 0
    shared = bool(file.identities & said.identities)
    is_same = matching.compare(file, said) is Verdict.SAME
    points = likeness.points(file, said)
    is_alike = points >= likeness.ENOUGH or _has_most(file.publication, said.publication)
    return 10_000 * shared + 100 * is_same + points + 1 if shared or is_same or is_alike else 0


def may_hold(file: Traits, said: Iterable[Traits]) -> int:
    """How many of the facts that were said of a work a file has, if these are enough to ask its owner."""
    most = max(
        (file.first == each.first) + sum(_has_one_value(file.publication, each.publication, name) for name in _FACTS)
        for each in said
    )
    return most if most >= _ENOUGH_TO_ASK else 0


def _has_most(file: Publication, said: Publication) -> bool:
    """True if a file has at least three values that were said, and twice as many as it has not."""
    stated = [name for name in _FACTS if getattr(said, name)]
    equal = sum(_has_one_value(file, said, name) for name in stated)
    return equal >= _AT_LEAST and equal >= 2 * (len(stated) - equal)


def _is_another(file: Traits, said: Iterable[Traits]) -> bool:
    """True if a file has nothing of what tells the work that was said to be in it from others."""
    return not any(
        file.identities & each.identities
        or likeness.has_one_title(file, each)
        or likeness.points(file, each) > 1
        or any(_has_one_value(file.publication, each.publication, name) for name in _TELLING)
        for each in said
    )


def _has_one_value(one: Publication, other: Publication, name: str) -> bool:
    value = getattr(one, name)
    return bool(value) and value == getattr(other, name)


def _overlap(known: Iterable[Entry], incoming: Iterable[Entry]) -> int:
    """How many entries of one state of a source another one has too, by their own keys, identifiers or titles."""
    earlier = {sign for entry in known for sign in _signs(entry)}
    return sum(not earlier.isdisjoint(_signs(entry)) for entry in incoming)


def _signs(entry: Entry) -> Iterator[object]:
    traits = matching.traits(entry.publication)
    yield from traits.identities
    yield "title", traits.title
    if entry.name:
        yield "name", entry.name


def _tombstone(key: str, taken: Iterable[str]) -> str:
    return next(name for n in count(1) if (name := key + "~" * n) not in taken)
