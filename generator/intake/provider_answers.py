"""What each provider is asked, and what of its answers is kept: chosen keys in one order.

A list of works is asked for to its end; one that ends before the number that the provider counts is half an answer,
which is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import quote
from xml.etree.ElementTree import Element

from generator.intake import answer_keys, xml_lines
from generator.intake.chosen_keys import chosen
from generator.intake.readers.mapping import at, items, text_at
from generator.intake.web_client import Client, Question, Unanswered
from generator.intake.xml_lines import XmlShape

T = TypeVar("T")
_MOST_WORKS = 20_000


@dataclass(frozen=True, slots=True)
class Session:
    """Questions to one provider."""

    client: Client
    host: str
    delay: float
    private: dict[str, str]
    headers: dict[str, str]

    def json(self, path: str, **parameters: str) -> Any:
        """The JSON at a path. Raises Unanswered."""
        return self.client.json(self._question(path, parameters, "application/json"))

    def xml(self, path: str, shape: XmlShape, **parameters: str) -> list[Element]:
        """The records of the XML at a path. Raises Unanswered."""
        question = self._question(path, parameters, "application/xml")
        return self.client.parsed(question, "XML", lambda text: xml_lines.records(text, shape))

    def refused(self, why: str) -> Unanswered:
        """An answer that cannot be used."""
        return Unanswered(f"{self.host}  {why}")

    def unknown(self, what: str) -> Unanswered:
        """What the provider does not know."""
        return Unanswered(f"{self.host}  knows nothing under {what}", is_of_one=True)

    def _question(self, path: str, parameters: dict[str, str], accept: str) -> Question:
        return Question(self.host, path, parameters, accept, self.private, self.headers, self.delay)


def ads(session: Session, id: str) -> list[Any]:
    """The works of an ORCID iD, or one by its bibcode."""
    query = f"orcid:{id}" if id[4:5] == "-" else f'bibcode:"{id}"'

    def page(start: int) -> tuple[list[Any], int]:
        answer = session.json(
            "/v1/search/query", q=query, fl=answer_keys.ADS_FIELDS, rows="200", start=str(start), sort="bibcode asc"
        )
        return _list(session, answer, "response.docs"), _count(session, answer, "response.numFound")

    return [{"response": {"docs": _kept(_all(session, page), answer_keys.ADS, "bibcode")}}]


def arxiv(session: Session, id: str) -> list[Any]:
    """One paper."""
    return xml_lines.lines(arxiv_entries(session, [id]), answer_keys.ARXIV)


def arxiv_entries(session: Session, ids: Sequence[str]) -> list[Element]:
    """The entries of papers."""
    found = session.xml("/api/query", answer_keys.ARXIV, id_list=",".join(ids), max_results=str(len(ids)))
    entries = [entry for entry in found if "/api/errors" not in text_at(entry, "id")]
    if not entries or (len(ids) == 1 and not text_at(entries[0], "title")):
        raise session.unknown(f"{', '.join(ids):.80}")
    return entries


def crossref(session: Session, id: str) -> list[Any]:
    """One work by its DOI."""
    answer = session.json(f"/works/{quote(id, safe='')}")
    if not isinstance(at(answer, "message.DOI"), str):
        raise session.refused("answered in a form that is not known")
    return [{"message-type": "work", "message": chosen(answer["message"], answer_keys.CROSSREF)}]


def crossref_search(session: Session, title: str, author: str, rows: int) -> list[Any]:
    """The works that come nearest to a title and an author."""
    query = {"query.bibliographic": title[:500], "query.author": author[:200], "rows": str(rows)}
    answer = session.json("/works", **query)
    found = [chosen(each, answer_keys.CROSSREF) for each in _list(session, answer, "message.items")]
    return [{"message-type": "work-list", "message": {"items": found}}]


def datacite(session: Session, id: str) -> list[Any]:
    """One work by its DOI."""
    answer = session.json(f"/dois/{quote(id, safe='')}")
    if not isinstance(at(answer, "data.attributes.titles"), (list, dict)):
        raise session.refused("answered in a form that is not known")
    return [{"data": [chosen(answer["data"], answer_keys.DATACITE)]}]


def dblp(session: Session, id: str) -> list[Any]:
    """The works of a person."""
    found = session.xml(f"/pid/{quote(id)}.xml", answer_keys.DBLP)
    return xml_lines.lines(sorted(found, key=lambda e: (e.tag != "person", e.get("key", ""))), answer_keys.DBLP)


def inspire(session: Session, id: str) -> list[Any]:
    """The works of an author by the author's INSPIRE id, or one by its number."""
    if id.isdecimal():
        answer = session.json(f"/api/literature/{id}", fields=answer_keys.INSPIRE_FIELDS)
        return [{"hits": {"hits": _kept([answer], answer_keys.INSPIRE, "id")}}]

    def page(start: int) -> tuple[list[Any], int]:
        answer = session.json(
            "/api/literature", q=f"a {id}", fields=answer_keys.INSPIRE_FIELDS, size="100", page=str(start // 100 + 1)
        )
        return _list(session, answer, "hits.hits"), _count(session, answer, "hits.total")

    return [{"hits": {"hits": _kept(_all(session, page), answer_keys.INSPIRE, "id")}}]


def openalex(session: Session, id: str) -> list[Any]:
    """An author with all works, or one work."""
    if id.startswith("W"):
        return [{"results": [chosen(session.json(f"/works/{id}"), answer_keys.OPENALEX)]}]
    author = session.json(f"/authors/{id}" if id.startswith("A") else f"/authors/orcid:{id}")
    number = text_at(author, "id").rpartition("/")[2]
    if not number.startswith("A"):
        raise session.refused("answered in a form that is not known")
    works = [_openalex_whole(session, work) for work in _openalex_works(session, number)]
    return [chosen(author, answer_keys.OPENALEX_AUTHOR), {"results": _kept(works, answer_keys.OPENALEX, "id")}]


def _openalex_works(session: Session, author: str) -> list[Any]:
    found: list[Any] = []
    cursor = "*"
    while cursor and len(found) < _MOST_WORKS:
        answer = session.json(
            "/works",
            filter=f"author.id:{author}",
            select=answer_keys.OPENALEX_FIELDS,
            cursor=cursor,
            **{"per-page": "100"},
        )
        page = _list(session, answer, "results")
        found += page
        cursor = text_at(answer, "meta.next_cursor") if page else ""
    _require_whole(session, len(found), _count(session, answer, "meta.count"))
    return found


def _openalex_whole(session: Session, work: Any) -> Any:
    """The work with all its authors, of whom lists have the first hundred."""
    if at(work, "is_authors_truncated") is True:
        return session.json(f"/works/{text_at(work, 'id').rpartition('/')[2]}")
    return work


def orcid(session: Session, id: str) -> list[Any]:
    """The record, in which the preferred copy of each work is the full one, with its authors."""
    record = session.json(f"/v3.0/{id}/record")
    if at(record, "orcid-identifier") is None:
        raise session.refused("answered in a form that is not known")
    page = chosen(record, answer_keys.ORCID)
    groups = items(page, "activities-summary.works.group")
    preferred = [max(items(each, "work-summary"), key=_display_index, default=None) for each in groups]
    codes = [code for each in preferred if (code := text_at(each, "put-code"))]
    full = {text_at(work, "put-code"): work for work in _full_works(session, id, codes)}
    for group in groups:
        group["work-summary"] = [
            each | chosen(full.get(text_at(each, "put-code"), {}), answer_keys.ORCID_WORK)
            for each in sorted(items(group, "work-summary"), key=lambda each: text_at(each, "put-code"))
        ]
    if groups:
        page["activities-summary"]["works"]["group"] = sorted(groups, key=_first_code)
    return [page]


def _full_works(session: Session, id: str, codes: Sequence[str]) -> Iterator[Any]:
    for some in batches(codes, 50):
        bulk = _list(session, session.json(f"/v3.0/{id}/works/{','.join(some)}"), "bulk")
        _require_whole(session, len(bulk), len(some))
        yield from (work for each in bulk if (work := at(each, "work")) is not None)


def _display_index(summary: Any) -> int:
    text = text_at(summary, "display-index")
    return int(text[:11]) if text.removeprefix("-").isdecimal() and text.isascii() else 0


def _first_code(group: Any) -> str:
    return min((text_at(each, "put-code").zfill(20) for each in items(group, "work-summary")), default="")


def pubmed(session: Session, id: str) -> list[Any]:
    """The works of an ORCID iD, or one by its PMID."""
    ids = [id] if id.isdecimal() else _pubmed_ids(session, id)
    found: list[Element] = []
    for some in batches(ids, 200):
        found += session.xml(
            "/entrez/eutils/efetch.fcgi", answer_keys.PUBMED, db="pubmed", id=",".join(some), retmode="xml"
        )
    _require_whole(session, len(found), len(ids))
    return xml_lines.lines(sorted(found, key=lambda each: text_at(each, ".//PMID").zfill(12)), answer_keys.PUBMED)


def _pubmed_ids(session: Session, orcid: str) -> list[str]:
    answer = session.json(
        "/entrez/eutils/esearch.fcgi", db="pubmed", term=f"{orcid}[auid]", retmode="json", retmax="9999"
    )
    ids = [text for each in _list(session, answer, "esearchresult.idlist") if (text := str(each)).isdecimal()]
    _require_whole(session, len(ids), _count(session, answer, "esearchresult.count"))
    if not ids:
        raise session.refused(f"knows no works of {orcid}")
    return sorted(ids, key=int)


def semantic_scholar(session: Session, id: str) -> list[Any]:
    """An author with all papers, or one paper."""
    stem = "/graph/v1"
    if len(id) == 40:
        paper = session.json(f"{stem}/paper/{id}", fields=answer_keys.S2_FIELDS)
        return [{"data": [chosen(paper, answer_keys.S2)]}]
    author = session.json(f"{stem}/author/{id}", fields=answer_keys.S2_AUTHOR_FIELDS)
    found: list[Any] = []
    start: int | None = 0
    while start is not None and len(found) < _MOST_WORKS:
        answer = session.json(
            f"{stem}/author/{id}/papers", fields=answer_keys.S2_FIELDS, limit="500", offset=str(start)
        )
        page = _list(session, answer, "data")
        following = at(answer, "next")
        start = following if page and isinstance(following, int) and following > start else None
        found += page
    return [chosen(author, answer_keys.S2_AUTHOR), {"data": _kept(found, answer_keys.S2, "paperId")}]


def zotero(session: Session, id: str) -> list[Any]:
    """The items of a library, without attachments and notes."""
    library = id if "/" in id else f"users/{id}"
    found: list[Any] = []
    page: list[Any] = [None]
    while page and len(found) < _MOST_WORKS:
        answer = session.json(
            f"/{library}/items/top",
            format="json",
            limit="100",
            start=str(len(found)),
            sort="dateAdded",
            direction="asc",
        )
        page = _list(session, answer, "")
        found += page
        page = page if len(page) == 100 else []
    works = [each for each in found if text_at(each, "data.itemType") not in {"attachment", "note", "annotation"}]
    return [_kept(works, answer_keys.ZOTERO, "key")]


def _all(session: Session, page: Callable[[int], tuple[list[Any], int]]) -> list[Any]:
    """All records of a list that is asked for in pages. A provider that counts none knows nothing."""
    found, count = page(0)
    if not count:
        raise session.refused("knows nothing under this id")
    while len(found) < min(count, _MOST_WORKS):
        more, count = page(len(found))
        if not more:
            break
        found += more
    _require_whole(session, len(found), count)
    return found


def _list(session: Session, answer: Any, path: str) -> list[Any]:
    value = at(answer, path) if not path else answer
    for name in path.split(".") if path else ():
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, list):
        raise session.refused("answered in a form that is not known")
    return value


def _count(session: Session, answer: Any, path: str) -> int:
    text = text_at(answer, path)
    if not (text.isdecimal() and text.isascii()):
        raise session.refused("answered in a form that is not known")
    return int(text[:12])


def _require_whole(session: Session, found: int, count: int) -> None:
    if found < count:
        raise session.refused(f"answered {found:,} of {count:,} works — try again later")


def _kept(records: Sequence[Any], keys: str, name: str) -> list[Any]:
    """The chosen keys of records, each once, in the order of their ids."""
    by_id = {text_at(each, name): chosen(each, keys) for each in records}
    return [by_id[number] for number in sorted(by_id, key=lambda number: (len(number), number))]


def batches(values: Sequence[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most so many."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
