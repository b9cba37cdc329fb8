"""What only the owner needs is absent from the public site, and there in the owner's previews."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.site import reading
from tests.site.world import AS_OF, built, portfolio, small_project, tree, write

PAPER = """\
---
title: On Engines
authors: [Ann Ada, Bo Bee]
authors_truncated: true
date: 2020
listed_affiliations: [halden-institute-guess]
code_flag: true
---
"""
LIBRARY = (
    "@article{other2021, title={On Looms}, author={Ada, Ann}, year={2021}, journal={J. Looms}, doi={10.1234/loom}}\n"
)
DRAFTS = {
    "posts/kettle.md": "---\ntitle: A kettle\ndate: 2020\ndraft: true\npapers: [a]\ntags: [kettles]\n"
    "formerly: [old-kettle]\n---\n\nOn the kettle, as [@a] says.\n",
    "posts/kettle-to-come.md": "---\ntitle: The next kettle\ndate: 2999-01-01\nauthors: [Bo Bee]\n---\n\nA kettle.\n",
}
ONLY_FOR_THE_OWNER = (
    "halden-institute-guess",
    "Affiliations, as listed by the index",
    "exists according to the index",
    "Citation key",
    "shown, incomplete",
    "Where this comes from",
    "library.bib",
    "Data health",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person with a paper by hand and one that a library brought."""
    folder = small_project(
        tmp_path_factory.mktemp("owner") / "project",
        {"index.md": "---\nname: Ann Ada\n---\n", "publications/a.md": PAPER, **DRAFTS},
    )
    write(folder, {"sources/library.bib": LIBRARY})
    result = portfolio(folder, "import", "--as-of", AS_OF)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def public(project: Path) -> dict[str, bytes]:
    """Every file of the public site."""
    return tree(built(project))


@pytest.fixture(scope="module")
def preview(project: Path, public: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of the owner's preview, built after the public site."""
    return tree(built(project, PORTFOLIO_AUDIENCE="owner"))


@pytest.mark.parametrize("words", ONLY_FOR_THE_OWNER)
def test_no_file_of_the_public_site_says_what_is_the_owner_s_business(public: dict[str, bytes], words: str) -> None:
    said = {path for path, data in public.items() if words.encode() in data and path != "assets/licenses.txt"}
    assert said == set()


@pytest.mark.parametrize("words", ONLY_FOR_THE_OWNER)
def test_the_owner_s_preview_says_it(preview: dict[str, bytes], words: str) -> None:
    assert [path for path, data in preview.items() if path.endswith(".html") and words.encode() in data]


def test_the_page_of_gaps_is_only_in_the_preview_and_not_for_search_engines(
    project: Path, public: dict[str, bytes], preview: dict[str, bytes]
) -> None:
    assert [path for path in public if path.startswith("health")] == []
    assert "health/index.html" in preview
    page = reading.page(project / "site/health/index.html")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_no_file_of_the_public_site_names_a_draft(public: dict[str, bytes]) -> None:
    texts = {path: gzip.decompress(data) if path.endswith(".gz") else data for path, data in public.items()}
    assert {path for path, data in texts.items() if b"kettle" in data.lower() or "kettle" in path} == set()
    assert not {path for path in texts if path.startswith("posts")}


def test_the_owner_s_preview_has_drafts_and_finds_them(preview: dict[str, bytes]) -> None:
    assert b">Draft<" in preview["posts/kettle/index.html"]
    assert b"The next kettle" in preview["posts/index.html"]
    assert b"A kettle" in preview["publications/a/index.html"]
    index = b"".join(data for path, data in preview.items() if path.startswith("search/"))
    assert b"A kettle" in index
    assert b"The next kettle" in index


def test_otherwise_both_have_the_same_pages(public: dict[str, bytes], preview: dict[str, bytes]) -> None:
    pages, owner_s = ({path for path in site if path.endswith(".html")} for site in (public, preview))
    assert {path for path in owner_s - pages if not path.startswith("posts/")} == {"health/index.html"}
    assert pages <= owner_s
