"""Hostile texts in every field: even without the policy of the pages, none of them runs or becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from pybtex.database import parse_string

from generator.citing.writers import WRITERS
from tests.site import reading
from tests.site.browsing import Visit
from tests.site.searching import RESULTS, search
from tests.site.serving import served
from tests.site.world import AS_OF, built, portfolio, small_project, write

ATTACKS = (
    "<script>window.P1=1</script>",
    "\"><img src=x onerror='window.P1=1'>",
    "'><svg onload=window.P1=1>",
    "</textarea></title></pre><script>window.P1=1</script>",
    "{{ 7*7 }}{% include 'x' %}{# y #}",
    "${window.P1=1}",
    "$\\href{javascript:window.P1=1}{x}$",
    "$\\text{<img src=x onerror=window.P1=1>}$",
    "[x](javascript:window.P1=1) ![x](javascript:window.P1=1) <javascript:window.P1=1>",
    "[x](data:text/html,<script>window.P1=1</script>)",
    "[x](JaVaScRiPt&#58;window.P1=1)",
    "&lt;script&gt;window.P1=1&lt;/script&gt;",
    "`<script>window.P1=1</script>` ~~~ ```",
    '!!! note "x" { onclick=window.P1=1 }',
    "@misc{evil, title={x}}",
)
ALL = " canary ".join(ATTACKS)
ADDRESS = 'https://x.example/?"onmouseover="window.P1=1\'<b>{{7*7}}'
BLOCKS = "\n\n".join(
    (
        ALL,
        "<div onclick=window.P1=1><script>window.P1=1</script></div>",
        "<!-- --><script>window.P1=1</script>",
        "[ref]\n\n[ref]: javascript:window.P1=1",
        '<https://x.example/"onmouseover="window.P1=1>',
        "{: onclick=window.P1=1 }",
        '--8<-- "/etc/passwd"',
        "```{.html onclick=window.P1=1}\n<script>window.P1=1</script>\n```",
    )
)


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def publication(title: str, type_: str) -> str:
    """A file with an attack in every field that takes one."""
    texts = "".join(f"{key}: {quoted(ALL)}\n" for key in ("venue", "volume", "number", "pages", "publisher"))
    lists = "".join(f"{key}: [{', '.join(map(quoted, ATTACKS))}]\n" for key in ("authors", "listed_affiliations"))
    return (
        f"---\ntitle: {quoted(title)}\n{texts}{lists}date: 2021-05-04\ntype: {type_}\n"
        f"doi: \"10.1000/a'onmouseover='window.P1=1'\"\ncategory: cs.CL\n"
        f"links: {{code: {quoted(ADDRESS)}}}\nextra: {{note: {quoted(ALL)}}}\n---\n\n{BLOCKS}\n\n## {ALL}\n\n{BLOCKS}\n"
    )


PERSON = (
    f"---\nname: {quoted('Eve ' + ATTACKS[0] + ATTACKS[1] + ATTACKS[4])}\nfield: {quoted(ALL)}\n"
    f"metrics: {{h_index: {{value: 1, source: {quoted(ALL)}}}}}\nlinks: {{homepage: {quoted(ADDRESS)}}}\n"
    f"---\n\n{BLOCKS}\n"
)
FILES = {"index.md": PERSON} | {
    f"publications/attack{number:02}.md": publication(f"{attack} canary", type_)
    for number, (attack, type_) in enumerate(
        zip(ATTACKS, ["article", "article-journal", "paper-conference"] * len(ATTACKS), strict=False)
    )
}
ENTRIES = "\n".join(
    f"CLMay {day}, 2021\n\n{attack}\n\nAnn <b>Ada</b>\n\n{attack}\n" for day, attack in enumerate(ATTACKS, 1)
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project whose every text is an attack: written by hand, and imported."""
    folder = small_project(tmp_path_factory.mktemp("hostile") / "project", FILES)
    write(folder / "sources", {"profile.txt": f"Eve <script>window.P1=1</script>\n\nCL\n\n{ENTRIES}"})
    result = portfolio(folder, "import", "--as-of", AS_OF)
    assert result.returncode == 0, result.stderr
    built(folder)
    return folder


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, Any]:
    """Every page by its URL."""
    return reading.pages(project / "site")


