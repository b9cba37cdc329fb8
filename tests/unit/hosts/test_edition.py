"""What browsers get: pages and files of a folder and of the facts, redirects to them, and error pages."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.errors import PortfolioError
from generator.hosts.edition import Edition, Editions
from generator.hosts.local_server import Answer

PAGE = b"<!doctype html><html><body><p>Hello</p></body></html>"
DERIVED = {
    "index.html": PAGE,
    "years/2023/index.html": PAGE.replace(b"Hello", b"2023"),
    "publications.bib": b"@misc{x}",
}
_LONGEST = 30.0
_SCRIPT = re.compile(rb'<script src="/\.serve/reload\.js" data-edition="(\w+)"></script>')


def derived(path: str) -> bytes | None:
    """The bytes of a derived file; one page fails."""
    if path == "cv.pdf":
        raise PortfolioError("content/cv.md:3  no such <section>")
    return DERIVED.get(path)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "about").mkdir()
    (site / "404.html").write_bytes(PAGE.replace(b"Hello", b"Not here"))
    (site / "about/index.html").write_bytes(PAGE.replace(b"Hello", b"By hand"))
    (site / "assets/site.css").write_text("p {}")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    (site / "up").symlink_to(tmp_path)
    return Edition("/portfolio/", site, derived)


def body(answer: Answer) -> bytes:
    """The bytes of a build, without the script of the server."""
    return _SCRIPT.sub(b"", answer.body)


@pytest.mark.parametrize(
    ("path", "media_type", "content"),
    [
        ("/portfolio/", "text/html; charset=utf-8", PAGE),
        ("/portfolio/index.html", "text/html; charset=utf-8", PAGE),
        ("/portfolio/years/2023/", "text/html; charset=utf-8", DERIVED["years/2023/index.html"]),
        ("/portfolio/publications.bib", "text/plain; charset=utf-8", b"@misc{x}"),
        ("/portfolio/assets/site.css", "text/css; charset=utf-8", b"p {}"),
    ],
)
def test_pages_and_files_have_their_media_type(edition: Edition, path: str, media_type: str, content: bytes) -> None:
    answer = edition.answer(path)
    assert (answer.status, answer.media_type, body(answer)) == (HTTPStatus.OK, media_type, content)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("a.xml", "application/xml"),
        ("a.xml.gz", "application/gzip"),
        ("a.PNG", "image/png"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_the_media_type_follows_from_the_extension(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).touch()
    assert Edition("/", tmp_path).answer(f"/{name}").media_type == media_type


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "/portfolio/"),
        ("/portfolio", "/portfolio/"),
        ("/portfolio/years/2023", "/portfolio/years/2023/"),
        ("/portfolio/about", "/portfolio/about/"),
    ],
)
def test_an_incomplete_address_redirects_to_the_page(edition: Edition, path: str, target: str) -> None:
    answer = edition.answer(path)
    assert (answer.status, answer.headers["Location"]) == (HTTPStatus.FOUND, target)


def test_a_redirect_is_percent_encoded(tmp_path: Path) -> None:
    (tmp_path / "über uns").mkdir()
    (tmp_path / "über uns/index.html").touch()
    assert Edition("/", tmp_path).answer("/über uns").headers["Location"] == "/%C3%BCber%20uns/"


@pytest.mark.parametrize(
    "path",
    [
        *("/portfolio/nothing/", "/portfolio/nothing", "/portfolio/nothing.css", "/elsewhere/"),
        *(
            "/portfolio/out.txt",
            "/portfolio/up/secret.txt",
            "/portfolio/up/",
            "/portfolio/assets/",
            "/portfolio/assets",
        ),
        *("/portfolio/../secret.txt", "/portfolio//etc/passwd", f"/portfolio/{'x' * 5_000}"),
        *("/portfolio/.serve/reload.js", "/portfolio/years/2023/index.html/"),
    ],
)
def test_anything_outside_the_site_is_not_found(edition: Edition, path: str) -> None:
    answer = edition.answer(path)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"Not here" in answer.body


def test_what_is_missing_is_told_without_a_page_for_it(tmp_path: Path) -> None:
    answer = Edition("/", tmp_path).answer("/x")
    assert (answer.status, answer.body) == (HTTPStatus.NOT_FOUND, b"404 Not Found\n")


def test_a_problem_replaces_pages_and_is_escaped(edition: Edition) -> None:
    broken = edition.broken("content/x.md:2  unknown key '<script>'")
    for path in ("/portfolio/", "/portfolio/about/", "/portfolio/years/2023", "/portfolio/nothing/"):
        answer = broken.answer(path)
        assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
        assert b"content/x.md:2  unknown key &#x27;&lt;script&gt;&#x27;" in answer.body
        assert _SCRIPT.search(answer.body)
    assert broken.answer("/portfolio/assets/site.css").status == HTTPStatus.OK
    assert broken.answer("/portfolio/publications.bib").body == b"@misc{x}"


def test_a_page_that_cannot_be_made_shows_the_problem(edition: Edition) -> None:
    answer = edition.answer("/portfolio/cv.pdf")
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"content/cv.md:3  no such &lt;section&gt;" in answer.body


def test_the_script_is_at_the_end_of_the_body_and_only_in_pages(edition: Edition, tmp_path: Path) -> None:
    assert edition.answer("/portfolio/").body.endswith(b"</script></body></html>")
    (tmp_path / "site/part.html").write_bytes(b"<p>No body")
    assert _SCRIPT.sub(b"|", edition.answer("/portfolio/part.html").body) == b"<p>No body|"
    assert b"script" not in edition.answer("/portfolio/publications.bib").body


def test_a_page_is_notified_of_the_next_edition(edition: Edition) -> None:
    editions = Editions()
    editions.publish(edition)
    assert b"fetch" in editions.answer("/.serve/reload.js").body
    assert editions.answer("/.serve/edition-after/another").body.decode() == edition.id
    answers: list[str] = []
    waiting = threading.Thread(
        target=lambda: answers.append(editions.answer(f"/.serve/edition-after/{edition.id}").body.decode())
    )
    waiting.start()
    following = edition.broken("something")
    editions.publish(following)
    waiting.join(_LONGEST)
    assert answers == [following.id]
    assert following.id != edition.id


def test_a_request_before_the_first_edition_waits_for_it(edition: Edition) -> None:
    editions = Editions()
    later = threading.Timer(0.2, editions.publish, [edition])
    later.start()
    assert body(editions.answer("/portfolio/")) == PAGE
    later.join()
