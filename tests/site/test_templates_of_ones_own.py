"""The owner's `templates/` on top of the package's, file by file: what fell behind and what is wrong is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.world import ROOT, built, environment, own_template, portfolio, small_project, tree, write

FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n",
    "publications/a.md": "---\ntitle: On Engines\ndate: 1843\ncategory: cs.CL\n---\n",
    "talks.md": "# Talks\n",
}
TOPICS = "pages/topics.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without templates of its own."""
    return small_project(tmp_path / "project", FILES)


def notices(project: Path) -> list[str]:
    """What `portfolio check` says of a project without errors."""
    result = portfolio(project, "check")
    assert result.returncode == 0, result.stdout
    return result.stdout.splitlines()[:-1]


def test_one_file_of_the_owner_s_changes_its_page_and_no_other(project: Path) -> None:
    before = tree(built(project))
    page = own_template(project, "pages/years.html")
    page.write_text(page.read_text(encoding="utf-8") + "<p>Mine</p>", encoding="utf-8")
    after = tree(built(project))
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert {path for path in changed if not path.startswith("search/")} == {".inputs", "years/index.html"}


def test_a_changed_catalogue_changes_the_pages_of_the_next_build(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  name: material\n", "  name: material\n  language: de\n"))
    catalogue = own_template(project, "locale/de.po")
    page = built(project) / "publications/index.html"
    assert "Publikationen</h1>" in page.read_text(encoding="utf-8")
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('msgstr "Publikationen"', 'msgstr "Schriften"'), encoding="utf-8")
    built(project)
    assert "Schriften</h1>" in page.read_text(encoding="utf-8")
    assert "Publikationen</h1>" not in page.read_text(encoding="utf-8")


def test_an_own_template_may_include_the_one_it_replaces(project: Path) -> None:
    write(project / "templates", {"pages/home.html": '<p>Mine</p>{% include "portfolio/home.html" %}'})
    page = (built(project) / "index.html").read_text(encoding="utf-8")
    assert "<p>Mine</p>" in page
    assert "<h1" in page


def test_a_header_copied_when_icons_were_a_partial_still_works(project: Path) -> None:
    icons = '{% from "partials/icons.html" import icon %}<header><button class="pf-button">{{ icon("menu") }}</button>'
    write(project / "templates", {"theme/partials/header.html": f"{icons}</header>"})
    assert '<button class="pf-button"></button>' in (built(project) / "index.html").read_text(encoding="utf-8")


def test_an_own_main_html_extends_the_shell_as_with_any_theme(project: Path) -> None:
    write(
        project / "templates",
        {"theme/main.html": '{% extends "base.html" %}{% block extrahead %}<!-- mine -->{% endblock %}'},
    )
    for path, page in tree(built(project)).items():
        assert b"<!-- mine -->" in page or not path.endswith(".html"), path


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (TOPICS, "{% if %}", "templates/pages/topics.html:1  Expected an expression, got 'end of statement block'"),
        (TOPICS, "\n{{ nothing }}", "templates/pages/topics.html:2  'nothing' is undefined"),
        (TOPICS, "{{ none + 1 }}", "templates/pages/topics.html:1  TypeError: "),
        (TOPICS, '\n\n{% include "gone.html" %}', "templates/pages/topics.html:3  there is no template 'gone.html'"),
        ("pages/cv.typ", "#nothing", "templates/pages/cv.typ  unknown variable: nothing"),
    ],
)
@pytest.mark.parametrize("command", ["build", "stage"])
def test_a_mistake_is_told_with_file_and_line(project: Path, command: str, file: str, text: str, message: str) -> None:
    write(project / "templates", {file: text})
    result = portfolio(project, command, *(["staged"] if command == "stage" else []))
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("\n{{ a b }}", "expected token 'end of print statement', got 'b'"),
    ],
)
def test_a_mistake_in_the_theme_is_told_with_file_and_line(project: Path, text: str, message: str) -> None:
    write(project / "templates", {"theme/partials/footer.html": text})
    result = portfolio(project, "build")
    assert result.returncode == 1
    assert f"templates/theme/partials/footer.html:2  {message}" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_copy_that_is_equal_can_go(project: Path) -> None:
    assert portfolio(project, "template", TOPICS).stdout == "templates/pages/topics.html\n"
    assert (project / "templates" / TOPICS).read_bytes() == (ROOT / "templates" / TOPICS).read_bytes()
    assert notices(project) == [
        "notice: templates/pages/topics.html  is equal to the package's file"
        " — delete it, and later versions of that file are used"
    ]


def test_a_change_is_silent_until_the_package_s_file_changes_too(project: Path) -> None:
    portfolio(project, "template", TOPICS)
    page, original = project / "templates" / TOPICS, project / "templates/.original" / TOPICS
    page.write_text(page.read_text(encoding="utf-8") + "<p>Mine</p>", encoding="utf-8")
    assert notices(project) == []
    original.write_text(original.read_text(encoding="utf-8") + "<p>Of an earlier version</p>", encoding="utf-8")
    [notice] = notices(project)
    assert notice.startswith("notice: templates/pages/topics.html  replaces a file of the package that has changed — ")
    difference = portfolio(project, "template", "--diff", TOPICS).stdout.splitlines()
    assert difference[-1].startswith("-") or "-<p>Of an earlier version</p>" in "\n".join(difference)
    assert portfolio(project, "template", "--accept", f"templates/{TOPICS}").returncode == 0
    assert notices(project) == []


def test_a_copy_of_unknown_age_is_named(project: Path) -> None:
    write(project / "templates", {TOPICS: "<h1>Mine</h1>"})
    [notice] = notices(project)
    assert "replaces the package's file, and nothing says which version of it" in notice


def test_a_file_that_nothing_uses_is_named(project: Path) -> None:
    write(project / "templates", {"pages/hom.html": "x", "page/home.html": "x", "theme/assets/mine.css": "a {}"})
    assert [line.partition(" — ")[0] for line in notices(project)] == [
        "notice: templates/page/home.html  is used by no page",
        "notice: templates/pages/hom.html  is used by no page",
    ]


def test_a_file_that_the_package_has_not_is_refused_and_one_that_is_there_is_kept(project: Path) -> None:
    result = portfolio(project, "template", "pages/topic.htm")
    assert (result.returncode, result.stderr) == (
        1,
        "pages/topic.htm  is not a file of the package — did you mean pages/topic.html?\n",
    )
    write(project / "templates", {TOPICS: "mine"})
    assert portfolio(project, "template", TOPICS).returncode == 1
    assert (project / "templates" / TOPICS).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("lacking", ["", "pages/home.html", "theme/assets/portfolio.css"])
def test_a_package_that_lacks_templates_says_so_in_one_line(tmp_path: Path, lacking: str) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "package/generator", ignore=shutil.ignore_patterns("__pycache__"))
    if lacking:
        shutil.copytree(ROOT / "templates", tmp_path / "package/generator/templates")
        (tmp_path / "package/generator/templates" / lacking).unlink()
    project = small_project(tmp_path / "project", FILES)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from generator.cli.entry import main; main()"
    command: list[str | Path] = [sys.executable, "-P", "-c", code, tmp_path / "package", "build"]
    result = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False)
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    assert "Traceback" not in result.stderr
    assert lacking.rpartition("/")[2] in result.stderr
    assert not (project / "site").exists()
