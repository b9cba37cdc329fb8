"""What `generator.fast` does in MkDocs' place gives the bytes that MkDocs gives, page for page and entry for entry."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from benchmarks import generated
from tests.site.test_same_bytes import differences, without_mark
from tests.site.world import SITE_URL, mkdocs, new_project, tree, write

HOSTILE = """\
---
title: 'A <b data-search-exclude="1">bold</b> claim & "quotes" data-search-exclude, $a<b$'
authors: [Ada "A>" Öztürk, <script>alert(1)</script>]
date: 2024-02-30
venue: '<p id="x">Journal</p>'
---

Abstract with `<code>`, <i>no markup</i>, and

- a list
- of `two`

## Notes

### Deeper {#not-an-id}

    indented  code
      with   blanks

> quoted *text* with [a link](../teaching.md) and [one out](https://example.org/?a=1&b=2).
"""
PAGES = {
    "publications/hostile2024claim.md": HOSTILE.replace("2024-02-30", "2024-02-28"),
    "topics/cs-lg/files.md": "# Files\n\nBelow a topic.\n",
    "teaching.md": "---\ntitle: Teaching\n---\n\n## Courses\n\nSee [the list](publications/index.md), "
    "[a year](years/2021.md#top), [all](publications.bib) and [one](publications/hostile2024claim.ris).\n\n## More\n",
    "years/2022.md": "# Mine\n",
}
NAVIGATION = "  - Paper: publications/hostile2024claim.md\n  - Files: topics/cs-lg/files.md\n  - CV: cv.md\n"
LEFT_OUT = """\
exclude_docs: |
  /people/*
  /health.md
  /publications/hostile2024claim.json
draft_docs: /topics/cs-cv.md
"""
HOOKS = {
    "on_page_content(html, page, config, files)": 'return html + f"<p>seen: {page.title}, {len(html) > 200}</p>"',
    "on_files(files, config)": 'open("seen", "w").write(" ".join(file.src_uri for file in files))',
    "on_env(env, config, files)": 'open("seen", "w").write(" ".join(f.src_uri for f in files.documentation_pages()))',
}

CHANGES = (
    'context["stamp"] = page.url',
    'page.meta = {**page.meta, "title": page.title + "!"}',
    "page.toc.items.append(page.title)",
)
LISTED = "<ul>{% for file in pages %}<li>{{ file.page.title }}: {{ file.page.meta.kind }}</li>{% endfor %}</ul>"


def built(folder: Path, **settings: str) -> dict[str, bytes]:
    """The site that plain `mkdocs build` makes of a project."""
    result: subprocess.CompletedProcess[str] = mkdocs(folder, "build", SITE_URL=SITE_URL, **settings)
    assert result.returncode == 0, result.stderr
    return tree(folder / "site")


@contextmanager
def changed(file: Path, change: Callable[[str], str]) -> Iterator[None]:
    """A file with other text while the block runs."""
    before = file.read_text()
    file.write_text(change(before))
    try:
        yield
    finally:
        file.write_text(before)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lists with several parts, hostile facts, pages by hand, and a paper and a page below a topic in the menu."""
    folder = new_project(tmp_path_factory.mktemp("odd") / "project", content=False, sources=False)
    generated.write(folder / "content", 60)
    write(folder / "content", PAGES)
    settings = (folder / "mkdocs.yml").read_text()
    assert settings.count("  - CV: cv.md\n") == 1
    settings = settings.replace("  - CV: cv.md\n", NAVIGATION).replace("cards: true", "cards: false")
    (folder / "mkdocs.yml").write_text(settings)
    return folder


def test_the_project_s_site_is_the_same_without_them(site: Path, tmp_path: Path) -> None:
    plain = built(new_project(tmp_path / "project"), PORTFOLIO_PLAIN="1")
    assert differences(without_mark(tree(site)), plain) == []


def test_an_odd_portfolio_s_site_is_the_same_without_them(odd: Path) -> None:
    fast, plain = built(odd), built(odd, PORTFOLIO_PLAIN="1")
    assert "publications/page/1/index.html" in fast
    assert b'href="files/" class="pf-nav__link"' in fast["topics/cs-lg/index.html"]
    assert "search/index/manifest.json" in fast
    assert differences(fast, plain) == []


def test_what_settings_leave_out_is_left_out(odd: Path) -> None:
    with changed(odd / "mkdocs.yml", lambda text: text.replace("  - Co-authors: people/index.md\n", "") + LEFT_OUT):
        fast, plain = built(odd), built(odd, PORTFOLIO_PLAIN="1")
    assert differences(fast, plain) == []
    gone = ("people/", "health/", "publications/hostile2024claim.json", "topics/cs-cv/index.html")
    assert [path for path in fast if path.startswith(gone)] == []
    assert "publications/hostile2024claim.ris" in fast
    assert b"/health/" not in fast["sitemap.xml"]


@pytest.mark.parametrize("event", HOOKS)
def test_a_hook_that_wants_to_see_all_pages_early_sees_them(odd: Path, event: str) -> None:
    (odd / "hook.py").write_text(f"def {event}:\n    {HOOKS[event]}\n")
    with changed(odd / "mkdocs.yml", lambda text: f"{text}\nhooks: [hook.py]\n"):
        site = built(odd)
    if event.startswith("on_page_content"):
        assert "<p>seen: Publications, papers 1–25, True</p>" in site["publications/page/1/index.html"].decode()
    else:
        assert "publications/page/1.md" in (odd / "seen").read_text().split()


@pytest.mark.parametrize("change", CHANGES)
def test_a_hook_that_sees_or_changes_a_page_does_so_on_each(odd: Path, change: str) -> None:
    (odd / "hook.py").write_text(f"def on_page_context(context, page, config, nav):\n    {change}\n")
    settings = "\nhooks: [hook.py]\n"
    shell = {
        "base.html": ("</main>", "</main>{% block stamp %}{{ stamp }}{{ page.toc | length if page }}{% endblock %}")
    }
    shell["404.html"] = ("{% block container %}", "{% block container %}" + LISTED)
    with ExitStack() as stack:
        stack.enter_context(changed(odd / "mkdocs.yml", lambda text: text + settings))
        for name, (old, new) in shell.items():
            assert old in (odd / "templates/theme" / name).read_text()
            stack.enter_context(changed(odd / "templates/theme" / name, lambda text, o=old, n=new: text.replace(o, n)))  # type: ignore[misc]
        fast, plain = built(odd), built(odd, PORTFOLIO_PLAIN="1")
    assert differences(fast, plain) == []
    assert b"<li>CV: cv</li>" in fast["404.html"]
    assert b": publication</li>" in fast["404.html"]


@pytest.mark.parametrize("plain", ["", "1"])
def test_a_link_to_a_missing_place_of_a_page_is_told(odd: Path, plain: str) -> None:
    page = (
        "# Anchors\n\n[Is there](publications/hostile2024claim.md#cite) [is not](publications/hostile2024claim.md#no)\n"
    )
    write(odd / "content", {"anchors.md": page})
    with changed(odd / "mkdocs.yml", lambda text: f"{text}\nvalidation: {{anchors: warn}}\n"):
        result = mkdocs(odd, "build", "--strict", SITE_URL=SITE_URL, PORTFOLIO_PLAIN=plain)
    (odd / "content/anchors.md").unlink()
    told = sorted(re.findall(r"'([\w.]+)' contains a link '\S+(#\w+)', but the doc", result.stderr))
    assert told == [("anchors.md", "#no"), ("teaching.md", "#top")]
    assert result.returncode == 1


@pytest.mark.parametrize("plain", ["", "1"])
def test_a_page_in_no_menu_is_told_where_that_is_wanted(odd: Path, plain: str) -> None:
    with changed(
        odd / "mkdocs.yml", lambda text: text.replace("  /health.md\n", "") + "\nvalidation: {omitted_files: warn}\n"
    ):
        result = mkdocs(odd, "build", SITE_URL=SITE_URL, PORTFOLIO_PLAIN=plain)
    assert "health.md" in result.stderr


def test_without_a_menu_in_the_settings_the_host_makes_one_of_all_pages(odd: Path) -> None:
    with changed(odd / "mkdocs.yml", lambda text: re.sub(r"(?ms)^nav:\n.*?^$|^not_in_nav: .*?^$", "", text)):
        site = built(odd)
    assert b'href="health/" class="pf-nav__link"' in site["index.html"]
