"""An import that is killed, meets a full disk, a read-only folder or another import, loses nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.world import AS_OF, ROOT, TOOLS, environment, new_project, portfolio, tree

KILLS = 80
_IMPORT: list[str | Path] = [TOOLS / "portfolio", "import", "--as-of", AS_OF]

_NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python does not notice that a file of bytecode was cut, and fails to read it from then on."""

_INTERRUPTED = """
import os, signal, sys
where = sys.argv.pop(1)

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == where:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
from generator.cli.entry import main
main()
"""
"""A command that is interrupted when it imports a module."""


def test_an_import_killed_at_any_point_leaves_old_or_new_files_and_a_second_run_completes_it(tmp_path: Path) -> None:
    project = new_project(tmp_path / "é" / "project", content=False)
    command: list[str | Path] = [sys.executable, "-m", "tests.site.killing", project, str(KILLS), "7"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400, check=False)
    assert result.returncode == 0, result.stderr
    cut, cut_while_writing = map(int, result.stdout.split())
    assert (cut, cut_while_writing) == (KILLS, KILLS * 7 // 8), "each kill must hit an import at work"


def test_two_simultaneous_imports_give_the_result_of_one(tmp_path: Path) -> None:
    alone, shared = (new_project(tmp_path / name, content=False) for name in ("alone", "shared"))
    assert portfolio(alone, "import", "--as-of", AS_OF).returncode == 0
    running = [subprocess.Popen(_IMPORT, cwd=shared, env=environment(), stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert tree(shared / "content") == tree(alone / "content")


def test_a_write_that_the_system_refuses_is_one_line_and_the_old_files_stay(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    before = tree(project / "content")
    source = project / "sources/profile.txt"
    source.write_text(source.read_text().replace("In this work,", "In this long work,"))
    with _largest_file(500):
        result = portfolio(project, "import", "--as-of", AS_OF, **_NO_BYTECODE)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "File too large" in result.stderr
    assert tree(project / "content") == before
    assert portfolio(project, "import", "--as-of", AS_OF).returncode == 0


def test_a_full_disk_ends_a_build_in_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    before = sorted(path.name for path in project.iterdir())
    with _largest_file(20_000):
        result = portfolio(project, "build", **_NO_BYTECODE)
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    assert "File too large" in result.stderr
    assert sorted(path.name for path in project.iterdir() if path.name != ".cache") == before
    assert portfolio(project, "build").returncode == 0  # what the cache has kept is whole


if os.geteuid() == 0:  # only root may mount; for everybody else the test above meets a real refusal

    @pytest.mark.parametrize("options", ["size=400k", "size=4m,remount,ro"])
    def test_a_full_or_read_only_file_system_is_one_line_and_a_valid_mix(tmp_path: Path, options: str) -> None:
        project = new_project(tmp_path / "project", content=False)
        with _small_file_system(project / "content", options):
            result = portfolio(project, "import", "--as-of", AS_OF)
            assert result.returncode == 1
            assert "Traceback" not in result.stderr
            assert len(result.stderr.splitlines()) == 1
            left = [path for path in (project / "content").rglob("*.md") if not path.name.startswith(".")]
            assert all(path.read_text().startswith("---\n") and path.read_text().endswith("\n") for path in left)
        assert portfolio(project, "import", "--as-of", AS_OF).returncode == 0


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    """Lets no process that is started here write a file of more bytes; the real error of a real system call."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _small_file_system(folder: Path, options: str) -> Iterator[None]:
    """A small file system in a folder; `remount` are its later options."""
    first, _, later = options.partition(",")
    folder.mkdir()
    _root("mount", "-t", "tmpfs", "-o", first, "tmpfs", folder)
    try:
        if later:
            _root("mount", "-o", later, folder)
        else:
            (folder / "ballast").write_bytes(b"x" * 330_000)
        yield
    finally:
        _root("umount", folder)


def _root(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.parametrize("module", ["generator.cli.main", "click", "generator.cli.checking_commands", "yaml"])
def test_ctrl_c_ends_a_command_without_a_word_while_its_modules_are_imported(tmp_path: Path, module: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, module, "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "")
