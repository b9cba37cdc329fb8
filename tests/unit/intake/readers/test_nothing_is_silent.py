"""What records say in a way that no page can show is kept, not lost without a word."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.readers import registry
from generator.model import Publication

WITH_AN_ADDRESS = {
    "RIS": "TY  - JOUR\nTI  - On Engines\nAU  - Lovelace, Ada\nPY  - 1843\nUR  - ftp://a.example/x.pdf\nER  - \n",
    "CSL-JSON": '[{"title": "On Engines", "type": "article-journal", "URL": "ftp://a.example/x.pdf", '
                '"author": [{"family": "Lovelace", "given": "Ada"}], "issued": {"date-parts": [[1843]]}}]',
}  # fmt: skip


def read(text: str) -> Publication:
    (work,) = registry.read("source.txt", text, date(2026, 1, 1)).publications
    return work


@pytest.mark.parametrize("name", WITH_AN_ADDRESS)
def test_an_address_that_no_page_links_to_is_kept(name: str) -> None:
    work = read(WITH_AN_ADDRESS[name])
    assert "ftp://a.example/x.pdf" in (*work.links.values(), *work.extra.values())


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("FAU - Lovelace, Ada\nAU  - Lovelace A\nAU  - Babbage C", ["Ada Lovelace", "C Babbage"]),
        ("AU  - Lovelace A\nFAU - Babbage, Charles\nAU  - Babbage C", ["A Lovelace", "Charles Babbage"]),
        ("FAU - van der Maaten, Laurens\nAU  - van der Maaten L\nAU  - Bee B", ["Laurens van der Maaten", "B Bee"]),
        ("FAU - Müller, Ada\nAU  - Mueller A\nAU  - Bee B", ["Ada Müller", "B Bee"]),
        ("FAU - Müller, Ada\nAU  - Mueller A", ["Ada Müller"]),
        ("AU  - Lovelace A", ["A Lovelace"]),
        (
            "FAU - King, Ada\nAU  - Lovelace A\nAU  - Bee B\nFAU - Cee, Carl\nAU  - Cee C",
            ["Ada King", "B Bee", "Carl Cee"],
        ),
    ],
)
def test_an_author_of_medline_without_a_full_name_stays_among_the_others(tags: str, names: list[str]) -> None:
    work = read(f"PMID- 1\nTI  - On Engines\nDP  - 1843\n{tags}\n")
    assert [person.name for person in work.authors] == names
    edited = read(f"PMID- 1\nTI  - On Engines\nDP  - 1843\n{tags.replace('AU', 'ED')}\n")
    assert [person.name for person in edited.editors] == names


PROFILE = """\
Ada Lovelace
University of London
Verified email at london.example

Title
Cited by\tYear
Notes on the analytical engine
A Lovelace, C Babbage
Scientific Memoirs 3 (1), 666-731, 1843
512\t1843
"""


def test_the_head_of_a_scholar_s_table_may_be_on_two_lines() -> None:
    work = read(PROFILE)
    assert (work.title, work.venue, work.published.year) == (
        "Notes on the analytical engine",
        "Scientific Memoirs",
        1843,
    )
    assert [person.name for person in work.authors] == ["A Lovelace", "C Babbage"]
