"""Documents → the files of an index in parts, each of a bounded size, so that a visitor fetches a few of them.

Sorted words are cut into parts, and `manifest.json` says with which word each begins. What many words begin with has
postings of its own (`beginnings`), so that one letter asks for one part and not for all. Whole titles and names are a
third section: who types one wants exactly that. The documents that are shown come from parts of their own.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from generator.site.search import postings
from generator.site.search.documents import Document
from generator.site.search.postings import Posting

FOLDER = "search/index"
PART = 16_000
"""Bytes of a part, about 6 KB gzipped; a single entry may be longer. A search needs a part or two for each word."""
DOCUMENTS = 16
"""Documents in one part: those of a page of results are scattered."""
FORMAT = 1
"""Counts changes of what the files mean."""
BROAD = 3
"""Parts that the words with one beginning are spread over, from which on that beginning has a posting of its own."""


def files(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Every file of the index with its path in the site; the same bytes for the same documents.

    Parts stand in a folder of their version: a page that was opened before the site changed finds none instead of
    taking new ones for those that its manifest is about.
    """
    version = _version(documents)
    starts: dict[str, list[str]] = {}
    for name, part in _parts(documents, starts):
        yield f"{FOLDER}/{version}/{name}.json", _json(part)
    yield f"{FOLDER}/manifest.json", _json({"version": version, "documents": DOCUMENTS, **starts})


def _parts(documents: Sequence[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    """Every part by its name; `starts` gets the first key of each, by section."""
    yield from _of_words(documents, starts)  # what these hold is gone before the next ones begin
    yield from _of_phrases(documents, starts)
    for number, start in enumerate(range(0, len(documents), DOCUMENTS)):
        yield f"documents-{number}", [document.shown for document in documents[start : start + DOCUMENTS]]


def _of_words(documents: Iterable[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    words = postings.of_words(documents)
    yield from _section("words", words.words(), words.of, starts)
    broad = _beginnings(words.words(), starts["words"])
    yield from _section("beginnings", broad, lambda key: postings.united(map(words.of, broad[key])), starts)


def _of_phrases(documents: Iterable[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    phrases = postings.of_phrases(documents)
    yield from _section("phrases", phrases.words(), phrases.of, starts)


def _section(
    name: str, keys: Iterable[str], posting: Callable[[str], Posting], starts: dict[str, list[str]]
) -> Iterator[tuple[str, object]]:
    first = starts[name] = []
    for part in _cut((key, postings.coded(posting(key))) for key in sorted(keys, key=_order)):
        yield f"{name}-{len(first)}", part
        first.append(next(iter(part)))


def _version(documents: Iterable[Document]) -> str:
    found = hashlib.sha256(str((FORMAT, PART, DOCUMENTS)).encode())
    for document in documents:
        found.update(repr(document).encode())
    return found.hexdigest()[:12]


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


def _beginnings(words: Iterable[str], starts: Sequence[str]) -> dict[str, list[str]]:
    """What words in `BROAD` parts or more begin with, down from one letter, with these words."""
    order = [_order(start) for start in starts]
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
    """How many parts may hold a word that begins so."""
    first = max(bisect_right(order, _order(beginning)) - 1, 0)
    return bisect_left(order, _order(f"{beginning}\uffff")) - first


def _order(word: str) -> bytes:
    """The order that a browser compares texts in, which is that of UTF-16."""
    return word.encode("utf-16-be")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
