"""Completing from each provider, by an identifier and by a title: answers in the forms that they document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from generator.facts import dates, names
from generator.intake.providers import completing
from generator.intake.providers.provider_table import PROVIDERS
from generator.model import Publication
from tests.unit.intake.playing import Scene, Stage, stage

TITLE = "Notes on the Analytical Engine"
DOI = "10.1234/memoirs.1"
DAY = date(2026, 11, 27)
KEYS = {"ADS_API_TOKEN": "t", "OPENALEX_API_KEY": "k"}
S2_ID = "0123456789abcdef" * 2 + "01234567"
BIBCODE = "2021SciMm...3....1L"


def lacking(**facts: Any) -> Publication:
    """A work that lacks nearly all."""
    authors = tuple(map(names.parse, facts.pop("authors", ("A. Lovelace",))))
    known: dict[str, Any] = {"title": TITLE, "date": dates.parse_iso("2020"), "type": "article", **facts}
    return Publication(authors=authors, authors_truncated=True, **known)


def openalex(**more: Any) -> dict[str, Any]:
    return {
        "id": "https://openalex.org/W5",
        "doi": f"https://doi.org/{DOI}",
        "display_name": TITLE,
        "publication_year": 2021,
        "type": "article",
        "authorships": [{"raw_author_name": name} for name in ("Ada Lovelace", "Charles Babbage")],
        "abstract_inverted_index": {"It": [0], "weaves.": [1]},
        "primary_location": {"source": {"type": "journal", "display_name": "Scientific Memoirs"}},
    } | more


def semantic_scholar(**more: Any) -> dict[str, Any]:
    return {
        "paperId": S2_ID,
        "externalIds": {"DOI": DOI},
        "title": TITLE,
        "abstract": "It weaves.",
        "venue": "Scientific Memoirs",
        "publicationVenue": {"name": "Scientific Memoirs", "type": "journal"},
        "journal": {"name": "Scientific Memoirs", "volume": "3"},
        "year": 2021,
        "publicationTypes": ["JournalArticle"],
        "authors": [{"name": "Ada Lovelace"}, {"name": "Charles Babbage"}],
    } | more


def inspire(**more: Any) -> dict[str, Any]:
    metadata = {
        "control_number": 77,
        "titles": [{"title": TITLE}],
        "authors": [{"full_name": "Lovelace, Ada"}, {"full_name": "Babbage, Charles"}],
        "dois": [{"value": DOI, "material": "publication"}],
        "document_type": ["article"],
        "publication_info": [{"journal_title": "Scientific Memoirs", "journal_volume": "3", "year": 2021}],
        "abstracts": [{"value": "It weaves."}],
    }
    return {"id": "77", "metadata": metadata | more}


def ads(**more: Any) -> dict[str, Any]:
    return {
        "bibcode": BIBCODE,
        "title": [TITLE],
        "author": ["Lovelace, Ada", "Babbage, Charles"],
        "doctype": "article",
        "pub": "Scientific Memoirs",
        "volume": "3",
        "pubdate": "2021-02-00",
        "year": "2021",
        "doi": [DOI],
        "identifier": [BIBCODE, DOI],
        "abstract": "It weaves.",
    } | more


PUBMED = f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>77</PMID><Article>
<Journal><Title>Scientific Memoirs</Title><JournalIssue><Volume>3</Volume><PubDate><Year>2021</Year></PubDate>
</JournalIssue></Journal><ArticleTitle>{TITLE}.</ArticleTitle>
<Abstract><AbstractText>It weaves.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author><LastName>Lovelace</LastName><ForeName>Ada</ForeName></Author>
<Author><LastName>Babbage</LastName><ForeName>Charles</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">{DOI}</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""

DBLP_RECORD = f"""<dblp><article key="journals/sm/L21"><author>Ada Lovelace</author><author>Charles Babbage</author>
<title>{TITLE}.</title><journal>Scientific Memoirs</journal><volume>3</volume><year>2021</year>
<ee>https://doi.org/{DOI}</ee></article></dblp>"""


def dblp_hit(**more: Any) -> dict[str, Any]:
    info = {
        "authors": {"author": [{"text": "Ada Lovelace"}, {"text": "Charles Babbage"}]},
        "title": f"{TITLE}.",
        "venue": "Scientific Memoirs",
        "volume": "3",
        "year": "2021",
        "type": "Journal Articles",
        "key": "journals/sm/L21",
        "doi": DOI,
        "ee": f"https://doi.org/{DOI}",
    }
    return {"info": info | more}


def pubmed(played: Stage) -> None:
    played.play("/entrez/eutils/esearch.fcgi", {"esearchresult": {"count": "1", "idlist": ["77"]}})
    played.play("/entrez/eutils/efetch.fcgi", PUBMED)


