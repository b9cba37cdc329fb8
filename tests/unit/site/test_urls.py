"""URLs on the site: one for each file, and links to it from anywhere."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.site import urls

PLACES = {
    "index.md": "",
    "publications/touvron2023llama.md": "publications/touvron2023llama/",
    "publications/index.md": "publications/",
    "README.md": "",
    "talks/readme.md": "talks/",
    "a/b/c.md": "a/b/c/",
    "publications.bib": "publications.bib",
    "files/cv.pdf": "files/cv.pdf",
    "x.md.txt": "x.md.txt",
}
LINKS = {
    ("", "publications/"): "publications/",
    ("publications/x/", ""): "../../",
    ("publications/x/", "publications/y/"): "../y/",
    ("publications/x/", "publications/x.bib"): "../x.bib",
    ("publications/x/", "publications/x/"): "./",
    ("", ""): "./",
    ("404.html", "years/2022/"): "years/2022/",
    ("a/", "ö x/"): "../%C3%B6%20x/",
}
TARGETS = {
    ("publications/x.md", "y.md"): "publications/y.md",
    ("publications/x.md", "../index.md#top"): "index.md",
    ("publications/x.md", "../files/a%20b.pdf?x=1"): "files/a b.pdf",
    ("index.md", "publications/"): "publications/",
    ("index.md", "."): ".",
    ("index.md", "../secret.md"): "../secret.md",
    ("a/b.md", "../../x"): "../x",
    ("a/b.md", "%2e%2e/%2e%2e/x"): "../x",
}
REWRITTEN = {
    ("publications/x.md", "y.md"): "../y/",
    ("publications/x.md", "y.md#cite"): "../y/#cite",
    ("publications/x.md", "../index.md"): "../../",
    ("index.md", "publications/x.md"): "publications/x/",
    ("index.md", "files/a b.pdf"): "files/a%20b.pdf",
    ("talks/index.md", "one.md"): "one/",
    ("talks/index.md", "../index.md#a#b"): "../#a#b",
}
segments = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=5).filter(
    lambda name: name not in {".", ".."}
)
site_urls = st.lists(segments, max_size=3).flatmap(
    lambda names: st.sampled_from(["/".join(names), "".join(f"{name}/" for name in names)])
)


@pytest.mark.parametrize(("path", "url"), PLACES.items())
def test_each_file_has_its_url(path: str, url: str) -> None:
    assert urls.url_of(path) == url


@pytest.mark.parametrize(("site_urls", "link"), LINKS.items())
def test_one_url_links_to_another(site_urls: tuple[str, str], link: str) -> None:
    assert urls.relative(*site_urls) == link


@pytest.mark.parametrize(("link", "path"), TARGETS.items())
def test_a_link_in_prose_leads_to_a_file(link: tuple[str, str], path: str) -> None:
    assert urls.linked_path(*link) == path


@pytest.mark.parametrize(("link", "written"), REWRITTEN.items())
def test_a_link_in_prose_is_rewritten_for_the_page(link: tuple[str, str], written: str) -> None:
    assert urls.rewritten(*link) == written


@given(site_urls, site_urls)
def test_a_browser_follows_a_link_to_its_target(start: str, target: str) -> None:
    assume(
        start == target or target.endswith("/") or not f"{start}/".startswith(f"{target}/")
    )  # no file is a folder too
    base = "https://someone.example/portfolio/"
    there = urlsplit(urljoin(base + "/".join(map(quoted, start.split("/"))), urls.relative(start, target)))
    assert unquote(there.path) == f"/portfolio/{target}"
    assert there.netloc == "someone.example"


@given(site_urls, st.lists(site_urls, max_size=4))
def test_links_from_the_root_are_those_of_the_page_that_shows_them(start: str, targets: list[str]) -> None:
    html = "".join(f'<a href="{urls.from_root(target)}#top">here</a>' for target in targets)
    assert urls.with_links_from(start, html) == "".join(
        f'<a href="{urls.relative(start, target)}#top">here</a>' for target in targets
    )


def quoted(name: str) -> str:
    return "".join(f"%{byte:02X}" for byte in name.encode())


@given(site_urls, site_urls)
def test_a_link_never_starts_with_a_scheme_or_at_the_root(start: str, target: str) -> None:
    link = urls.relative(start, target)
    assert link.isascii()
    assert not link.startswith("/")
    assert not urlsplit(link).scheme
