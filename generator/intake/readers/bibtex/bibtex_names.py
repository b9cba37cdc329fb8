"""Lists of names in BibTeX: `Last, First and First von Last and {Organisation} and others`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.facts import names
from generator.intake.readers import name_marks
from generator.intake.readers.bibtex import bibtex_name_lists
from generator.intake.readers.bibtex.bibtex_name_lists import split
from generator.intake.readers.bibtex.bibtex_text import plain
from generator.model import Person

_OTHERS = re.compile(
    r"(?:and\s+)?(?:(?:\d[\d,]*\s+)?(?:more\s+)?others|et\.?\s*al(?:ii|ia|\.)?|u\.\s?a\.|\.\.\.|…)", re.IGNORECASE
)
_TRAILING_ET_AL = re.compile(r"(?<![,\s])[,\s]++(?:et\.?\s*al\.?|…|\.\.\.)$", re.IGNORECASE)
_NAMED_PART = re.compile(
    r"\s*(family|given|prefix|suffix|given-i|family-i|prefix-i|suffix-i|useprefix|id|hash)\s*=\s*(.*)", re.IGNORECASE
)
_WHOLE = re.compile(r"\{(?!\\)")


class People(NamedTuple):
    """A list of names. `is_cut` says that it ends in `and others`; `faults` are messages about names."""

    persons: tuple[Person, ...]
    is_cut: bool
    faults: tuple[str, ...]


def parse(value: str) -> People:
    """The people in the value of an author or editor field, LaTeX and all."""
    faults: list[str] = []
    listed = [name_marks.canonical(name) for name in split(value, "and") if name]
    raw = [
        each
        for name in listed
        for each in bibtex_name_lists.taken_apart(name, faults, is_last=name is listed[-1], is_alone=len(listed) == 1)
    ]
    persons = []
    is_cut = False
    for number, name in enumerate(raw, start=1):
        stripped, was_cut = _without_et_al(name)
        is_cut = is_cut or was_cut
        if was_cut and number < len(raw):
            faults.append("“others” comes before further names")
        person, fault = _person(stripped) if stripped else (None, "")
        persons += [person] if person and person.name else []
        faults += [fault] if fault else []
    return People(tuple(persons), is_cut and bool(persons), tuple(faults))


def _without_et_al(name: str) -> tuple[str, bool]:
    """A name without the words that say that the list goes on, and whether it had some."""
    text = plain(name)
    if _is_one_group(name) and "al" not in text:
        return name, False  # the braces say that it is somebody's name
    if _OTHERS.fullmatch(text):
        return "", True
    if _TRAILING_ET_AL.search(text):
        return _TRAILING_ET_AL.sub("", text), True
    return name, False


@lru_cache(maxsize=16_384)
def _person(name: str) -> tuple[Person, str]:
    """One name, and what is odd about it."""
    if _is_one_group(name):
        return _literal(plain(name[1:-1])), ""
    parts = split(name, ",")
    if all(_NAMED_PART.match(part) for part in parts):
        return _from_named_parts(parts), ""
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    texts = [_clean(plain(part)) for part in parts]
    if len(parts) > 3:
        fault = "has more than two commas; names are separated by “ and ”"
        return _literal(", ".join(texts)), f"{fault}: {', '.join(texts)!r:.80}"
    if len(texts) == 1 or not texts[0]:
        return _in_order(name if len(texts) == 1 else texts[1], " ".join(part for part in texts if part)), ""
    person = names.parse(", ".join(texts))
    if len(texts) == 2 and person.suffix:  # `First Last, Jr.`, which is written without a comma from now on
        person = names.parse(" ".join(texts))
    return person, ""


def _in_order(raw: str, text: str) -> Person:
    """`First von Last`; a last name of several words may be in braces."""
    words = [word for word in split(raw, " ") if word]
    if len(words) > 1 and _is_one_group(words[-1]) and " " in plain(words[-1]):
        return names.parse(f"{_clean(plain(words[-1]))}, {_clean(plain(' '.join(words[:-1])))}")
    return names.parse(text)


def _from_named_parts(parts: list[str]) -> Person:
    """biblatex's extended format: `family=Maaten, given=Laurens, prefix=van der`."""
    pairs = (match.groups() for part in parts if (match := _NAMED_PART.match(part)))
    named = {name.lower(): _clean(plain(value)) for name, value in pairs}
    last = " ".join(part for part in (named.get("prefix", ""), named.get("family", "")) if part)
    return names.parse(", ".join(part for part in (last, named.get("suffix", ""), named.get("given", "")) if part))


def _literal(name: str) -> Person:
    return names.parse(f"{{{_clean(name, commas=True)}}}")


def _clean(name: str, *, commas: bool = False) -> str:
    """A part of a name without characters that mean something to `names.parse`."""
    kept = name.replace("{", "(").replace("}", ")")
    return names.normal(kept if commas else kept.replace(",", " "))


def _is_one_group(name: str) -> bool:
    """True if one pair of braces encloses the name, and not an accent."""
    if not (_WHOLE.match(name) and name.endswith("}")):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", name, re.DOTALL):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0 and match.end() < len(name):
            return False
    return depth == 0
