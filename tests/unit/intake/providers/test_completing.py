"""Completing: what is asked for, what is written, and what an import makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from tests.unit.intake.playing import Scene, Stage, stage_for_commands
from tests.unit.intake.providers.test_fetching import ATOM, DBLP

CUT = """---
title: Notes on the Analytical Engine
authors: [A. Lovelace]
authors_truncated: true
date: 2020-05  # as I remember
---
"""
ENGINE = "content/publications/lovelace2020notes.md"


def crossref(**more: Any) -> dict[str, Any]:
    people = [{"given": "Ada", "family": "Lovelace"}, {"given": "Charles", "family": "Babbage"}]
    return {
        "DOI": "10.1234/memoirs.1",
        "title": ["Notes on the Analytical Engine"],
        "author": people,
        "type": "journal-article",
        "container-title": ["Scientific Memoirs"],
        "volume": "3",
        "published-print": {"date-parts": [[2021, 2]]},
        "abstract": "<jats:p>An engine that weaves.</jats:p>",
    } | more


def answer(*found: Mapping[str, Any]) -> dict[str, Any]:
    return {"message-type": "work-list", "message": {"items": list(found)}}


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A project with a paper that lacks nearly all, and a provider."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [portfolio]\n")
    (tmp_path / "content/publications").mkdir(parents=True)
    (tmp_path / "content/index.md").write_text("---\nname: Ada Lovelace\n---\n")
    (tmp_path / ENGINE).write_text(CUT)
    monkeypatch.chdir(tmp_path)
    with stage_for_commands(monkeypatch) as running:
        yield running


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def imported(project: Path, *more: str) -> None:
    """The paper as a library has it, imported."""
    (project / ENGINE).unlink()
    fields = ", ".join(["title={Notes on the Analytical Engine}", "author={Lovelace, A. and others}", *more])
    (project / "sources").mkdir()
    (project / "sources/library.bib").write_text(f"@misc{{lovelace2020notes, {fields}}}")
    assert run("import").exit_code == 0


def test_what_is_found_is_written_and_imported(played: Stage, tmp_path: Path) -> None:
    imported(tmp_path, "date={2020-05}")
    path = tmp_path / ENGINE
    path.write_text(path.read_text().replace("2020-05\n", "2020-05  # as I remember\n"))
    played.play("/works", answer(crossref(), crossref(title=["Looms"], DOI="10.1234/looms")))
    shown = run("complete", "--dry-run")
    assert shown.exit_code == 0
    assert f"{ENGINE}: authors (2), doi, type, venue, volume, published, abstract from crossref" in shown.output
    assert not (tmp_path / "sources/completions.json").exists()
    assert run("complete").exit_code == 0
    (entry,) = json.loads((tmp_path / "sources/completions.json").read_bytes())["completions"]
    assert (entry["by"], entry["query"]) == ("title", "Notes on the Analytical Engine")
    assert entry["answer"] == {"provider": "crossref", "id": "10.1234/memoirs.1"}
    result = run("import")
    assert result.exit_code == 0, result.output
    text = (tmp_path / ENGINE).read_text()
    assert "date: 2020-05  # as I remember" in text
    for line in ("Ada Lovelace", "Charles Babbage", "doi: 10.1234/memoirs.1", "venue: Scientific Memoirs", "volume:"):
        assert line in text
    assert "authors_truncated" not in text
    assert text.endswith("An engine that weaves.\n")
    assert [path.name for path in (tmp_path / "content/publications").iterdir()] == ["lovelace2020notes.md"]
    assert "1 new" not in run("import").output
    before = (tmp_path / "sources/completions.json").read_bytes()
    played.play("/works/10.1234%2Fmemoirs.1", answer())
    run("complete")
    assert (tmp_path / "sources/completions.json").read_bytes() == before


def test_what_a_person_wrote_stays(played: Stage, tmp_path: Path) -> None:
    mine = CUT.replace("date:", "venue: My Journal\ndate:").replace("authors_truncated: true\n", "")
    (tmp_path / ENGINE).write_text(mine.replace("[A. Lovelace]", "[A. Lovelace, C. Babbage]"))
    played.play("/works", answer(crossref(**{"container-title": ["My Journal"]})))
    run("complete")
    run("import")
    text = (tmp_path / ENGINE).read_text()
    assert "venue: My Journal" in text
    assert "volume" not in text
    assert "doi: 10.1234/memoirs.1" in text


def test_what_is_not_sure_is_a_line_with_the_command_that_accepts_it(played: Stage, tmp_path: Path) -> None:
    played.play("/works", answer(crossref(), crossref(DOI="10.1234/annals.5", **{"container-title": ["Annals"]})))
    result = run("complete")
    assert "2 works fit — if it is: portfolio complete --accept lovelace2020notes 10.1234/annals.5" in result.output
    assert not (tmp_path / "sources").exists()
    played.play("/works/10.1234%2Fannals.5", {"message-type": "work", "message": crossref(DOI="10.1234/annals.5")})
    assert run("complete", "--accept", "lovelace2020notes", "10.1234/annals.5").exit_code == 0
    run("import")
    assert "doi: 10.1234/annals.5" in (tmp_path / ENGINE).read_text()
    assert "there is no such paper" in run("complete", "--accept", "nobody", "10.1234/annals.5").output


def test_a_work_without_a_doi_is_accepted_by_the_id_of_its_provider(played: Stage, tmp_path: Path) -> None:
    hit: dict[str, Any] = {
        "title": "Notes on the Analytical Engine: Part I.",
        "key": "conf/e/L20",
        "year": "2020",
        "venue": "Engines",
    }
    hit |= {"authors": {"author": [{"text": "Ada Lovelace"}]}, "type": "Conference and Workshop Papers"}
    played.play("/works", answer())
    played.play("/search/publ/api", {"result": {"hits": {"hit": [{"info": hit}]}}})
    assert "portfolio complete --accept lovelace2020notes dblp:conf/e/L20" in run("complete").output
    record = "<author>Ada Lovelace</author><title>Notes on the Analytical Engine: Part I.</title><year>2020</year>"
    record = f"<inproceedings key='conf/e/L20'>{record}<booktitle>Engines</booktitle></inproceedings>"
    played.play("/rec/conf/e/L20.xml", f"<dblp>{record}</dblp>")
    assert run("complete", "--accept", "lovelace2020notes", "dblp:conf/e/L20").exit_code == 0
    (entry,) = json.loads((tmp_path / "sources/completions.json").read_bytes())["completions"]
    assert entry["answer"] == {"provider": "dblp", "id": "conf/e/L20"}
    assert entry["gave"]["venue"] == "Engines"
    played.play("/pid/1/2.xml", DBLP)
    assert "is not the id of one work" in run("complete", "--accept", "lovelace2020notes", "dblp:1/2").output


def test_arxiv_is_asked_for_all_its_papers_at_once(played: Stage, tmp_path: Path) -> None:
    imported(tmp_path, "date={2023}", "eprint={2307.09288}", "archiveprefix={arXiv}")
    path = tmp_path / "sources/library.bib"
    path.write_text(path.read_text().replace("Notes on the Analytical Engine", "On Engines {\\&} Looms"))
    run("import")
    played.play("/api/query", ATOM)
    played.play("/works", answer())
    result = run("complete")
    assert f"{ENGINE}: authors (1), abstract from arxiv 2307.09288, by arxiv" in result.output
    assert run("import").exit_code == 0
    assert "Ada Lovelace" in (tmp_path / ENGINE).read_text()


def test_another_title_behind_the_identifier_gives_nothing(played: Stage, tmp_path: Path) -> None:
    (tmp_path / ENGINE).write_text(CUT.replace("date:", "doi: 10.1234/memoirs.1\ndate:"))
    found = crossref(title=["A History of Weaving in Turin"])
    played.play("/works/10.1234%2Fmemoirs.1", {"message-type": "work", "message": found})
    assert "the identifier is that of a work with another title" in run("complete").output
    assert not (tmp_path / "sources").exists()


def test_a_provider_that_is_down_is_asked_once_and_loses_nothing(played: Stage, tmp_path: Path) -> None:
    (tmp_path / "content/publications/other.md").write_text(CUT.replace("Engine", "Loom"))
    played.play("/works", answer(crossref()))
    run("complete")
    before = (tmp_path / "sources/completions.json").read_bytes()
    played.play("/works", Scene("", 503))
    played.asked.clear()
    result = run("complete")
    assert (result.exit_code, "api.crossref.org  is busy" in result.output) == (1, True)
    assert sum(asked.host == "api.crossref.org" for asked in played.asked) == 4
    assert (tmp_path / "sources/completions.json").read_bytes() == before


def test_entries_of_papers_that_are_gone_are_dropped(played: Stage, tmp_path: Path) -> None:
    played.play("/works", answer(crossref()))
    run("complete")
    (tmp_path / ENGINE).rename(tmp_path / "content/publications/renamed.md")
    played.play("/works", answer())
    run("complete")
    assert json.loads((tmp_path / "sources/completions.json").read_bytes())["completions"] == []
    assert run("import").exit_code == 0


@pytest.mark.parametrize(
    "text", ["{}", '{"completions": 5, "format": 1}', '{"completions": [{"work": 5}], "format": 1}', "["]
)
def test_a_broken_file_is_one_line(played: Stage, tmp_path: Path, text: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/completions.json").write_text(text)
    played.play("/works", answer())
    result = run("complete")
    assert result.exit_code == 1
    assert "sources/completions.json  is not what `portfolio complete` writes" in result.output
