"""Documents → the files of a search index in parts of bounded size, of which a query needs only a few.

The sorted words are cut into parts, and `manifest.json` has the first word of each. A beginning that many words share
has a posting of its own (`beginnings`), so that a query of one letter needs one part and not all. Whole titles and
names are a third section (`phrases`), for queries that mean exactly those. Results are read from parts of documents.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from generator.site.search import postings
from generator.site.search.postings import Posting
from generator.site.search.search_documents import Document
from generator.site.view import compact_json

FOLDER = "search/index"
PART = 16_000
"""Bytes of a part, about 6 KB gzipped; a single entry may be longer. A query needs one or two parts for each word."""
DOCUMENTS = 16
"""Documents in a part, few because the results of a query are scattered."""
FORMAT = 1
"""The version of the format, part of the digest that names the folder of the parts."""
BROAD = 3
"""A beginning whose words are spread over this many parts or more has a posting of its own."""


def files(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """The path and text of every file of the index; equal documents give equal bytes.

    The folder of the parts is named after their version, so that a page opened before the site changed finds no parts
    instead of parts that do not match its manifest.
    """
    version = _version(documents)
    starts: dict[str, list[str]] = {}
    for name, part in _parts(documents, starts):
        yield f"{FOLDER}/{version}/{name}.json", compact_json(part)
    yield f"{FOLDER}/manifest.json", compact_json({"version": version, "documents": DOCUMENTS, **starts})


def _parts(documents: Sequence[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    """Every part with its name; adds the first key of each to `starts`, by section."""
    yield from _word_parts(documents, starts)  # its postings are freed before those of phrases are made
    phrases = postings.of_phrases(documents)
    yield from _section("phrases", phrases.words(), phrases.of, starts)
    for number, start in enumerate(range(0, len(documents), DOCUMENTS)):
        yield f"documents-{number}", [document.result for document in documents[start : start + DOCUMENTS]]


def _word_parts(documents: Iterable[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    words = postings.of_words(documents)
    yield from _section("words", words.words(), words.of, starts)
    broad = _broad_beginnings(words.words(), starts["words"])
    yield from _section("beginnings", broad, lambda key: postings.united(map(words.of, broad[key])), starts)


def _section(
    name: str, keys: Iterable[str], posting: Callable[[str], Posting], starts: dict[str, list[str]]
) -> Iterator[tuple[str, object]]:
    first_keys = starts[name] = []
    for part in _cut((key, postings.encoded(posting(key))) for key in sorted(keys, key=_utf16)):
        yield f"{name}-{len(first_keys)}", part
        first_keys.append(next(iter(part)))


def _version(documents: Iterable[Document]) -> str:
    digest = hashlib.sha256(str((FORMAT, PART, DOCUMENTS)).encode())
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()[:12]


def _cut(entries: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    part: dict[str, str] = {}
    size = 0
    for key, code in entries:
        length = len(key.encode()) + len(code) + len('"":"",')
        if part and size + length > PART:
            yield part
            part, size = {}, 0
        part[key] = code
        size += length
    if part:
        yield part


def _broad_beginnings(words: Iterable[str], starts: Sequence[str]) -> dict[str, list[str]]:
    """The beginnings of words in `BROAD` parts or more, each with those words."""
    order = [_utf16(start) for start in starts]
    groups: dict[str, list[str]] = {}
    narrow: set[str] = set()
    for word in words:
        for beginning in accumulate(word):
            if beginning not in groups and (beginning in narrow or _spread(beginning, order) < BROAD):
                narrow.add(beginning)
                break
            groups.setdefault(beginning, []).append(word)
    return groups


def _spread(beginning: str, order: Sequence[bytes]) -> int:
    """The number of parts that may have a word with a beginning."""
    first = max(bisect_right(order, _utf16(beginning)) - 1, 0)
    return bisect_left(order, _utf16(f"{beginning}\uffff")) - first


def _utf16(word: str) -> bytes:
    """A key that sorts as JavaScript compares strings."""
    return word.encode("utf-16-be")
