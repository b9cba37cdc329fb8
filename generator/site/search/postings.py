"""Documents → for each word, the numbers of the documents that have it, by field; and such postings as short texts.

In a posting, numbers ascend and are written as differences in base 32, least significant digit first. A digit is a
character of `_DIGITS`, from its upper half if another digit follows. Spaces separate the fields, most relevant first;
a word counts only in its most relevant field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import sub
from typing import TypeVar

from generator.site.search.search_documents import Document
from generator.site.search.search_words import phrase, words

COMMON = 20_000
"""A word in more texts than these counts as in every text: a list of them would be large and say little."""
EVERYWHERE = "*"

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}

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

    def code(self, word: str) -> str:
        return encoded(self.of(word))


Keys = Sequence[Collection[str]]
"""What a document is found by, for each field."""


def of_words(documents: Iterable[Document]) -> Postings:
    """The postings of all words."""
    postings = Postings(4)
    for number, document in enumerate(documents):
        postings.add(number, words_of(document))
    return postings


def of_phrases(documents: Iterable[Document]) -> Postings:
    """The postings of whole titles and names."""
    postings = Postings(2)
    for number, document in enumerate(documents):
        postings.add(number, phrases_of(document))
    return postings


def words_of(document: Document) -> Keys:
    """Its words, each in the most relevant field that has it."""
    fields = (document.title, " ".join(document.names), document.details, document.text)
    return list(_first_only(map(words, fields)))


def beginnings_of(words: Keys, known: Collection[str]) -> Keys:
    """What words begin with, each in the most relevant field that has it; those in `known` alone."""
    return list(_first_only({*chain.from_iterable(map(accumulate, field))}.intersection(known) for field in words))


def phrases_of(document: Document) -> Keys:
    """Its whole title and whole names."""
    return [{phrase(document.title)} - {""}, {phrase(name) for name in document.names} - {""}]


def change(codes: dict[str, str], changes: Iterable[tuple[int, Keys, Keys]]) -> None:
    """Changes postings, as texts by key, for documents with these numbers: the keys that each had, and those it has."""
    turned: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    fields = 0
    for number, before, after in changes:
        fields = len(after)
        for field, keys in enumerate(zip(before, after, strict=True)):
            for key in {*keys[0]}.symmetric_difference(keys[1]):
                turned[key].append((field, number))
    for key, places in turned.items():
        posting = [set(numbers) for numbers in decoded(codes.pop(key, ""), fields)]
        for field, number in places:
            posting[field] ^= {number}
        if any(posting):
            codes[key] = encoded([sorted(numbers) for numbers in posting])


def united(postings: Iterable[Posting]) -> Posting:
    """The documents with any of several words, each in the most relevant field of any of them."""
    return list(map(sorted, _first_only(set[int]().union(*numbers) for numbers in zip(*postings, strict=True))))


def encoded(posting: Posting) -> str:
    """A posting as text."""
    fields = ["".join(map(_CODES.__getitem__, map(sub, numbers, chain((-1,), numbers)))) for numbers in posting]
    if len(posting) == 4 and len(posting[3]) > COMMON:
        fields[3] = EVERYWHERE
    return " ".join(fields).rstrip()


def decoded(code: str, fields: int) -> Posting:
    """The posting that a text stands for, which leaves out no numbers."""
    written = code.split(" ")
    return [list(_numbers(each)) for each in written] + [[] for _ in range(fields - len(written))]


def _numbers(code: str) -> Iterator[int]:
    number, difference, shift = -1, 0, 0
    for digit in map(_VALUES.__getitem__, code):
        difference |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            number += difference + 1
            yield number
            difference = shift = 0


def _first_only(sets: Iterable[set[_Item]]) -> Iterator[set[_Item]]:
    """Each set without the items of earlier ones."""
    seen: set[_Item] = set()
    for each in sets:
        new = each - seen
        seen |= new
        yield new
