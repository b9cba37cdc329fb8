"""What records say in a way that no page can show is kept, not lost without a word."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.readers import registry
from generator.intake.readers.medline_reader import _fullest
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
    ("full", "short", "expected"),
    [
        (["Lovelace, Ada"], ["Lovelace A", "Babbage C"], ["Lovelace, Ada", "Babbage C"]),
        (["Babbage, Charles"], ["Lovelace A", "Babbage C"], ["Lovelace A", "Babbage, Charles"]),
        (["Lovelace, Ada", "Babbage, Charles"], ["Lovelace A", "Babbage C"], ["Lovelace, Ada", "Babbage, Charles"]),
        (["van der Maaten, Laurens"], ["van der Maaten L", "Bee B"], ["van der Maaten, Laurens", "Bee B"]),
        (["Müller, Ada"], ["Mueller A", "Bee B"], ["Mueller A", "Bee B"]),
        ([], ["Lovelace A"], ["Lovelace A"]),
    ],
)
def test_an_author_without_a_full_name_stays_among_the_others(
    full: list[str], short: list[str], expected: list[str]
) -> None:
    assert _fullest(full, short) == expected
