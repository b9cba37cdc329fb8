"""The page of gaps in the facts."""

from __future__ import annotations

from pathlib import Path

from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.choices import OWNER, Choices
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.pages.health_page import MAX_LISTED
from generator.site.presentation import present
from generator.site.view import Page

FOR_OWNER = Choices(audience=OWNER)
TEMPLATES = environment(Path(__file__).resolve().parents[3])


def html(papers: int) -> str:
    listed = tuple(Publication(f"T{at}", f"k{at}", date=PartialDate(2020)) for at in range(papers))
    page = producers(
        present(Portfolio(Profile("Ada Lovelace"), listed)), (), TEMPLATES, choices=Choices(audience=OWNER)
    )["health.md"]()
    assert isinstance(page, Page)
    return page.html


def test_a_long_list_is_cut_and_names_the_command_that_lists_all() -> None:
    page = html(MAX_LISTED + 1_002)
    assert f"<p>{MAX_LISTED + 1_002:,} of {MAX_LISTED + 1_002:,}</p>" in page
    assert "1,002 more: <code>portfolio health</code> lists all of them." in page
    assert page.count("<li>") == MAX_LISTED * page.count("<ul")


def test_a_short_list_is_complete() -> None:
    page = html(MAX_LISTED)
    assert "more:" not in page
    assert f">T{MAX_LISTED - 1}</a>" in page
