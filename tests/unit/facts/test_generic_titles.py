"""Titles that many works have are known in the languages of journals, with or without a number."""

from __future__ import annotations

import pytest

from generator.facts import generic_titles

GENERIC = (
    *("Editorial", "Guest Editorial", "Editor's Note", "Preface", "Erratum", "Book Reviews", "Message from the Chairs"),
    *(
        "Introduction to the Special Issue",
        "Welcome",
        "Reply to the Authors",
        "Letter to the Editor",
        "List of Reviewers",
    ),
    *("Vorwort", "Buchbesprechung", "Éditorial", "Avant-propos", "Comptes rendus", "Reseña", "Prefazione", "Prefácio"),
    *("Voorwoord", "Förord", "Przedmowa", "Предисловие", "От редакции", "前言", "まえがき", "머리말"),
    *("Editorial 2021", "Editorial, Vol. 12(3)", "Preface IV", "2020 Editorial"),
)
TELLING = (
    *(
        "On Engines",
        "Attention",
        "Erratum to: On Engines",
        "Editorial: Engines that Weave",
        "Looms 2",
        "Review of Looms",
    ),
    *("Introduction to Weaving", "Index Theorems", "News from the Front", "Transformers", ""),
)


@pytest.mark.parametrize("title", GENERIC)
def test_a_title_that_many_works_have_is_known(title: str) -> None:
    assert generic_titles.is_generic(generic_titles.comparable(title))


@pytest.mark.parametrize("title", TELLING)
def test_a_title_that_tells_works_apart_is_not_among_them(title: str) -> None:
    assert not generic_titles.is_generic(generic_titles.comparable(title))
