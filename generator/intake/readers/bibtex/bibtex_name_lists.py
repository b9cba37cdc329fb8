"""Where one name of a BibTeX list ends and the next begins. BibTeX knows only ` and `; people write commas, semicolons
and ampersands too. A list is taken apart only where it can be nothing else: `García Márquez, Gabriel José` is one name.
"""

from __future__ import annotations

import re

from generator.facts import names
from generator.intake.readers import name_marks
from generator.intake.readers.bibtex.bibtex_text import plain

_SEPARATORS = {
    name: re.compile(rf"[{{}}]|\\\\.|(?P<separator>{pattern})", re.IGNORECASE | re.DOTALL)
    for name, pattern in (("and", r"\s+and(?=\s)"), (";", ";"), (",", ","), (" ", r"\s+"))
}
_AMPERSAND = re.compile(r"\s+\\?&\s+")
_BLANKS = re.compile(r"\s{2,}+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_SURNAME_INITIALS = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) (?P<given>[A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,3})"
)
_FULL_NAME = re.compile(r"[^\W\d_][^\s,]*(?: [^\s,]+){1,3}")


def split(value: str, separator: str) -> list[str]:
    """The value, cut at each separator (`and`, `;`, `,` or a space) outside braces."""
    parts, depth, begin = [], 0, 0
    value = f"\n{_BLANKS.sub(' ', value)}\n"
    for match in _SEPARATORS[separator].finditer(value):
        depth = max(depth + (match[0] == "{") - (match[0] == "}"), 0)
        if match["separator"] and depth == 0:
            parts.append(value[begin : match.start()].strip())
            begin = match.end()
    return [*parts, value[begin:].strip()]


def taken_apart(name: str, faults: list[str], *, is_last: bool, is_alone: bool = False) -> list[str]:
    """The names in what stands between two `and`, with a message if they are several, or may be."""
    for mark, pieces in ((";", split(name, ";")), ("&", _by_ampersand(name))):
        whole = [piece for piece in pieces if piece]
        if len(whole) > 1:
            faults.append(f"names are separated by {_CALLED[mark]}; split there")
            return [each for piece in whole for each in taken_apart(piece, faults, is_last=False)]
    pieces = split(name, ",")
    is_open = not pieces[-1] and not is_last
    people = _by_commas([piece for piece in pieces if piece], is_open=is_open)
    if len(people) > 1:
        faults.append(f"names are separated by commas; read as {' and '.join(map(plain, people))!r:.80}")
        return people
    if (
        is_alone
        and len(pieces) == 2
        and all(_FULL_NAME.fullmatch(_bare(piece)) for piece in pieces)
        and not _is_von(pieces[0])
    ):
        faults.append(f"may be two names; read as one, with the last name {plain(pieces[0])!r:.80}")
    return [name]


_CALLED = {";": "semicolons", "&": "ampersands"}


def _by_ampersand(name: str) -> list[str]:
    """The parts beside an ampersand, if each is a whole name; companies have one too."""
    parts = [part for part in _AMPERSAND.split(name) if part]
    is_list = len(parts) > 1 and "{" not in name and all(_is_person(_bare(piece)) for piece in parts)
    return parts if is_list else [name]


def _by_commas(pieces: list[str], *, is_open: bool) -> list[str]:
    """`Smith A, Jones B`, `Smith, A., Jones, B.` and `Ann Smith, Bob Jones, Cara Doe` as names; anything else as it is.
    `is_open` says that a comma follows, as before a last `and`."""
    apart = [name_marks.apart(plain(piece)) for piece in pieces]
    words = [name for name, _ in apart]
    if len(words) > 1 and all(map(_SURNAME_INITIALS.fullmatch, words)):
        matches = zip(map(_SURNAME_INITIALS.fullmatch, words), apart, strict=True)
        return [f"{match['family']}, {match['given']}{marks}" for match, (_, marks) in matches if match]
    is_paired = len(words) > 3 and len(words) % 2 == 0 and all(map(_INITIALS.fullmatch, words[1::2]))
    if is_paired and not any(_INITIALS.fullmatch(word) and word.isupper() for word in words[::2]):
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    is_certain = len(words) > 2 or (len(words) == 2 and is_open)
    return pieces if is_certain and all(map(_is_person, words)) else [", ".join(pieces)]


def _bare(piece: str) -> str:
    """The words of a name without the marks after it."""
    return name_marks.apart(plain(piece))[0]


def _is_person(words: str) -> bool:
    return bool(_FULL_NAME.fullmatch(words)) and not names.parse(words).is_literal


def _is_von(piece: str) -> bool:
    """True for a last name with a particle, which may have several words."""
    return plain(piece)[:1].islower() or bool(names.parse(f"X {plain(piece)}").particle)
