"""Downloads written paper by paper equal downloads written one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing.writers import WRITERS
from generator.model import Portfolio, Profile
from generator.site import download_files
from generator.site.paper import Pub
from generator.site.presentation import present
from generator.site.rendering import Citations
from generator.site.view import Download
from tests.unit import example
from tests.unit.site.made import entries_made

PUBS = present(Portfolio(Profile("Sharan Narang"), example.publications())).pubs

lists = st.dictionaries(
    st.from_regex(r"[a-z]{1,3}", fullmatch=True),
    st.tuples(st.sampled_from([*WRITERS]), st.lists(st.sampled_from(PUBS), max_size=12)),
    max_size=6,
)


def written(makers: dict[str, Citations]) -> dict[str, str]:
    """Each file, joined from its pieces."""
    files: dict[str, str] = {}
    for path, content in download_files.contents(makers):
        assert isinstance(content, str)
        files[path] = files.get(path, "") + content
    return files


def whole(make: Citations) -> str:
    """The file written as a whole."""
    view = make()
    assert isinstance(view, Download)
    assert isinstance(view.content, str)
    return view.content


@pytest.fixture(autouse=True, scope="module")
def _many_pieces() -> Iterator[None]:
    """Files are written every few hundred characters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(download_files, "_BUFFER", 500)
        yield


@given(lists)
def test_each_file_has_its_papers_in_order(lists: dict[str, tuple[str, Sequence[Pub]]]) -> None:
    makers = {f"{path}.{ending}": Citations(ending, pubs) for path, (ending, pubs) in lists.items()}
    assert written(makers) == {path: whole(make) for path, make in makers.items()}


def test_a_long_file_is_written_in_pieces_and_an_entry_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = entries_made(monkeypatch)
    makers = {"all.ris": Citations("ris", PUBS), "some.ris": Citations("ris", PUBS[4:9])}
    paths = [path for path, _ in download_files.contents(makers)]
    assert paths.count("all.ris") > 10
    assert len(calls) == len(set(calls))
    assert {ending for _, ending in calls} >= {"ris"}


def test_a_list_without_papers_is_an_empty_file() -> None:
    assert dict(download_files.contents({"c.bib": Citations("bib", [])})) == {"c.bib": ""}
