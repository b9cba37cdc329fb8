"""A release needs no edit in an owner's repository: one that `init` has written, with edits, meets a later version."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.facts.fields import PUBLICATION_FIELDS
from tests.house.copies import shell
from tests.site.world import SITE_URL, tree

PROFILE = """Ada Lovelace

2papers

CLJul 18, 2023Code
On the Engine

Ada Lovelace, Charles Babbage

What an engine can do.

LGMar 31, 2022
Notes by the Translator

Ada Lovelace

On tables.
"""
KEY = "content/publications/lovelace2023engine.md"
TOPICS = "templates/pages/topics.html"
OLD, NEW = "code_flag", "has_code"


@pytest.fixture(scope="session")
def later(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a later version has it: a field with another name, a changed template, another form of records."""
    folder = tmp_path_factory.mktemp("later")
    for name in ("generator", "templates"):
        shutil.copytree(installed / name, folder / name)
    for path in [*(folder / "generator").rglob("*.py"), *(folder / "templates").rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"\b{OLD}\b", NEW, text), encoding="utf-8")
    fields = folder / "generator/facts/fields.py"
    change(
        fields,
        f'    Field("{NEW}", Kind.FLAG,',
        f'    Field("{NEW}", was=("{OLD}",), kind=Kind.FLAG, example="true", doc=',
    )
    change(fields, 'not a link.", "true"),', 'not a link."),')
    change(folder / "generator/intake/remembered.py", "FORMAT = 1", "FORMAT = 2")
    change(folder / TOPICS, "</h1>", "</h1><!-- later -->")
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replaces a text that must be there, once."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def project(tools: Path, tmp_path: Path) -> Path:
    """A portfolio of this version with an edit, and a template of its owner's."""
    (tmp_path / "profile.txt").write_text(PROFILE, encoding="utf-8")
    shell(tmp_path, "portfolio init my-site --source profile.txt", {}, tools)
    folder = tmp_path / "my-site"
    change(folder / KEY, "authors:\n", "venue: Taylor's Memoirs  # mine\nauthors:\n")
    shell(folder, f"portfolio template {TOPICS} && portfolio check", {}, tools)
    change(folder / TOPICS, "</h1>", "</h1><p>Mine</p>")
    return folder


def test_a_later_version_reads_everything_names_what_changed_and_keeps_addresses(
    project: Path, later: Path, tools: Path
) -> None:
    assert OLD in {field.key for field in PUBLICATION_FIELDS}
    shell(project, "portfolio build --site-dir before", {"SITE_URL": SITE_URL}, tools)
    settings = {"PYTHONPATH": str(later), "SITE_URL": SITE_URL}
    said = shell(project, "portfolio check", settings, tools)
    assert f"'{OLD}' is now called '{NEW}' — run: portfolio check --fix" in said
    assert f"notice: {TOPICS}  replaces a file of the package that has changed" in said
    assert "<!-- later -->" in shell(project, f"portfolio template --diff {TOPICS}", settings, tools)
    shell(project, "portfolio build", settings, tools)
    before, after = tree(project / "before"), tree(project / "site")
    assert {path for path in before if not path.startswith("search/")} <= after.keys()
    assert b"<p>Mine</p>" in after["topics/index.html"]


def test_an_import_by_a_later_version_keeps_edits_and_an_earlier_one_refuses_its_records(
    project: Path, later: Path, tools: Path
) -> None:
    settings = {"PYTHONPATH": str(later)}
    change(project / "sources/profile.txt", "What an engine can do.", "What engines can do.")
    said = shell(project, "portfolio import", settings, tools)
    assert f"{KEY}: {OLD} → {NEW}\n" in said
    text = (project / KEY).read_text(encoding="utf-8")
    assert "venue: Taylor's Memoirs  # mine\n" in text
    assert f"\n{NEW}: true\n" in text
    assert OLD not in text
    assert "What engines can do." in text
    assert "nothing new" in shell(project, "portfolio import", settings, tools)
    record = next((project / "content/.imported").glob("*.json"))
    assert '"format": 2' in record.read_text(encoding="utf-8")
    kept = record.read_bytes()
    change(project / KEY, f"{NEW}: true\n", "")
    with pytest.raises(AssertionError, match="was written by a newer version of the program — install the version"):
        shell(project, "portfolio import", {}, tools)
    assert record.read_bytes() == kept


def test_check_fix_gives_a_field_its_name(project: Path, later: Path, tools: Path) -> None:
    settings = {"PYTHONPATH": str(later)}
    before = (project / KEY).read_text(encoding="utf-8")
    shell(project, "portfolio check --fix", settings, tools)
    assert (project / KEY).read_text(encoding="utf-8") == before.replace(OLD, NEW)
    assert OLD not in shell(project, "portfolio check", settings, tools)


def test_a_file_with_both_names_is_an_error(project: Path, later: Path, tools: Path) -> None:
    change(project / KEY, f"{OLD}: true\n", f"{OLD}: true\n{NEW}: true\n")
    with pytest.raises(AssertionError, match=f"'{OLD}' is an earlier name of '{NEW}', which is there too"):
        shell(project, "portfolio check", {"PYTHONPATH": str(later)}, tools)


def test_records_without_a_number_are_read(project: Path, tools: Path) -> None:
    record = next((project / "content/.imported").glob("*.json"))
    change(record, ' "format": 1,\n', "")
    assert "nothing new" in shell(project, "portfolio import", {}, tools)
