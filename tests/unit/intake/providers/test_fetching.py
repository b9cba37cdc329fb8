"""Fetching: what each provider is asked, what is kept of its answers, and what leaves the old file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.intake.providers import fetching
from generator.intake.providers.provider_table import PROVIDERS, id_of
from generator.intake.providers.web_exchange import Unanswered
from generator.intake.readers import registry
from generator.intake.readers.reading import Reading
from tests.unit.intake.playing import Scene, Stage, stage

DAY, LATER = date(2026, 11, 22), date(2026, 12, 22)
ORCID = "0000-0002-1825-0097"


@pytest.fixture
def played() -> Iterator[Stage]:
    with stage() as running:
        yield running


def fetched(played: Stage, project: Path, name: str, id: str, day: date = DAY, **keys: str) -> fetching.Outcome:
    return fetching.fetch(project, played.client(mail="ada@example.org"), fetching.query(name, id), day, keys)


def read(project: Path, outcome: fetching.Outcome) -> Reading:
    return registry.read(outcome.path, (project / outcome.path).read_text(encoding="utf-8"), LATER)


def titles(project: Path, outcome: fetching.Outcome) -> list[str]:
    return [work.title for work in read(project, outcome).publications]


def openalex_work(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"https://openalex.org/W{number}",
        "display_name": f"On Engine {number}",
        "publication_year": 2021,
        "publication_date": "2021-03-04",
        "type": "article",
        "authorships": [{"raw_author_name": "Ada Lovelace", "author": {"display_name": "A. Lovelace", "orcid": None}}],
        "abstract_inverted_index": {"An": [0], "engine.": [1]},
        "cited_by_count": number,
        "counts_by_year": [{"year": 2026, "cited_by_count": 1}],
        "updated_date": "2026-11-20T10:00:00",
        "relevance_score": 1.5,
    } | more


def openalex(played: Stage, *works: dict[str, Any], cited: int = 7, count: int | None = None) -> None:
    author = {
        "id": "https://openalex.org/A12",
        "display_name": "Ada Lovelace",
        "works_count": len(works),
        "cited_by_count": cited,
        "summary_stats": {"h_index": 2},
        "updated_date": "2026-11-20",
    }
    meta = {"count": len(works) if count is None else count, "cost_usd": 0.001}
    played.play("/authors/A12", author)
    played.play(
        "/works",
        {"meta": meta | {"next_cursor": "abc"}, "results": list(works[:1])},
        {"meta": meta | {"next_cursor": None}, "results": list(works[1:])},
    )


def test_openalex_is_asked_to_the_end_and_for_lists_that_it_cut(played: Stage, tmp_path: Path) -> None:
    whole = [{"raw_author_name": f"Author {letter}"} for letter in "ABC"]
    openalex(played, openalex_work(3), openalex_work(2, is_authors_truncated=True))
    played.play("/works/W2", openalex_work(2, authorships=whole))
    outcome = fetched(played, tmp_path, "openalex", "https://openalex.org/a12", OPENALEX_API_KEY="secret")
    assert outcome == fetching.Outcome("sources/openalex-A12.json", 2, is_new=True)
    reading = read(tmp_path, outcome)
    assert [work.title for work in reading.publications] == ["On Engine 2", "On Engine 3"]
    assert [person.name for person in reading.publications[0].authors] == ["Author A", "Author B", "Author C"]
    assert not reading.publications[0].authors_truncated
    assert reading.publications[1].abstract == "An engine."
    assert reading.profile is not None
    assert {(metric.id, metric.value, metric.as_of.month) for metric in reading.profile.metrics} >= {
        ("citations", 7, 11)
    }
    assert [asked.parameters.get("cursor") for asked in played.asked if asked.path == "/works"] == ["*", "abc"]
    assert all(asked.parameters["mailto"] == "ada@example.org" for asked in played.asked)
    assert all(asked.parameters["api_key"] == "secret" for asked in played.asked)
    text = (tmp_path / outcome.path).read_text(encoding="utf-8")
    assert not [
        word for word in ("secret", "updated_date", "counts_by_year", "relevance", "example.org") if word in text
    ]


def test_no_news_is_no_difference(played: Stage, tmp_path: Path) -> None:
    openalex(played, openalex_work(2), openalex_work(3))
    outcome = fetched(played, tmp_path, "openalex", "A12")
    before = (tmp_path / outcome.path).read_bytes()
    openalex(played, openalex_work(3, updated_date="2027"), openalex_work(2, cited_by_count=99, relevance_score=9))
    again = fetched(played, tmp_path, "openalex", "A12", LATER)
    assert not again.is_new
    assert (tmp_path / outcome.path).read_bytes() == before
    openalex(played, openalex_work(3), openalex_work(2), cited=8)
    assert fetched(played, tmp_path, "openalex", "A12", LATER).is_new
    assert json.loads((tmp_path / outcome.path).read_bytes())["fetched"] == "2026-12-22"


@pytest.mark.parametrize(
    ("path", "scene", "said"),
    [
        ("/works", Scene("", 503), "is busy"),
        ("/works", Scene('{"results": ['), "broken or unknown JSON"),
        ("/works", Scene("<html>down for maintenance</html>"), "a web page instead of JSON"),
        ("/works", Scene('{"meta": {"count": 2}, "works": []}'), "a form that is not known"),
        ("/works", Scene('{"meta": {"count": 2}, "results": []}'), "answered 0 of 2 works"),
        ("/works", Scene('{"meta": {"count": 0}, "results": []}'), "answered 0 works, after 2 the last time"),
        ("/works", Scene('{"results": []}'), "a form that is not known"),
        ("/authors/A12", Scene('{"id": 5}'), "a form that is not known"),
        ("/authors/A12", Scene("[]"), "a form that is not known"),
        ("/authors/A12", Scene("", 302, {"Location": "https://elsewhere.example/"}), "redirects to"),
    ],
)
def test_half_and_changed_answers_leave_the_old_file(
    played: Stage, tmp_path: Path, path: str, scene: Scene, said: str
) -> None:
    openalex(played, openalex_work(2), openalex_work(3))
    outcome = fetched(played, tmp_path, "openalex", "A12")
    before = (tmp_path / outcome.path).read_bytes()
    played.play(path, scene)
    with pytest.raises(Unanswered, match=said):
        fetched(played, tmp_path, "openalex", "A12", LATER)
    assert (tmp_path / outcome.path).read_bytes() == before


def orcid_summary(code: int, index: str, doi: str = "") -> dict[str, Any]:
    ids = [{"external-id-type": "doi", "external-id-value": doi, "external-id-relationship": "self"}] if doi else []
    return {
        "put-code": code,
        "display-index": index,
        "title": {"title": {"value": f"On Engine {code}"}, "subtitle": None},
        "type": "journal-article",
        "journal-title": {"value": "Taylor's Memoirs"},
        "external-ids": {"external-id": ids},
        "created-date": {"value": 1},
        "last-modified-date": {"value": 2},
        "source": {"source-name": {"value": "Crossref"}},
    }


def test_orcid_gives_the_preferred_copy_in_full(played: Stage, tmp_path: Path) -> None:
    groups = [
        {
            "last-modified-date": {"value": 5},
            "work-summary": [orcid_summary(9, "0", "10.1234/x"), orcid_summary(8, "1")],
        },
        {"work-summary": [orcid_summary(5, "-1")]},
    ]
    record = {
        "orcid-identifier": {"path": ORCID, "host": "orcid.org"},
        "person": {
            "last-modified-date": {"value": 3},
            "name": {"given-names": {"value": "Ada"}, "family-name": {"value": "Lovelace"}, "visibility": "public"},
            "emails": {"email": [{"email": "ada@private.example"}]},
        },
        "activities-summary": {"last-modified-date": {"value": 4}, "works": {"group": groups}},
    }
    full = orcid_summary(8, "1") | {"contributors": {"contributor": [{"credit-name": {"value": "Mary Somerville"}}]}}
    played.play(f"/v3.0/{ORCID}/record", record)
    played.play(f"/v3.0/{ORCID}/works/8,5", {"bulk": [{"work": full}, {"error": {"response-code": 404}}]})
    outcome = fetched(played, tmp_path, "orcid", f"https://orcid.org/{ORCID}")
    reading = read(tmp_path, outcome)
    assert {work.title: work.doi for work in reading.publications} == {"On Engine 5": "", "On Engine 8": "10.1234/x"}
    assert [a.name for work in reading.publications for a in work.authors] == ["Mary Somerville"]
    assert reading.profile is not None
    assert reading.profile.name == "Ada Lovelace"
    text = (tmp_path / outcome.path).read_text(encoding="utf-8")
    assert not [word for word in ("date", "source-name", "private.example") if word in text]
    assert outcome.path == f"sources/orcid-{ORCID}.json"


ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <id>http://arxiv.org/api/x</id><updated>2026-11-22T00:00:00Z</updated>
  <entry>
    <id>http://arxiv.org/abs/2307.09288v2</id><updated>2023-07-19T17:08:59Z</updated>
    <published>2023-07-18T14:31:57Z</published>
    <title>On Engines &amp;
  Looms</title>
    <summary>First line,
second line.</summary>
    <author><name>Ada Lovelace</name><arxiv:affiliation>Home</arxiv:affiliation></author>
    <arxiv:primary_category term="cs.CL"/><category term="cs.CL" scheme="x"/>
  </entry>
</feed>"""


