"""Several sources speak as one: the stronger wins, unless the weaker says the same more exactly."""

from __future__ import annotations

from itertools import permutations

from generator.intake.sources import Said, combined, origins

INDEX = Said("profile.txt", 0, {
    "title": "A title", "authors": ["Ada Lovelace", "Alan Turing"], "authors_truncated": True,
    "date": "2022-10-20", "code_flag": True, "links": {"code": "https://index.example"}})  # fmt: skip
LIBRARY = Said("library.bib", 1, {
    "title": "A Title", "authors": ["Ada Lovelace", "Alan Turing", "Grace Hopper"], "date": "2022-10",
    "links": {"url": "https://library.example"}})  # fmt: skip


def test_the_stronger_source_wins() -> None:
    assert combined([INDEX, LIBRARY])["title"] == "A Title"


def test_a_complete_list_replaces_a_cut_one_with_the_same_beginning_whichever_source_has_it() -> None:
    assert combined([INDEX, LIBRARY])["authors"] == LIBRARY.record["authors"]
    assert "authors_truncated" not in combined([INDEX, LIBRARY])
    turned = [Said("profile.txt", 1, INDEX.record), Said("library.bib", 0, LIBRARY.record)]
    assert combined(turned)["authors"] == LIBRARY.record["authors"]
    assert "authors_truncated" not in combined(turned)


def test_a_cut_list_with_another_beginning_is_not_completed_by_a_weaker_source() -> None:
    other = Said("library.bib", 1, {"authors": ["Grace Hopper"], "authors_truncated": True})
    assert combined([INDEX, other])["authors"] == ["Grace Hopper"]
    assert combined([INDEX, other])["authors_truncated"] is True


def test_a_day_beats_its_month_even_from_the_weaker_source() -> None:
    assert combined([INDEX, LIBRARY])["date"] == "2022-10-20"
    assert origins([INDEX, LIBRARY])["date"] == "profile.txt"


def test_links_of_all_sources_are_united_and_other_fields_kept() -> None:
    found = combined([INDEX, LIBRARY])
    assert found["links"] == {"code": "https://index.example", "url": "https://library.example"}
    assert found["code_flag"] is True


def test_the_order_of_the_sources_does_not_matter() -> None:
    third = Said("other.bib", 1, {"title": "Another", "venue": "Somewhere"})
    results = [combined(order) for order in permutations([INDEX, LIBRARY, third])]
    assert all(result == results[0] for result in results)
    assert origins([INDEX, LIBRARY, third])["title"] == "library.bib", "of equally strong sources the first by name"


def test_each_field_names_its_source() -> None:
    named = origins([INDEX, LIBRARY])
    assert named["authors"] == "library.bib"
    assert named["code_flag"] == "profile.txt"


def test_a_fuller_name_wins_whichever_source_has_it() -> None:
    index = Said("profile.txt", 0, {"authors": ["Ada Lovelace", "Łukasz Kaiser", "J.-P. Serre"]})
    library = Said("library.bib", 1, {"authors": ["A. Lovelace", "Ł. Kaiser", "Jean-Pierre Serre"]})
    full = ["Ada Lovelace", "Łukasz Kaiser", "Jean-Pierre Serre"]
    assert combined([index, library])["authors"] == full
    assert combined([index._replace(strength=2), library])["authors"] == full


def test_the_entry_of_a_preprint_adds_its_day_and_address_to_the_publication() -> None:
    server = {"published": "2020-01", "venue": "bioRxiv", "doi": "10.1101/2020.01.01.123456", "type": "x"}
    preprint = Said("a.bib", 1, {"title": "T", **server})
    journal = Said("b.bib", 1, {"title": "T", "published": "2021", "venue": "J", "doi": "10.1000/j", "type": "y"})
    assert combined([preprint, journal]) == {
        "title": "T",
        "published": "2021",
        "venue": "J",
        "doi": "10.1000/j",
        "type": "y",
        "date": "2020-01",
        "links": {"preprint": "https://doi.org/10.1101/2020.01.01.123456"},
    }
    assert combined([preprint])["venue"] == "bioRxiv"
