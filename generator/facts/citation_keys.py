"""Citation keys and slugs: ASCII, safe as file name, URL and BibTeX key, unique ignoring case."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, product

from generator.model import Publication
from generator.text import formulas

VALID_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
RESERVED = frozenset({"index", "readme"})

_STOPWORDS = frozenset("a an the on of in for do does are is how what why to".split())
_WORD = re.compile(r"[a-z0-9]+")
_FOLDS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ğ": "g",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ə": "e",
        "’": "",
        "'": "",
    }
)


def is_valid(key: str) -> bool:
    """True for a key that may name a publication's file."""
    return bool(VALID_KEY.fullmatch(key)) and key.casefold() not in RESERVED


def base_key(publication: Publication) -> str:
    """First surname + year + first title word that is not a stopword, as Google Scholar writes it.

    `anon` stands for a name that has no Latin letter; unknown parts are left out.
    """
    first = publication.authors[0] if publication.authors else None
    surname = f"{first.particle}{first.family or first.name}" if first else ""
    year = publication.date.year or publication.published.year
    words = [word for word in _WORD.findall(folded(formulas.plain(publication.title))) if word not in _STOPWORDS]
    return f"{slug(surname, '') or 'anon'}{year or ''}{words[0] if words else ''}"[:60]


def assign(publications: Sequence[Publication], taken: Iterable[str] = ()) -> list[str]:
    """A key for each publication. Keys in `taken` stay what they are; works that share a form get a, b, c…

    Keys are unique ignoring case, since BibTeX and some file systems do not tell `A` from `a`.
    """
    used = {key.casefold() for key in taken} | RESERVED
    bases = [base_key(publication) for publication in publications]
    shared = Counter(bases)
    suffixed = {base: _suffixed(base) for base in shared}  # what is after one that was used is used too
    keys = []
    for base in bases:
        wanted = [base] if shared[base] == 1 else []
        key = next(k for k in chain(wanted, suffixed[base]) if k not in used)
        used.add(key)
        keys.append(key)
    return keys


def file(publications: Sequence[Publication], taken: Iterable[str] = ()) -> list[str]:
    """As `assign`, but a work that comes with a key of its own, from a reference library, keeps it if it is free."""
    used = {key.casefold() for key in taken}
    kept: dict[int, str] = {}
    for at, publication in enumerate(publications):
        if is_valid(publication.key) and publication.key.casefold() not in used:
            kept[at] = publication.key
            used.add(publication.key.casefold())
    others = [publication for at, publication in enumerate(publications) if at not in kept]
    assigned = iter(assign(others, used))
    return [kept.get(at) or next(assigned) for at in range(len(publications))]


def slug(text: str, dash: str = "-") -> str:
    """Lower-case ASCII letters and digits, anything else turned into `dash`."""
    return dash.join(_WORD.findall(folded(text)))


def _suffixed(base: str) -> Iterator[str]:
    """base + a … z, aa … zz and so on, without end."""
    for width in count(1):
        yield from (base + "".join(letters) for letters in product(string.ascii_lowercase, repeat=width))


def folded(text: str) -> str:
    """In lower case, Latin letters without accents and marks; all other characters stay."""
    lower = text.casefold().translate(_FOLDS)
    if lower.isascii():  # as most names and titles are, in a fifth of the time
        return lower
    lower = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in lower if not unicodedata.combining(c))
