"""Moving a site in: its curriculum vitae."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.intake.moving import site_folder, site_vita
from generator.model import Section
from tests.site.world import write

BIB = {
    "_config.yml": "first_name: Ada\nlast_name: Lovelace\n",
    "_bibliography/papers.bib": "@article{notes, title={Notes on the Engine}, author={Lovelace, Ada}, year={1843}}\n",
}
OLD_LIST = """\
- title: General Information
  type: map
  contents:
    - {name: Full Name, value: Ada Lovelace}
    - {name: Date of Birth, value: 10 December 1815}
    - {name: Languages, value: "English, French"}
- title: Education
  type: time_table
  contents:
    - title: Lessons in logic
      institution: At home
      year: 1828 - 1832
      description: [By letter, {title: Books, contents: [One, Two]}]
- title: Experience
  type: time_table
  contents:
    - {title: Professor of Theoretical Physics, year: 1933 - 1955, description: [Description 1.]}
- title: Honors
  type: time_table
  contents: [{year: 1840, items: [Halden Prize, Turin Medal]}]
- title: Interests
  type: nested_list
  contents: [{title: Engines, items: [Weaving, Numbers]}]
- title: Music
  type: list
  contents: [Harp]
"""
RESUME = """{"basics": {"name": "Ada Lovelace"}, "work": [{"name": "Home", "position": "Analyst", "startDate": "1833"}],
 "publications": [{"name": "Notes on the Engine"}]}"""
PAGE = """---
title: CV
permalink: /cv/
---
{% include base_path %}

Education
======
* Lessons in logic, at home, 1832

Publications
======
  <ul>{% for post in site.publications %}
    {% include archive-single-cv.html %}
  {% endfor %}</ul>

Grants
======
{% for each in site.data.grants %}
* {{ each.title }}, of {{ each.funder }}
{% endfor %}

Training
======
* Ph.D in Version Control Theory, GitHub University, 2018 (expected)
"""
OWNER = """---
title: Ada Lovelace
education:
  courses:
    - {course: PhD in Artificial Intelligence, institution: Stanford University, year: 2012}
    - {course: Lessons in logic, institution: At home, year: 1832}
work:
  - {position: Analyst, company_name: Home, date_start: 1833-01-01, date_end: "", summary: "- Wrote\\n- [Wove](https://w.example/)"}
interests: [Engines, Harps]
---
I work.
"""
WIDGET = """+++
widget = "experience"
title = "Work"
[[experience]]
  title = "Translator"
  company = "Memoirs"
  date_start = "1842-10-01"
  date_end = "1843-09-01"
  description = "From *French*."
+++
"""


def sections(folder: Path, files: dict[str, str], owner: str = "") -> tuple[dict[str, str], list[str]]:
    """The sections of a site by title, and what was said of those that were left out."""
    write(folder, files)
    site = site_folder.open_folder(folder)
    found = [part for _, part in (site_vita.hugo(site, owner) if owner else site_vita.jekyll(site, ""))]
    return (
        {part.title: part.body for part in found if isinstance(part, Section)},
        [part for part in found if isinstance(part, str)],
    )


def test_the_list_of_al_folio(tmp_path: Path) -> None:
    found, said = sections(tmp_path, {"_data/cv.yml": OLD_LIST})
    assert found == {
        "General Information": "- Languages: English, French",
        "Education": "- 1828 - 1832: Lessons in logic, At home\n  - By letter\n  - Books: One, Two",
        "Honors": "- 1840: Halden Prize, Turin Medal",
        "Interests": "- Engines\n  - Weaving\n  - Numbers",
        "Music": "- Harp",
    }
    assert said == ["the section 'Experience' has sample content of the template"]


@pytest.mark.parametrize("path", ["assets/json/resume.json", "_data/cv.json"])
def test_a_resume_comes_before_the_page(tmp_path: Path, path: str) -> None:
    found, _ = sections(tmp_path, {path: RESUME, "_pages/cv.md": PAGE.replace("Grants", "Employment")})
    assert found["Employment"] == "- 1833 – present: Analyst, Home"
    assert found["Education"] == "* Lessons in logic, at home, 1832"


def test_a_page_without_what_its_template_fills(tmp_path: Path) -> None:
    found, said = sections(tmp_path, {"_pages/cv.md": PAGE})
    assert found == {"Education": "* Lessons in logic, at home, 1832"}
    assert said == [
        "the section 'Grants' is partly made by its template: copy what you need into content/cv.md",
        "the section 'Training' has sample content of the template",
    ]


def test_einsteins_resume_is_nobodys(tmp_path: Path) -> None:
    assert sections(tmp_path, {"_data/cv.json": RESUME.replace("Ada Lovelace", "Albert Einstein")}) == ({}, [])


def test_hugoblox(tmp_path: Path) -> None:
    files = {"content/authors/admin/_index.md": OWNER, "content/home/work.md": WIDGET}
    found, said = sections(tmp_path, files, "content/authors/admin/_index.md")
    assert found == {
        "Education": "- 1832: Lessons in logic, At home",
        "Experience": "- 1833 – present: Analyst, Home\n  - Wrote\n  - [Wove](https://w.example/)",
        "Interests": "- Engines\n- Harps",
        "Work": "- Oct 1842 – Sep 1843: Translator, Memoirs\n  - From *French*.",
    }
    assert said == ["is moved without sample content of the template: 1 in Education"]


def test_sections_are_merged_like_those_of_any_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins: [portfolio]\n"
    write(tmp_path / "mine", {"mkdocs.yml": settings, "content/index.md": "---\nname: Ada Lovelace\n---\n"})
    write(tmp_path / "old", BIB | {"_data/cv.yml": OLD_LIST})
    monkeypatch.chdir(tmp_path / "mine")
    result = CliRunner().invoke(main, ["import-site", "../old"])
    assert result.exit_code == 0, result.output
    assert "_data/cv.yml  left out" not in result.output
    page = tmp_path / "mine/content/cv.md"
    assert "## Music\n\n- Harp" in page.read_text()
    page.write_text(page.read_text().replace("Harp", "Harp and song"))
    assert "nothing new" in CliRunner().invoke(main, ["import-site", "../old"]).output
    assert "Harp and song" in page.read_text()
