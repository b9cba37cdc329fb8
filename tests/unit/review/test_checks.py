"""Named checks of what people write by hand, beyond what reading a file reports."""

from __future__ import annotations

import pytest

from generator.facts.store import Content
from generator.review.checks import check
from tests.unit.contents import PERSON, content_of, paper


def found(content: Content) -> list[str]:
    """All problems as people see them."""
    return [str(problem) for problem in check(content)]


def with_picture(*lines: str) -> Content:
    content = content_of({"a": paper("A", *lines)})
    content.files |= {"images/engine.png", "publications/loom.png"}
    return content


def test_a_picture_that_is_there_and_described_is_no_problem() -> None:
    assert found(with_picture("image: images/engine.png", "image_alt: An engine")) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("image: engine.png", "no such file: engine.png — did you mean images/engine.png?"),
        ("image: images/engin.png", "no such file: images/engin.png — did you mean images/engine.png?"),
        ("image: zzz.gif", "no such file: zzz.gif — it is looked for in content/"),
    ],
)
def test_a_picture_that_is_not_there_is_named_with_the_one_that_is_meant(line: str, problem: str) -> None:
    assert found(with_picture(line, "image_alt: x")) == [f"content/publications/a.md:3  {problem}"]


def test_a_picture_without_words_is_a_problem() -> None:
    (problem,) = found(with_picture("image: images/engine.png"))
    assert problem.startswith("content/publications/a.md:3  'image' without 'image_alt' — ")


@pytest.mark.parametrize(
    "path",
    ["https://x.example/a.png", "/a.png", "../a.png", "a/../b.png", "a\\\\b.png", "a.html", "//x/a.png", "./a.png"],
)
def test_a_picture_is_never_taken_from_elsewhere(path: str) -> None:
    problems = found(with_picture(f'image: "{path}"', "image_alt: x"))
    assert len(problems) == 1
    assert "is no path of a picture" in problems[0]


def test_equal_contributors_are_authors_and_more_than_one() -> None:
    authors = "authors: [Ada Lovelace, Charles Babbage]"
    assert found(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace, charles  babbage]")})) == []
    assert found(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace, Carl Babbage]")})) == [
        "content/publications/a.md:4  no author 'Carl Babbage' — did you mean 'Charles Babbage'?"
    ]
    assert found(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace]")})) == [
        "content/publications/a.md:4  'equal_contribution' names one author — name all who contributed equally"
    ]


def person(aliases: str) -> Content:
    return content_of({"index.md": PERSON.replace("---\n", f"---\naliases: {aliases}\n", 1)})


def test_a_spelling_belongs_to_one_person() -> None:
    assert found(person("{Ada King: [A. King, A King], Bo King: [B. King]}")) == []
    assert found(person("{Ada King: [A. King], Anne King: ['King, A.']}")) == [
        "content/index.md:2  'aliases' has 'a king' for 'Ada King' and for 'Anne King' — keep it where it belongs"
    ]


@pytest.mark.parametrize("aliases", ["[Ada]", "{Ada King: A. King}", "{Ada King: []}", "{'': [A]}", "{Ada: ['']}"])
def test_aliases_are_lists_of_spellings_by_name(aliases: str) -> None:
    assert len(found(person(aliases))) == 1


def test_a_hidden_paper_is_still_checked() -> None:
    assert found(content_of({"a": paper("A", "hidden: true", "image: x.png", "image_alt: x")})) == [
        "content/publications/a.md:4  no such file: x.png — it is looked for in content/"
    ]


def test_a_link_to_a_hidden_paper_is_dead() -> None:
    files = {"a": paper("A", "hidden: true"), "b": paper("B", body="See [A](a.md).")}
    assert found(content_of(files)) == ["content/publications/b.md:5  dead link: a.md — that paper is hidden"]


def test_a_link_to_a_co_author_is_dead_below_the_number_of_papers_that_gives_a_page() -> None:
    files = {"a": paper("A", "authors: [Ada Lovelace, Bo Bee]", body="With [Bo](../people/bo-bee.md).")}
    content = content_of(files)
    assert [problem.partition("  ")[2] for problem in found(content)] == ["dead link: ../people/bo-bee.md"]
    assert check(content, people_from=1) == []


def test_an_owner_who_is_no_author_is_told_the_alias_to_write() -> None:
    papers = {f"k{n}": paper(f"On {n}", "authors: [A. Lovelace, Charles Babbage]") for n in range(4)}
    (line,) = found(content_of(papers | {"mine": paper("Mine", "authors: [Ada Lovelace]")}))
    assert line.startswith("content/index.md:2  no author of 4 of 5 papers is 'Ada Lovelace'")
    assert line.endswith('write under aliases:  "Ada Lovelace": ["A. Lovelace"]')
    known = PERSON.replace("name: Ada Lovelace\n", "name: Ada Lovelace\naliases: {Ada Lovelace: [A. Lovelace]}\n")
    assert found(content_of(papers | {"index.md": known})) == []


def test_an_owner_of_cut_lists_or_few_papers_is_told_nothing() -> None:
    lines = ("authors: [A. Lovelace]", "authors_truncated: true")
    assert found(content_of({f"k{n}": paper(f"On {n}", *lines) for n in range(9)})) == []
    assert found(content_of({"k": paper("On", lines[0])})) == []
