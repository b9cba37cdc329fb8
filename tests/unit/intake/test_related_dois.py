"""Works that a source relates: a preprint, an earlier version, all versions of software. They are one work."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.errors import errors_among
from generator.facts import matching, store
from generator.facts.matching import Verdict
from generator.intake import planning, remembered
from generator.intake.planned_content import Draft
from generator.intake.planning import Told
from generator.intake.readers import registry
from generator.intake.readers.document import document
from generator.model import Person, Publication
from tests.unit.contents import PERSON
from tests.unit.example import CASES

ADA = (Person("Ada Lovelace", "Ada", "", "Lovelace"),)


def compare(one: Publication, other: Publication) -> Verdict:
    return matching.compare(matching.traits(one), matching.traits(other))


def test_a_version_and_all_versions_are_one_work_and_so_are_two_versions() -> None:
    concept = Publication("Engine", doi="10.5281/zenodo.0", authors=ADA)
    first = Publication("Engine v1", doi="10.5281/zenodo.1", links={"version": "https://doi.org/10.5281/ZENODO.0"})
    second = Publication("Engine 2", doi="10.5281/zenodo.2", links={"version": "https://doi.org/10.5281/zenodo.0"})
    other = Publication("Engine", doi="10.5281/zenodo.9", authors=ADA)
    assert compare(concept, first) is compare(first, second) is Verdict.SAME
    assert compare(concept, other) is compare(first, other) is Verdict.OTHER


def test_a_preprint_with_a_prefix_of_no_known_server_is_that_of_the_work_that_names_it() -> None:
    preprint = Publication("Notes", doi="10.7287/peerj.preprints.1", authors=ADA)
    paper = Publication("Notes, revised", doi="10.7717/peerj.1", venue="PeerJ")
    related = Publication(paper.title, doi=paper.doi, links={"preprint": "https://doi.org/10.7287/peerj.preprints.1"})
    assert compare(preprint, paper) is Verdict.OTHER
    assert compare(preprint, related) is Verdict.SAME
    assert not matching.is_preprint(related)


def test_two_publishers_dois_are_two_works_even_with_one_title_and_one_preprint() -> None:
    preprint = {"preprint": "https://doi.org/10.1101/2020.01.01.000001"}
    one = Publication("Notes", doi="10.1000/a", authors=ADA, links=preprint)
    other = Publication("Notes", doi="10.1000/b", authors=ADA, links=preprint)
    assert compare(one, other) is Verdict.OTHER


def imported(*sources: tuple[str, Any]) -> list[Publication]:
    """The works that imports of one source after the other make."""
    content = store.Content("content")
    content.put("index.md", PERSON)
    draft = Draft(content, {})
    for name, data in sources:
        source = document(name, data if isinstance(data, str) else json.dumps(data))
        format = registry.format_of(source)
        told = Told(name, name, format.read(source, date(2026, 1, 1)), {"type": format.name})
        planning.plan(draft, [told], {name for name, _ in sources})
    return list(draft.content.publications.values())


def crossref(*works: dict[str, Any]) -> dict[str, Any]:
    items = [{"type": "journal-article", "author": [{"given": "Ada", "family": "Lovelace"}], **work} for work in works]
    return {"message-type": "work-list", "message": {"items": items}}


def test_the_group_of_orcid_joins_what_crossref_has_apart_and_a_correction_stays_a_work() -> None:
    def copy(code: int, doi: str, index: str) -> dict[str, Any]:
        ids = [{"external-id-type": "doi", "external-id-value": doi, "external-id-relationship": "self"}]
        title = {"title": {"value": "Notes on the engine"}}
        kind = {"type": "journal-article", "display-index": index}
        return {"put-code": code, "title": title, "external-ids": {"external-id": ids}, **kind}

    group = {"work-summary": [copy(1, "10.1000/paper", "1"), copy(2, "10.1101/2020.01.01.000001", "0")]}
    preprint = {"DOI": "10.1101/2020.01.01.000001", "title": ["Early notes"], "type": "posted-content"}
    paper = {"DOI": "10.1000/paper", "title": ["Notes on the engine"], "container-title": ["Memoirs"]}
    works = imported(
        ("orcid.json", {"group": [group], "path": "/0000-0002-1825-0097/works"}),
        ("preprint.json", crossref(preprint)),
        ("crossref.json", crossref(paper, paper | {"DOI": "10.1000/correction"})),
    )
    assert sorted(work.doi for work in works) == ["10.1000/correction", "10.1000/paper"]
    (found,) = [work for work in works if work.doi == "10.1000/paper"]
    assert (found.title, found.venue, found.type) == ("Notes on the engine", "Memoirs", "article-journal")


def test_sources_of_all_kinds_make_one_paper_in_whatever_order_they_are_imported() -> None:
    ris = "TY  - JOUR\nID  - ada1843\nTI  - Notes on the engine\nAU  - Lovelace, A.\nDO  - 10.1000/n\nER  -\n"
    registered = {"DOI": "10.1000/N", "title": ["Notes on the engine"], "container-title": ["Memoirs of Engines"]}
    indexed = {
        "id": "https://openalex.org/W1",
        "doi": "https://doi.org/10.1000/n",
        "display_name": "Notes on the engine.",
        "publication_date": "1843-01-01",
        "authorships": [{"raw_author_name": "Ada Lovelace"}],
    }
    scholar = '"Lovelace, A; ",Notes on the Engine,Mem. Eng.,3,,666-731,1843,'
    sources: list[tuple[str, Any]] = [
        ("library.ris", ris),
        ("crossref.json", crossref(registered | {"issued": {"date-parts": [[1843, 10, 8]]}, "volume": "3"})),
        ("openalex.json", {"results": [indexed]}),
        ("scholar.csv", f"Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n{scholar}\n"),
    ]
    results = []
    for order in permutations(sources):
        (paper,) = imported(*order)
        results.append(replace(paper, key=""))
    assert all(result == results[0] for result in results)
    assert (paper.doi, paper.venue, paper.pages) == ("10.1000/n", "Memoirs of Engines", "666-731")
    assert [person.name for person in paper.authors] == ["Ada Lovelace"]
    assert (paper.published.year, paper.published.month, paper.published.day) == (1843, 10, 8)
    assert paper.ids == {"openalex": "W1"}


@pytest.mark.parametrize("path", sorted(CASES.glob("readers/*/input.*")), ids=lambda path: path.parent.name)
def test_what_an_import_of_each_format_remembers_is_read_by_the_next(path: Path) -> None:
    source = document(path.name, path.read_bytes().decode())
    try:
        format = registry.format_of(source)
    except registry.Unrecognised:
        return
    content = store.Content("content")
    content.put("index.md", PERSON)
    draft = Draft(content, {})
    told = Told(path.name, path.name, format.read(source, date(2026, 1, 1)), {"type": format.name})
    planning.plan(draft, [told], {path.name})
    memory = draft.memories[path.name]
    assert remembered.loaded(json.loads(remembered.dumped(memory))) == memory
    assert errors_among(content.problems) == []
    again = Draft(content, {path.name: memory})
    (summary,) = planning.plan(again, [told], {path.name})
    assert (summary.added, summary.changed) == ([], [])
