"""Marks behind authors' names, such as `*` and `†`, as a page of a paper prints them: they are not part of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.facts import names
from generator.model import Person, Publication

_SIGNS = {
    r"\ast": "*",
    r"\star": "*",
    r"\dagger": "†",
    r"\dag": "†",
    r"\ddagger": "‡",
    r"\ddag": "‡",
    "∗": "*",
    "⁎": "*",
}
_SIGN = r"(?:[*∗⁎†‡§¶]|\\(?:ast|star|ddagger|dagger|ddag|dag)(?![A-Za-z]))"
_MARK = re.compile(
    rf"\s*(?:{_SIGN}|[¹²³⁰⁴-⁹]+|\$\s*\{{?\}}?\^\s*[({{]?\s*(?P<inner>(?:{_SIGN}|[\d,;\s])+)[)}}]?\s*\$)(?=\s|[*∗⁎†‡§¶$¹²³⁰⁴-⁹,;]|$)[,;]?"
)


def without_marks(publication: Publication) -> tuple[Publication, str]:
    """The publication with plain names, and what was left out of them, in words. Where one mark stands behind several
    names, these authors contributed equally."""
    if not any(_MARK.search(author.name) for author in publication.authors):
        return publication, ""
    people: list[Person] = []
    marked: dict[str, list[Person]] = {}
    for author in publication.authors:
        person = names.parse(_MARK.sub("", names.spelled(author)))
        people.append(person)
        for mark in sorted({sign for match in _MARK.finditer(author.name) for sign in _signs(match[0])}):
            marked.setdefault(mark, []).append(person)
    equal = [mark for mark, group in marked.items() if len(group) > 1 and not mark.isdigit()]
    chosen = equal[0] if len(equal) == 1 and not publication.equal_contribution else ""
    together = tuple(marked.pop(chosen)) if chosen else publication.equal_contribution
    return replace(publication, authors=tuple(people), equal_contribution=together), _in_words(marked)


def _signs(mark: str) -> list[str]:
    return [_SIGNS.get(sign, sign) for sign in re.findall(rf"{_SIGN}|\d+|[¹²³⁰⁴-⁹]+", mark)]


def _in_words(marked: Mapping[str, list[Person]]) -> str:
    parts = [f"{mark} behind {', '.join(person.name for person in people)}" for mark, people in marked.items()]
    return f"marks are not part of a name: {'; '.join(parts)}" if parts else ""
