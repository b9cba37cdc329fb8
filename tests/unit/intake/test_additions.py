"""A publication added by hand: one valid file under the right key, or nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputProblems, Problem, Severity
from generator.facts import records
from generator.facts.files import create_text
from generator.intake import additions
from generator.intake.readers.bibtex import bibtex_reader
from generator.intake.readers.reading import Reading
from generator.model import Publication
from tests.unit import strategies
from tests.unit.contents import PERSON, paper

TODAY = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, in a folder with spaces and accents, with one paper."""
    folder = tmp_path / "mein Pörtfolio"
    (folder / "content/publications").mkdir(parents=True)
    (folder / "content/index.md").write_text(PERSON)
    text = paper("On the Engine", "authors: [Ada Lovelace]", "date: 1843", "doi: 10.1234/ABC")
    (folder / "content/publications/lovelace1843engine.md").write_text(text)
    return folder


def files(project: Path) -> dict[str, bytes]:
    """Every file of the project."""
    return {str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def added(project: Path, **given: str | list[str]) -> str:
    """The path of the publication that options describe, once it has been added."""
    return additions.add(project, additions.combined(None, additions.described(given)))


def refusal(project: Path, **given: str | list[str]) -> str:
    """Why a publication is refused; nothing is written."""
    before = files(project)
    with pytest.raises(InputProblems) as error:
        added(project, **given)
    assert files(project) == before
    return str(error.value)


def test_options_become_one_valid_file_under_the_key_of_the_work(project: Path) -> None:
    before = files(project)
    path = added(
        project,
        title="Sketch of the   Analytical Engine",
        authors=["Menabrea, Luigi", "{The Translators}"],
        date="Oct 1842",
        venue="Bibliothèque universelle",
        doi="https://doi.org/10.5678/x",
        arxiv="arXiv:2001.00001",
        links=["code=https://a.example/?a=b", "pdf=https://b.example"],
    )
    assert path == "content/publications/menabrea1842sketch.md"
    assert files(project).keys() - before.keys() == {path}
    publication, problems = records.publication(path, "menabrea1842sketch", (project / path).read_text("utf-8"))
    assert problems == []
    assert publication is not None
    assert records.record_of(publication) == {
        "title": "Sketch of the Analytical Engine",
        "authors": ["Luigi Menabrea", "{The Translators}"],
        "date": "1842-10",
        "venue": "Bibliothèque universelle",
        "doi": "10.5678/x",
        "arxiv": "2001.00001",
        "links": {"code": "https://a.example/?a=b", "pdf": "https://b.example"},
    }


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"title": " "}, "--title  is empty"),
        ({"title": "half \udcff"}, r"--title  is not plain text: 'half \udcff'"),
        ({"title": "bell \x07"}, r"--title  is not plain text: 'bell \x07'"),
        ({"title": "x" * 20_001}, "--title  has 20,001 characters — 20,000 are allowed"),
        ({"authors": ["A", "\x1b[2J"]}, r"--author  is not plain text: '\x1b[2J'"),
        ({"date": "1.2.2003"}, "--date  is not a valid date: '1.2.2003' is not a date — write 2023-07-18"),
        ({"date": "2023-02-30"}, "--date  is not a valid date: February 30 2023 does not exist"),
        ({"type": "artcle"}, "--type  is not a known type: 'artcle' — did you mean 'article'?"),
        ({"doi": "5"}, "--doi  is not a DOI: '5' — "),
        ({"arxiv": "../x"}, "--arxiv  is not an arXiv id: '../x' — "),
        ({"category": "a/b"}, "--category  is not a category code: 'a/b' — "),
        ({"links": ["https://a.example"]}, "--link  is not name=address: 'https://a.example' — "),
        ({"links": ["a=https://a.example", "a=https://b.example"]}, "--link  duplicate name: "),
        ({"links": ["code=javascript:alert(1)"]}, "--link  has no web address for 'code': 'javascript:alert(1)' — "),
        ({"links": ["../x=https://a.example"]}, "--link  has a name that is not a plain word: '../x' — "),
    ],
)
def test_a_value_that_its_field_does_not_take_names_the_option(
    project: Path, given: dict[str, str | list[str]], problem: str
) -> None:
    text = refusal(project, **{"title": "A", **given})
    assert text.startswith(problem)
    assert "\n" not in text


def test_all_bad_values_are_told_at_once(project: Path) -> None:
    text = refusal(project, title="", date="x", doi="y")
    assert [line.split("  ")[0] for line in text.splitlines()] == ["--date", "--doi", "--title"]


@pytest.mark.parametrize(
    "given",
    [
        {"title": "On the engine!"},
        {"title": "On the Engine", "authors": ["A. Lovelace"], "date": "1844"},
        {"title": "Another title", "doi": "10.1234/abc"},
    ],
)
def test_a_work_that_is_there_is_refused_with_its_file(project: Path, given: dict[str, str | list[str]]) -> None:
    message = f"content/publications/lovelace1843engine.md  is this work already: {given['title']!r} — edit that file"
    assert refusal(project, **given) == message


def test_another_work_of_the_same_form_gets_another_key(project: Path) -> None:
    given: dict[str, str | list[str]] = {"authors": ["Ada Lovelace"], "date": "1843"}
    assert added(project, title="Engine of Another Kind", **given) == "content/publications/lovelace1843enginea.md"