def datacite(played: Stage) -> None:
    attributes = {
        "doi": DOI,
        "titles": [{"title": TITLE}],
        "creators": [{"name": "Lovelace, Ada"}, {"name": "Babbage, Charles"}],
        "types": {"resourceTypeGeneral": "JournalArticle"},
        "container": {"title": "Scientific Memoirs"},
        "publicationYear": 2021,
        "descriptions": [{"description": "It weaves.", "descriptionType": "Abstract"}],
    }
    played.play("/dois/10.1234%2Fmemoirs.1", {"data": {"id": DOI, "type": "dois", "attributes": attributes}})


Play = Callable[[Stage], None]
BY_IDENTIFIER: dict[str, tuple[dict[str, Any], Play]] = {
    "datacite": ({"doi": DOI}, datacite),
    "inspire": ({"doi": DOI}, lambda played: played.play(f"/api/doi/{DOI}", inspire())),
    "ads": ({"doi": DOI}, lambda played: played.play("/v1/search/query", {"response": {"docs": [ads()]}})),
    "pubmed": ({"doi": DOI}, pubmed),
    "dblp": ({"ids": {"dblp": "journals/sm/L21"}}, lambda played: played.play("/rec/journals/sm/L21.xml", DBLP_RECORD)),
    "openalex": ({"doi": DOI}, lambda played: played.play(f"/works/doi:{DOI}", openalex())),
    "semantic-scholar": ({"doi": DOI}, lambda played: played.play(f"/graph/v1/paper/DOI:{DOI}", semantic_scholar())),
}
HITS = {"result": {"hits": {"@total": "1", "hit": [dblp_hit()]}}}
BY_TITLE: dict[str, Play] = {
    "inspire": lambda played: played.play("/api/literature", {"hits": {"hits": [inspire()], "total": 1}}),
    "ads": lambda played: played.play("/v1/search/query", {"response": {"docs": [ads()]}}),
    "pubmed": pubmed,
    "dblp": lambda played: played.play("/search/publ/api", HITS),
    "openalex": lambda played: played.play("/works", {"results": [openalex()], "message": {"items": []}}),
    "semantic-scholar": lambda played: played.play("/graph/v1/paper/search/match", {"data": [semantic_scholar()]}),
}


def found(work: Publication, play: Play, **keys: str) -> tuple[completing.Findings, list[str]]:
    """What a run finds where one provider answers, and the hosts that were asked."""
    with stage() as played:
        played.play("/works", {"message-type": "work-list", "message": {"items": []}, "results": []})
        play(played)
        findings = completing.complete({"key": work}, played.client(), DAY, keys, lambda text: None)
        return findings, [asked.host for asked in played.asked]


@pytest.mark.parametrize("name", BY_IDENTIFIER)
def test_by_an_identifier(name: str) -> None:
    facts, play = BY_IDENTIFIER[name]
    findings, hosts = found(lacking(**facts), play, **KEYS)
    entry = findings.entries["key", name]
    assert (entry["answer"]["provider"], entry["by"] in {"doi", "id"}) == (name, True)
    assert entry["gave"]["authors"] == ["Ada Lovelace", "Charles Babbage"]
    assert entry["gave"]["venue"] == "Scientific Memoirs"
    assert entry["gave"].get("abstract", "It weaves.") == "It weaves."
    assert not findings.unsure
    assert PROVIDERS[name].host in hosts


@pytest.mark.parametrize("name", BY_TITLE)
def test_by_a_title(name: str) -> None:
    findings, _ = found(lacking(), BY_TITLE[name], **KEYS)
    entry = findings.entries["key", name]
    assert (entry["by"], entry["query"], entry["gave"]["doi"]) == ("title", TITLE, DOI)
    assert entry["gave"]["authors"] == ["Ada Lovelace", "Charles Babbage"]
    assert not findings.unsure


@pytest.mark.parametrize("name", BY_TITLE)
def test_a_near_miss_of_each_provider_gives_nothing(name: str) -> None:
    """The same title by somebody else."""
    findings, _ = found(lacking(authors=("M. Somerville",)), BY_TITLE[name], **KEYS)
    assert (findings.entries, findings.unsure) == ({}, {})


def test_a_record_of_another_work_behind_an_identifier_is_for_the_owner() -> None:
    def play(played: Stage) -> None:
        played.play(f"/graph/v1/paper/DOI:{DOI}", semantic_scholar(title="A History of Weaving in Turin"))

    findings, _ = found(lacking(doi=DOI), play)
    assert findings.entries == {}
    assert "the identifier is that of a work with another title" in findings.unsure["key", DOI]


def test_who_needs_a_key_is_not_asked_without_one() -> None:
    findings, hosts = found(lacking(), lambda played: None)
    assert not findings.failed
    assert PROVIDERS["ads"].host not in hosts
    assert PROVIDERS["openalex"].host not in hosts
    _, hosts = found(lacking(doi=DOI), lambda played: None)
    assert PROVIDERS["openalex"].host in hosts  # by an identifier it is free


