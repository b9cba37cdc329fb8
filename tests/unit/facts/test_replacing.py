"""Files that are saved while they are replaced: by appending, by writing anew, by a program that has them open."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest

from generator.facts import replacing

OLD, NEW = "old\n", "new\n"


class Files(NamedTuple):
    """A file, what is to replace it, and the second name of the old one."""

    target: Path
    staged: Path
    kept: Path

    def replace(self) -> bool:
        return replacing.replace(self.staged, self.target, replacing.digest_of(OLD), self.kept)

    def settle(self) -> bool:
        return replacing.settle(self.kept, self.target, replacing.digest_of(OLD))

    @property
    def is_tidy(self) -> bool:
        return not self.staged.exists() and not self.kept.exists()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "file.md").write_text(OLD)
    replacing.stage(tmp_path / "pending/0", NEW)
    return Files(tmp_path / "file.md", tmp_path / "pending/0", tmp_path / "pending/0.old")


def test_a_file_that_holds_what_was_read_is_replaced(files: Files) -> None:
    files.target.chmod(0o600)
    assert files.replace()
    assert files.target.read_text() == NEW
    assert files.target.stat().st_mode & 0o777 == 0o600
    assert files.is_tidy


def test_a_file_that_holds_something_else_stays(files: Files) -> None:
    files.target.write_text("saved\n")
    assert not files.replace()
    assert files.target.read_text() == "saved\n"
    assert files.staged.exists()


def test_a_file_that_is_gone_does_not_come_back(files: Files) -> None:
    files.target.unlink()
    assert not files.replace()
    assert not files.target.exists()


def test_a_new_file_never_replaces_one_that_somebody_made(files: Files) -> None:
    assert not replacing.replace(files.staged, files.target, "", files.kept)
    assert files.target.read_text() == OLD
    files.target.unlink()
    assert replacing.replace(files.staged, files.target, "", files.kept)
    assert files.target.read_text() == NEW
    assert files.is_tidy


def _in_two_parts(old: BinaryIO) -> None:
    old.write(b"mi")
    time.sleep(0.05)
    old.write(b"ne\n")


def _anew(old: BinaryIO) -> None:
    old.truncate(0)
    time.sleep(0.05)
    old.write(b"mine\n")


SAVES: dict[str, tuple[Callable[[BinaryIO], object], str]] = {
    "appended": (lambda old: old.write(b"mine\n"), f"{NEW}mine\n"),
    "appended in two parts": (_in_two_parts, f"{NEW}mine\n"),
    "written anew": (_anew, "mine\n"),
}


@pytest.mark.parametrize("name", SAVES)
def test_what_is_written_into_the_old_file_is_not_lost(
    files: Files, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program has opened the old file before it is replaced, and writes after that."""
    monkeypatch.setattr(replacing, "_PATIENCE", 12_000)  # a minute, since the thread that writes may have to wait
    save, expected = SAVES[name]
    old = files.target.open("ab", buffering=0)

    def write_later() -> None:
        with old:
            deadline = time.monotonic() + 20
            while files.target.read_text() == OLD and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(0.05)
            save(old)

    writer = threading.Thread(target=write_later)
    writer.start()
    assert not files.replace()
    writer.join()
    assert files.target.read_text() == expected
    assert files.is_tidy


def test_a_program_that_keeps_a_file_open_is_not_waited_for_without_end(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_PATIENCE", 5)
    with files.target.open("ab"):
        assert files.replace()
    assert files.target.read_text() == NEW


def test_what_was_saved_before_a_kill_is_put_back_after_it(files: Files) -> None:
    files.kept.hardlink_to(files.target)
    files.staged.replace(files.target)
    with files.kept.open("a") as old:
        old.write("mine\n")
    assert not files.settle()
    assert files.target.read_text() == f"{NEW}mine\n"
    assert files.is_tidy


def test_a_file_that_was_to_go_stays_if_it_is_saved(files: Files) -> None:
    files.target.replace(files.kept)
    files.kept.write_text("saved\n")
    assert not replacing.remove(files.target, replacing.digest_of(OLD), files.kept)
    assert files.target.read_text() == "saved\n"
