"""Lists of names as a style sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.citing.reference_markup import italic
from generator.model import Person

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\s.]+\.?")
_BARE = re.compile(r"(?<![\w-])([^\W\d_])(?=\s|$)")
_CLOSE = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")
_ABBREVIATED = re.compile(r"[^\W\d_]{2,}\.")


@dataclass(frozen=True, slots=True)
class NameRules:
    """One style's rules. `initials` is what follows each initial (None: given names in full); `inverted` names stand
    with the surname in front: `all`, `first` or `none`. Lists of `most` or more are cut to `first` names, with
    `last_too` the last one after an ellipsis. `comma_before_last` is `always`, `three` (from three names on) or
    `never`."""

    most: int
    first: int
    inverted: str = "all"
    initials: str | None = ". "
    last_word: str = "and"
    comma_before_last: str = "three"
    comma_before_et_al: bool = False
    italic_et_al: bool = False
    last_too: bool = False
    particle_last: bool = False
    compact: bool = False


def listed(people: Sequence[Person], rules: NameRules, *, truncated: bool = False) -> str:
    """The list. One that its source cut is shortened as the style shortens a longer list, if it would be shortened at
    all; otherwise the known names and "et al." stand, since the true number is unknown."""
    if not people:
        return ""
    count = len(people) + truncated
    is_shortened = count >= rules.most and not (truncated and rules.last_too)
    shown = people[: rules.first] if is_shortened else people
    names = [name(person, rules, is_first=i == 0) for i, person in enumerate(shown)]
    if is_shortened and rules.last_too:
        return f"{', '.join(names)}, … {name(people[-1], rules, is_first=False)}"
    if is_shortened or truncated:
        return _with_et_al(names, rules)
    return _with_last_word(names, rules, is_group=people[-1].is_literal)


def name(person: Person, rules: NameRules, *, is_first: bool) -> str:
    """One name."""
    if person.is_literal:
        return person.name
    given = _spaced(person.given) if rules.initials is None else initials(person.given, rules.initials)
    if rules.compact:
        suffix = person.suffix.replace(".", "")
        return " ".join(filter(None, (person.particle, person.family, given, suffix)))
    if rules.inverted == "none" or (rules.inverted == "first" and not is_first):
        return " ".join(filter(None, (given, person.particle, person.family, person.suffix)))
    family = [person.family] if rules.particle_last else filter(None, (person.particle, person.family))
    behind = f"{given} {person.particle}".strip() if rules.particle_last else given
    return ", ".join(filter(None, (" ".join(family), behind, person.suffix)))


@lru_cache(maxsize=4096)
def _spaced(given: str) -> str:
    """Given names in full, in which each initial has its stop and its space: `J.R.R.` and `J R R` → `J. R. R.`"""
    return _CLOSE.sub(". ", _BARE.sub(r"\1.", given))


@lru_cache(maxsize=4096)
def initials(given: str, mark: str) -> str:
    """`Jean-Paul Charles` → `J.-P. C.` for the mark ". ", `J.-P.C.` for ".", `JPC` for an empty one.
    What is abbreviated already stays: `Md. Mostofa` → `Md. M.`"""
    words = [_initial(word, mark.strip()) for word in _WORD.findall(given)]
    return (" " if mark.endswith(" ") else "").join(filter(None, words))


def _initial(word: str, stop: str) -> str:
    if _ABBREVIATED.fullmatch(word):
        return word if stop else word[:-1]
    letters = [match[0] for part in word.split("-") if (match := _LETTER.search(part))]
    return ("-" if stop else "").join(f"{letter}{stop}" for letter in letters)


def _with_et_al(names: list[str], rules: NameRules) -> str:
    comma = "," if len(names) > 1 or rules.comma_before_et_al else ""
    return f"{', '.join(names)}{comma} {italic('et al.') if rules.italic_et_al else 'et al.'}"


def _with_last_word(names: list[str], rules: NameRules, *, is_group: bool) -> str:
    """Before a group the comma of every style is that of a list of three."""
    if len(names) == 1 or not rules.last_word:
        return ", ".join(names)
    rule = "three" if is_group else rules.comma_before_last
    has_comma = rule == "always" or (rule == "three" and len(names) > 2)
    return f"{', '.join(names[:-1])}{',' if has_comma else ''} {rules.last_word} {names[-1]}"
