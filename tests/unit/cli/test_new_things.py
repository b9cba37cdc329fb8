"""`portfolio new talk` and the other kinds of the table: what it writes is what `check` takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.facts import loading
from generator.facts.fields import Kind
from generator.facts.kinds import BY_FOLDER, KINDS, ContentKind
from tests.unit.contents import PERSON

PAIRS = (Kind.LINKS, Kind.ACCOUNTS)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "content/index.md").write_text(PERSON)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def options_for(kind: ContentKind) -> list[str]:
    """Options that give every field its example, but those that name other things."""
    options = []
    for field in kind.fields:
        value = yaml.safe_load(field.example)
        if field.kind in PAIRS:
            options += [part for name, address in value.items() for part in ("--link", f"{name}={address}")]
        elif field.kind is Kind.OCCASIONS:
            options += ["--set", f"{field.key}=2026-06-03"]
        elif not field.leads_to:
            values = value if isinstance(value, list) else [value]
            options += [
                part for each in values for part in ("--set", f"{field.key}={'true' if each is True else each}")
            ]
    return options


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("word", ["name", "folder"])
def test_every_field_of_every_kind_can_be_given(project: Path, kind: ContentKind, word: str) -> None:
    result = new(getattr(kind, word), *options_for(kind))
    assert result.exit_code == 0, result.output
    content = loading.load(project)
    assert content.problems == []
    (item,) = content.all_items
    assert result.stdout == f"content/{kind.file if kind.is_list else kind.path(item.slug)}\n"
    assert set(item.values) == {field.key for field in kind.fields if not field.leads_to}


def test_a_talk_is_a_new_file_named_by_its_title(project: Path) -> None:
    talk = ("talk", "--title", "On Engines: $x^2$", "--date", "2026-05-21", "--set", "event=A seminar")
    assert new(*talk).stdout == "content/talks/on-engines-x-2.md\n"
    written = '---\ntitle: "On Engines: $x^2$"\ndate: 2026-05-21\nevent: A seminar\n---\n'
    assert (project / "talks/on-engines-x-2.md").read_text() == written
    again = new(*talk)
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == ("content/talks/on-engines-x-2.md  has this already: 'On Engines: $x^2$' — edit that file\n")
    other = new("talk", "--title", "On Engines: $x^2$", "--date", "2027")
    assert other.stdout == "content/talks/on-engines-x-2-2.md\n"


@pytest.mark.parametrize("title", ["解析機関について", "Index", "readme"])
def test_a_title_that_gives_no_name_leaves_that_of_the_kind(project: Path, title: str) -> None:
    assert new("post", "--title", title, "--date", "2026").stdout == "content/posts/post.md\n"


AWARDS = {
    "plain": "# Prizes\n- title: A # great\n  date: 2020\n\n# the end\n",
    "without a last line end": "- title: A\n  date: 2020",
    "indented": "  - title: A\n    date: 2020\n",
    "only a comment": "# none yet\n",
    "none": None,
}


@pytest.mark.parametrize("before", AWARDS.values(), ids=AWARDS.keys())
def test_an_award_comes_behind_the_others_and_every_comment_stays(project: Path, before: str | None) -> None:
    file = project / "awards.yml"
    if before is not None:
        file.write_text(before)
    result = new("award", "--title", "Halden: Prize", "--date", "2026-05", "--link", "news=https://x.example/a")
    assert (result.exit_code, result.stdout) == (0, "content/awards.yml\n"), result.output
    assert file.read_text().startswith(before or "")
    content = loading.load(project)
    assert content.problems == []
    assert [item.title for item in content.all_items][-1] == "Halden: Prize"
    assert len(content.all_items) == (before or "").count("title") + 1


@pytest.mark.parametrize("before", ["- {title: A, date: 2020}\n...\n", "[{title: A, date: 2020}]\n", "- titel: A\n"])
def test_a_list_that_takes_no_further_entry_stays_as_it_is(project: Path, before: str) -> None:
    (project / "awards.yml").write_text(before)
    result = new("award", "--title", "B", "--date", "2026")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("content/awards.yml")
    assert (project / "awards.yml").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("talk", "--date", "2026"),
         '--title  is missing — for example "On the Analytical Engine", or run this in a terminal to be asked'),
        (("talk", "--title", "A", "--date", "2026", "--set", "evnt=B"),
         "--set evnt  is not one of its fields — did you mean 'event'?"),
        (("talk", "--title", "A", "--date", "2026", "--set", "type=invted"),
         "--set type  is not one of its words: 'invted' — did you mean 'invited'?"),
        (("talk", "--title", "A", "--date", "2026/13"), "--date  is not a valid date: month 13 does not exist"),
        (("talk", "--title", "A", "--date", "2026", "--set", "event"),
         "--set  is not FIELD=VALUE: 'event' — such as event=\"A seminar\""),
        (("talk", "--title", "A", "--date", "2026", "--set", "papers=nobody2026"),
         "content/talks/a.md:4  no paper 'nobody2026' — name a file of content/publications/, without .md"),
        (("project", "--title", "A", "--date", "2026", "--set", "end=2025"),
         "content/projects/a.md:4  it ends in 2025 and starts in 2026 — swap the dates"),
        (("news", "--title", "", "--date", "2026"), "--title  is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_written(project: Path, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(project.rglob("*"))
    result = new(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message)
    assert [path for path in sorted(project.rglob("*")) if path.is_file()] == [p for p in before if p.is_file()]


def test_a_person_is_asked_for_what_a_talk_needs_and_for_what_lists_show(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.new_commands.is_interactive", lambda: True)
    answers = "On Engines\n21 of May\n2026-05-21\ninvted\ninvited\n\nTurin\n"
    result = CliRunner().invoke(main, ["new", "talk"], input=answers)
    assert result.exit_code == 0, result.output
    (item,) = loading.load(project).all_items
    assert {key: str(item.values[key]) for key in ("title", "type", "location")} == {
        "title": "On Engines", "type": "invited", "location": "Turin",
    }  # fmt: skip
    assert "event" not in item.values


def test_the_help_names_every_kind() -> None:
    text = new("--help").output
    assert [kind.name for kind in KINDS if kind.name not in text] == []
    assert set(BY_FOLDER) == {kind.folder for kind in KINDS}
