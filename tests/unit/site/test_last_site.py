"""A new site takes the place of the last one: whole, and with the files that stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.last_site import LastSite
from tests.site.world import tree, write


def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A last site, a new one, and an empty folder."""
    old, new, work = tmp_path / "site", tmp_path / "work/new", tmp_path / "work"
    write(old, {"a/index.html": "a", "b/index.html": "b", "gone/deep/index.html": "c", "turned": "file", "stray": "s"})
    write(new, {"b/index.html": "new b", "d/index.html": "d", "turned/index.html": "folder"})
    return old, new, work


def test_files_that_stay_are_not_touched_and_all_others_are_replaced(tmp_path: Path) -> None:
    old, new, work = folders(tmp_path)
    before = (old / "a/index.html").stat()
    LastSite(old).replaced(new, {"a/index.html"}, work)
    assert tree(old) == {
        "a/index.html": b"a",
        "b/index.html": b"new b",
        "d/index.html": b"d",
        "turned/index.html": b"folder",
    }
    after = (old / "a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not (old / "gone").exists()


def test_a_folder_gets_another_name_with_the_files_that_stay_in_it(tmp_path: Path) -> None:
    old, new, work = folders(tmp_path)
    write(old, {"parts/v1/kept": "k", "parts/v1/changed": "c"})
    write(new, {"parts/v2/changed": "new"})
    LastSite(old).replaced(new, {"a/index.html", "parts/v1/kept"}, work, {"parts/v1": "parts/v2"})
    assert tree(old / "parts") == {"v2/kept": b"k", "v2/changed": b"new"}
    assert not (old / "parts/v1").exists()


def test_a_site_of_which_nothing_stays_is_replaced_as_a_whole(tmp_path: Path) -> None:
    old, new, work = folders(tmp_path)
    expected = tree(new)
    LastSite(old).replaced(new, set(), work)
    assert tree(old) == expected


def test_the_first_site_needs_no_last_one(tmp_path: Path) -> None:
    _, new, work = folders(tmp_path)
    expected = tree(new)
    LastSite(tmp_path / "of/mine").replaced(new, set(), work)
    assert tree(tmp_path / "of/mine") == expected


def test_a_failure_leaves_the_last_site_as_it_was(tmp_path: Path) -> None:
    old, new, work = folders(tmp_path)
    write(old, {"parts/v1/kept": "k"})
    before = tree(old)
    site = LastSite(old)
    assert site.state("stray") != site.state("no such file")
    (old / "stray").unlink()  # by somebody else, while the new site was made
    del before["stray"]
    with pytest.raises(FileNotFoundError):
        site.replaced(new, {"a/index.html"}, work)
    assert tree(old) == before
    with pytest.raises(FileNotFoundError):
        LastSite(old).replaced(new, {"parts/v1/kept"}, work, {"parts/v1": "parts/v2", "none": "other"})
    assert tree(old) == before
