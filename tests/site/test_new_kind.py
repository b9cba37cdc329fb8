"""A kind of content that the program does not have, added in three files: its row in the table of kinds, its words in a
catalogue, and a file of the owner's. Everything else follows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.site.test_diff import commit
from tests.site.world import ROOT, SITE_URL, environment, portfolio, small_project, write

ROW = """
    ContentKind(
        "exhibition", "exhibitions", "An exhibition.", "Exhibitions",
        (
            _title("What it is called.", '"Engines on Show"'), _date("The first day."),
            Field("date_end", Kind.DATE, "The last day.", "2026-09-30"),
            Field("museum", Kind.TEXT, "Where it is shown.", "Museum of Measurement", required=True),
            Field("curator", Kind.TEXT, "Who chose the exhibits.", "Ada Lovelace"),
            Field("themes", Kind.TEXT_LIST, "What it is about.", "[engines]"),
            Field("draft", Kind.FLAG, "Not on the site yet.", "true"),
            _PAPERS, *_FILED,
        ),
        "ExhibitionEvent", ends="date_end", cv="Exhibitions", related="Exhibition", line=("museum",), has_feed=True,
        home=3, tags="themes",
    ),
"""
WORDS = {"Exhibitions": "Ausstellungen", "Exhibition": "Ausstellung", "Curator": "Auswahl"}
SHOWN = """---
title: Engines on Show
date: 2026-05-02
date_end: 2026-05-04
museum: Old Observatory
curator: Charles Babbage
themes: [brass]
papers: [lovelace1843notes]
---

Brass wheels and [@lovelace1843notes].
"""
FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n",
    "publications/lovelace1843notes.md": "---\ntitle: Notes\nauthors: [Ada Lovelace]\ndate: 1843\n---\n",
    "exhibitions/engines.md": SHOWN,
    "exhibitions/later.md": SHOWN.replace("Engines on Show", "Later").replace("themes:", "draft: true\nthemes:"),
}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the program with the kind; its folder."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    table, catalogue = folder / "generator/facts/kinds.py", folder / "templates/locale/de.po"
    head, start, rest = table.read_text("utf-8").partition("KINDS = (\n")
    table.write_text(f"{head}{start}{ROW}{rest}", "utf-8")
    words = (f'\nmsgctxt "kind of content"\nmsgid "{word}"\nmsgstr "{german}"\n' for word, german in WORDS.items())
    catalogue.write_text(catalogue.read_text("utf-8") + "".join(words), "utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def project(program: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A German site with two exhibitions, one of them a draft, built."""
    folder = small_project(tmp_path_factory.mktemp("owner") / "portfolio", FILES)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("theme:\n", "theme:\n  language: de\n", 1), "utf-8")
    commit(folder)
    result = portfolio(folder, "build", SITE_URL=SITE_URL, PYTHONPATH=program)
    assert result.returncode == 0, result.stderr
    return folder


def texts(page: Path, path: str) -> list[str]:
    """The words of elements of a page."""
    return [" ".join(" ".join(each.itertext()).split()) for each in html.parse(page).xpath(path)]


def test_it_has_a_list_a_page_tags_and_a_place_at_home_and_in_the_cv(project: Path) -> None:
    site = project / "site"
    assert texts(site / "exhibitions/index.html", "//main//h1") == ["Ausstellungen"]
    row = texts(site / "exhibitions/index.html", "//article")
    assert len(row) == 1
    assert row[0].startswith("Engines on Show Old Observatory ")
    assert "2.–4. Mai 2026" in row[0]
    page = site / "exhibitions/engines/index.html"
    assert texts(page, "//h1") == ["Engines on Show"]
    assert "Charles Babbage" in texts(page, "//dl/div[dt='Auswahl']/dd")
    assert texts(page, "//div[@class='pf-prose']//h2")[-1:]  # the list of what it cites
    assert texts(site / "exhibitions/tags/brass/index.html", "//article//h3") == ["Engines on Show"]
    assert "Ausstellungen" in texts(site / "index.html", "//main//h2")
    assert "Ausstellungen" in texts(site / "cv/index.html", "//main//h2")
    assert not (site / "exhibitions/later").exists()


def test_its_relation_is_shown_on_the_page_of_the_paper(project: Path) -> None:
    page = project / "site/publications/lovelace1843notes/index.html"
    assert texts(page, "//dl/div[dt='Ausstellung']/dd") == ["Engines on Show , Old Observatory 2.–4. Mai 2026"]


def test_machines_find_it(project: Path) -> None:
    site = project / "site"
    described: list[Any] = html.parse(site / "exhibitions/engines/index.html").xpath(
        "//script[@type='application/ld+json']/text()"
    )
    assert '"ExhibitionEvent"' in described[0]
    assert "Engines on Show" in (site / "exhibitions/feed.xml").read_text("utf-8")
    assert f"{SITE_URL}exhibitions/engines/" in (site / "sitemap.xml").read_text("utf-8")
    assert "exhibitions/engines/" in (site / "llms.txt").read_text("utf-8")
    index = "".join(path.read_text("utf-8") for path in site.glob("search/**/*.json"))
    assert "exhibitions/engines/" in index


def test_its_files_are_checked_and_written(project: Path, program: str, tmp_path: Path) -> None:
    folder = tmp_path / "portfolio"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    new = ("--title", "Dials", "--date", "2027-01-02", "--set", "museum=Hall", "--set", "papers=lovelace1843notes")
    result = portfolio(folder, "new", "exhibition", *new, PYTHONPATH=program)
    assert (result.returncode, result.stdout) == (0, "content/exhibitions/dials.md\n"), result.stderr
    told = portfolio(folder, "diff", "HEAD", PYTHONPATH=program).stdout
    assert "- added: exhibition **Dials** (`content/exhibitions/dials.md`): 2 Jan 2027\n" in told
    wrong = SHOWN.replace("museum: Old", "musuem: Old").replace("lovelace1843notes]\n---", "lovelace1843note]\n---")
    write(
        folder / "content", {"exhibitions/engines.md": wrong, "exhibitions/later.md": wrong.replace("musuem", "museum")}
    )
    problems = portfolio(folder, "check", PYTHONPATH=program).stdout.splitlines()
    assert "content/exhibitions/engines.md:5:1  unknown key 'musuem' — did you mean 'museum'?" in problems
    assert any("no paper 'lovelace1843note' — did you mean 'lovelace1843notes'?" in line for line in problems)


def test_its_schema_and_documentation_are_written(program: str) -> None:
    code = (
        "import json; from generator.cli.documentation import DOCUMENTS as made;"
        "print(json.dumps([made['exhibitions.schema.json'](), made['front-matter.md']()]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment(PYTHONPATH=program), capture_output=True, check=True, cwd=program
    )
    schema, page = json.loads(told.stdout)
    assert {"title", "date", "museum"} == set(json.loads(schema)["required"])
    assert "`content/exhibitions/<name>.md`. An exhibition. `title` and `date` and `museum` are required." in page
