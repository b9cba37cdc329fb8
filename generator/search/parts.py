"""Documents → the files of an index in parts, each of a bounded size, so that a visitor fetches a few of them.

Sorted words are cut into parts, and `manifest.json` says with which word each begins. What many words begin with has
postings of its own (`beginnings`), so that one letter asks for one part and not for all. Whole titles and names are a
third section: who types one wants exactly that. The documents that are shown come from parts of their own.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.search import postings
from generator.search.documents import Document
from generator.search.postings import Posting

FOLDER = "search/index"
PART = 16_000
"""Bytes of a part, about 6 KB gzipped; a single entry may be longer. A search needs a part or two for each word."""
DOCUMENTS = 16
"""Documents in one part: those of a page of results are scattered."""
BROAD = 3
"""Parts that the words with one beginning are spread over, from which on that beginning has a posting of its own."""


def files(documents: Sequence[Document]) -> dict[str, str]:
    """Every file of the index by its path in the site; the same bytes for the same documents.

    Parts stand in a folder of their version: a page that was opened before the site changed finds none instead of
    taking new ones for those that its manifest is about.
    """
    words = postings.of_words(documents)
    starts, parts = _section("words", words)
    made = dict(parts)
    sections = {"words": starts}
    for name, found in (("beginnings", _beginnings(words, starts)), ("phrases", postings.of_phrases(documents))):
        sections[name], parts = _section(name, found)
        made |= parts
    shown = [document.shown for document in documents]
    for start in range(0, len(shown), DOCUMENTS):
        made[f"documents-{start // DOCUMENTS}"] = _json(shown[start : start + DOCUMENTS])
    version = hashlib.sha256("".join(made.values()).encode()).hexdigest()[:12]
    manifest = _json({"version": version, "documents": DOCUMENTS, **sections})
    return {f"{FOLDER}/manifest.json": manifest} | {f"{FOLDER}/{version}/{n}.json": text for n, text in made.items()}


def _section(name: str, found: Mapping[str, Posting]) -> tuple[list[str], dict[str, str]]:
    """The first key of each part, and the parts."""
    parts = list(_cut((key, postings.coded(found[key])) for key in sorted(found, key=_order)))
    return [next(iter(part)) for part in parts], {f"{name}-{i}": _json(part) for i, part in enumerate(parts)}


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


def _beginnings(words: Mapping[str, Posting], starts: Sequence[str]) -> dict[str, Posting]:
    """What `BROAD` parts or more hold words with, down from one letter."""
    order = [_order(start) for start in starts]
    groups: dict[str, list[Posting]] = {}
    narrow: set[str] = set()
    for word, posting in words.items():
        for length in range(1, len(word) + 1):
            beginning = word[:length]
            if beginning in narrow:
                break
            if beginning not in groups:
                if _spread(beginning, order) < BROAD:
                    narrow.add(beginning)
                    break
                groups[beginning] = []
            groups[beginning].append(posting)
    return {beginning: postings.united(found) for beginning, found in groups.items()}


def _spread(beginning: str, order: Sequence[bytes]) -> int:
    """How many parts may hold a word that begins so."""
    first = max(bisect_right(order, _order(beginning)) - 1, 0)
    return bisect_left(order, _order(f"{beginning}\uffff")) - first


def _order(word: str) -> bytes:
    """The order that a browser compares texts in, which is that of UTF-16."""
    return word.encode("utf-16-be")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
