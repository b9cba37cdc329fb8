"""Talks, news, projects and all other kinds of the table: read, checked and written as papers are."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.facts import fixes, kinds, records
from generator.facts.fields import Field
from generator.facts.kinds import BY_FOLDER, KINDS, LISTS, ContentKind
from generator.facts.schema import list_schema, schema
from generator.facts.store import Content
from generator.model import Item, Occasion, PartialDate
from tests.unit.contents import content_of

ROWS = [(kind, field) for kind in KINDS for field in kind.fields]
IDS = [f"{kind.folder}: {field.key}" for kind, field in ROWS]
TALK = "---\ntitle: On the Engine\ndate: 2026-05-21\n---\n\nAn abstract.\n"


def with_list(path: str, text: str) -> Content:
    content = content_of({})
    content.put_list(path, text)
    return content


def of(kind: ContentKind, *lines: str) -> str:
    """The front matter of a thing that has what it needs."""
    given = {line.partition(":")[0] for line in lines}
    needed = [f"{field.key}: {field.example}" for field in kind.fields if field.required and field.key not in given]
    return "\n".join([*needed, *lines])


@pytest.mark.parametrize(("kind", "field"), ROWS, ids=IDS)
def test_every_example_of_the_table_is_read_and_comes_back(kind: ContentKind, field: Field) -> None:
    text = f"---\n{of(kind, f'{field.key}: {field.example}')}\n---\n"
    item, problems = records.item("x.md", kind, "x", text)
    assert problems == []
    assert item is not None
    assert field.key in item.values
    assert records.item("x.md", kind, "x", records.file_text(item)) == (item, [])
    again, problems = records.items("x.yml", kind, records.entry_text(item))
    assert (problems, [each.values for each in again]) == ([], [item.values])


@pytest.mark.parametrize(("kind", "field"), ROWS, ids=IDS)
def test_every_example_is_valid_in_the_schema(kind: ContentKind, field: Field) -> None:
    whole: dict[str, Any] = (list_schema if kind.is_list else schema)(kind.heading, kind.fields)
    properties = whole["items"]["properties"] if kind.is_list else whole["properties"]
    value = yaml.safe_load(f"x: {field.example}")["x"]
    assert not field.choices or value in properties[field.key]["enum"]
    assert properties.keys() == {each.key for each in kind.fields}


def test_a_file_of_a_kind_is_a_fact_and_one_without_front_matter_a_page_by_hand() -> None:
    content = content_of({"talks/engine.md": TALK, "talks/plain.md": "# Plain\n", "talks/index.md": "---\na: b\n---\n"})
    assert content.items["talks/engine.md"] == [
        Item("talk", "engine", {"title": "On the Engine", "date": PartialDate(2026, 5, 21)}, "An abstract.")
    ]
    assert content.written_by_hand == {"talks/plain.md", "talks/index.md"}
    assert content.is_fact("talks/engine.md")
    assert content.portfolio.items == tuple(content.items["talks/engine.md"])


def test_a_file_that_cannot_be_read_is_a_fact_too() -> None:
    content = content_of({"talks/engine.md": "---\ntitel: x\n---\n"})
    assert content.is_fact("talks/engine.md")
    assert content.all_items == ()
    assert [str(problem) for problem in content.problems] == [
        "content/talks/engine.md:2:1  unknown key 'titel' — did you mean 'title'?",
        "content/talks/engine.md:1  no 'title' — add a line such as title: \"On the Analytical Engine\"",
        "content/talks/engine.md:1  no 'date' — add a line such as date: 2026-05-21",
    ]


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("talks/my talk.md", TALK, "content/talks/my talk.md  the file name 'my talk' is not part of an address — "
         "rename it to my-talk.md: letters, digits, - and _ only"),
        ("talks/a.md", TALK.replace("---\n\n", "type: invted\n---\n\n"),
         "content/talks/a.md:4:7  'type' is not one of its words: 'invted' — did you mean 'invited'?"),
        ("talks/a.md", TALK.replace("---\n\n", "given: [{date: 2026, evnt: x}]\n---\n\n"),
         "content/talks/a.md:4:22  'given' has an unknown key 'evnt' — did you mean 'event'?"),
        ("talks/a.md", TALK.replace("---\n\n", "given: [{date: 2026, location: Lima, Peru, event: x}]\n---\n\n"),
         "content/talks/a.md:4:38  'given' has an unknown key 'Peru' — "
         'put the value in quotes: location: "Lima, Peru"'),
        ("awards.yml", "- {title: A, date: 2020, awarder: Academy, Oslo}\n",
         'content/awards.yml:1:44  unknown key \'Oslo\' — put the value in quotes: awarder: "Academy, Oslo"'),
        ("talks/a.md", TALK.replace("2026-05-21", "2026/5/21"),
         "content/talks/a.md:3:7  'date' is not a valid date: '2026/5/21' is not a date — write 2026-05-21"),
        ("awards.yml", "- title: A\n  date: 2020\n- titel: B\n  date: 2021\n  title: B\n",
         "content/awards.yml:3:3  unknown key 'titel' — did you mean 'title'?"),
        ("awards.yml", "# Awards\n- date: 2020\n",
         "content/awards.yml:2  no 'title' — add a line such as title: Halden Prize"),
        ("awards.yml", "title: A\n", "content/awards.yml:1  the file is not a list of entries — "
         "begin each entry with - and a space, and indent its other lines by two"),
        ("awards.yml", "- A\n",
         "content/awards.yml:1:3  each entry must be `key: value` lines — write - title: … and its other keys below"),
        ("grants.yml", "- title: A: B\n", "content/grants.yml:1:11  broken YAML: a second colon in the line — "
         "put the value in quotes if it holds a colon"),
        ("service.yml", "- role: Chair\n  start: 2020-13\n", "content/service.yml:2:10  'start' is not a valid date: "
         "month 13 does not exist — write 2023-07-18, 2023-07, 2023 or --01-30"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_what_to_type(path: str, text: str, problem: str) -> None:
    content = with_list(path, text) if path in LISTS else content_of({path: text})
    assert [str(each) for each in content.problems] == [problem]


def test_a_list_has_an_entry_for_each_thing_and_knows_their_lines() -> None:
    content = with_list("awards.yml", "- title: A\n  date: 2020\n\n# more\n- title: B\n  awarder: C\n  date: 2021\n")
    assert [(item.title, item.number) for item in content.items["awards.yml"]] == [("A", 1), ("B", 2)]
    assert content.line_of_entry("awards.yml", 2, "awarder") == 6
    assert content.line_of_entry("awards.yml", 2, "links") == 5
    assert content.line_of_entry("awards.yml", 3, "title") == 0


def test_a_talk_that_was_given_often_has_all_its_occasions() -> None:
    given = "given: [{date: 2026-06-03, event: Seminar, links: {video: https://x.example}}, 2026-07]"
    item, _ = records.item("t.md", BY_FOLDER["talks"], "t", f"---\n{of(BY_FOLDER['talks'], given)}\n---\n")
    assert item is not None
    assert item.all_of("given") == (
        Occasion(PartialDate(2026, 6, 3), event="Seminar", links={"video": "https://x.example"}),
        Occasion(PartialDate(2026, 7)),
    )


def test_what_has_one_reading_is_fixed_in_files_and_in_lists() -> None:
    content = content_of({"talks/engine.md": TALK.replace("2026-05-21", "21 May 2026  ")})
    content.put_list("awards.yml", "- title: A # great\n  date: May 2020 # in May\n- title: B\n  date: 2021\n")
    fixed = fixes.fix(content)
    assert fixed["talks/engine.md"] == (TALK, ["trailing spaces", "date"])
    assert fixed["awards.yml"] == (
        "- title: A # great\n  date: 2020-05 # in May\n- title: B\n  date: 2021\n",
        ["date"],
    )


def test_what_is_hidden_is_not_shown() -> None:
    content = content_of({"posts/a.md": "---\ntitle: A\ndate: 2026\nhidden: true\n---\n\nText.\n"})
    assert len(content.portfolio.items) == 1
    assert content.portfolio.visible.items == ()


def test_no_two_kinds_share_a_place() -> None:
    for attribute in ("name", "folder", "heading"):
        assert len({getattr(kind, attribute) for kind in KINDS}) == len(KINDS)
    assert {field.leads_to for kind in KINDS for field in kind.relations} <= {kinds.PUBLICATIONS, *BY_FOLDER}
