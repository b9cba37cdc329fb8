"""Documents → for each word, in which of them it stands, by field; and these numbers as short texts.

A posting holds the numbers of documents, ascending, as differences in base 32, the lowest digit first: a character of
`_DIGITS` each, of its upper half if another one follows. Blanks separate the fields, of which the first tells most; a
word counts in its best field only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import sub

from generator.site.search.documents import Document
from generator.site.search.words import phrase, words

COMMON = 20_000
"""Texts from which on a word is taken to stand in every text, since a list of them would be heavy and tell little."""
EVERYWHERE = "*"

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Posting = Sequence[Sequence[int]]
"""Numbers of documents for each field: title, names, details, text."""


class _Codes(dict[int, str]):
    """Differences in base 32, made when first needed."""

    def __missing__(self, difference: int) -> str:
        rest, code = difference - 1, ""
        while rest >= 32:
            code += _DIGITS[32 + (rest & 31)]
            rest >>= 5
        self[difference] = code + _DIGITS[rest]
        return self[difference]


_CODES = _Codes()


class Postings:
    """The postings of many words: for each field, its words with the numbers of documents."""

    def __init__(self, fields: int) -> None:
        self._fields = tuple(defaultdict[str, list[int]](list) for _ in range(fields))

    def add(self, number: int, fields: Iterable[Collection[str]]) -> None:
        """Takes up the words of a document's fields; numbers must ascend."""
        for known, words_of_field in zip(self._fields, fields, strict=True):
            for word in words_of_field:
                known[word].append(number)

    def words(self) -> set[str]:
        return set(chain.from_iterable(self._fields))

    def of(self, word: str) -> Posting:
        return [known.get(word, ()) for known in self._fields]


def of_words(documents: Iterable[Document]) -> Postings:
    """The postings of all words."""
    found = Postings(4)
    for number, document in enumerate(documents):
        found.add(number, _best_fields(document))
    return found


def of_phrases(documents: Iterable[Document]) -> Postings:
    """The postings of whole titles and names."""
    found = Postings(2)
    for number, document in enumerate(documents):
        names = {phrase(name) for name in document.names}
        found.add(number, [{phrase(document.title)} - {""}, names - {""}])
    return found


def united(postings: Iterable[Posting]) -> Posting:
    """Where any of several words stands, in the best field of any of them."""
    fields: list[list[int]] = []
    seen: set[int] = set()
    for lists in zip(*postings, strict=True):
        new = set().union(*lists) - seen
        seen |= new
        fields.append(sorted(new))
    return fields


def coded(posting: Posting) -> str:
    """A posting as text."""
    fields = [_coded(numbers) for numbers in posting]
    if len(posting) == 4 and len(posting[3]) > COMMON:
        fields[3] = EVERYWHERE
    return " ".join(fields).rstrip()


def _coded(numbers: Sequence[int]) -> str:
    return "".join(map(_CODES.__getitem__, map(sub, numbers, chain((-1,), numbers))))


def _best_fields(document: Document) -> Iterator[set[str]]:
    seen: set[str] = set()
    for text in (document.title, " ".join(document.names), document.details, document.text):
        new = words(text) - seen
        seen |= new
        yield new