def test_arxiv_is_kept_as_lines_of_xml_that_its_reader_reads(played: Stage, tmp_path: Path) -> None:
    played.play("/api/query", ATOM)
    outcome = fetched(played, tmp_path, "arxiv", "https://arxiv.org/abs/2307.09288v2")
    (work,) = read(tmp_path, outcome).publications
    assert (work.title, work.arxiv, work.category) == ("On Engines & Looms", "2307.09288", "cs.CL")
    assert work.abstract == "First line, second line."
    text = (tmp_path / outcome.path).read_text(encoding="utf-8")
    assert "2026-11-22T" not in text
    assert "updated" not in text
    assert played.asked[0].parameters == {"id_list": "2307.09288", "max_results": "1"}


def test_a_problem_in_lines_of_xml_names_the_line_of_the_file(played: Stage, tmp_path: Path) -> None:
    played.play("/api/query", ATOM)
    outcome = fetched(played, tmp_path, "arxiv", "2307.09288")
    lines = (tmp_path / outcome.path).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.replace("On Engines", "").replace("&amp;&#10;  Looms", "") for line in lines)
    reading = registry.read(outcome.path, text, DAY)
    entry = next(number for number, line in enumerate(lines, 1) if "<entry>" in line)
    assert [problem.line for problem in reading.problems if problem.line] == [entry]


