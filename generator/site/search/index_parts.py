"""Documents → the files of a search index in parts of bounded size, of which a query needs only a few.

The sorted words are cut into parts, and `manifest.json` has the first word of each. A beginning that many words share
has a posting of its own (`beginnings`), so that a query of one letter needs one part and not all. Whole titles and
names are a third section (`phrases`), for queries that mean exactly those. Results are read from parts of documents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

from generator.site.search import postings
from generator.site.search.last_index import FOLDER, Change, Compared, LastIndex
from generator.site.search.postings import Posting
from generator.site.search.search_documents import Document
from generator.site.view import compact_json

PART = 16_000
"""Bytes of a part, about 6 KB gzipped; a single entry may be longer. A query needs one or two parts for each word."""
DOCUMENTS = 16
"""Documents in a part, few because the results of a query are scattered."""
FORMAT = 1
"""The version of the format, part of the digest that names the folder of the parts."""
BROAD = 3
"""A beginning whose words are spread over this many parts or more has a posting of its own."""


class Index:
    """The index of documents. After an edit it follows from the `last` one: only what differs is worked out. The file
    `copy` gets what a later one needs of the documents."""

    def __init__(self, documents: Sequence[Document], last: LastIndex | None = None, copy: Path | None = None) -> None:
        compared = Compared(documents, str((FORMAT, PART, DOCUMENTS)).encode(), last, copy)
        self.version, self._documents, self._changes = compared.version, documents, compared.changes or ()
        is_usable = compared.changes is not None and len(documents) <= postings.COMMON
        self._last = last if is_usable else None
        self.kept: list[str] = []

    def files(self) -> Iterator[tuple[str, str]]:
        """The path and text of every file of the index; equal documents give equal bytes. Parts that are as in the last
        index are left out: their names are in `kept`.

        The folder of the parts is named after their version, so that a page opened before the site changed finds no
        parts instead of parts that do not match its manifest.
        """
        starts: dict[str, list[str]] = {}
        for name, part in self._parts(starts):
            text = compact_json(part) if part is not None else ""
            if self._last and (part is None or self._last.has(name, text)):
                self.kept.append(name)
            else:
                yield f"{FOLDER}/{self.version}/{name}.json", text
        yield f"{FOLDER}/manifest.json", compact_json({"version": self.version, "documents": DOCUMENTS, **starts})

    def _parts(self, starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
        """Every part with its name, None for documents that are as they were; adds the first key of each part of a
        section to `starts`."""
        yield from self._postings(starts)
        changed = {change.number // DOCUMENTS for change in self._changes}
        for number, start in enumerate(range(0, len(self._documents), DOCUMENTS)):
            is_new = not self._last or number in changed
            shown = self._documents[start : start + DOCUMENTS]
            yield f"documents-{number}", [document.result for document in shown] if is_new else None

    def _postings(self, starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
        if self._last:
            yield from _following(self._last, self._changes, starts)
            return
        yield from _word_parts(self._documents, starts)  # its postings are freed before those of phrases are made
        phrases = postings.of_phrases(self._documents)
        yield from _section("phrases", phrases.words(), phrases.code, starts)


def files(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """The path and text of every file of the index of documents."""
    yield from Index(documents).files()


def _word_parts(documents: Iterable[Document], starts: dict[str, list[str]]) -> Iterator[tuple[str, object]]:
    words = postings.of_words(documents)
    yield from _section("words", words.words(), words.code, starts)
    broad = _broad_beginnings(words.words(), starts["words"])
    yield from _section("beginnings", broad, lambda key: _united(map(words.of, broad[key])), starts)


def _following(
    last: LastIndex, changes: Sequence[Change], starts: dict[str, list[str]]
) -> Iterator[tuple[str, object]]:
    """The parts of words, beginnings and phrases: those of the last index with the changes."""
    words, beginnings, phrases = map(last.entries, ("words", "beginnings", "phrases"))
    of_words = [(n, postings.words_of(before), postings.words_of(after)) for n, before, after in changes]
    postings.change(words, of_words)
    yield from _section("words", words, words.__getitem__, starts)
    begin = partial(postings.beginnings_of, known=frozenset(beginnings))
    postings.change(beginnings, [(n, begin(before), begin(after)) for n, before, after in of_words])
    broad = _broad_beginnings(words, starts["words"])
    yield from _section(
        "beginnings",
        broad,
        lambda key: beginnings.get(key) or _united(postings.decoded(words[word], 4) for word in broad[key]),
        starts,
    )
    of_phrases = [(n, postings.phrases_of(before), postings.phrases_of(after)) for n, before, after in changes]
    postings.change(phrases, of_phrases)
    yield from _section("phrases", phrases, phrases.__getitem__, starts)


def _united(several: Iterable[Posting]) -> str:
    return postings.encoded(postings.united(several))


def _section(
    name: str, keys: Iterable[str], code: Callable[[str], str], starts: dict[str, list[str]]
) -> Iterator[tuple[str, object]]:
    first_keys = starts[name] = []
    for part in _cut((key, code(key)) for key in sorted(keys, key=_utf16)):
        yield f"{name}-{len(first_keys)}", part
        first_keys.append(next(iter(part)))


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
