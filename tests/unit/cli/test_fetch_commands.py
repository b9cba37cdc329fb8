"""`portfolio fetch`, and `portfolio new` with an identifier, against a provider on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import fetch_commands
from generator.cli.main import main
from generator.intake.providers.web_exchange import Question
from tests.unit.intake.playing import Scene, Stage, stage_for_commands

WORK = {
    "DOI": "10.1234/engine",
    "title": ["On the Engine"],
    "type": "book",
    "author": [{"given": "Ada", "family": "Lovelace"}],
}
ANSWER = {"message-type": "work", "message": WORK}


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A project, in which commands run, and a provider for them."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [portfolio]\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("---\nname: Ada Lovelace\n---\n")
    monkeypatch.chdir(tmp_path)
    with stage_for_commands(monkeypatch) as running:
        yield running


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_fetch_then_import(played: Stage, tmp_path: Path) -> None:
    played.play("/works/10.1234%2Fengine", ANSWER)
    result = run("fetch", "crossref", "10.1234/engine")
    assert (result.exit_code, result.output) == (
        0,
        "sources/crossref-10.1234_engine.json: 1 work\nnext: portfolio import\n",
    )
    asked = len(played.asked)
    assert "1 new" in run("import").output
    assert len(played.asked) == asked, "an import asks nobody"
    assert (tmp_path / "content/publications/lovelaceengine.md").is_file()
    assert "nothing new, 1 work" in run("fetch").output


def test_a_provider_that_is_down_keeps_no_other_from_being_asked(played: Stage, tmp_path: Path) -> None:
    played.play("/works/10.1234%2Fengine", ANSWER)
    other = {"message-type": "work", "message": WORK | {"DOI": "10.1234/loom", "title": ["On the Loom"]}}
    played.play("/works/10.1234%2Floom", other)
    run("fetch", "crossref", "10.1234/engine", "10.1234/loom")
    before = (tmp_path / "sources/crossref-10.1234_engine.json").read_bytes()
    played.play("/works/10.1234%2Fengine", Scene("", 503))
    result = run("fetch")
    assert result.exit_code == 1
    assert "crossref 10.1234/engine: api.crossref.org  is busy (503)" in result.output
    assert "the old file stays" in result.output
    assert "sources/crossref-10.1234_loom.json: nothing new" in result.output
    assert (tmp_path / "sources/crossref-10.1234_engine.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fetch",), "holds nothing that was fetched"),
        (("fetch", "orcid"), "portfolio fetch orcid ID, such as 0000-0002-1825-0097"),
        (("fetch", "scholar", "x"), "known: ads, arxiv, crossref"),
        (("fetch", "orcid", "1"), "type it like 0000-0002-1825-0097"),
    ],
)
def test_what_to_type(played: Stage, arguments: tuple[str, ...], said: str) -> None:
    assert said in run(*arguments).output
    assert not played.asked


def test_new_asks_the_provider_of_an_identifier(played: Stage, tmp_path: Path) -> None:
    played.play("/works/10.1234%2Fengine", ANSWER)
    result = run("new", "--doi", "10.1234/engine", "--date", "1843")
    assert (result.exit_code, played.asked[0].host) == (0, "api.crossref.org")
    assert 'title: "On the Engine"' in (tmp_path / "content/publications/lovelace1843engine.md").read_text()
    assert not (tmp_path / "sources").exists()


def test_new_asks_nobody_if_options_say_all(played: Stage) -> None:
    run("new", "--doi", "10.1/x", "--title", "On the Loom", "--author", "Ada Lovelace", "--date", "1844")
    assert not played.asked


def test_new_without_an_answer_says_why(played: Stage) -> None:
    result = run("new", "--doi", "10.1234/nobody")
    assert result.exit_code == 1
    assert "api.crossref.org  knows nothing under this id (404)" in result.output
    assert "--title" in result.output


def test_offline_nobody_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTFOLIO_OFFLINE", "1")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    result = run("fetch", "orcid", "0000-0002-1825-0097")
    assert (result.exit_code, "PORTFOLIO_OFFLINE  is set" in result.output) == (1, True)


def test_the_mail_address_comes_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra: {fetch_mail: ada@example.org}\n")
    assert fetch_commands.client(tmp_path).mail == "ada@example.org"
    assert Question("h.example", "/").url == "https://h.example/"
