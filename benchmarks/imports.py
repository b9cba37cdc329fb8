"""Imports of 10,000 records of each format into a new portfolio: the whole command, in CPU seconds and peak memory."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks import measure

AUTHORS = (("Ada", "Lovelace"), ("Charles", "Babbage"), ("Mary", "Somerville"), ("Luigi", "Menabrea"))
ABSTRACT = "We study the engine and its numbers in detail, and give results that others can repeat. " * 12
_WORDS = tuple("Notes Sketches Rules Limits Uses Forms Tables Proofs Signs Sums".split())
_SETTINGS = "site_name: Imports\ntheme: {name: material}\nplugins: [portfolio]\n"


def section(work: Path, sizes: Sequence[int], runs: int) -> Iterator[str]:
    """A row for each format at each size."""
    yield "`portfolio import` of one file into a new portfolio, which also writes a file for each paper. Records have"
    yield f"four authors and an abstract of {len(ABSTRACT):,} characters. Medians of {runs} runs. The limits: 30 s and"
    yield "500 MB at 10,000 records.\n"
    yield "| format | records | MB | s | peak MB |"
    yield "|---|---|---|---|---|"
    for size in sizes:
        for name, make in SOURCES.items():
            text = make(size)
            cost = measure.median([_cost(work / f"{name}-{size}-{run}", name, text) for run in range(runs)])
            megabytes = len(text.encode()) / 1e6
            yield f"| {name} | {size:,} | {megabytes:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} |"


def _cost(folder: Path, name: str, text: str) -> measure.Run:
    (folder / "sources").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "sources" / name).write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("portfolio")), "import", "--as-of", "2026-11-22"]
    return measure.run(command, folder, os.environ)


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


_FEED = "<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/api/x</id>"
SOURCES: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "library.ris": _lines("", _ris),
        "library.nbib": _lines("", _medline),
        "library.json": _json(lambda items: items, _csl),
        "arxiv.xml": _lines(_FEED, _arxiv, "</feed>"),
        "crossref.json": _json(lambda items: {"message-type": "work-list", "message": {"items": items}}, _crossref),
        "openalex.json": _json(lambda items: {"results": items}, _openalex),
        "orcid.json": _json(lambda items: {"group": items, "path": "/0000-0002-1825-0097/works"}, _orcid),
    }
)
"""File name → what makes a file of so many records: a format for each way of reading, and the largest indexes."""