@pytest.mark.parametrize(
    "answer",
    [
        '<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
        "<feed><entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title></entry></feed>",
        "<html><body>Rate exceeded.</body></html>",
        "Rate exceeded.",
        ATOM[:500],
        '<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>',
    ],
)
def test_arxiv_has_no_such_paper(played: Stage, tmp_path: Path, answer: str) -> None:
    played.play("/api/query", answer)
    with pytest.raises(Unanswered):
        fetched(played, tmp_path, "arxiv", "2307.09288")
    assert not (tmp_path / "sources").exists()


DBLP = """<?xml version="1.0" encoding="US-ASCII"?>
<dblpperson name="Ada Lovelace" pid="1/2" n="2">
<person key="homepages/1/2" mdate="2026-01-01"><author pid="1/2">Ada Lovelace 0001</author></person>
<r><article key="journals/x/L2" mdate="2026-01-02"><author>Ada Lovelace 0001</author>
<title>On <i>Engines</i>.</title><journal>Memoirs</journal><year>1843</year><ee>https://doi.org/10.1/e</ee></article></r>
<r><inproceedings key="conf/x/L1"><author>Ada Lovelace 0001</author><title>Looms.</title><year>1842</year>
</inproceedings></r>
</dblpperson>"""


def test_dblp(played: Stage, tmp_path: Path) -> None:
    played.play("/pid/1/2.xml", DBLP)
    outcome = fetched(played, tmp_path, "dblp", "https://dblp.org/pid/1/2.html")
    assert outcome.path == "sources/dblp-1_2.json"
    assert sorted(titles(tmp_path, outcome)) == ["Looms", "On Engines"]
    assert "mdate" not in (tmp_path / outcome.path).read_text(encoding="utf-8")


def test_dblp_one_work_by_its_key(played: Stage, tmp_path: Path) -> None:
    record = (
        "<article key='journals/x/L2'><author>Ada Lovelace</author><title>Engines.</title><year>1843</year></article>"
    )
    played.play("/rec/journals/x/L2.xml", f"<dblp>{record}</dblp>")
    outcome = fetched(played, tmp_path, "dblp", "https://dblp.org/rec/journals/x/L2.html")
    assert titles(tmp_path, outcome) == ["Engines"]


