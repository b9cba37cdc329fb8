"""Relations between things, their dates, pictures and files."""

from __future__ import annotations

from datetime import date

import pytest

from generator.facts.relations import related
from generator.review.checks import check
from generator.review.slips import found
from tests.unit.contents import content_of, paper


def thing(*lines: str) -> str:
    return "\n".join(["---", "title: T", *lines, "---", ""])


PAPER = {"lovelace1843notes": paper("Notes", "formerly: [lovelace1842]")}


@pytest.mark.parametrize(
    ("path", "line", "problem"),
    [
        ("news/n.md", "papers: [lovelace1843note]", "no paper 'lovelace1843note' — did you mean 'lovelace1843notes'?"),
        ("news/n.md", "papers: [publications/lovelace1843notes.md]",
         "no paper 'publications/lovelace1843notes.md' — write lovelace1843notes"),
        ("news/n.md", "projects: [engin]", "no project 'engin' — did you mean 'engine'?"),
        ("talks/t.md", "projects: [xyz]", "no project 'xyz' — name a file of content/projects/, without .md"),
        ("talks/t.md", "date_end: 2025", "it ends in 2025 and starts in 2026 — swap the dates"),
        ("talks/t.md", "given: [{date: 2026, date_end: 2025}]", "it ends in 2025 and starts in 2026 — swap the dates"),
        ("talks/t.md", "links: {slides: files/x.pdf}",
         "no such file: files/x.pdf — put it into content/, or write https://files/x.pdf"),
        ("talks/t.md", "given: [{date: 2026, links: {slides: files/x.pdf}}]",
         "no such file: files/x.pdf — put it into content/, or write https://files/x.pdf"),
        ("posts/p.md", "image: x.png", "'image' without 'image_alt' — describe the image in a few words"),
    ],
)  # fmt: skip
def test_what_names_nothing_is_told_with_its_line(path: str, line: str, problem: str) -> None:
    content = content_of({**PAPER, "projects/engine.md": thing(), path: thing("date: 2026", line)})
    content.files.add("x.png")
    assert [str(each) for each in check(content)] == [f"content/{path}:4  {problem}"]


def test_a_list_is_told_by_the_line_of_its_entry() -> None:
    content = content_of(PAPER)
    content.put_list("grants.yml", "- title: A\n\n- title: B\n  logo: x.png\n  papers: [nothing]\n")
    assert [str(each) for each in check(content)] == [
        "content/grants.yml:4  no such file: x.png — put the file into content/",
        "content/grants.yml:5  no paper 'nothing' — name a file of content/publications/, without .md",
    ]


def test_what_was_renamed_is_found_under_its_earlier_name() -> None:
    content = content_of({
        **PAPER, "projects/engine.md": thing("formerly: [machine]", "papers: [lovelace1842]"),
        "talks/t.md": thing("date: 2026", "projects: [machine, engine]"),
    })  # fmt: skip
    assert check(content) == []
    naming = related(content.portfolio)
    assert [item.slug for item in naming["publications", "lovelace1843notes"]] == ["engine"]
    assert [item.slug for item in naming["projects", "engine"]] == ["t"]


def test_a_hidden_paper_is_named_by_nothing_that_is_shown() -> None:
    files = {"a": paper("A", "hidden: true"), "news/n.md": thing("date: 2026", "papers: [a]")}
    assert [str(each) for each in check(content_of(files))] == [
        "content/news/n.md:4  the paper 'a' is hidden — delete its key"
    ]
    files["news/n.md"] = thing("date: 2026", "papers: [a]", "hidden: true")
    assert check(content_of(files)) == []


def test_a_relation_to_a_file_that_cannot_be_read_is_not_told_twice() -> None:
    content = content_of({"a": "---\nx: y\n---\n", "news/n.md": thing("date: 2026", "papers: [a]")})
    assert {problem.path for problem in check(content)} == {"content/publications/a.md"}


def test_a_file_that_no_list_names_is_a_notice() -> None:
    content = content_of({"talks/plain.md": "# Plain\n", "talks/2024/rome.md": thing("date: 2024")})
    content.files.add("awards.yaml")
    assert [f"{each.path} {each.message} — {each.hint}" for each in found(content, date(2026, 1, 1))] == [
        "content/awards.yaml is not read as a list — rename it to awards.yml",
        "content/talks/2024/rome.md is a page of your own that no list names — move it one folder up, or leave it",
        "content/talks/plain.md has no front matter, so it is a page of your own that no list names — "
        "begin it with the front matter of docs/front-matter.md, or leave it",
    ]
