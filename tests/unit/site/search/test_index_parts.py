"""The files of an index in parts: every word is found, and no file is large."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search import index_parts, postings
from generator.site.search.search_documents import Document
from generator.site.search.search_words import phrase, words
from tests.unit import strategies
from tests.unit.site.search.lookup import decoded, numbers, part

SMALL = 120
"""Bytes of a part here, so that a handful of documents makes many."""

documents = st.lists(
    st.builds(
        Document,
        location=st.just("a/"),
        title=strategies.any_text,
        about=strategies.any_text,
        names=st.lists(strategies.any_text, max_size=3).map(tuple),
        details=strategies.any_text,
        text=strategies.any_text,
    ),
    max_size=8,
)
PAPERS = [
    Document("a/", "Scaling laws", "about a", ("Ada Öztürk", "Mei Zhang"), "Preprint cs.LG", "attention and memory"),
    Document("b/", "Attention", "about b", ("Ada Öztürk",), "Journal", "scaling of laws, attention"),
    Document("c/", "注意力機制", "about c", ("李飛",), "", "memory"),
]


@pytest.fixture(autouse=True, scope="module")
def small_parts() -> Iterator[None]:
    """Parts small enough for every case to need several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_parts, "PART", SMALL)
        yield


def index_files(documents: list[Document]) -> dict[str, str]:
    """The index of some documents."""
    return dict(index_parts.files(documents))


@given(documents)
def test_every_word_finds_its_document_in_the_best_field(documents: list[Document]) -> None:
    files = index_files(documents)
    for number, document in enumerate(documents):
        fields = [document.title, " ".join(document.names), document.details, document.text]
        known = [words(text) for text in fields]
        for word in set().union(*known):
            best = next(n for n, field in enumerate(known) if word in field)
            holders = numbers(files, "words", word)
            assert [n for n, field in enumerate(holders) if number in field] == [best]


@given(documents)
def test_whole_titles_and_names_are_found(documents: list[Document]) -> None:
    files = index_files(documents)
    for number, document in enumerate(documents):
        if whole := phrase(document.title):
            assert number in numbers(files, "phrases", whole)[0]
        for name in filter(None, map(phrase, document.names)):
            assert number in numbers(files, "phrases", name)[1]


@given(documents)
def test_a_part_is_no_longer_than_allowed_unless_it_has_one_entry(documents: list[Document]) -> None:
    for path, text in index_files(documents).items():
        if "manifest" not in path and "documents" not in path:
            assert len(text.encode()) <= SMALL + len("{}\n") or len(json.loads(text)) == 1


def test_a_beginning_of_many_words_has_a_posting_of_its_own() -> None:
    documents = [Document("x/", f"Sca{n:03} other", "", (), "", "scatter") for n in range(60)]
    files = index_files(documents)
    for beginning in ("s", "sc", "sca", "sca0"):
        assert numbers(files, "beginnings", beginning)[0][:40] == list(range(40))
    assert numbers(files, "beginnings", "o") == numbers(files, "beginnings", "sca059") == [[]]
    assert len(part(files, "manifest")["words"]) > 5


def test_documents_are_shown_from_parts_of_sixteen_with_titles_of_a_readable_length() -> None:
    files = index_files([Document(f"{n}/", "word " * 200, "about") for n in range(17)])
    assert [len(part(files, f"documents-{n}")) for n in (0, 1)] == [16, 1]
    (text,) = (text for path, text in files.items() if path.endswith("/documents-1.json"))
    location, title, about = json.loads(text)[0]
    assert (location, about) == ("16/", "about")
    assert title.endswith("word…")
    assert len(title) <= 300


def test_the_version_changes_with_any_text_and_with_nothing_else() -> None:
    first, again, other = (index_files(documents) for documents in (PAPERS, list(PAPERS), PAPERS[::-1]))
    assert first == again
    assert part(first, "manifest")["version"] != part(other, "manifest")["version"]


def test_nothing_to_find_is_an_index_too() -> None:
    assert list(index_files([])) == ["search/index/manifest.json"]


def test_a_word_of_very_many_texts_is_taken_to_be_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "COMMON", 2)
    assert postings.encoded([[1], [], [], [0, 2]]) == "B   AB"
    assert postings.encoded([[1], [], [], [0, 2, 3]]) == "B   *"


@given(st.sets(st.integers(0, 10**6)))
def test_numbers_are_read_as_they_were_written(wanted: set[int]) -> None:
    assert decoded(postings.encoded([sorted(wanted)])) == [sorted(wanted)]
