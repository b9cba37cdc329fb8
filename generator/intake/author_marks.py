"""Marks after authors' names, such as `*` and `†`, as a page of a paper prints them: they are not part of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.facts import names
from generator.intake.readers import name_marks
from generator.model import Person, Publication

_SIGNS = {"∗": "*", "⁎": "*"}
_SIGN = f"[{name_marks.SIGNS}]"
_RAISED = f"[{name_marks.RAISED}]+"
_MARK = re.compile(
    rf"\s*(?:(?:{_SIGN}|{_RAISED})(?=[\s*$,;}})]|{_SIGN}|{_RAISED}|$)|\$\^[({{](?P<inner>[^$]*)[)}}]\$)(?:[,;]$)?"
)
_NUMBER = re.compile(rf"{_MARK.pattern}|(?<=[^\W\d_]{{2}})\d{{1,2}}(?=[\s,$]|$)|(?<=\w)\s\d{{1,2}}(?=,|$)")
"""A mark, or a number after a word of a name, as text that was copied from a page has it."""

_ONE = re.compile(rf"{_SIGN}|\d+|{_RAISED}|\w+")
_SHORT = re.compile(rf"(?:\s*(?:{_SIGN}|{_RAISED}|\d{{1,3}}|[A-Za-z]{{1,2}}(?!\w)))+\s*")
_EQUALLY = re.compile(r"(?i)\b(?:equal|equally)\b")
_LONGEST = 600
_ROLES = ("authors", "editors", "translators", "holders")


def without_marks(publication: Publication) -> tuple[Publication, str]:
    """The publication with plain names, and what was left out of them, in words. Where one sign stands after several
    authors, these contributed equally."""
    marked: dict[str, list[Person]] = {}
    people: dict[str, Any] = {role: _without(getattr(publication, role), marked) for role in _ROLES}
    if not marked:
        return publication, ""
    authors = people["authors"]
    equal = [mark for mark, group in marked.items() if _may_mean_equal(mark) and len({*group} & {*authors}) > 1]
    chosen = equal[0] if len(equal) == 1 and not publication.equal_contribution else ""
    together = tuple(marked.pop(chosen)) if chosen else publication.equal_contribution
    return replace(publication, **people, equal_contribution=together), _in_words(marked)


def _without(people: tuple[Person, ...], marked: dict[str, list[Person]]) -> tuple[Person, ...]:
    """People without the marks after their names, which are added to `marked`."""
    plain = []
    for each in people:
        person, marks = _taken_apart(each)
        plain.append(person)
        for mark in marks:
            marked.setdefault(mark, []).append(person)
    return tuple(plain)


def _taken_apart(author: Person) -> tuple[Person, list[str]]:
    """A name without its marks, and these, sorted. A number may be part of what a team or a program is called."""
    pattern = _MARK if author.is_literal else _NUMBER
    spelled = name_marks.canonical(names.spelled(author))
    marks = {sign for match in pattern.finditer(spelled) for sign in _signs(match)}
    bare = pattern.sub("", spelled).strip(" ,;")
    if not (marks and any(map(str.isalpha, bare))):
        return author, []
    person, others = _taken_apart(names.parse(bare))  # after which another one may have stood
    return person, sorted({*marks, *others})


def _signs(match: re.Match[str]) -> list[str]:
    """The marks in one, each for itself; words of a footnote together."""
    mark = match["inner"] or match[0].strip(" ,;")
    return [_SIGNS.get(sign, sign) for sign in _ONE.findall(mark)] if _SHORT.fullmatch(mark) else [mark]


def _may_mean_equal(mark: str) -> bool:
    return mark in name_marks.SIGNS or bool(_EQUALLY.search(mark))


def _in_words(marked: Mapping[str, list[Person]]) -> str:
    parts = [f"{mark} after {', '.join(person.name for person in people)}" for mark, people in marked.items()]
    return f"marks are not part of a name: {'; '.join(parts):.{_LONGEST}}" if parts else ""
