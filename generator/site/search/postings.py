"""Documents → for each word, the numbers of the documents that have it, by field; and such postings as short texts.

In a posting, numbers ascend and are written as differences in base 32, least significant digit first. A digit is a
character of `_DIGITS`, from its upper half if another digit follows. Spaces separate the fields, most relevant first;
a word counts only in its most relevant field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import TypeVar

from generator.site.search.search_documents import Document
from generator.site.search.search_words import phrase, words

COMMON = 20_000
"""A word in more texts than these counts as in every text: a list of them would be large and say little."""
EVERYWHERE = "*"

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_Item = TypeVar("_Item")

Posting = Sequence[Sequence[int]]
"""Numbers of documents for each field: title, names, details, text."""


class _Codes(dict[int, str]):
    """Differences in base 32, each encoded once."""

    def __missing__(self, difference: int) -> str:
        rest, code = difference - 1, ""
        while rest >= 32:
            code += _DIGITS[32 + (rest & 31)]
            rest >>= 5
        self[difference] = code + _DIGITS[rest]
        return self[difference]


_CODES = _Codes()


class Postings:
    """The postings of many words."""

    def __init__(self, fields: int) -> None:
        self._fields = tuple(defaultdict[str, list[int]](list) for _ in range(fields))

    def add(self, number: int, fields: Iterable[Collection[str]]) -> None:
        """Adds the words of a document's fields; numbers must ascend."""
        for numbers, words_of_field in zip(self._fields, fields, strict=True):
            for word in words_of_field:
                numbers[word].append(number)

    def words(self) -> set[str]:
        return set(chain.from_iterable(self._fields))

    def of(self, word: str) -> Posting:
        return [numbers.get(word, ()) for numbers in self._fields]


def of_words(documents: Iterable[Document]) -> Postings:
    """The postings of all words."""
    postings = Postings(4)
    for number, document in enumerate(documents):
        postings.add(number, _words_by_field(document))
    return postings


def of_phrases(documents: Iterable[Document]) -> Postings:
    """The postings of whole titles and names."""
    postings = Postings(2)
    for number, document in enumerate(documents):
        names = {phrase(name) for name in document.names}
        postings.add(number, [{phrase(document.title)} - {""}, names - {""}])
    return postings


def united(postings: Iterable[Posting]) -> Posting:
    """The documents with any of several words, each in the most relevant field of any of them."""
    return list(map(sorted, _first_only(set[int]().union(*numbers) for numbers in zip(*postings, strict=True))))


def encoded(posting: Posting) -> str:
    """A posting as text."""
    fields = ["".join(map(_CODES.__getitem__, map(sub, numbers, chain((-1,), numbers)))) for numbers in posting]
    if len(posting) == 4 and len(posting[3]) > COMMON:
        fields[3] = EVERYWHERE
    return " ".join(fields).rstrip()


def _words_by_field(document: Document) -> Iterator[set[str]]:
    fields = (document.title, " ".join(document.names), document.details, document.text)
    return _first_only(map(words, fields))


def _first_only(sets: Iterable[set[_Item]]) -> Iterator[set[_Item]]:
    """Each set without the items of earlier ones."""
    seen: set[_Item] = set()
    for each in sets:
        new = each - seen
        seen |= new
        yield new
