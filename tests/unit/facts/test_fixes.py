"""`check --fix` repairs what has one reading and leaves the rest byte for byte."""

from __future__ import annotations

import pytest

from generator.facts import records
from generator.facts.fixes import fix, fixed
from generator.facts.store import Content


def page(line: str) -> str:
    """A publication with one line of front matter besides its title."""
    return f"---\ntitle: A title\n{line}\n---\n\nWords.  \nMore.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("doi: https://doi.org/10.1162/tacl_a_00461", "doi: 10.1162/tacl_a_00461"),
        ("doi: doi:10.1162/tacl_a_00461.  # mine", "doi: 10.1162/tacl_a_00461  # mine"),
        ("arxiv: https://arxiv.org/pdf/2307.09288v2.pdf", "arxiv: 2307.09288v2"),
        ("arxiv: arXiv:2307.09288", 'arxiv: "2307.09288"'),
        ("date: 2023/7/18", "date: 2023-07-18"),
        ("date: July 18, 2023", "date: 2023-07-18"),
        ("date: 18 Jul 2023", "date: 2023-07-18"),
        ("date: Sept 2023", "date: 2023-09"),
        ("venue: Journal   ", "venue: Journal"),
        ("venue: Me\u0301moires", "venue: Mémoires"),
    ],
)
def test_what_has_one_reading_is_fixed(before: str, after: str) -> None:
    text, what = fixed(page(before))
    assert text == page(after)
    assert what
    publication, problems = records.publication("x.md", "x", text)
    assert publication
    assert not problems


@pytest.mark.parametrize(
    "line",
    ["date: 7/8/2023", "date: 18 Jul 19 2023", "date: Ju 2023", "doi: nowhere", "date: 2023-02-30", "autors: [x]"],
)
def test_what_has_two_readings_or_none_stays(line: str) -> None:
    assert fixed(page(line)) == (page(line), [])


def test_mending_twice_mends_nothing_more() -> None:
    once, _ = fixed(page("doi: https://doi.org/10.1162/x  "))
    assert fixed(once) == (once, [])


def test_a_broken_file_and_a_page_written_by_hand_are_left_alone() -> None:
    content = Content("content")
    content.put("publications/broken.md", "---\ntitle: a\n  b: c\n---\n")
    content.put("teaching.md", "---\ndate: 2023/7/18\n---\n")
    assert fix(content) == {}


def test_a_link_to_a_file_whose_name_is_not_composed_still_leads_there() -> None:
    content = Content("content")
    content.files.add("files/Me\u0301moire.pdf")
    content.put("index.md", "---\nname: Ada\n---\n[Me\u0301moire](files/Me\u0301moire.pdf), e\u0301dition\n")
    assert fix(content)["index.md"][0] == "---\nname: Ada\n---\n[Mémoire](files/Me\u0301moire.pdf), édition\n"


def test_many_blanks_take_linear_time() -> None:
    lines = [f"note: a{' ' * 300_000}b", f"venue: J{' ' * 300_000}", f"date: May{' ' * 300_000}x"]
    text, what = fixed(page("\n".join(lines)))
    assert what == ["trailing spaces"]
    assert "venue: J\n" in text


@pytest.mark.parametrize(
    "value", ["authors: [A B, 'A{}B']", "authors: 'A{}B'", "keywords: 'a{}b'", "category: 'a{}b'", "doi: 'a{}b'"]
)
@pytest.mark.parametrize("many", [" ", ", ", "\\t"])
def test_many_signs_in_a_value_take_linear_time(value: str, many: str) -> None:
    """With time in the square of 60,000 this would take a minute and more."""
    fixed(page(value.format(many * 60_000)))


@pytest.mark.parametrize(
    ("written", "bare"),
    [("B. Bee, ,", "B. Bee"), ("B. Bee ;", "B. Bee"), ("B. Bee,  et al.", "B. Bee"), ("B , C", "B , C")],
)
def test_signs_behind_the_last_name_go(written: str, bare: str) -> None:
    text, _ = fixed(page(f"authors:\n  - A. Ada\n  - {written}"))
    assert f"  - {bare}\n" in text
