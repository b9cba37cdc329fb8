"""The index of an edited site follows from that of the last one, and equals an index that is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.last_site import LastSite
from generator.site.search import index_parts, last_index, postings
from generator.site.search.index_parts import Index
from generator.site.search.last_index import FOLDER, LastIndex
from generator.site.search.search_documents import Document

_WORDS = st.lists(st.sampled_from("scale scales scaling scatter mind mine minor 注意力 b1 b2".split()), max_size=9)
_TEXT = _WORDS.map(" ".join)
_DOCUMENT = st.builds(
    Document, st.sampled_from(["a/", "b/"]), _TEXT, _TEXT, st.lists(_TEXT, max_size=2).map(tuple), _TEXT, _TEXT
)
EDITS = st.integers(1, 20).flatmap(
    lambda count: st.tuples(
        st.lists(_DOCUMENT, min_size=count, max_size=count),
        st.dictionaries(st.integers(0, count - 1), _DOCUMENT, max_size=4),
    )
)
BEFORE = [Document(f"{n}/", f"Sca{n:03} other", "", ("Ada Öztürk",), "", "scatter mind") for n in range(40)]


@pytest.fixture(autouse=True, scope="module")
def small_parts() -> Iterator[None]:
    """Parts small enough for a few words to need several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_parts, "PART", 40)
        yield


def kept(documents: list[Document], project: Path) -> Path:
    """The folder with what is kept of an index that the site of a project has."""
    index = Index(documents, None, last_index.new_lines(project / "kept", ""))
    for name, text in index.files():
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text(text, encoding="utf-8")
    states = LastSite(project / "site" / FOLDER / index.version).files
    parts = [(name.removesuffix(".json"), state) for name, state in states.items()]
    last_index.write(project / "kept", "", index.version, parts)
    return project / "kept"


def last(documents: list[Document], project: Path) -> LastIndex | None:
    """The last index of these documents."""
    return last_index.read(kept(documents, project), LastSite(project / "site"), "")


def with_kept(index: Index, last: LastIndex | None, project: Path) -> dict[str, str]:
    """The files of an index, of which some are those of the last one."""
    written = dict(index.files())
    names = {name: f"{last.folder}/{name}.json" for name in index.kept} if last else {}
    taken = {name: (project / "site" / path).read_text("utf-8") for name, path in names.items()}
    return written | {f"{FOLDER}/{index.version}/{name}.json": text for name, text in taken.items()}


@given(edit=EDITS)
def test_an_index_after_an_edit_equals_one_made_anew(
    edit: tuple[list[Document], dict[int, Document]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    before, changed = edit
    after = [changed.get(number, document) for number, document in enumerate(before)]
    project = tmp_path_factory.mktemp("project")
    known = last(before, project)
    index = Index(after, known)
    assert with_kept(index, known, project) == dict(index_parts.files(after))


def test_only_parts_that_an_edit_changes_are_written(tmp_path: Path) -> None:
    known = last(BEFORE, tmp_path)
    after = [Document("0/", "Sca000 another", "", ("Ada Öztürk",), "", "scatter mind"), *BEFORE[1:]]
    index = Index(after, known)
    written = [name.rpartition("/")[2] for name, _ in index.files()]
    assert "documents-0.json" in written
    assert {"documents-1", "documents-2"} <= {*index.kept}
    assert len(written) < len(index.kept)


def test_an_index_of_other_documents_is_made_anew(tmp_path: Path) -> None:
    known = last(BEFORE, tmp_path)
    for others in (BEFORE[1:], [*BEFORE, BEFORE[0]]):
        index = Index(others, known)
        assert dict(index.files()) == dict(index_parts.files(others))
        assert not index.kept


def test_an_index_that_somebody_has_touched_is_not_used(tmp_path: Path) -> None:
    folder = kept(BEFORE, tmp_path)
    assert last_index.read(folder, LastSite(tmp_path / "site"), "")
    part = next((tmp_path / "site").glob("**/words-0.json"))
    part.write_text("{}", encoding="utf-8")
    assert last_index.read(folder, LastSite(tmp_path / "site"), "") is None
    assert last_index.read(tmp_path / "none", LastSite(tmp_path / "site"), "") is None


def test_postings_that_do_not_belong_to_their_documents_are_not_used(tmp_path: Path) -> None:
    file = kept(BEFORE, tmp_path) / "main.lines"
    file.write_bytes(file.read_bytes().replace(b"mind", b"mine"))
    index = Index(BEFORE, last_index.read(file.parent, LastSite(tmp_path / "site"), ""))
    assert dict(index.files()) == dict(index_parts.files(BEFORE))


def test_a_posting_that_leaves_out_numbers_is_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "COMMON", 20)
    known = last(BEFORE, tmp_path)
    index = Index([Document("0/", "Sca000", ""), *BEFORE[1:]], known)
    assert dict(index.files()) == dict(index_parts.files([Document("0/", "Sca000", ""), *BEFORE[1:]]))
