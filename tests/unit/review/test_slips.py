"""Slips that are valid YAML and yet not meant: each kind has a line that says what to type."""

from __future__ import annotations

import pytest

from generator.errors import Severity, in_reading_order
from generator.review import page_slips
from generator.review.slips import SLIPS
from tests.unit.contents import content_of, paper


def found(files: dict[str, str]) -> list[str]:
    content = content_of(files)
    return [str(problem) for problem in in_reading_order(p for run in SLIPS.values() for p in run(content))]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "authors: [Ann Ada and Bo Bee]",
            "a.md:3  looks like several names: 'Ann Ada and Bo Bee' — write an entry for",
        ),
        ("authors: [A. Ada; B. Bee]", "a.md:3  looks like several names: "),
        ("authors:\n  - Ann Ada\n   - Bo Bee", "a.md:3  looks like several names: 'Ann Ada - Bo Bee'"),
        ("authors: [Ann Ada, et al.]", "a.md:3  'et al.' is not a name — delete it, and add a line authors_truncated"),
        ("venue: null", "a.md:3  'venue' says 'null' — delete the line"),
        (
            'note: "$\\alpha$"',
            "a.md:3:9  \\alpha in double quotes is an escape of YAML, so the",
        ),
        ("category: cs.cl", "a.md:3  arXiv has no category 'cs.cl' — did you mean cs.CL?"),
        ("category: cs.ZZ", "a.md:3  arXiv has no category 'cs.ZZ' — "),
        ("other_categories: [stat.ml]", "a.md:3  arXiv has no category 'stat.ml' — did you mean stat.ML?"),
        (
            "venue: Journal of the C #1 Society",
            "a.md:3  the value ends before the #: venue: Journal of the C #1 Society",
        ),
    ],
)
def test_a_slip_in_the_front_matter_is_noticed(line: str, problem: str) -> None:
    [told] = found({"a": paper("On the Engine", line)})
    assert told.startswith(f"content/publications/{problem}")


@pytest.mark.parametrize(
    "line",
    [
        'authors: [Ann Ada, "van der Maaten, Laurens", "King, Jr., Martin Luther"]',
        'authors: ["{Institute of Arts and Sciences}", Alexander And, Anna-Lena Bee]',
        "venue: Journal  # where it came out",
        'venue: "C #1"',
        "category: physics.flu-dyn",
    ],
)
def test_what_is_meant_is_not(line: str) -> None:
    assert found({"a": paper("On the Engine", line)}) == []


def test_one_identifier_in_two_files_is_noticed() -> None:
    files = {"a": paper("One", "doi: 10.1234/AB"), "b": paper("Two", "doi: 10.1234/ab")}
    hint = "if they are one work: portfolio merge a b"
    assert found(files) == [f"content/publications/b.md:3  a.md has the same doi: 10.1234/ab — {hint}"]


@pytest.mark.parametrize("path", ["teaching.md", "publications/a.md"])
def test_conflict_markers_are_errors_but_not_in_code(path: str) -> None:
    text = paper("x", body="One\n\n<<<<<<< HEAD\nTwo\n=======\nThree\n>>>>>>> topic")
    content = content_of({path: text})
    told = list(SLIPS["lines"](content))
    assert [problem.severity for problem in told] == [Severity.ERROR] * 3
    assert [problem.line for problem in told] == [7, 9, 11]
    assert (
        list(SLIPS["lines"](content_of({path: paper("x", body="```\n<<<<<<< HEAD\n```\n\nA title\n=======x")}))) == []
    )


def test_a_heading_without_a_blank_is_noticed_and_other_uses_of_the_sign_are_not() -> None:
    assert found({"x.md": "##Talks\n"}) == ["content/x.md:1  not a heading: ##Talks — write a space after the #"]
    assert found({"x.md": "# Talks\n\n#1 of many\n\n#!shebang\n\n```\n#comment\n```\n"}) == []


def test_a_blank_in_a_link_is_noticed_and_a_title_is_not() -> None:
    text = 'See [a](my page.md), [b](x.md "A title"), [c](<my page.md>), [d](https://x.example/a b).\n'
    assert found({"x.md": text}) == ["content/x.md:1  a space in a link: ](my page.md) — write %20 for it"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("publications/a.md.txt", "is not read as a page or paper — rename it to a.md"),
        ("publications/a", "is not read as a paper — rename it to a.md"),
        ("publication/a.md", "is a page, not a paper — move it to publications/a.md"),
    ],
)
def test_a_file_where_nothing_looks_for_it_is_noticed(path: str, problem: str) -> None:
    content = content_of({})
    content.files.add(path)
    assert [str(each) for each in SLIPS["file-names"](content)] == [f"content/{path}  {problem}"]


@pytest.mark.parametrize(
    "odd", ["[" * 40_000, "<i>" * 10_000, "##x\n" * 10_000, "[a] (b.md) " * 4_000, "```\n" * 9_000]
)
def test_many_slips_in_one_text_take_linear_time(odd: str) -> None:
    files = {"publications/a.md": paper() + odd + "\n"}
    assert isinstance(found(files), list)
    text, lines = page_slips.fixed(paper() + odd)
    assert page_slips.fixed(text) == (text, [])
    assert bool(lines) is (text != paper() + odd)
