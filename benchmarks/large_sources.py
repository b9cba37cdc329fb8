"""Sources of very many records, in every format that can be imported."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

AUTHORS = (("Ada", "Lovelace"), ("Charles", "Babbage"), ("Mary", "Somerville"), ("Luigi", "Menabrea"))
ABSTRACT = "We study the engine and its numbers in detail, and give results that others can repeat. " * 12
_WORDS = tuple("Notes Sketches Rules Limits Uses Forms Tables Proofs Signs Sums".split())
_NAMES = [f"{given} {family}" for given, family in AUTHORS]
_INVERTED = [f"{family}, {given}" for given, family in AUTHORS]


def _title(number: int) -> str:
    """Titles that differ, with first words that many share."""
    return f"{_WORDS[number % len(_WORDS)]} {number} of engines and their numbers"


def _lines(head: str, record: Callable[[int], str], tail: str = "") -> Callable[[int], str]:
    return lambda size: head + "".join(map(record, range(size))) + tail


def _json(wrap: Callable[[list[Any]], Any], record: Callable[[int], Any]) -> Callable[[int], str]:
    return lambda size: json.dumps(wrap([record(number) for number in range(size)]))


def _ris(number: int) -> str:
    people = "".join(f"AU  - {family}, {given}\n" for given, family in AUTHORS)
    place = f"T2  - Memoirs\nPY  - 2020\nVL  - 3\nSP  - {number}\nDO  - 10.1000/{number}\n"
    return f"TY  - JOUR\nTI  - {_title(number)}\n{people}{place}AB  - {ABSTRACT}\nER  - \n"


def _medline(number: int) -> str:
    people = "".join(f"FAU - {family}, {given}\n" for given, family in AUTHORS)
    return f"PMID- {number}\nTI  - {_title(number)}\nAB  - {ABSTRACT}\n{people}JT  - Memoirs\nDP  - 2020 Apr\n\n"


def _arxiv(number: int) -> str:
    people = "".join(f"<author><name>{given} {family}</name></author>" for given, family in AUTHORS)
    head = f"<id>http://arxiv.org/abs/2001.{number:05}v1</id><published>2020-01-02T00:00:00Z</published>"
    return f"<entry>{head}<title>{_title(number)}</title><summary>{ABSTRACT}</summary>{people}</entry>\n"


def _crossref(number: int) -> dict[str, Any]:
    people = [{"given": given, "family": family} for given, family in AUTHORS]
    place = {"container-title": ["Memoirs"], "issued": {"date-parts": [[2020, 1, 2]]}}
    work = {"DOI": f"10.1000/{number}", "type": "journal-article", "title": [_title(number)]}
    return {**work, **place, "author": people, "abstract": f"<jats:p>{ABSTRACT}</jats:p>"}


def _openalex(number: int) -> dict[str, Any]:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(ABSTRACT.split()):
        index.setdefault(word, []).append(place)
    people = [{"raw_author_name": f"{given} {family}"} for given, family in AUTHORS]
    work = {"id": f"https://openalex.org/W{number}", "display_name": _title(number), "publication_date": "2020-02-03"}
    return {**work, "type": "article", "authorships": people, "abstract_inverted_index": index}


def _orcid(number: int) -> dict[str, Any]:
    ids = [
        {"external-id-type": "doi", "external-id-value": f"10.1000/{number}", "external-id-relationship": "self"},
    ]
    work = {"put-code": number, "title": {"title": {"value": _title(number)}}, "type": "journal-article"}
    copy = {**work, "external-ids": {"external-id": ids}, "publication-date": {"year": {"value": "2020"}}}
    return {"work-summary": [copy, {**copy, "display-index": "1"}]}


def _csl(number: int) -> dict[str, Any]:
    people = [{"given": given, "family": family} for given, family in AUTHORS]
    work = {"id": f"k{number}", "type": "article-journal", "title": _title(number), "container-title": "Memoirs"}
    return {**work, "author": people, "issued": {"date-parts": [[2020]]}, "abstract": ABSTRACT}


def _bibtex(number: int) -> str:
    fields = {"title": _title(number), "author": " and ".join(_INVERTED), "journal": "Memoirs", "year": "2020"}
    fields |= {"volume": "3", "pages": str(number), "doi": f"10.1000/{number}", "abstract": ABSTRACT}
    return f"@article{{k{number},\n" + "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items()) + "}\n"


def _web_of_science(number: int) -> str:
    people = "\n   ".join(_INVERTED)
    place = f"SO MEMOIRS\nDT Article\nPY 2020\nVL 3\nBP {number}\nDI 10.1000/{number}\n"
    return f"PT J\nAU {people}\nAF {people}\nTI {_title(number)}\n{place}AB {ABSTRACT}\nER\n\n"


def _enw(number: int) -> str:
    people = "".join(f"%A {name}\n" for name in _INVERTED)
    return f"%0 Journal Article\n%T {_title(number)}\n{people}%J Memoirs\n%D 2020\n%V 3\n%P {number}\n%X {ABSTRACT}\n\n"


def _endnote(number: int) -> str:
    people = "".join(f"<author>{_styled(name)}</author>" for name in _INVERTED)
    titles = f"<title>{_styled(_title(number))}</title><secondary-title>{_styled('Memoirs')}</secondary-title>"
    rest = f"<pages>{_styled(str(number))}</pages><dates><year>{_styled('2020')}</year></dates>"
    inner = f"<contributors><authors>{people}</authors></contributors><titles>{titles}</titles>{rest}"
    kind = '<ref-type name="Journal Article">17</ref-type>'
    return f"<record><rec-number>{number}</rec-number>{kind}{inner}<abstract>{_styled(ABSTRACT)}</abstract></record>\n"


def _styled(text: str) -> str:
    return f'<style face="normal" size="100%">{text}</style>'


def _pubmed(number: int) -> str:
    people = "".join(f"<Author><LastName>{f}</LastName><ForeName>{g}</ForeName></Author>" for g, f in AUTHORS)
    issue = "<JournalIssue><Volume>3</Volume><PubDate><Year>2020</Year><Month>Apr</Month></PubDate></JournalIssue>"
    article = f"<Journal><Title>Memoirs</Title>{issue}</Journal><ArticleTitle>{_title(number)}.</ArticleTitle>"
    article += f"<Abstract><AbstractText>{ABSTRACT}</AbstractText></Abstract><AuthorList>{people}</AuthorList>"
    citation = f"<MedlineCitation><PMID>{number + 1}</PMID><Article>{article}</Article></MedlineCitation>"
    return f"<PubmedArticle>{citation}</PubmedArticle>\n"


def _dblp_xml(number: int) -> str:
    people = "".join(f"<author>{name}</author>" for name in _NAMES)
    place = f"<journal>Memoirs</journal><volume>3</volume><pages>{number}</pages><year>2020</year>"
    link = f"<ee>https://doi.org/10.1000/{number}</ee>"
    return (
        f'<r><article key="journals/m/L{number}">{people}<title>{_title(number)}.</title>{place}{link}</article></r>\n'
    )


def _dblp(number: int) -> dict[str, Any]:
    info = {"authors": {"author": [{"text": name} for name in _NAMES]}, "title": f"{_title(number)}.", "year": "2020"}
    return {"info": {**info, "venue": "Memoirs", "key": f"journals/m/L{number}", "doi": f"10.1000/{number}"}}


def _datacite(number: int) -> dict[str, Any]:
    work = {"doi": f"10.1000/{number}", "titles": [{"title": _title(number)}], "publicationYear": 2020}
    work |= {"creators": [{"name": name} for name in _INVERTED], "types": {"resourceTypeGeneral": "JournalArticle"}}
    work |= {
        "descriptions": [{"description": ABSTRACT, "descriptionType": "Abstract"}],
        "container": {"title": "Memoirs"},
    }
    return {"id": work["doi"], "type": "dois", "attributes": work}


def _semantic_scholar(number: int) -> dict[str, Any]:
    work = {"paperId": f"{number:040}", "externalIds": {"DOI": f"10.1000/{number}"}, "title": _title(number)}
    return {
        **work,
        "year": 2020,
        "venue": "Memoirs",
        "authors": [{"name": name} for name in _NAMES],
        "abstract": ABSTRACT,
    }


def _inspire(number: int) -> dict[str, Any]:
    work = {"control_number": number, "titles": [{"title": _title(number)}], "abstracts": [{"value": ABSTRACT}]}
    work |= {"authors": [{"full_name": name} for name in _INVERTED], "dois": [{"value": f"10.1000/{number}"}]}
    work |= {"publication_info": [{"journal_title": "Memoirs", "journal_volume": "3", "year": 2020}]}
    return {"id": str(number), "metadata": {**work, "document_type": ["article"]}}


def _ads(number: int) -> dict[str, Any]:
    work = {"bibcode": f"2020Mem..{number:010}L"[:19], "title": [_title(number)], "author": _INVERTED, "pub": "Memoirs"}
    return {**work, "doctype": "article", "pubdate": "2020-02-00", "doi": [f"10.1000/{number}"], "abstract": ABSTRACT}


def _zotero(number: int) -> dict[str, Any]:
    people = [{"creatorType": "author", "firstName": given, "lastName": family} for given, family in AUTHORS]
    work = {"itemType": "journalArticle", "title": _title(number), "creators": people, "abstractNote": ABSTRACT}
    return {
        "key": f"K{number}",
        "data": {**work, "publicationTitle": "Memoirs", "date": "2020", "DOI": f"10.1000/{number}"},
    }


def _json_ld(number: int) -> dict[str, Any]:
    work = {"@type": "ScholarlyArticle", "@id": f"https://doi.org/10.1000/{number}", "name": _title(number)}
    people = [{"@type": "Person", "givenName": given, "familyName": family} for given, family in AUTHORS]
    place = {"@type": "Periodical", "name": "Memoirs"}
    return {**work, "author": people, "isPartOf": place, "datePublished": "2020-02", "abstract": ABSTRACT}


def _full_orcid(number: int) -> dict[str, Any]:
    people = [
        {"credit-name": {"value": name}, "contributor-attributes": {"contributor-role": "author"}} for name in _NAMES
    ]
    group = _orcid(number)
    for copy in group["work-summary"]:
        copy |= {
            "contributors": {"contributor": people},
            "short-description": ABSTRACT,
            "journal-title": {"value": "M"},
        }
    return group


def _orcid_record(groups: list[Any]) -> dict[str, Any]:
    name = {"given-names": {"value": "Ada"}, "family-name": {"value": "Lovelace"}}
    person = {"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": {"name": name}}
    return {**person, "activities-summary": {"works": {"group": groups}}}


def _scholar_csv(size: int) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow("Authors Title Publication Volume Number Pages Year Publisher".split())
    writer.writerows(["; ".join(_INVERTED), _title(n), "Memoirs", 3, 1, n, 2020, "Taylor"] for n in range(size))
    return table.getvalue()


def _scholar_row(number: int) -> str:
    venue = f"Memoirs 3 (1), {number + 1}-{number + 9}, 2020"
    return f"{_title(number)}\nA Lovelace, C Babbage, M Somerville\n{venue}\t{number}\t2020\n"


def _csl_yaml(number: int) -> str:
    people = "".join(f"    - {{family: {family}, given: {given}}}\n" for given, family in AUTHORS)
    head = f"- id: k{number}\n  type: article-journal\n  title: {_title(number)}\n  container-title: Memoirs\n"
    return f"{head}  author:\n{people}  issued: 2020\n  abstract: {ABSTRACT}\n"


def _resume(number: int) -> dict[str, Any]:
    return {"name": _title(number), "publisher": "Memoirs", "releaseDate": "2020-02-03", "summary": ABSTRACT}


def _render_cv(number: int) -> str:
    place = f"        journal: Memoirs\n        doi: 10.1000/{number}\n        date: 2020-02\n"
    return f"      - title: {_title(number)}\n        authors: [{', '.join(_NAMES)}]\n{place}"


_FEED = "<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/api/x</id>"
_CV = "cv:\n  name: Ada Lovelace\n  sections:\n    publications:\n"
_PAGE = "Ada Lovelace\nAnalyst\nVerified email at engine.example\nTITLE\tCITED BY\tYEAR\n"
SOURCES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "library.bib": _lines("", _bibtex),
        "library.ris": _lines("", _ris),
        "library.nbib": _lines("", _medline),
        "library.json": _json(lambda items: items, _csl),
        "library.yaml": _lines("", _csl_yaml),
        "library.enw": _lines("", _enw),
        "savedrecs.isi": _lines("FN Clarivate Analytics Web of Science\nVR 1.0\n", _web_of_science, "EF\n"),
        "endnote.xml": _lines("<xml><records>", _endnote, "</records></xml>"),
        "zotero.json": _json(lambda items: items, _zotero),
        "arxiv.xml": _lines(_FEED, _arxiv, "</feed>"),
        "pubmed.xml": _lines("<PubmedArticleSet>", _pubmed, "</PubmedArticleSet>"),
        "dblp.xml": _lines('<dblpperson name="Ada Lovelace" pid="1/2">', _dblp_xml, "</dblpperson>"),
        "dblp.json": _json(lambda items: {"result": {"hits": {"hit": items}}}, _dblp),
        "crossref.json": _json(lambda items: {"message-type": "work-list", "message": {"items": items}}, _crossref),
        "datacite.json": _json(lambda items: {"data": items}, _datacite),
        "openalex.json": _json(lambda items: {"results": items}, _openalex),
        "semantic-scholar.json": _json(lambda items: {"offset": 0, "data": items}, _semantic_scholar),
        "inspire.json": _json(lambda items: {"hits": {"hits": items}}, _inspire),
        "ads.json": _json(lambda items: {"response": {"docs": items}}, _ads),
        "orcid.json": _json(lambda items: {"group": items, "path": "/0000-0002-1825-0097/works"}, _orcid),
        "orcid-full.json": _json(_orcid_record, _full_orcid),
        "page.jsonld": _json(lambda items: {"@context": "https://schema.org", "@graph": items}, _json_ld),
        "resume.json": _json(lambda items: {"basics": {"name": "Ada Lovelace"}, "publications": items}, _resume),
        "cv.yaml": _lines(_CV, _render_cv),
        "citations.csv": _scholar_csv,
        "scholar.txt": _lines(_PAGE, _scholar_row),
    }
)
"""File name → what makes a file of so many records; `orcid-full.json` has the works with their authors."""
