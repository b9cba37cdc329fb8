"""MkDocs treats derived pages like those written by hand, though it never reads them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from benchmarks import generated
from tests.site.world import SITE_URL, mkdocs, new_project, own_template, tree, without_cards, write

PAPER = "publications/lovelace2024engines.md"
PAGES = {
    PAPER: "---\ntitle: On Engines\nauthors: [Ada Lovelace]\ndate: 2024-02\n---\n\nAn abstract.\n",
    "topics/cs-lg/files.md": "# Files\n\nBelow a topic.\n",
    "teaching.md": "---\ntitle: Teaching\n---\n\n## Courses\n\nSee [the list](publications/index.md), "
    "[a paper](publications/lovelace2024engines.md), [all](publications.bib), "
    "[one](publications/lovelace2024engines.ris).\n",
    "years/2022.md": "# Mine\n",
    "css/own.css": "body { color: inherit }\n",
    "assets/javascripts/own.js": "// mine\n",
}
MENU = """\
nav:
  - Home: index.md
  - Work:
      - My papers: publications/index.md
      - topics/index.md
      - One paper: publications/lovelace2024engines.md
      - Files: topics/cs-lg/files.md
  - CV: cv.md
"""
LEFT_OUT = """\
exclude_docs: |
  /people/*
  /health.md
  /publications/lovelace2024engines.json
draft_docs: /topics/cs-cv.md
"""
DERIVED = "publications/page/1/index.html"
STAMPS = {
    "on_post_page(output, page, config)": 'return f"{output}<!-- {page.url} {page.title} -->"',
    "on_page_context(context, page, config, nav)": 'page.meta = {**page.meta, "title": f"{page.title}!"}',
}


def built(folder: Path, *options: str) -> dict[str, bytes]:
    """The site that plain `mkdocs build` writes."""
    result = mkdocs(folder, "build", *options, SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    return tree(folder / "site")


@contextmanager
def changed(file: Path, change: Callable[[str], str]) -> Iterator[None]:
    """Replaces the text of a file while the block runs."""
    before = file.read_text()
    file.write_text(change(before))
    try:
        yield
    finally:
        file.write_text(before)


def refused(folder: Path, page: str) -> str:
    """The message of `mkdocs build --strict` about a page that it refuses."""
    write(folder / "content", {"extra.md": page})
    result = mkdocs(folder, "build", "--strict", SITE_URL=SITE_URL)
    (folder / "content/extra.md").unlink()
    assert result.returncode == 1
    return f"{result.stdout}{result.stderr}"


def menu_of(page: bytes) -> list[tuple[str, str, str]]:
    """Words, target and mark of each entry of a page's menu."""
    links: list[Any] = html.fromstring(page).xpath("//header//nav//a")
    return [(link.text_content().strip(), link.get("href"), link.get("aria-current", "")) for link in links]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lists with several parts, and pages written by hand."""
    folder = without_cards(new_project(tmp_path_factory.mktemp("host") / "project", content=False, sources=False))
    generated.write(folder / "content", 60)
    write(folder / "content", PAGES)
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> dict[str, bytes]:
    """Its site."""
    return built(project, "--strict")


def test_links_from_pages_by_hand_to_derived_pages_and_downloads_lead_there(site: dict[str, bytes]) -> None:
    links = html.fromstring(site["teaching/index.html"]).xpath("//main//p//a/@href")
    assert links == ["../publications/", "../publications/lovelace2024engines/", "../publications.bib", *links[3:]]
    assert links[3:] == ["../publications/lovelace2024engines.ris"]


def test_a_dead_link_from_a_page_by_hand_to_a_derived_page_ends_the_build(project: Path) -> None:
    assert "extra.md:1  dead link: years/1066.md" in refused(project, "[gone](years/1066.md)\n")


def test_a_dead_link_from_a_derived_page_to_a_page_by_hand_ends_the_build(project: Path) -> None:
    with changed(project / "content" / PAPER, lambda text: f"{text}\n## Notes\n\n[gone](../lessons.md)\n"):
        result = mkdocs(project, "build", "--strict")
    assert result.returncode == 1
    assert f"{PAPER}:11  dead link: ../lessons.md" in f"{result.stdout}{result.stderr}"


def test_a_link_to_a_missing_part_of_a_derived_page_is_reported_if_requested(project: Path) -> None:
    page = "[is there](publications/lovelace2024engines.md#cite) [is not](publications/lovelace2024engines.md#no)\n"
    with changed(project / "mkdocs.yml", lambda text: f"{text}\nvalidation: {{anchors: warn}}\n"):
        message = refused(project, page)
    assert re.findall(r"'([\w.]+)' contains a link '\S+(#\w+)', but the doc", message) == [("extra.md", "#no")]


def test_a_page_by_hand_replaces_its_derived_namesake_in_the_site_and_the_sitemap(site: dict[str, bytes]) -> None:
    assert b"<h1" in site["years/2022/index.html"]
    assert b"pf-year-page" not in site["years/2022/index.html"]
    assert site["sitemap.xml"].count(b"/years/2022/<") == 1


def test_the_sitemap_has_every_page_once(site: dict[str, bytes]) -> None:
    assert gzip.decompress(site["sitemap.xml.gz"]) == site["sitemap.xml"]
    listed = etree.fromstring(site["sitemap.xml"]).xpath("//*[local-name() = 'loc']/text()")
    pages = {path.removesuffix("index.html") for path in site if path.endswith("index.html")}
    assert sorted(listed) == sorted(SITE_URL + page for page in pages)


def test_the_page_for_missing_addresses_has_the_menu_with_absolute_addresses(site: dict[str, bytes]) -> None:
    assert ("Publications", "/portfolio/publications/", "") in menu_of(site["404.html"])


def test_a_nested_and_renamed_menu_is_that_of_derived_pages(project: Path) -> None:
    with changed(project / "mkdocs.yml", lambda text: re.sub(r"(?ms)^nav:\n.*?^$", MENU, text)):
        site = built(project, "--strict")
    assert menu_of(site["publications/index.html"])[:2] == [("Home", "..", ""), ("Work", "./", "page")]
    assert menu_of(site[DERIVED])[:2] == [("Home", "../../..", ""), ("Work", "../../", "true")]
    assert ("Work", "../", "true") in menu_of(site["publications/lovelace2024engines/index.html"])
    assert ("Work", "../../../publications/", "true") in menu_of(site["topics/cs-lg/files/index.html"])


def test_without_a_menu_the_sections_and_the_pages_by_hand_are_the_menu(project: Path) -> None:
    with changed(project / "mkdocs.yml", lambda text: re.sub(r"(?ms)^nav:\n.*?^$|^not_in_nav: .*?^$", "", text)):
        site = built(project)
    words = [entry[0] for entry in menu_of(site[DERIVED])]
    assert words[:3] == ["Home", "Publications", "CV"]
    assert "Teaching" in words
    assert len(words) == 4


def test_own_styles_and_scripts_are_on_derived_pages(project: Path) -> None:
    own = "\nextra_css: [css/own.css]\nextra_javascript: [assets/javascripts/own.js]\n"
    with changed(project / "mkdocs.yml", lambda text: text + own):
        site = built(project, "--strict")
    for path, here in {DERIVED: "../../../", "publications/lovelace2024engines/index.html": "../../"}.items():
        assert f'href="{here}css/own.css"'.encode() in site[path]
        assert f'src="{here}assets/javascripts/own.js"'.encode() in site[path]


def test_what_the_settings_exclude_is_excluded(project: Path) -> None:
    with changed(project / "mkdocs.yml", lambda text: text.replace("  - Co-authors: people/index.md\n", "") + LEFT_OUT):
        site = built(project)
    gone = ("people/", "health/", "publications/lovelace2024engines.json", "topics/cs-cv/index.html")
    assert [path for path in site if path.startswith(gone)] == []
    assert "publications/lovelace2024engines.ris" in site
    assert b"/health/" not in site["sitemap.xml"]


@pytest.mark.parametrize("event", STAMPS)
def test_a_hook_changes_derived_pages_as_it_changes_others(project: Path, event: str) -> None:
    (project / "hook.py").write_text(f"def {event}:\n    {STAMPS[event]}\n")
    with changed(project / "mkdocs.yml", lambda text: f"{text}\nhooks: [hook.py]\n"):
        site = built(project)
    stamps = {
        "on_post_page": "<!-- {url} {title} -->",
        "on_page_context": "<title>{title}! - ",
    }[event.partition("(")[0]]
    for url, title in {"publications/page/1/": "Publications, papers 1–25", "teaching/": "Teaching"}.items():
        assert stamps.format(url=url, title=title) in site[f"{url}index.html"].decode()


def test_a_shell_that_the_owner_makes_depend_on_the_page_does_so_on_each(project: Path) -> None:
    header = own_template(project, "theme/partials/header.html")
    with changed(header, lambda text: f"{text}<p id=own>{{{{ page.url if page }}}}</p>"):
        site = built(project)
    for page in ("publications/page/1/", "publications/lovelace2024engines/", "people/", "teaching/"):
        assert f"<p id=own>{page}</p>" in site[f"{page}index.html"].decode()