def test_nobody_is_asked_for_what_is_known_by_now() -> None:
    """DBLP has no abstracts, and Crossref gave the rest."""
    message = {
        "DOI": DOI,
        "title": [TITLE],
        "author": [{"given": "Ada", "family": "Lovelace"}, {"given": "Charles", "family": "Babbage"}],
        "type": "journal-article",
        "container-title": ["Scientific Memoirs"],
        "abstract": "It weaves.",
        "issued": {"date-parts": [[2021]]},
    }
    _, hosts = found(
        lacking(doi=DOI),
        lambda played: played.play("/works/10.1234%2Fmemoirs.1", {"message-type": "work", "message": message}),
    )
    assert hosts == ["api.crossref.org"]


def test_a_doi_that_one_provider_has_leads_to_what_another_knows() -> None:
    def play(played: Stage) -> None:
        played.play("/api/arxiv/2005.00001", inspire(abstracts=[], arxiv_eprints=[{"value": "2005.00001"}]))
        played.play("/works/10.1234%2Fmemoirs.1", Scene("{}", 404))
        datacite(played)

    findings, _ = found(lacking(arxiv="2005.00001"), play)
    assert findings.entries["key", "inspire"]["gave"]["doi"] == DOI
    assert findings.entries["key", "inspire"]["by"] == "arxiv"
    assert findings.entries["key", "datacite"]["gave"] == {"abstract": "It weaves."}


def test_an_article_that_grew_from_a_preprint_does_not_say_where_it_appeared() -> None:
    """A catalogue that puts both together names the article's place under the preprint's id."""

    def play(played: Stage) -> None:
        longer = semantic_scholar(title=f"{TITLE}: A Second Look", externalIds={"ArXiv": "2005.00001", "DOI": DOI})
        played.play("/graph/v1/paper/ARXIV:2005.00001", longer)

    findings, _ = found(lacking(arxiv="2005.00001"), play)
    gave = findings.entries["key", "semantic-scholar"]["gave"]
    assert sorted(gave) == ["abstract", "authors"]


CONFERENCE = {"venue": "Proceedings of the Conference on Engines", "type": "Conference and Workshop Papers"}


def test_two_providers_that_find_two_versions_leave_it_to_the_owner() -> None:
    def play(played: Stage) -> None:
        played.play("/graph/v1/paper/search/match", {"data": [semantic_scholar()]})
        hit = dblp_hit(**CONFERENCE, doi="10.1234/conf.7", ee="https://doi.org/10.1234/conf.7", key="conf/e/L21")
        played.play("/search/publ/api", {"result": {"hits": {"hit": [hit]}}})

    findings, _ = found(lacking(), play)
    assert findings.entries == {}
    assert sorted(findings.unsure) == [("key", "10.1234/conf.7"), ("key", DOI)]
    assert all("2 works fit" in line for line in findings.unsure.values())


def test_a_version_without_a_doi_is_another_version_too() -> None:
    def play(played: Stage) -> None:
        played.play("/graph/v1/paper/search/match", {"data": [semantic_scholar()]})
        hit = dblp_hit(**CONFERENCE, doi="", ee="https://engines.example/7", key="conf/e/L21")
        played.play("/search/publ/api", {"result": {"hits": {"hit": [hit]}}})

    findings, _ = found(lacking(), play)
    assert findings.entries == {}
    assert sorted(findings.unsure) == [("key", DOI), ("key", "dblp:conf/e/L21")]


def test_one_work_at_two_providers_is_one() -> None:
    def play(played: Stage) -> None:
        played.play("/graph/v1/paper/search/match", {"data": [semantic_scholar()]})
        played.play("/search/publ/api", {"result": {"hits": {"hit": [dblp_hit(doi="", ee="", venue="Sci. Mem.")]}}})

    findings, _ = found(lacking(), play)
    assert findings.entries["key", "dblp"]["gave"]["authors"] == ["Ada Lovelace", "Charles Babbage"]
    assert findings.entries["key", "semantic-scholar"]["gave"]["doi"] == DOI
    assert not findings.unsure


def test_without_the_registry_a_rival_may_be_missing() -> None:
    def play(played: Stage) -> None:
        played.play("/works", Scene("", 503))
        played.play("/search/publ/api", HITS)

    findings, _ = found(lacking(), play)
    assert (findings.entries, findings.unsure, list(findings.failed)) == ({}, {}, ["crossref"])


@pytest.mark.parametrize("scene", [Scene("<html>down</html>"), Scene('{"results": '), Scene("{}"), Scene("", 500)])
@pytest.mark.parametrize(
    "path", ["/search/publ/api", "/api/literature", "/graph/v1/paper/search/match", "/entrez/eutils/esearch.fcgi"]
)
def test_a_provider_that_is_down_or_has_changed_keeps_no_other_from_answering(path: str, scene: Scene) -> None:
    def play(played: Stage) -> None:
        BY_TITLE["ads"](played)
        played.play(path, scene)

    findings, _ = found(lacking(), play, **KEYS)
    assert ("key", "ads") in findings.entries
    assert len(findings.failed) == 1
