"""Work shared among processes: results in order, errors as of any code, and nothing that outlives it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.site import helpers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")

BLOCKS = list(range(50))
PARENT = os.getpid()
LONGEST = 60.0

BUILD_FOR_EVER = """
import time
from pathlib import Path
from generator.site import helpers

def work(block):
    Path(f"{block}").write_text("")
    time.sleep(60)

with helpers.shared(work, list(range(20)), 2) as finish:
    finish()
"""


def results(work: Callable[[int], object], processes: int = 3) -> list[object]:
    with helpers.shared(work, BLOCKS, processes) as finish:
        return list(finish())


def children() -> set[str]:
    """The processes that this one has started and that still run: a browser of other tests may be among them."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,comm="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return {pid for pid, parent, name in rows if int(parent) == os.getpid() and name.strip() != "ps"}


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() == before


def in_a_helper() -> bool:
    return os.getpid() != PARENT


@pytest.mark.parametrize("processes", [1, 2, 5, 80])
def test_results_are_in_the_order_of_the_blocks(processes: int) -> None:
    assert results(lambda block: block * block, processes) == [block * block for block in BLOCKS]


def test_helpers_do_their_share() -> None:
    """Whoever has a block waits until a helper and this process have one."""
    ours, helpers_ = os.pipe(), os.pipe()

    def work(_: int) -> int:
        mine, other = (helpers_, ours) if in_a_helper() else (ours, helpers_)
        os.write(mine[1], b".")
        assert select.select([other[0]], [], [], LONGEST)[0], "nobody shares the work"
        return os.getpid()

    assert len(set(results(work))) > 1
    for end in (*ours, *helpers_):
        os.close(end)


def test_an_error_in_a_helper_is_raised_where_the_work_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    def work(block: int) -> int:
        if block == 7:
            raise LookupError("block 7")
        time.sleep(0.001)
        return block

    with pytest.raises(LookupError, match="block 7"):
        results(work)
    assert capfd.readouterr() == ("", "")


def test_the_work_of_a_helper_that_was_killed_is_done_again() -> None:
    def work(block: int) -> int:
        time.sleep(0.001)
        if in_a_helper() and block > 9:
            os.kill(os.getpid(), signal.SIGKILL)
        return block

    assert results(work) == BLOCKS


def test_an_error_elsewhere_ends_the_helpers() -> None:
    with pytest.raises(KeyboardInterrupt), helpers.shared(lambda _: time.sleep(60), BLOCKS, 3):
        raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing_running(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD_FOR_EVER], cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + LONGEST
    while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(LONGEST) != 0
    with pytest.raises(ProcessLookupError):  # the whole group is gone
        os.killpg(process.pid, 0)
