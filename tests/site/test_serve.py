"""`portfolio serve` shows the site and builds it again after an edit."""

from __future__ import annotations

import html
import http.client
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.site.world import (
    SITE_URL,
    TOOLS,
    built,
    environment,
    new_project,
    own_template,
    portfolio,
    small_project,
    some_papers,
    tree,
    write,
)

_DEADLINE = 60.0
_POLL = 0.2
_SCRIPT = re.compile(rb'<script src="/\.serve/reload\.js" data-edition="\w+"></script>')
LLAMA = "/portfolio/publications/touvron2023llama/"
FACTS = "publications/touvron2023llama.md"


@dataclass(frozen=True)
class Preview:
    """The site that the command shows on a port."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/portfolio/"

    def __call__(self, path: str) -> str:
        """The page at a path; empty if it does not exist."""
        status, data = self.answer(path)
        return data.decode() if status == http.HTTPStatus.OK else ""

    def answer(self, path: str) -> tuple[int, bytes]:
        """Status and content; status 0 while nobody listens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_DEADLINE)
        try:
            connection.request("GET", quote(path))
            response = connection.getresponse()
            return response.status, response.read()
        except OSError:
            return 0, b""
        finally:
            connection.close()

    def raw(self, method: str, target: str, host: str) -> bytes:
        """The answer to a request that no client has normalized."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=_DEADLINE) as connection:
            connection.sendall(f"{method} {target} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode("latin-1"))
            return b"".join(iter(lambda: connection.recv(65_536), b""))


@contextmanager
def serving(project: Path, **settings: str) -> Iterator[Preview]:
    """Runs the command while the block runs; `settings` are environment variables."""
    with socket.socket() as kept, (project / "log.txt").open("w") as log:
        # Nobody else gets the port, which the server, that reuses addresses too, may listen on.
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        port = kept.getsockname()[1]
        process = subprocess.Popen(
            [TOOLS / "portfolio", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment(SITE_URL=SITE_URL, **settings),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(port, process)
        finally:
            process.terminate()
            process.wait(timeout=_DEADLINE)


def eventually(holds: Callable[[], bool]) -> bool:
    """Waits until it holds; False after the deadline."""
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
        replace(own_template(project, "pages/topics.html"), "papers in each", "works in each")
        assert eventually(lambda: "works in each" in page("/portfolio/topics/")), (project / "log.txt").read_text()


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
        assert eventually(lambda: page.answer("/portfolio/publications/x/")[0] == http.HTTPStatus.INTERNAL_SERVER_ERROR)
        message = page.answer("/portfolio/publications/x/")[1].decode()
        assert "x.md:2" in message
        assert "unknown key" in message
        write(project / "content", {"publications/x.md": "---\ntitle: Two\n---\n"})
        assert eventually(lambda: "Two" in page("/portfolio/publications/x/")), log.read_text()
        assert "Traceback" not in log.read_text()


def test_a_mistake_in_a_template_is_reported_with_its_line(tmp_path: Path) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        template = own_template(project, "pages/topics.html")
        whole = template.read_text(encoding="utf-8")
        template.write_text("{% if %}\n", encoding="utf-8")
        assert eventually(lambda: b"pages/topics.html:1  " in page.answer("/portfolio/topics/")[1])
        template.write_text(whole, encoding="utf-8")
        assert eventually(lambda: "papers in each" in page("/portfolio/topics/")), (project / "log.txt").read_text()


def test_pages_after_an_edit_have_the_bytes_of_a_build(tmp_path: Path) -> None:
    project = new_project(tmp_path / "project")
    write(project / "content", {"teaching.md": "# Teaching\n\nSee [the list](publications/index.md).\n"})
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        assert eventually(lambda: "papers in each" in page("/portfolio/topics/"))
        replace(project / "content" / FACTS, "Llama 2: Open", "Llama Two: Open")
        assert eventually(lambda: "Llama Two: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        whole = tree(built(project, PORTFOLIO_AUDIENCE="owner"))
        derived = {path: _SCRIPT.sub(b"", page.answer(f"/portfolio/{path}")[1]) for path in whole if path != ".inputs"}
    assert [path for path, data in derived.items() if data != whole[path]] == []
    assert len(derived) > 200


def test_what_the_settings_exclude_is_not_shown(tmp_path: Path) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    write(project, {"mkdocs.yml": (project / "mkdocs.yml").read_text() + "\nexclude_docs: /publications.ris\n"})
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        assert page("/portfolio/search/index/manifest.json")
        assert "@misc{touvron2023llama," in page("/portfolio/publications.bib")
        assert page.answer("/portfolio/publications.ris")[0] == http.HTTPStatus.NOT_FOUND
        for path in (FACTS, "cv.md", "cvindex.html", "index.md"):
            assert page.answer(f"/portfolio/{path}")[0] == http.HTTPStatus.NOT_FOUND


def test_a_site_that_cannot_be_built_at_first_tells_why_and_comes_when_it_is_corrected(tmp_path: Path) -> None:
    project = small_project(tmp_path / "small", {"index.md": "---\nname: Ann\nnick: A\n---\n"})
    with serving(project) as page:
        assert eventually(lambda: b"index.md:3" in page.answer("/")[1]), (project / "log.txt").read_text()
        write(project / "content", {"index.md": "---\nname: Ann\n---\n"})
        assert eventually(lambda: "Ann" in page("/portfolio/")), (project / "log.txt").read_text()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nav: [", "mkdocs.yml"),
        ("docs_dir: nowhere", "docs_dir"),
        ("plugins: [search]", "write plugins: [portfolio]"),
        ("extra: {people_from: 0}", "'people_from' must be"),
        ("hooks: [hook.py]", "ZeroDivisionError"),
    ],
)
def test_a_mistake_in_the_settings_is_told_until_it_is_corrected(tmp_path: Path, line: str, message: str) -> None:
    project = small_project(tmp_path / "small", {"index.md": "---\nname: Ann\n---\n"})
    write(project, {"hook.py": "def on_env(env, **_):\n    1 / 0\n"})
    settings = (project / "mkdocs.yml").read_text()
    with serving(project) as page:
        assert eventually(lambda: "Ann" in page("/portfolio/")), (project / "log.txt").read_text()
        write(project, {"mkdocs.yml": f"{settings}\n{line}\n"})
        assert eventually(lambda: message in html.unescape(page.answer("/portfolio/")[1].decode())), (
            project / "log.txt"
        ).read_text()
        assert message in (project / "log.txt").read_text()
        write(project, {"mkdocs.yml": settings})
        assert eventually(lambda: "Ann" in page("/portfolio/")), (project / "log.txt").read_text()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    project = small_project(tmp_path / "small", {"index.md": "---\nname: Ann\n---\n"})
    (tmp_path / "temporary").mkdir()
    with serving(project, TMPDIR=str(tmp_path / "temporary")) as page:
        message = f"{page.address}  press Ctrl-C to stop\n"
        assert eventually(lambda: (project / "log.txt").read_text() == message)
        assert list((tmp_path / "temporary").iterdir())
        page.process.send_signal(ending)
        assert page.process.wait(timeout=_DEADLINE) == 0
    assert list((tmp_path / "temporary").iterdir()) == []
    assert (project / "log.txt").read_text() == message


_UP = 30
_OUTSIDE = [
    pattern.replace("UP", up * _UP)
    for up in ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%252f", "..\\", "..%5c")
    for pattern in ("/UPetc/passwd", "/portfolio/UPetc/passwd", "/portfolio/search/UPetc/passwd")
]
_OUTSIDE += [
    f"{start}{path}"
    for start in ("", "/", "/portfolio/", "/portfolio/search/", "file://")
    for path in ("//etc/passwd", "%2fetc/passwd", "/etc/passwd%00.html", "C:/etc/passwd", "index.html%00")
]


def test_no_file_outside_of_the_site_is_read_and_no_foreign_host_is_answered(tmp_path: Path) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        _assert_is_safe(page)
        replace(project / "content" / FACTS, "Llama 2: Open", "Llama Two: Open")
        assert eventually(lambda: "Llama Two: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        _assert_is_safe(page)
    assert "Traceback" not in (project / "log.txt").read_text()


def _assert_is_safe(page: Preview) -> None:
    own = f"127.0.0.1:{page.port}"
    for target in _OUTSIDE:
        answer = page.raw("GET", target, own)
        assert (answer.split(b" ", 2)[1][:1], b"root:" in answer) == (b"4", False), target
    for host in ("evil.example", f"evil.example:{page.port}", "127.0.0.1", f"127.0.0.1.evil.example:{page.port}", ""):
        answer = page.raw("GET", LLAMA, host)
        assert (answer.split(b" ", 2)[1], b"Llama" in answer) == (b"421", False), host
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "BREW"):
        assert page.raw(method, LLAMA, own).split(b" ", 2)[1] == b"405", method
    for host in (own, f"localhost:{page.port}", f"[::1]:{page.port}", f"LOCALHOST:{page.port}"):
        assert page.raw("GET", LLAMA, host).split(b" ", 2)[1] == b"200", host


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "", ":8000", "8000", "localhost", "localhost:http"])
def test_an_address_that_is_none_is_told(tmp_path: Path, address: str) -> None:
    result = portfolio(new_project(tmp_path / "project"), "serve", "--address", address)
    assert result.returncode == 1
    assert result.stderr == f"--address  {address!r} has no host and port — write 127.0.0.1:8000\n"


def test_an_address_that_is_taken_is_told_before_the_site_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        result = portfolio(new_project(tmp_path / "project"), "serve", "--address", address)
    assert result.returncode == 1
    hint = f"name another, such as --address 127.0.0.1:{int(address.rpartition(':')[2]) + 1}"
    assert result.stderr == f"--address  {address}: Address already in use — {hint}\n"


def test_an_edit_of_the_shell_shows_up(tmp_path: Path) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        replace(own_template(project, "theme/base.html"), "</main>", "</main><!-- new -->")
        assert eventually(lambda: "<!-- new -->" in page(LLAMA)), (project / "log.txt").read_text()


def test_an_address_without_its_slash_leads_to_the_page(tmp_path: Path) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        replace(project / "content" / FACTS, "Llama 2: Open", "Llama Two: Open")
        assert eventually(lambda: "Llama Two: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        assert page.answer("/portfolio/years/2023")[0] == http.HTTPStatus.FOUND
        assert page.answer("/portfolio/years/1066/")[0] == http.HTTPStatus.NOT_FOUND


def test_an_open_page_shows_an_edit_by_itself(tmp_path: Path, browser: Browser) -> None:
    project = some_papers(tmp_path / "project", "touvron2023llama")
    with serving(project) as page:
        assert eventually(lambda: "Llama 2: Open Foundation" in page(LLAMA)), (project / "log.txt").read_text()
        tab = browser.new_page()
        tab.goto(f"{page.address}publications/touvron2023llama/")
        for old, new in (("Llama 2: Open", "Llama Two: Open"), ("Llama Two: Open", "Llama Deux: Open")):
            replace(project / "content" / FACTS, old, new)
            expect(tab.get_by_role("heading", level=1)).to_contain_text(new, timeout=_DEADLINE * 1000)
        replace(project / "content" / FACTS, "\ntitle:", "\ntitel<b>:")
        expect(tab.get_by_text(f"{FACTS}:2:1  unknown key 'titel<b>'")).to_be_visible(timeout=_DEADLINE * 1000)
        replace(project / "content" / FACTS, "\ntitel<b>:", "\ntitle:")
        expect(tab.get_by_role("heading", level=1)).to_contain_text("Llama Deux", timeout=_DEADLINE * 1000)
        tab.close()
