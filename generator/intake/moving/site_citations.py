"""The authors in a citation that somebody wrote by hand: what stands before the title. Where a list can be read in two
ways it is not read."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from generator.intake.readers import person_names
from generator.model import Person

_ET_AL = re.compile(r"(?i)[,;]?\s*(?:and\s+)?\bet\.? al\b\.?|,?\s*\band others\b")
_YEAR = re.compile(r"[\s,]*[(\[]?\b(?:1[89]|20)\d\d[a-z]?\b[)\]]?[\s.,:]*$")
_INITIALS = r"(?:[A-Z]\.?[ -]?){1,4}"
_FAMILY = r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}"
_TAG = re.compile(r"</?\w+>")
_PARTICLES = frozenset(
    "van der den de von zu zur vom la le di da dal del della dos das du el al bin ibn ten ter af av y e".split()
)
_FAMILY_INITIALS = re.compile(rf"{_FAMILY} [A-Z]{{1,3}}")
_FULL = re.compile(r"(?:[^\W\d_][\w'’-]*\.?|[A-Z]\.)(?: (?:[^\W\d_][\w'’-]*\.?|(?:[A-Z]\.)+))+")


class Authors(NamedTuple):
    """The people, whether the list is cut, and whether it could be read."""

    people: tuple[Person, ...] = ()
    is_cut: bool = False
    is_sure: bool = False


def authors(citation: str, title: str) -> Authors:
    """The authors of a citation of a work with a title."""
    citation = _TAG.sub("", html.unescape(citation))
    start = _folded(citation).find(_folded(title)[:60])
    if start <= 0 or not title:
        return Authors()
    before = _YEAR.sub("", citation[:start].strip().strip("\"'“”‘’<>").strip())
    cut = bool(_ET_AL.search(before))
    before = re.sub(r"(?<=\w\w)\.$", "", _ET_AL.sub("", before).strip(" ,;:"))
    parts = [part.strip() for part in re.split(r"\s*(?:;|,|\s(?:and|&)\s)\s*(?:and\s+|&\s*)?", before) if part.strip()]
    people = _people(parts)
    return Authors(people, cut, is_sure=True) if people else Authors()


def _people(parts: list[str]) -> tuple[Person, ...]:
    """`Gao Y`, `Ada Lovelace` or `Lovelace`, `A.`: one of these throughout, or nobody."""
    if parts and all(_FAMILY_INITIALS.fullmatch(part) for part in parts):
        return person_names.people(
            person_names.inverted(f"{p.rpartition(' ')[0]}, {p.rpartition(' ')[2]}") for p in parts
        )
    if parts and all(map(_is_full, parts)):
        return person_names.people(map(person_names.printed, parts))
    families, given = parts[::2], parts[1::2]
    is_paired = len(parts) % 2 == 0 and all(re.fullmatch(_INITIALS, each) for each in given)
    if parts and is_paired and all(re.fullmatch(_FAMILY, each) for each in families):
        return person_names.people(person_names.inverted(f"{f}, {g}") for f, g in zip(families, given, strict=True))
    return ()


def _is_full(name: str) -> bool:
    """True for given and family name: words that do not begin with a small letter, but for particles."""
    words = name.split()
    is_name = bool(_FULL.fullmatch(name)) and not re.fullmatch(_INITIALS, name)
    return is_name and not words[-1][0].islower() and all(w in _PARTICLES or not w[0].islower() for w in words)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")
