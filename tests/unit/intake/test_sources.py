"""Several sources speak as one: the stronger wins, unless the weaker says the same more exactly."""

from __future__ import annotations

from itertools import permutations

from generator.intake.readers.registry import FORMATS
from generator.intake.sources import Said, combined, origins, said

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


def test_the_formats_have_the_strengths_that_the_documentation_gives() -> None:
    ranks = [
        {"bibtex", "ris", "csl", "zotero", "endnote", "endnote-xml"},
        {"crossref", "datacite"},
        {"inspire", "ads", "medline", "pubmed", "dblp", "dblp-xml", "web-of-science"},
        {"arxiv"},
        {"orcid", "rendercv", "json-resume", "json-ld", "moved-site"},
        {"openalex"},
        {"profile"},
        {"scholar", "scholar-csv"},
        {"semantic-scholar"},
        {"completions"},
    ]
    strengths = [{FORMATS[name].strength for name in names} for names in ranks]
    assert all(len(each) == 1 for each in strengths)
    assert sorted(strengths, key=max, reverse=True) == strengths
    assert set().union(*ranks) == FORMATS.keys()


def test_arxiv_knows_best_when_a_preprint_was_first_public_and_what_it_is_about() -> None:
    arxiv = said(
        "arxiv-1.json", {"title": "T", "date": "2020-01-02", "category": "cs.CL", "abstract": "Its own."}, "arxiv"
    )
    library = said("library.bib", {"title": "L", "date": "2021", "category": "cs.AI", "abstract": "Mine."}, "bibtex")
    for order in ([arxiv, library], [library, arxiv]):
        assert combined(order) == {"title": "L", "date": "2020-01-02", "category": "cs.CL", "abstract": "Its own."}
        assert origins(order)["date"] == "arxiv-1.json"
        assert origins(order)["title"] == "library.bib"


def test_the_full_name_of_a_journal_beats_its_abbreviation_from_a_stronger_source() -> None:
    inspire = said("i.json", {"title": "T", "venue": "Eur.Phys.J.A", "doi": "10.1000/a"}, "inspire")
    openalex = said("o.json", {"title": "T", "venue": "European Physical Journal A", "doi": "10.1000/a"}, "openalex")
    other = said("o.json", {"title": "T", "venue": "European Physical Journal B", "doi": "10.1000/a"}, "openalex")
    assert combined([inspire, openalex])["venue"] == "European Physical Journal A"
    assert origins([inspire, openalex])["venue"] == "o.json"
    assert combined([inspire, other])["venue"] == "Eur.Phys.J.A"


def test_a_kind_beats_none_from_a_stronger_source() -> None:
    orcid = said("orcid.json", {"title": "T", "type": "article", "doi": "10.1000/a"}, "orcid")
    openalex = said("o.json", {"title": "T", "type": "article-journal", "venue": "V", "doi": "10.1000/a"}, "openalex")
    assert combined([orcid, openalex])["type"] == "article-journal"


def test_the_complete_list_of_a_weak_source_beats_the_cut_one_of_a_strong_one() -> None:
    pubmed = said("p.xml", {"authors": ["A. Lovelace", "C. Babbage"], "authors_truncated": True}, "pubmed")
    scholar = said("s.json", {"authors": ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]}, "semantic-scholar")
    found = combined([pubmed, scholar])
    assert found == {"authors": ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]}
    assert origins([pubmed, scholar])["authors"] == "s.json"
