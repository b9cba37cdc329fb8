"""People's names: split into the parts that BibTeX and CSL distinguish.

Rules (BibTeX manual "btxdoc" section 4; `van der Maaten` and `De Paola` as in public records): particles are the
words from the first to the last that start in lower case, with those in front that are in `_CAPITAL_PARTICLES`; a
suffix is Jr., Sr. or a Roman number; organisations, single names and names in scripts without spaces stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from sys import intern

from generator.model import Person

_CAPITAL_PARTICLES = frozenset("Da Das De Del Dela Della Den Der Des Di Dos Du Ten Ter Van Von".split())
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_HOMONYM = re.compile(r"(?<=[^\W\d_]) (0\d{3})(?=,|$)")
_HOMONYM_FIRST = re.compile(r"(0\d{3}), (\D+)")
_ORGANISATION = re.compile(
    r"\b(?:and|for|of|team|group|collaboration|consortium|committee|council|commission|institute|university|college|"
    r"laborator(?:y|ies)|labs?|society|association|organi[sz]ation|foundation|project|network|initiative|ministry|"
    r"department|center|centre|inc|ltd|llc|gmbh|corporation|company)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?i)\b(?:collaborations?|consorti(?:um|a)|team|group|network|project|initiative)\b")
_PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-"}
    | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
)
"""Hyphens by another code, and ligatures that text copied from a PDF has."""
_NON_SPACING_SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=100_000)
def parse(text: str) -> Person:
    """Reads `First von Last`, `von Last, First`, `von Last, Jr., First` or `{Organisation}`."""
    name = normal(text)
    if name.startswith("{") and name.endswith("}"):
        return Person(name=name[1:-1].strip())
    if match := _HOMONYM.search(name):
        person = parse(name[: match.start()] + name[match.end() :])
        return person if person.is_literal else replace(person, homonym=match[1])
    if match := _HOMONYM_FIRST.fullmatch(name):  # which programs take for the family name
        return parse(f"{match[2]} {match[1]}")
    head, *rest = [part for part in map(str.strip, name.split(",")) if part] or [name]
    if rest and not (len(rest) == 1 and _SUFFIX.fullmatch(rest[0])):
        return _from_commas(head, rest)
    suffix = rest[0] if rest else ""
    if _is_whole(head):
        return Person(name=name)
    return _from_words(f"{head} {suffix}" if suffix else name, head.split(" "), suffix)


def normal(text: str) -> str:
    """NFC, single spaces, plain hyphens, no ligatures: two spellings of a letter must not make two people."""
    single = " ".join(unicodedata.normalize("NFC", text).split())
    if not single.isascii():
        single = single.translate(_PLAIN)
    return text if single == text else single  # one object for both: of names there are many


def collaboration(name: str) -> Person:
    """Those who write together under a name: `ATLAS` is the ATLAS Collaboration."""
    return Person(name if _GROUP.search(name) else f"{name} Collaboration")


def spelled(person: Person) -> str:
    """The spelling for front matter: `parse(spelled(person)) == person`, and plain words where they suffice."""
    if parse(person.identified) == person:
        return person.identified
    if person.is_literal:
        return f"{{{person.name}}}"
    return f"{inverted(person)} {person.homonym}" if person.homonym else inverted(person)


def inverted(person: Person) -> str:
    """`von Last, Jr., First`, leaving out the parts that are missing; a literal name as it is."""
    if person.is_literal:
        return person.name
    last = f"{person.particle} {person.family}".strip()
    return ", ".join(part for part in (last, person.suffix, person.given) if part)


@lru_cache(maxsize=8_192)
def folded(name: str) -> str:
    """For comparing: no case, no accents, no full stops, single spaces."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.replace(".", " ").casefold().split())


def _is_whole(head: str) -> bool:
    """True for names that no style may take apart."""
    return " " not in head or bool(_ORGANISATION.search(head) or _NON_SPACING_SCRIPTS.search(head))


def _is_small(word: str) -> bool:
    """True for what BibTeX takes for the beginning of the last name, but for initials."""
    letter = next(filter(str.isalpha, word), "")
    return letter.islower() and not word.endswith(".")


def _is_particle(word: str) -> bool:
    return _is_small(word) or word in _CAPITAL_PARTICLES


def _from_words(name: str, words: list[str], suffix: str) -> Person:
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    inner = range(1, len(words) - 1)
    small = [place for place in inner if _is_small(words[place])]
    end = small[-1] + 1 if small else len(words) - 1
    start = small[0] if small else end
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    return Person(name, _joined(words[:start]), _joined(words[start:end]), _joined(words[end:]), suffix)


def _from_commas(last: str, rest: list[str]) -> Person:
    if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]):
        rest = rest[::-1]  # `Last, First, Jr.`, as catalogues have it
    suffix, given = (rest[0], " ".join(rest[1:])) if len(rest) > 1 else ("", rest[0])
    words = last.split(" ")
    start = _particles(words)
    name = " ".join(part for part in (given, last, suffix) if part)
    return Person(name, given, _joined(words[:start]), _joined(words[start:]), suffix)


def _joined(words: Sequence[str]) -> str:
    return intern(" ".join(words))  # one object for all who have a name in common


def _particles(words: list[str]) -> int:
    """How many words in front of a last name are its particles: up to the last small one, if it starts with one."""
    inner = range(len(words) - 1)
    if _is_small(words[0]):
        return max((place + 1 for place in inner if _is_small(words[place])), default=0)
    return next((place for place in inner if not _is_particle(words[place])), len(words) - 1)