def test_no_name_in_the_folder_is_taken_again(project: Path) -> None:
    (project / "content/publications/hopper1952education").mkdir()
    (project / "content/publications/hopper1952education/index.md").write_text("# A page\n")
    (project / "content/publications.md").write_text("# Another\n")
    path = added(project, title="The Education of a Computer", authors=["Grace Hopper"], date="1952")
    assert path == "content/publications/hopper1952educationa.md"


def remember(project: Path, key: str) -> None:
    """A source once said of a work that it is there, under this key."""
    said = {"publications": {key: {"title": "Notes", "authors": ["Ada Lovelace"], "date": "1842"}}}
    (project / "content/.imported").mkdir()
    (project / "content/.imported/profile.txt.json").write_text(json.dumps(said))


def test_a_work_whose_file_was_deleted_gets_its_old_key_again(project: Path) -> None:
    remember(project, "ada-notes")
    path = added(project, title="Notes", authors=["Ada Lovelace"], date="1842")
    assert path == "content/publications/ada-notes.md"


def test_the_key_of_a_deleted_work_is_given_to_no_other(project: Path) -> None:
    remember(project, "lovelace1842notes")
    path = added(project, title="Notes on Else", authors=["Ada Lovelace"], date="1842")
    assert path == "content/publications/lovelace1842notesa.md"


def test_a_remembered_key_that_is_a_path_is_not_followed(project: Path) -> None:
    remember(project, "../../evil")
    path = added(project, title="Notes", authors=["Ada Lovelace"], date="1842")
    assert path == "content/publications/lovelace1842notes.md"


def test_content_with_errors_is_refused_since_the_work_may_be_there(project: Path) -> None:
    (project / "content/publications/broken.md").write_text("no front matter")
    assert refusal(project, title="New").startswith("content/publications/broken.md:1")


def test_a_first_paper_can_be_added_before_there_is_a_person(tmp_path: Path) -> None:
    assert added(tmp_path, title="Alone") == "content/publications/anonalone.md"


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (tmp_path / "b.md").symlink_to(tmp_path / "nowhere")
    for name in ("a.md", "b.md"):
        with pytest.raises(FileExistsError):
            create_text(tmp_path / name, "theirs")
    assert (tmp_path / "a.md").read_text() == "mine"


ENTRY = Publication(
    "Notes", "ada:notes", authors_truncated=True, venue="Memoirs", links={"pdf": "https://a.example"}, abstract="Words."
)
NOTICE = Problem("standard input", 2, "unknown month", severity=Severity.NOTICE)


def reading(monkeypatch: pytest.MonkeyPatch, *publications: Publication, problems: tuple[Problem, ...] = ()) -> None:
    """Lets BibTeX hold these publications."""
    monkeypatch.setattr(bibtex_reader, "read", lambda path, text, as_of: Reading(None, publications, problems))


def test_one_entry_is_one_publication_with_its_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, ENTRY, problems=(NOTICE,))
    assert additions.entry_in("@…", "standard input", TODAY) == (ENTRY, [NOTICE])


@pytest.mark.parametrize("count", [0, 2])
def test_none_or_several_entries_are_refused_with_what_the_reader_says(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(monkeypatch, *[ENTRY] * count, problems=(NOTICE,))
    with pytest.raises(InputProblems) as error:
        additions.entry_in("@…", "standard input", TODAY)
    first, second = str(error.value).splitlines()
    assert first.startswith(f"standard input  holds {count} entries that can be read, and one is wanted — ")
    assert second == "standard input:2  unknown month"


def test_an_entry_with_errors_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, ENTRY, problems=(Problem("standard input", 1, "broken"),))
    with pytest.raises(InputProblems, match="standard input:1  broken"):
        additions.entry_in("@…", "standard input", TODAY)


def test_options_count_more_than_the_entry_and_the_rest_of_it_stays() -> None:
    record = additions.described({"authors": ["Ada Lovelace"], "date": "1843", "links": ["code=https://b.example"]})
    publication = additions.combined(ENTRY, record)
    assert records.record_of(publication) == {
        "title": "Notes",
        "authors": ["Ada Lovelace"],
        "date": "1843",
        "venue": "Memoirs",
        "links": {"pdf": "https://a.example", "code": "https://b.example"},
    }
    assert publication.abstract == "Words."


def test_the_key_of_an_entry_is_kept_if_it_is_free_and_a_file_name(project: Path) -> None:
    for key, path in (("Ada-notes", "Ada-notes"), ("ada:notes", "anonother"), ("lovelace1843ENGINE", "anonthird")):
        title = {"Ada-notes": "Notes", "ada:notes": "Other", "lovelace1843ENGINE": "Third"}[key]
        assert additions.add(project, Publication(title, key)) == f"content/publications/{path}.md"


_LISTS = {name: st.lists(strategies.any_text, max_size=2) for name in ("authors", "links")}
_TEXTS = ("date", "venue", "type", "doi", "arxiv", "category")


@given(st.fixed_dictionaries({"title": st.text(), **_LISTS}, optional=dict.fromkeys(_TEXTS, strategies.any_text)))
def test_any_options_give_a_valid_record_or_problems(given: dict[str, str | list[str]]) -> None:
    try:
        publication = additions.combined(None, additions.described(given))
    except InputProblems as error:
        messages = [str(problem) for problem in error.problems]
    else:
        messages = []
        assert records.publication("x.md", "x", records.file_text(publication))[1] == []
    assert all(message.startswith("--") and message.isprintable() for message in messages)
