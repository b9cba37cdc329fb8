"""Names that two people claim, under `aliases` of the profile or in the files of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import Problem
from generator.facts import names
from generator.facts.kinds import PERSON
from generator.facts.store import PROFILE_PAGE, Content


@dataclass(frozen=True, slots=True)
class _Claim:
    """A spelling that belongs to a name, with the file and the line that say so."""

    spelling: str
    name: str
    path: str
    line: int

    def is_of_same_person(self, other: _Claim) -> bool:
        """True for one name, unless two files have it: those are two people."""
        are_both_files = PROFILE_PAGE not in (self.path, other.path)
        return _folded(self.name) == _folded(other.name) and (self.path == other.path or not are_both_files)


def aliases(content: Content) -> Iterator[Problem]:
    """A spelling of a name, under `aliases` or in the files of people, belongs to two people."""
    claims: dict[str, _Claim] = {}
    for claim in _claims(content):
        other = claims.setdefault(claim.spelling, claim)
        is_told = _folded(claim.name) == _folded(other.name) != claim.spelling
        if not is_told and not claim.is_of_same_person(other):
            yield Problem(content.shown(claim.path), claim.line, _message(content, claim, other), _hint(claim, other))


def _claims(content: Content) -> Iterator[_Claim]:
    profile = content.profile
    for name, spellings in profile.aliases.items() if profile else ():
        yield from _of(name, (name, *spellings), PROFILE_PAGE, content.line_of(PROFILE_PAGE, "aliases"))
    for path, items in sorted(content.items.items()):
        for item in items:
            if item.kind == PERSON.name and not item.values.get("hidden"):
                yield from _of(item.title, [item.title], path, content.line_of(path, PERSON.main))
                yield from _of(item.title, item.all_of("aliases"), path, content.line_of(path, "aliases"))


def _of(name: str, spellings: Iterable[str], path: str, line: int) -> Iterator[_Claim]:
    yield from (_Claim(each, name, path, line) for each in dict.fromkeys(map(_folded, spellings)))


def _folded(spelling: str) -> str:
    return names.folded(names.parse(spelling).name)


def _message(content: Content, claim: _Claim, other: _Claim) -> str:
    if claim.path == other.path:
        return f"'aliases' lists {claim.spelling!r:.80} under {other.name!r:.80} and under {claim.name!r:.80}"
    where = f"{content.shown(other.path)}:{other.line}"
    return f"{claim.spelling!r:.80} is {claim.name!r:.80} here and {other.name!r:.80} in {where}"


def _hint(claim: _Claim, other: _Claim) -> str:
    if _folded(claim.name) == _folded(other.name):
        return "delete one of the files, or write each name as this person's papers do"
    return "keep only one" if claim.path == other.path else "keep the spelling in one of them"
