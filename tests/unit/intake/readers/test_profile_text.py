"""Nothing of a profile is lost: every line is kept or reported."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Severity
from generator.facts import names, records
from generator.intake.readers import profile_reader, profile_text
from generator.intake.readers.reading import Reading
from generator.model import PartialDate
from tests.unit import example, strategies
from tests.unit.intake.readers import writing

SOURCES = sorted(example.CASES.glob("*/input.txt"))
LINES = (
    *("CLJul 18, 2023", "DCJan 30", "LGMar 31, 2022Code", "stat.MLMar 4, 2025", "xJun 31, 2020", "Mar 0", "h-index29"),
    *("32papers", "88,855citations", "Novelty50%", "AI Score48", "32 Papers", "Ada Lovelace", "CL", "A Title", "\t"),
    *(
        "Ada Lovelace, Charles Babbage et al. · meta-ai",
        "A, , B",
        ", et al.",
        "·",
        "King, Jr.",
        "No more. Words, here.",
    ),
)
HOSTILE = (
    *("[" * 20_000, "(" * 20_000, "{" * 20_000, "\\" * 20_000, "$" * 20_000, "$x" * 10_000, "`" * 20_000),
    *("]" * 20_000, "*a" * 10_000, "_" * 20_000, "<" * 20_000, "![" * 10_000, "a, " * 20_000, "\\frac{" * 4_000),
    *("e" + "\u0301" * 20_000, "\u202eمرحبا" * 4_000, "\x01\x7f\x1b[31m" * 4_000, "&#" * 10_000, "-" * 20_000),
    *("http://" * 4_000, "http://a.example/" + ")" * 20_000, "· a" * 8_000, "Jan 1, " * 4_000, "1,1" * 8_000),
)
HEADS = ("CLJul 18, 2023", "DCJan 30", "stat.MLMar 4, 2025Code", "xJun 31, 2020")
lines = st.one_of(st.sampled_from(LINES), strategies.any_text)
entries = st.builds("\n".join, st.tuples(st.sampled_from(HEADS), strategies.any_text, lines, strategies.any_text))
profiles = st.lists(st.one_of(lines, entries), max_size=8).map("\n".join)


def read(text: str) -> Reading:
    return profile_reader.read("p.txt", text, example.AS_OF)


def test_the_profile_written_back_from_what_was_read_is_the_same_bytes() -> None:
    reading = example.reading()
    assert reading.profile
    parsed = profile_text.parse("p.txt", example.text())
    back = writing.profile_text(parsed, reading.profile, reading.publications)
    assert back.encode() == example.PROFILE.read_bytes()


def test_the_real_profile_gives_no_problem_and_32_papers() -> None:
    assert not example.reading().problems
    assert len(example.reading().publications) == 32


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_every_line_is_kept_or_reported(path: Path) -> None:
    assert_all_accounted_for(path.read_bytes().decode())


@given(profiles)
def test_every_line_of_any_text_is_kept_or_reported(text: str) -> None:
    assert_all_accounted_for(text)


def assert_all_accounted_for(text: str) -> None:
    parsed = profile_text.parse("p.txt", text)
    reported = {problem.line for problem in parsed.problems if problem.severity is Severity.ERROR}
    if 0 in reported:
        return  # the text as a whole
    lines = enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1)
    unreported = Counter(writing.bare(line) for number, line in lines if line.strip() and number not in reported)
    assert not +(unreported - writing.held(parsed)) - Counter([""])


@given(profiles)
def test_what_is_read_of_any_text_can_be_filed_and_read_back(text: str) -> None:
    for publication in read(text).publications:
        found, problems = records.publication("p.md", "", records.file_text(publication))
        assert found == publication, problems


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_a_hostile_text_is_read_in_any_place(hostile: str) -> None:
    lines = [hostile, "CL", f"CLJul 18, 2023\n{hostile}", hostile, hostile, f"{hostile}Jul 18, 2023", "A", hostile]
    assert_all_accounted_for("\n\n".join(lines))
    assert read("\n\n".join(lines)).publications


def test_a_date_without_a_year_takes_that_of_the_day_of_the_copy() -> None:
    [cut] = [p for p in example.reading().publications if p.title.startswith("Training LLMs with Fault")]
    assert cut.date == PartialDate(2026, 1, 30)


def test_thirty_lists_are_cut_after_three_names_and_two_are_complete() -> None:
    works = example.reading().publications
    assert [p.index_rank for p in works if not p.authors_truncated] == [22, 27]
    assert {len(p.authors) for p in works} == {3}


def test_the_owner_is_named_in_eleven_of_the_papers() -> None:
    listed = [p for p in example.reading().publications if names.parse("Sharan Narang") in p.authors]
    assert len(listed) == 11


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n \n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n", "\t\n\t"])
def test_line_ends_blanks_and_a_byte_order_mark_change_nothing(start: str, line_end: str, ending: str) -> None:
    changed = read(start + example.text().replace("\n", line_end) + ending)
    assert changed.profile == example.reading().profile
    assert changed.publications == example.reading().publications


def test_a_line_number_counts_all_lines_of_the_file() -> None:
    [problem] = profile_text.parse("p.txt", "\ufeff\r\nAda\r\n\r\nCL\r\n\r\nFollow\r\nh-index2\r\n").problems[:1]
    assert (problem.line, problem.message) == (6, "not understood: Follow")


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        (
            "ORCID iD\nAda Lovelace\nWorks (2)\nOn Engines\nJournal of Looms\nDOI: 10.1000/x\nSource: Crossref",
            "but copied from ORCID",
        ),
        (
            "Ada Lovelace\nh-index 2\nHighly Influential Citations 12\nOn Engines\nTLDR\nPDF",
            "but copied from Semantic Scholar",
        ),
        ("Ada Lovelace\nTitleCited byYear\nOn Engines\n120 2020", "but copied from Google Scholar"),
        ("Scopus\nLovelace, Ada\nDocuments by author 12", "but copied from Scopus"),
        ("@article{x, title={On Engines}}", "but BibTeX"),
        ("TY  - JOUR\nAU  - Lovelace, Ada\nER  -", "but RIS"),
        ("Dear all,\n\nplease find my papers attached.\n\nBest,\nAda", "it has no line such as"),
        ("Ada Lovelace", "it has no line such as"),
    ],
)
def test_a_text_that_is_no_profile_is_told_once(text: str, seems: str) -> None:
    (problem,) = profile_text.parse("p.txt", text).problems
    assert seems in problem.message
