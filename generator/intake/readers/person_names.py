"""Names of people in records: in parts, family name first, or as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.facts import names
from generator.intake.readers import markup, name_marks
from generator.intake.readers.mapping import all_raw, text_at, whole
from generator.model import Person

_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,4}")
_GLUED = re.compile(r"[A-Z]{2,3}")
_HOMONYM = re.compile(r"(?<=\w) 0\d{3}$")
_SUFFIX_BEHIND = re.compile(r"(?P<given>.+?),?\s+(?P<suffix>(?:Jr|Sr)\.?|II|III|IV|2nd|3rd|4th)$")
_EMPTY = frozenset({"", ",", "{}", "none", "anonymous", "[anonymous]", "[no author listed]", "..."})
_OTHERS = frozenset({"et al", "et al.", "others", "and others", "& others"})
_MARKS = str.maketrans({"{": "(", "}": ")"})
LONGEST = 300


def organisation(name: str) -> Person | None:
    """A name that is used as a whole."""
    clean = _clean(name)
    return names.parse(f"{{{clean}}}") if _is_name(clean) else None


def structured(family: str, given: str = "", suffix: str = "", particle: str = "") -> Person | None:
    """A name in parts. Initials that are written as one word, `AS`, become `A. S.`, unless all is in capitals."""
    family, given, suffix, particle = (
        _clean(part).replace(",", " ").strip() for part in (family, given, suffix, particle)
    )
    last = " ".join(part for part in (particle, family) if part)
    if not last:
        return printed(given)
    if not given and not suffix:
        return organisation(last)
    if _GLUED.fullmatch(given) and not family.isupper():
        given = " ".join(f"{letter}." for letter in given)
    parts = [last, suffix, given] if suffix and given else [last, given or suffix]
    return names.parse(", ".join(parts)) if _is_name(last) else None


def inverted(name: str) -> Person | None:
    """`Family, Given` or `Family, Given, Jr.`; without a comma `Liu R.` is one too, and anything else as printed."""
    if body := _braced(name):
        return organisation(body)
    clean = _clean(name)
    family, comma, rest = clean.partition(",")
    if comma and family.strip():
        parts = [part.strip() for part in rest.split(",") if part.strip()]
        is_suffix_first = len(parts) > 1 and re.fullmatch(r"(?:Jr|Sr)\.?|[IVX]+|\d\w\w", parts[0])
        given, suffix = (parts[1], parts[0]) if is_suffix_first else (*parts, "", "")[:2]
        if not suffix and (match := _SUFFIX_BEHIND.match(given)):
            given, suffix = match["given"], match["suffix"]
        return structured(family, given, suffix)
    words = clean.split()
    is_last = len(words) > 1 and _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0])
    if is_last and not _is_group(clean):
        return structured(" ".join(words[:-1]), words[-1])
    return printed(clean)


def printed(name: str) -> Person | None:
    """A name as people write it; `Family, Given` is understood too."""
    if body := _braced(name):
        return organisation(body)
    clean = _HOMONYM.sub("", _clean(name)).strip(" ,;")
    if not _is_name(clean):
        return None
    words = clean.split()
    is_glued = "," not in clean and len(words) > 1 and _GLUED.fullmatch(words[0]) and not clean.isupper()
    if is_glued and not _is_group(clean):
        return structured(" ".join(words[1:]), words[0])
    return names.parse(clean)


def _is_group(name: str) -> bool:
    """True for a name that says it is a group's: the CMS of `CMS Collaboration` are not initials."""
    return names.parse(name).is_literal


def of_mapping(value: Any) -> Person | None:
    """A person of CSL or Crossref: `family`, `given`, `suffix`, particles, or `literal` or `name` for a whole name."""
    if isinstance(value, str):
        return printed(value)
    whole_name = text_at(value, "literal") or text_at(value, "name")
    if not (family := text_at(value, "family")):
        return organisation(whole_name) if whole_name else structured("", text_at(value, "given"))
    particle = text_at(value, "non-dropping-particle") or text_at(value, "dropping-particle")
    return structured(family, text_at(value, "given"), text_at(value, "suffix"), particle)


def are_others(person: Person) -> bool:
    """True for what ends a list of people that was cut, and is nobody's name."""
    return person.name.casefold() in _OTHERS


def people(found: Iterable[Person | None]) -> tuple[Person, ...]:
    """The people who have a name, each once."""
    return tuple(dict.fromkeys(person for person in found if person))


def all_inverted(found: list[Any]) -> tuple[Person, ...]:
    """People, family name first, of texts."""
    return people(inverted(whole(name)) for name in found)


def all_printed(found: list[Any]) -> tuple[Person, ...]:
    """People of texts as they are printed."""
    return people(printed(name) for name in all_raw(found))


def all_of_mappings(found: list[Any]) -> tuple[Person, ...]:
    """People of mappings."""
    return people(map(of_mapping, found))


def _braced(name: str) -> str:
    """The name in braces, which say that it is used as a whole."""
    name = name.strip()
    return name[1:-1].strip() if name.startswith("{") and name.endswith("}") and name.count("{") == 1 else ""


def _clean(name: str) -> str:
    """A name without markup, and without characters that mean something to `names.parse`."""
    return names.normal(markup.plain(name_marks.canonical(name[:LONGEST])).translate(_MARKS))


def _is_name(name: str) -> bool:
    return name.casefold() not in _EMPTY and any(character.isalpha() for character in name)
