"""`portfolio serve` shows the site and builds it again after an edit."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site.world import SITE_URL, TOOLS, environment, new_project, small_project, write

_DEADLINE = 60.0
_POLL = 0.2
LLAMA = "/portfolio/publications/touvron2023llama/"
FACTS = "publications/touvron2023llama.md"


@contextmanager
def serving(project: Path) -> Iterator[Callable[[str], str]]:
    """Runs the command while the block runs; gives a function from a path to the page there, empty if there is none."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (project / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [TOOLS / "portfolio", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment(SITE_URL=SITE_URL),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield lambda path: _fetched(port, path)
        finally:
            process.terminate()
            process.wait(timeout=_DEADLINE)


def _fetched(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_DEADLINE)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.read().decode() if response.status == http.HTTPStatus.OK else ""
    except OSError:
        return ""  # not yet listening
    finally:
        connection.close()


def eventually(holds: Callable[[], bool]) -> bool:
    """Asks again and again until it holds, or the deadline has passed."""
    pause, end = threading.Event(), time.monotonic() + _DEADLINE
    while not holds():
        if time.monotonic() > end:
            return False
        pause.wait(_POLL)
    return True


def replace(file: Path, old: str, new: str) -> None:
    """Edits a file as its owner would."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_of_a_fact_and_of_a_template_shows_up(tmp_path: Path) -> None:
    project = new_project(tmp_path / "Mein Pörtfolio")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        assert "<h1" in page("/portfolio/")
        replace(project / "content" / FACTS, "Llama 2: Open", "Llama Two: Open")
        assert eventually(lambda: "Llama Two: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        assert "Llama Two: Open Foundation" in page("/portfolio/years/2023/")
        replace(project / "templates/pages/topics.html", "Every paper", "Each paper")
        assert eventually(lambda: "Each paper is listed" in page("/portfolio/topics/")), (
            project / "log.txt"
        ).read_text()


def test_a_mistake_is_reported_and_its_correction_shows_up(tmp_path: Path) -> None:
    files = {"index.md": "---\nname: Ann\n---\n", "publications/x.md": "---\ntitle: One\n---\n"}
    project = small_project(tmp_path / "small", files)
    log = project / "log.txt"
    with serving(project) as page:
        assert eventually(lambda: "One" in page("/portfolio/publications/x/")), log.read_text()
        write(project / "content", {"publications/x.md": "---\ntitel: Two\n---\n"})
        assert eventually(lambda: bool(re.search(r"x\.md:2(:\d+)?  unknown key 'titel'", log.read_text()))), (
            log.read_text()
        )
        write(project / "content", {"publications/x.md": "---\ntitle: Two\n---\n"})
        assert eventually(lambda: "Two" in page("/portfolio/publications/x/")), log.read_text()
        assert "Traceback" not in log.read_text()
