"""Names that fit: `J.-P. Serre` is a shorter form of `Jean-Pierre Serre`. Of two that fit the fuller one says more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.facts import citation_keys, names
from generator.model import Person

_MOST_INITIALS = 3
_COMPOUND = re.compile(r"\w[-\s]\w")
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_PARTS = re.compile(r"[^\W_]+\.?")


def completed(listed: Sequence[str], others: Iterable[Sequence[str]]) -> list[str]:
    """A list of authors in which each name has the fullest form that fits it in the other lists, at its place there or,
    where the lists differ, where only one name fits."""
    full = list(listed)
    for other in others:
        if other != full:
            mine, theirs = _by_surname(full), _by_surname(other)
            full = [_fullest(name, place, other, mine, theirs) for place, name in enumerate(full)]
    return full


def all_fit(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """True if each name of the shorter list fits the one at its place in the longer."""
    return len(shorter) <= len(longer) and all(fits(a, b) for a, b in zip(longer, shorter, strict=False))


@lru_cache(maxsize=100_000)
def fits(one: str, other: str) -> bool:
    """True if two names may be one: the same surname, and given names of which the shorter are beginnings."""
    a, b = names.parse(one), names.parse(other)
    if a.is_literal or b.is_literal or (a.suffix and b.suffix and a.suffix != b.suffix):
        return _plain(one) == _plain(other)
    mine, yours = _spellings(one, of_compound=_is_compound(b)), _spellings(other, of_compound=_is_compound(a))
    return any(_agree(each, every) for each in mine for every in yours)


def _agree(one: str, other: str) -> bool:
    mine, yours = _given(one), _given(other)
    return _surname(one) == _surname(other) and bool(mine and yours) and all(map(_begins, mine, yours))


def _fullest(
    name: str, place: int, other: Sequence[str], mine: Mapping[str, list[str]], theirs: Mapping[str, list[str]]
) -> str:
    """The name, or the fuller form of it in another list; `mine` and `theirs` are the two lists by surname."""
    if place < len(other) and fits(name, other[place]):
        return other[place] if _says_more(other[place], name) else name
    fitting = [each for each in theirs.get(_surname(name), ()) if fits(name, each)]
    rivals = [each for each in mine[_surname(name)] if fits(name, each)]
    return fitting[0] if len(fitting) == len(rivals) == 1 and _says_more(fitting[0], name) else name


def _by_surname(listed: Iterable[str]) -> dict[str, list[str]]:
    """A list of three thousand authors is compared with another one in as many steps."""
    found: dict[str, list[str]] = {}
    for name in listed:
        found.setdefault(_surname(name), []).append(name)
    return found


@lru_cache(maxsize=100_000)
def _spellings(name: str, *, of_compound: bool) -> tuple[str, ...]:
    """A name with its umlauts as marks or written out, `Mueller`; with its initials after a comma, `Family G`; and,
    beside a compound surname, with its last two words as one, `García Márquez`."""
    found = [name, _turned(name) or name]
    words = names.parse(name).given.split()
    if of_compound and len(words) > 1 and len(words[-1].rstrip(".")) > 1:
        found.append(f"{words[-1]}-{names.parse(name).family}, {' '.join(words[:-1])}")
    return tuple(dict.fromkeys([*found, *(each.translate(_WRITTEN_OUT) for each in map(names.normal, found))]))


def _is_compound(person: Person) -> bool:
    return bool(_COMPOUND.search(person.family))


def _turned(name: str) -> str:
    """`Family G` as `Family, G`; empty for other names."""
    person = names.parse(name)
    is_turned = person.family.isupper() and len(person.family) <= _MOST_INITIALS < len(person.given)
    return f"{person.given}, {person.family}" if is_turned and not name.isupper() and not person.particle else ""


def _begins(one: str, other: str) -> bool:
    """A whole name, or an initial of it, or its beginning with a full stop: `Th.` is Thomas. Two whole names must be
    equal: Jo is not Joan."""
    return one == other or _is_beginning(one, other) or _is_beginning(other, one)


def _is_beginning(short: str, whole: str) -> bool:
    return (len(short) == 1 or short.endswith(".")) and whole.startswith(short.rstrip("."))


def _says_more(one: str, other: str) -> bool:
    """True if nothing of the other name is missing in the first, which fits it, and it has more letters or accents."""
    if _turned(one) or _turned(other):
        return not _turned(one)
    mine, yours = _given(one), _given(other)
    lengths = [[len(part.rstrip(".")) for part in parts] for parts in (mine, yours)]
    if len(mine) < len(yours) or any(map(int.__lt__, *lengths)):
        return False
    return (sum(lengths[0]), _accents(one)) > (sum(lengths[1]), _accents(other))


def _accents(name: str) -> int:
    return sum(not letter.isascii() for letter in name)


@lru_cache(maxsize=100_000)
def _surname(name: str) -> str:
    person = names.parse(name)
    return _plain(f"{person.particle}{person.family or person.name}")


@lru_cache(maxsize=100_000)
def _given(name: str) -> list[str]:
    parts = _PARTS.findall(names.parse(name).given)
    return [letter for part in parts for letter in _letters(part, name)]


def _letters(part: str, name: str) -> list[str]:
    """A part of a given name; of initials that are written as one word, each. Only a beginning keeps its full stop."""
    bare = part.rstrip(".")
    if _is_of_initials(bare, name):
        return [_plain(letter) for letter in bare]
    return [f"{_plain(bare)}{'.' if part != bare and len(bare) > 1 else ''}"]


def _is_of_initials(part: str, name: str) -> bool:
    """True for `JP` in `JP Serre`, unless the whole name is in capitals."""
    return 1 < len(part) <= _MOST_INITIALS and part.isupper() and not name.isupper()


@lru_cache(maxsize=100_000)
def _plain(text: str) -> str:
    """Without case, accents and other marks; letters that are not Latin stay."""
    return citation_keys.slug(text, "") or names.folded(text)
