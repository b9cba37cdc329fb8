"""Identifiers in the values of records, in whatever spelling: DOIs, arXiv ids, and the numbers of indexes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from generator.facts import identifiers

_DOI = re.compile(identifiers.DOI)
_ARXIV_IN_WORDS = re.compile(rf"(?i)\barxiv[:\s.]\s*(?P<id>{identifiers.ARXIV})")
_NAMED_ARXIV = re.compile(r"(?i)arxiv:\s*\S+")
_ADDRESS = re.compile(r"(?i)(?:https?:/|www\.)")
_NUMBER = re.compile(r"[\dXx][\dXx-]{7,16}")
_WORD = re.compile(r"[\w-]{7,}")
_FEWEST_DIGITS, _FEWEST_OF_ISBN = 6, 9
_LENGTHS_OF_ISBN = frozenset({10, 13})
_LENGTHS = _LENGTHS_OF_ISBN | {8}
_NOTHING = frozenset({"", "-", "n/a", "na", "none", "null", "nan"})
_DOI_TAIL = re.compile(r"(?i)\s*\[(?:doi|pii)\]\s*$")
_QUOTES = ".,;)]}>\"'"


class Found(NamedTuple):
    """What identifies a work: publisher's or preprint's DOI, arXiv id."""

    doi: str = ""
    arxiv: str = ""


def doi(value: str) -> str:
    """The bare DOI that a value holds: an address, `doi:10…`, `10… [doi]`, upper case, percent-encoded. Empty if it
    holds none."""
    words = identifiers.without_doi_prefix(_DOI_TAIL.sub("", value.strip())).strip()
    words = identifiers.without_doi_prefix(words)  # `https://doi.org/https://doi.org/10…`, `doi:doi.org/10…`
    if "%" in words:
        words = unquote(words)
    if "/" in value and identifiers.DOI_ADDRESS.match(value):
        words = words.split("?", 1)[0].split("#", 1)[0]
    words = identifiers.without_markup(words)
    match = _DOI.match(words)
    if match is None or (match.end() < len(words) and words[match.end() :].strip(" .,;") != ""):
        return ""
    return match[0].rstrip(_QUOTES if match[0].count("(") < match[0].count(")") else ".,;\"'")


def doi_in(value: str) -> str:
    """The first DOI among the words of a value, such as `ARTN 107353⏎10.1016/…`."""
    return next((bare for word in value.split() if (bare := doi(word))), "")


def arxiv(value: str) -> str:
    """The arXiv id that a value holds, without address and version: `2307.09288v2`, `arXiv:astro-ph/0601001`."""
    words = value.strip().strip("/")
    if of_doi := identifiers.arxiv_of_doi(identifiers.without_doi_prefix(words)):
        return identifiers.without_version(of_doi)
    bare = identifiers.arxiv_of_address(words) or identifiers.without_arxiv_prefix(words)
    return identifiers.without_version(bare) if re.fullmatch(identifiers.ARXIV, bare) else ""


def arxiv_in(value: str) -> str:
    """The arXiv id after the name of arXiv in a text."""
    match = _ARXIV_IN_WORDS.search(value[:2_000])
    return identifiers.without_version(match["id"]) if match else ""


def arxiv_named(values: Iterable[str]) -> list[str]:
    """The arXiv ids in values that may say anything else. One that begins with `arXiv:` and holds none stays whole."""
    found = (arxiv_in(value) or arxiv(value) or (value if _NAMED_ARXIV.fullmatch(value) else "") for value in values)
    return [id for id in found if id]


def doi_named(value: str) -> str:
    """The first DOI among the words of a value that should hold one, or the value if it holds none."""
    return doi_in(value) or value


def standard_numbers(values: Iterable[str], *, is_isbn: bool) -> str:
    """The ISBNs or the ISSNs in values, by their length; a damaged one stays as it is."""
    found = [number for value in values for word in _WORD.findall(value) for number in _numbers(word)]
    return ", ".join(dict.fromkeys(number for number in found if _is_as_long_as_isbn(number) is is_isbn))


def _numbers(word: str) -> list[str]:
    whole = [number for number in _NUMBER.findall(word) if len(number.replace("-", "")) in _LENGTHS]
    return whole or [word] * (sum(map(str.isdigit, word)) >= _FEWEST_DIGITS)


def _is_as_long_as_isbn(number: str) -> bool:
    length = len(number.replace("-", ""))
    return length in _LENGTHS_OF_ISBN if length in _LENGTHS else length >= _FEWEST_OF_ISBN


def damaged(values: Iterable[str]) -> list[str]:
    """Values that should be identifiers and hold none. An address that leads elsewhere is not meant as one."""
    odd = (value for value in values if value.casefold() not in _NOTHING and not doi(value) and not arxiv(value))
    return [
        value for value in dict.fromkeys(odd) if not _ADDRESS.match(value) or identifiers.leads_to_identifier(value)
    ]


def is_doi_address(value: str) -> bool:
    """True for what leads to a DOI or says that it is one, even if none follows."""
    return bool(identifiers.DOI_ADDRESS.match(value)) or value.casefold().startswith("doi:")


def among(values: Iterable[str]) -> Found:
    """The DOI and the arXiv id in several values: a publisher's DOI before a preprint's, arXiv's own DOIs as ids."""
    dois: list[str] = []
    arxiv_id = ""
    for value in values:
        if bare := arxiv(value):
            arxiv_id = arxiv_id or bare
        elif bare := doi(value):
            dois.append(bare)
    by_publisher = [bare for bare in dois if not identifiers.is_preprint_doi(bare.casefold())]
    return Found(next(iter([*by_publisher, *dois]), ""), arxiv_id)
