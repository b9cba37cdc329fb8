"""Head, JSON-LD, COinS, Atom and llms.txt are well-formed for any facts."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing import coins
from generator.citing.work import cited
from generator.facts.dates import parse_iso
from generator.model import Profile, Publication
from generator.site import json_ld
from generator.site.feed import MAX_ENTRIES, feed
from generator.site.head import of_home, of_publication
from generator.site.llms import llms
from tests.unit import strategies
from tests.unit.citing.works import BARE, BOOK, HOSTILE, JOURNAL, PREPRINT, REPORT, WORKS, hostile
from tests.unit.site.atom import ATOM, entries

SITE = "https://someone.example/portfolio/"
CITED = [cited(work) for work in WORKS]
OWNER = Profile("Ada Öztürk", "cs.LG", links={"orcid": "https://orcid.org/0000-0001", "mail": "mailto:a@b.example"})


def head(work: Publication) -> dict[str, list[str]]:
    meta = of_publication(cited(work), SITE, f"publications/{work.key}/", "")["meta"]
    assert isinstance(meta, dict)
    return meta


def test_a_journal_article_has_the_tags_of_scholarly_search_engines() -> None:
    assert head(JOURNAL) == {
        "citation_title": ["ByT5: Towards a token-free future"],
        "citation_author": ["Linting Xue", "Rami Al-Rfou", "Laurens van der Maaten", "Martin King, Jr."],
        "citation_publication_date": ["2022/03"],
        "citation_journal_title": ["Transactions of the ACL"],
        "citation_volume": ["10"],
        "citation_issue": ["2"],
        "citation_firstpage": ["291"],
        "citation_lastpage": ["306"],
        "citation_doi": ["10.1162/tacl_a_00461"],
        "citation_arxiv_id": ["2105.13626"],
        "citation_abstract_html_url": [f"{SITE}publications/xue2021byt5/"],
        "citation_keywords": ["Computation and Language; Machine Learning"],
    }


def test_nothing_stands_for_what_is_not_known() -> None:
    assert head(BARE) == {
        "citation_title": ["Untitled"],
        "citation_abstract_html_url": [f"{SITE}publications/anon/"],
    }
    assert json.loads(json_ld.work(cited(BARE), "")) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "Untitled",
        "name": "Untitled",
    }


def test_a_report_and_a_book_have_tags_of_their_own() -> None:
    assert head(REPORT)["citation_technical_report_institution"] == ["An Institute"]
    assert head(BOOK)["citation_book_title"] == ["A Series"]


def test_without_the_address_of_the_site_there_are_no_links_to_it() -> None:
    head = of_publication(cited(JOURNAL), "", "publications/xue2021byt5/", "")
    assert "someone.example" not in json.dumps(head)
    assert set(head["links"]) == {"cite-as", "type"}  # type: ignore[call-overload]  # a mapping
    assert len(entries(feed(OWNER, CITED, ""))) == len(WORKS)
    assert "<link" not in feed(OWNER, CITED, "")


def test_a_journal_article_as_json_ld() -> None:
    node = json.loads(json_ld.work(cited(JOURNAL), SITE))
    assert node["isPartOf"]["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "Transactions of the ACL"}
    assert node["author"][2] == {
        "@type": "Person",
        "name": "Laurens van der Maaten",
        "givenName": "Laurens",
        "familyName": "van der Maaten",
    }
    assert node["sameAs"] == [
        "https://doi.org/10.1162/tacl_a_00461",
        "https://arxiv.org/abs/2105.13626",
        "https://example.org/byt5?a=1&b=2",
    ]


def test_the_person_of_the_home_page() -> None:
    node = json.loads(str(of_home(OWNER, SITE)["json_ld"]))["mainEntity"]
    assert (node["name"], node["knowsAbout"], node["sameAs"]) == (
        "Ada Öztürk",
        "Machine Learning",
        ["https://orcid.org/0000-0001"],
    )


def test_coins_of_a_preprint() -> None:
    pairs = parse_qsl(coins.context_object(cited(PREPRINT)), strict_parsing=True)
    assert ("rft.genre", "preprint") in pairs
    assert ("rft_id", "info:doi/10.48550/arXiv.2203.17189") in pairs
    assert [value for key, value in pairs if key == "rft.au"] == ["Adam Roberts", "OpenAI", "李飞飞"]


def test_the_feed_has_the_newest_with_stable_ids() -> None:
    many = [cited(Publication(f"T{i}", f"k{i}", date=parse_iso("2020-01-02"))) for i in range(MAX_ENTRIES + 9)]
    feed_entries = entries(feed(OWNER, many, SITE))
    assert len(feed_entries) == MAX_ENTRIES
    assert feed_entries[3].findtext(f"{ATOM}id") == entries(feed(OWNER, many[3:], ""))[0].findtext(f"{ATOM}id")
    assert "<updated>2020-01-02T00:00:00Z</updated>" in feed(OWNER, many, SITE)


def test_an_empty_feed_is_a_feed() -> None:
    assert entries(feed(OWNER, [], SITE)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    check(hostile(text, "a"), Profile(text or "x"))


@given(strategies.publications, strategies.profiles)
def test_any_work_is_well_formed(work: Publication, profile: Profile) -> None:
    check(work, profile)


def check(work: Publication, profile: Profile) -> None:
    assert len(entries(feed(profile, [cited(work)], SITE))) == 1
    assert json.loads(json_ld.work(cited(work), SITE))["@id"] == SITE
    assert json.loads(json_ld.person(profile, SITE))["mainEntity"]
    pairs = parse_qsl(coins.context_object(cited(work)), strict_parsing=True)
    assert len(pairs) >= 3
    assert all("\n" not in content for contents in head(work).values() for content in contents)
    assert len(llms(profile, "", [cited(work)], SITE).split("\n## Publications\n\n")[-1].splitlines()) == 1


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda work: work.key))
def test_the_same_facts_give_the_same_bytes(works: list[Publication]) -> None:
    first, second = ([*map(cited, works)] for _ in range(2))
    assert feed(OWNER, first, SITE) == feed(OWNER, second, SITE)