@pytest.mark.parametrize(
    ("id", "path"),
    [
        (f"https://orcid.org/{ORCID}", f"/api/orcid/{ORCID}"),
        ("https://inspirehep.net/authors/5", "/api/authors/5"),
    ],
)
def test_inspire_by_other_ids_of_the_author(played: Stage, tmp_path: Path, id: str, path: str) -> None:
    ids = [{"schema": "ORCID", "value": ORCID}, {"schema": "INSPIRE BAI", "value": "Ada.Lovelace.1"}]
    played.play(path, {"metadata": {"ids": ids}})
    record = {"id": "2", "metadata": {"control_number": 2, "titles": [{"title": "Engine"}], "dois": []}}
    played.play("/api/literature", {"hits": {"total": 1, "hits": [record]}})
    assert titles(tmp_path, fetched(played, tmp_path, "inspire", id)) == ["Engine"]
    assert played.asked[-1].parameters["q"] == "a Ada.Lovelace.1"
    played.play(path, {"metadata": {"ids": []}})
    with pytest.raises(Unanswered, match="knows no author id"):
        fetched(played, tmp_path, "inspire", id)


PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{0}</PMID>
<DateRevised><Year>2026</Year></DateRevised><Article><ArticleTitle>Engine {0} in <i>vivo</i>.</ArticleTitle>
<AuthorList CompleteYN="Y"><Author><LastName>Lovelace</LastName><ForeName>Ada</ForeName></Author></AuthorList>
<Journal><Title>Memoirs</Title><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue></Journal></Article>
</MedlineCitation><PubmedData><ReferenceList><ArticleIdList>
<ArticleId IdType="doi">10.1/other</ArticleId></ArticleIdList></ReferenceList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""


def test_pubmed(played: Stage, tmp_path: Path) -> None:
    played.play("/entrez/eutils/esearch.fcgi", {"esearchresult": {"count": "1", "idlist": ["77"]}})
    played.play("/entrez/eutils/efetch.fcgi", PUBMED.format(77))
    outcome = fetched(played, tmp_path, "pubmed", ORCID)
    assert titles(tmp_path, outcome) == ["Engine 77 in vivo"]
    text = (tmp_path / outcome.path).read_text(encoding="utf-8")
    assert "DateRevised" not in text
    assert "10.1/other" not in text


def test_crossref_and_datacite(played: Stage, tmp_path: Path) -> None:
    message = {
        "DOI": "10.1162/tacl_a_00461",
        "title": ["On Engines"],
        "type": "journal-article",
        "container-title": ["Memoirs"],
        "author": [{"given": "Ada", "family": "Lovelace", "affiliation": [{"name": "Home"}], "sequence": "first"}],
        "issued": {"date-parts": [[2022, 3]]},
        "indexed": {"timestamp": 5},
        "is-referenced-by-count": 5,
    }
    played.play("/works/10.1162%2Ftacl_a_00461", {"status": "ok", "message-type": "work", "message": message})
    outcome = fetched(played, tmp_path, "crossref", "https://doi.org/10.1162/TACL_a_00461")
    assert outcome.path == "sources/crossref-10.1162_tacl_a_00461.json"
    assert titles(tmp_path, outcome) == ["On Engines"]
    assert "indexed" not in (tmp_path / outcome.path).read_text(encoding="utf-8")
    attributes = {
        "doi": "10.5281/z.1",
        "titles": [{"title": "Data"}],
        "creators": [{"name": "Lovelace, Ada"}],
        "types": {},
    }
    played.play("/dois/10.5281%2Fz.1", {"data": {"id": "10.5281/z.1", "attributes": attributes | {"viewCount": 5}}})
    assert titles(tmp_path, fetched(played, tmp_path, "datacite", "10.5281/z.1")) == ["Data"]