@pytest.fixture
def visit(browser: Browser, project: Path) -> Iterator[Visit]:
    """A visitor whom no policy protects."""
    with served(project / "site", policy=False) as address, Visit.of(browser, address) as visitor:
        yield visitor


def test_the_attacks_are_on_the_pages(pages: dict[str, Any]) -> None:
    assert len([url for url in pages if url.startswith("publications/")]) > len(ATTACKS) * 2
    assert "<script>window.P1=1</script>" in reading.text(pages["publications/attack00/"], "//h1")
    assert "{{ 7*7 }}" in reading.text(pages["publications/attack04/"], "//h1")
    assert "${window.P1=1}" in reading.text(pages["publications/attack05/"], "//h1")


def test_nothing_runs_on_any_page(visit: Visit, pages: dict[str, Any]) -> None:
    for url in pages:
        page = visit.open(url)
        page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
        assert page.evaluate("window.P1") is None, url
    assert [line for line in visit.complaints if "404" not in line] == []
    assert visit.foreign == []


def test_nothing_runs_in_the_results_of_a_search(visit: Visit) -> None:
    page = visit.open("")
    search(page, "canary script window")
    page.locator(RESULTS).first.wait_for()
    assert page.locator(".pf-search__list").locator("img, script, svg, b").count() == 0
    assert page.evaluate("window.P1") is None


def test_no_page_has_a_handler_or_an_element_that_no_template_wrote(pages: dict[str, Any]) -> None:
    for url, page in pages.items():
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], url
        assert (
            page.xpath(
                "//script[not(starts-with(@src, '.') or starts-with(@src, 'assets/'))]"
                "[not(starts-with(@src, '/portfolio/assets/') or (@type='application/ld+json' and not(@src)))]"
            )
            == []
        ), url
        assert (
            page.xpath(
                "//img | //iframe | //object | //embed | //form[not(@name='search' or @class='pf-find')]"
                " | //form[@action and @action!='#'] | //main//svg[@onload]"
            )
            == []
        )


def test_no_text_gets_out_of_the_data_for_search_engines(pages: dict[str, Any]) -> None:
    for url, page in pages.items():
        scripts = page.xpath("//script[@type='application/ld+json']")
        assert len(scripts) == (url == "" or (url.startswith("publications/") and url != "publications/")), url
        assert all("<" not in data.text and data.getparent().tag == "head" for data in scripts), url
    for number, attack in enumerate(ATTACKS):
        data = pages[f"publications/attack{number:02}/"].xpath("string(//script[@type='application/ld+json'])")
        node = json.loads(data)
        assert node["@type"] == "ScholarlyArticle"
        assert "$" in attack or node["name"] == f"{attack} canary"


ENCLOSED = tuple(f"data:{writer.media_type};charset=utf-8," for writer in WRITERS.values())
"""How the files that a page holds begin."""


def test_every_link_leads_to_a_page_of_the_site_or_is_http_or_mailto(pages: dict[str, Any]) -> None:
    targets = {target for page in pages.values() for target in reading.references(page)}
    schemes = {urlsplit(target).scheme for target in targets if not target.startswith(ENCLOSED)}
    assert schemes <= {"", "http", "https", "mailto"}


def test_no_template_evaluates_a_text(project: Path) -> None:
    for path in sorted((project / "site").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\d.#&;\w-])49(?![\d.])", text), path


def test_each_citation_file_still_holds_its_own_entries_only(project: Path) -> None:
    keys = sorted(path.stem for path in (project / "content/publications").glob("*.md"))
    everything = (project / "site/publications.bib").read_text(encoding="utf-8")
    assert sorted(parse_string(everything, "bibtex").entries) == keys
    for key in keys:
        text = (project / f"site/publications/{key}.bib").read_text(encoding="utf-8")
        assert list(parse_string(text, "bibtex").entries) == [key]


def test_no_file_from_elsewhere_gets_into_the_site(project: Path) -> None:
    assert not any(b"root:x:0" in path.read_bytes() for path in (project / "site").rglob("*") if path.is_file())


def test_an_import_of_it_changes_nothing_the_second_time(project: Path) -> None:
    assert portfolio(project, "import").stdout == "sources/profile.txt: nothing new\n"
