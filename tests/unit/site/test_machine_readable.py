"""Head, JSON-LD, COinS, Atom and llms.txt are well-formed for any facts."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing import coins
from generator.citing.work import cited
from generator.facts import names
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import Profile, Publication
from generator.site import json_ld
from generator.site.feed import feed
from generator.site.head import of_home, of_publication
from generator.site.llms import llms
from tests.unit import strategies
from tests.unit.citing.works import BARE, BOOK, HOSTILE, JOURNAL, PREPRINT, REPORT, WORKS, hostile
from tests.unit.site import schema_org
from tests.unit.site.atom import entries

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
        "citation_author": ["Xue, Linting", "Al-Rfou, Rami", "van der Maaten, Laurens", "King Jr., Martin"],
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
        "citation_abstract": ["Most models use 44% of tokens, x^2 and more."],
        "z:itemType": ["journalArticle"],
        "z:extra": ["arXiv:2105.13626"],
    }


def test_a_preprint_is_one_to_zotero_with_its_arxiv_id() -> None:
    tags = head(PREPRINT)
    assert (tags["z:itemType"], tags["z:archiveID"]) == (["preprint"], ["arXiv:2203.17189v1"])
    assert tags["citation_author"] == ["Roberts, Adam", "OpenAI", "李飞飞"]
    assert not {"citation_journal_title", "citation_conference_title", "citation_inbook_title"} & set(tags)


def test_a_paper_in_proceedings_names_them_for_search_engines_and_for_zotero() -> None:
    tags = head(replace(JOURNAL, type="paper-conference"))
    assert tags["citation_conference_title"] == tags["citation_inbook_title"] == ["Transactions of the ACL"]
    assert list(tags).index("citation_inbook_title") < list(tags).index("citation_conference_title")


def test_the_whole_abstract_is_in_the_head() -> None:
    whole = "word " * 4_000 + "end"
    assert head(replace(JOURNAL, abstract=whole))["citation_abstract"] == [whole]


def test_every_author_is_in_the_head() -> None:
    people = tuple(names.parse(f"Ada Number{n // 2}") for n in range(3_000))
    authors = head(replace(JOURNAL, authors=people))["citation_author"]
    assert len(authors) == 3_000
    # Zotero takes a name for a repetition if it equals the one before
    assert all(before != name for before, name in pairwise(authors))
    assert [" ".join(name.split()) for name in authors] == [f"Number{n // 2}, Ada" for n in range(3_000)]


def test_nothing_stands_for_what_is_not_known() -> None:
    assert head(BARE) == {
        "citation_title": ["Untitled"],
        "citation_abstract_html_url": [f"{SITE}publications/anon/"],
        "z:itemType": ["document"],
    }
    assert json.loads(json_ld.work(cited(BARE), "")) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "Untitled",
        "name": "Untitled",
    }


def test_a_report_and_a_book_have_tags_of_their_own() -> None:
    assert head(REPORT)["citation_technical_report_institution"] == ["An Institute"]
    assert head(BOOK)["citation_series_title"] == ["A Series"]
    assert "citation_book_title" not in head(BOOK)


def test_without_the_address_of_the_site_there_are_no_links_to_it() -> None:
    head = of_publication(cited(JOURNAL), "", "publications/xue2021byt5/", "")
    assert "someone.example" not in json.dumps(head)
    assert set(head["links"]) == {"cite-as", "type"}  # type: ignore[call-overload]  # a mapping
    assert len(entries(feed(OWNER, CITED, ""))) == len(WORKS) - 1  # one is undated
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


def test_every_name_has_a_type() -> None:
    typed = {
        "Plato": "Person",
        "李飞飞": "Person",
        "Ada Lovelace": "Person",
        "OpenAI": "Organization",
        "{NASA}": "Organization",
        "{The ATLAS Collaboration}": "Organization",
    }
    work = replace(JOURNAL, authors=tuple(map(names.parse, typed)), editors=tuple(map(names.parse, typed)))
    node = json.loads(json_ld.work(cited(work), SITE))
    assert [author["@type"] for author in node["author"]] == list(typed.values())
    # the vocabulary knows people only as editors
    assert {each["@type"] for each in node["editor"]} == {"Person"}
    assert [each["name"] for each in node["contributor"]] == ["OpenAI", "NASA", "The ATLAS Collaboration"]


def test_a_volume_of_a_series_is_part_of_both_its_set_and_the_series() -> None:
    facts = {"set_title": "Engines", "volume": "3", "series": "LNE", "series_number": "12", "venue": "", "number": ""}
    node = json.loads(json_ld.work(cited(replace(BOOK, **facts)), SITE))  # type: ignore[arg-type]
    assert node["isPartOf"] == [
        {"@type": "PublicationVolume", "volumeNumber": "3", "isPartOf": {"@type": "Book", "name": "Engines"}},
        {"@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": {"@type": "BookSeries", "name": "LNE"}},
    ]
    held = json.loads(json_ld.work(cited(replace(JOURNAL, type="paper-conference", series="LNE")), SITE))
    assert held["isPartOf"]["isPartOf"]["isPartOf"]["isPartOf"] == {"@type": "BookSeries", "name": "LNE"}


@pytest.mark.parametrize("type", ITEM_TYPES)
def test_every_kind_of_work_keeps_to_the_vocabulary_of_schema_org(type: str) -> None:
    work = replace(JOURNAL, type=type, publisher="Press", editors=(names.parse("Ann Lee"),))
    schema_org.check(json.loads(json_ld.work(cited(work), SITE)))


def test_the_person_of_the_home_page() -> None:
    node = json.loads(str(of_home(OWNER, SITE, {})["json_ld"]))["mainEntity"]
    assert (node["name"], node["knowsAbout"], node["sameAs"]) == (
        "Ada Öztürk",
        "Machine Learning",
        ["https://orcid.org/0000-0001"],
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    check(hostile(text, "a"), Profile(text or "x"))


@given(strategies.publications, strategies.profiles)
def test_any_work_is_well_formed(work: Publication, profile: Profile) -> None:
    check(work, profile)


def check(work: Publication, profile: Profile) -> None:
    assert len(entries(feed(profile, [cited(work)], SITE))) == bool(work.date.year or work.published.year)
    node = json.loads(json_ld.work(cited(work), SITE))
    assert node["@id"] == SITE
    schema_org.check(node)
    schema_org.check(json.loads(json_ld.person(profile, SITE)))
    pairs = parse_qsl(coins.context_object(cited(work)), strict_parsing=True)
    assert len(pairs) >= 3
    assert all("\n" not in content for contents in head(work).values() for content in contents)
    assert len(llms(profile, "", [cited(work)], (), SITE).split("\n## Publications\n\n")[-1].splitlines()) == 1


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda work: work.key))
def test_the_same_facts_give_the_same_bytes(works: list[Publication]) -> None:
    first, second = ([*map(cited, works)] for _ in range(2))
    assert feed(OWNER, first, SITE) == feed(OWNER, second, SITE)


def test_zotero_is_told_what_scholarly_tags_cannot_say() -> None:
    talk = Publication("T", "k", type="speech", genre="Keynote", event="Meeting on Engines", event_place="Turin")
    tags = {name: content for name, [content] in head(talk).items() if name.startswith("z:")}
    assert tags == {
        "z:itemType": "presentation",
        "z:presentationType": "Keynote",
        "z:place": "Turin",
        "z:meetingName": "Meeting on Engines",
    }
    paper = head(replace(JOURNAL, type="paper-conference", event="Meeting on Engines", series="LNE", isbn="978-3"))
    assert paper["citation_conference_title"] == ["Meeting on Engines"]
    assert (paper["citation_series_title"], paper["citation_isbn"]) == (["LNE"], ["978-3"])
