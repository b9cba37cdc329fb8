"""Search in a real browser finds a paper by each thing that a visitor may remember of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import PHONE, Visit

WT5 = "publications/narang2020wt5/"
LLAMA = "publications/touvron2023llama/"
SALPEKAR = "publications/salpekar2026training/"


def found(page: Page, query: str) -> list[str]:
    """Where the results of a search lead, best first."""
    page.get_by_role("textbox", name="Search").fill(query)
    status = page.locator(".md-search-result__meta")
    expect(status).to_have_text(_ANSWER)
    page.wait_for_function("(query) => document.querySelector('.md-search__input').value === query", arg=query)
    links: list[str] = page.locator(".md-search-result__item > a:first-child").evaluate_all(
        "(all) => all.map((link) => link.href)"
    )
    return links


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("finetuned chat", LLAMA),
        ("Kevin Stone", LLAMA),
        ("touvron", LLAMA),
        ("rationales", WT5),
        ("WT5?!", WT5),
        ("Computation and Language llama", LLAMA),
        ("cs.CL llama", LLAMA),
        ("2026", SALPEKAR),
        ("t5x", "publications/roberts2022scaling/"),
    ],
)
def test_a_paper_is_found(visit: Visit, query: str, place: str) -> None:
    assert visit.address + place in found(visit.open(""), query)