def test_lists_in_pages(played: Stage, tmp_path: Path) -> None:
    records = [
        {"id": str(n), "metadata": {"control_number": n, "titles": [{"title": f"Engine {n}"}], "dois": []}}
        for n in (2, 1)
    ]
    played.play(
        "/api/literature",
        *({"hits": {"total": 2, "hits": [{**each, "updated": "x"}]}} for each in records),
    )
    assert titles(tmp_path, fetched(played, tmp_path, "inspire", "Ada.Lovelace.1")) == ["Engine 1", "Engine 2"]
    docs = [{"bibcode": f"2021ApJ...900....{n}L", "title": [f"Engine {n}"], "read_count": 5} for n in (2, 1)]
    played.play("/v1/search/query", {"response": {"numFound": 2, "docs": docs}})
    ads = fetching.fetch(tmp_path, played.client(), fetching.query("ads", ORCID), DAY, {"ADS_API_TOKEN": "t"})
    assert titles(tmp_path, ads) == ["Engine 1", "Engine 2"]
    assert played.asked[-1].headers["authorization"] == "Bearer t"
    played.play("/graph/v1/author/5", {"authorId": "5", "name": "Ada Lovelace", "hIndex": 2})
    papers = [{"paperId": f"{n:040}", "title": f"Engine {n}", "isOpenAccess": True} for n in (2, 1)]
    played.play(
        "/graph/v1/author/5/papers", {"offset": 0, "next": 1, "data": papers[:1]}, {"offset": 1, "data": papers[1:]}
    )
    assert titles(tmp_path, fetched(played, tmp_path, "semantic-scholar", "5")) == ["Engine 1", "Engine 2"]
    library = [
        {"key": "B", "version": 4, "data": {"key": "B", "version": 4, "itemType": "book", "title": "Engine B"}},
        {"key": "A", "version": 4, "data": {"key": "A", "itemType": "attachment", "title": "PDF"}},
    ]
    played.play("/users/12/items/top", library)
    outcome = fetched(played, tmp_path, "zotero", "12")
    assert titles(tmp_path, outcome) == ["Engine B"]
    assert "version" not in (tmp_path / outcome.path).read_text(encoding="utf-8")


def test_a_provider_that_needs_a_key_says_which(played: Stage, tmp_path: Path) -> None:
    with pytest.raises(Unanswered, match="set ADS_API_TOKEN in the environment"):
        fetched(played, tmp_path, "ads", ORCID)
    assert not played.asked


def test_two_ids_of_one_file_name(played: Stage, tmp_path: Path) -> None:
    work = {"type": "journal-article", "title": ["T"], "prefix": "10.1234"}
    for doi in ("10.1234/a_b", "10.1234/a(b"):
        quoted = doi.replace("/", "%2F").replace("(", "%28")
        played.play(f"/works/{quoted}", {"message-type": "work", "message": work | {"DOI": doi}})
    paths = [fetched(played, tmp_path, "crossref", doi).path for doi in ("10.1234/a_b", "10.1234/a(b", "10.1234/a_b")]
    assert paths == ["sources/crossref-10.1234_a_b.json", "sources/crossref-10.1234_a_b-2.json", paths[0]]
    assert [str(asked) for asked in fetching.known_queries(tmp_path)] == [
        "crossref 10.1234/a(b",
        "crossref 10.1234/a_b",
    ]


@pytest.mark.parametrize(
    ("name", "text", "id"),
    [
        ("orcid", f" https://orcid.org/{ORCID}/ ", ORCID),
        ("orcid", "0000-0002-1825-0098", ""),
        ("orcid", "ada", ""),
        ("arxiv", "arXiv:astro-ph/0601001v1", "astro-ph/0601001"),
        ("arxiv", "../../etc/passwd", ""),
        ("crossref", "doi:10.1000/ABC", "10.1000/abc"),
        ("crossref", "10.1000/a b", ""),
        ("openalex", "https://openalex.org/w12", "W12"),
        ("zotero", "https://www.zotero.org/groups/12", "groups/12"),
        ("zotero", "groups/../keys", ""),
        ("dblp", "https://dblp.org/pid/65/9612.html", "65/9612"),
        ("semantic-scholar", "https://www.semanticscholar.org/author/A.-Turing/2262347", "2262347"),
        ("inspire", "Ada.Lovelace.1", "Ada.Lovelace.1"),
        ("inspire", "https://inspirehep.net/literature/12", "12"),
        ("inspire", "https://inspirehep.net/authors/12", "authors/12"),
        ("inspire", "0000-0002-1825-0098", ""),
        ("dblp", "https://dblp.org/rec/conf/x/Y21.html", "conf/x/Y21"),
        ("dblp", "../../x/y", ""),
        ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
        ("ads", "2021ApJ...900....1L", "2021ApJ...900....1L"),
    ],
)
def test_ids_as_people_copy_them(name: str, text: str, id: str) -> None:
    assert id_of(PROVIDERS[name], text) == id


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_example_of_a_provider_is_an_id(name: str) -> None:
    assert id_of(PROVIDERS[name], PROVIDERS[name].example) == PROVIDERS[name].example


def test_what_is_typed_wrongly() -> None:
    with pytest.raises(fetching.UnknownQuery, match="known: ads, arxiv"):
        fetching.query("scholar", "x")
    with pytest.raises(fetching.UnknownQuery, match="type it like 0000-0002-1825-0097"):
        fetching.query("orcid", "0000")
