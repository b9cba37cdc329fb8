"""What citations state: of which kind a work is, and what follows from its identifiers."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given

from generator.citing import work
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts.fields import Field, Kind
from generator.facts.kind_of_work import kind_of
from generator.facts.work_kinds import ITEM_TYPES, WORK_KINDS
from generator.model import Publication
from generator.site import json_ld
from tests.unit import strategies
from tests.unit.citing import reading
from tests.unit.citing.works import JOURNAL

ARXIV = {"arxiv": "2005.00001"}
KINDS: list[tuple[str, dict[str, str], str]] = [
    ("nothing but a title", {}, "article"),
    ("an arXiv id", ARXIV, "preprint"),
    ("an arXiv id of the type that preprints have", ARXIV | {"type": "article"}, "preprint"),
    ("an arXiv id and a venue", ARXIV | {"venue": "Somewhere"}, "article"),
    ("an arXiv id and a publisher", ARXIV | {"publisher": "A Laboratory"}, "article"),
    ("an arXiv id and the publisher's DOI", ARXIV | {"doi": "10.1162/x"}, "preprint"),
    ("a thesis on arXiv", ARXIV | {"type": "thesis"}, "thesis"),
    ("a journal article on arXiv whose journal is not known", ARXIV | {"type": "article-journal"}, "article-journal"),
    ("a paper at a conference", {"type": "paper-conference", "venue": "Conference on Engines"}, "paper-conference"),
    ("a paper at a workshop", {"type": "paper-conference", "venue": "3rd Workshop on Engines"}, "workshop"),
    ("a paper at workshops", {"type": "paper-conference", "venue": "Engines WORKSHOPS 2020"}, "workshop"),
    ("a workshop within a word", {"type": "paper-conference", "venue": "Preworkshops"}, "paper-conference"),
    ("a volume of a meeting", {"type": "book", "genre": "Proceedings"}, "proceedings"),
    ("a journal called a workshop", {"type": "article-journal", "venue": "Workshop Practice"}, "article-journal"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "kind"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_a_work_is_of_the_kind_that_its_facts_tell(facts: dict[str, Any], kind: str) -> None:
    assert kind_of(Publication("T", **facts)) is WORK_KINDS[kind]


@given(strategies.publications)
def test_any_work_is_of_its_type_or_of_a_kind_that_narrows_it(p: Publication) -> None:
    type = p.type or "article"
    assert kind_of(p) in {ITEM_TYPES[type], *(kind for kind in WORK_KINDS.values() if kind.narrows == type)}


@pytest.mark.parametrize(
    ("arxiv", "doi"),
    [
        ("2105.13626", "10.48550/arXiv.2105.13626"),
        ("2105.13626v3", "10.48550/arXiv.2105.13626"),
        ("solv-int/9901001v2", "10.48550/arXiv.solv-int/9901001"),
    ],
)
def test_a_preprint_has_the_doi_of_all_its_versions(arxiv: str, doi: str) -> None:
    assert cited(Publication("T", arxiv=arxiv)).doi == doi


@dataclass(frozen=True, slots=True)
class Dedicated(Publication):
    """A publication with one more text, and one more list of texts."""

    dedication: str = ""
    grants: tuple[str, ...] = ()


def test_a_row_of_the_table_is_all_that_a_further_text_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Field("dedication", Kind.TEXT, "", "", bibtex="annote", csl="note", ris="C1", schema_org="funding")
    monkeypatch.setattr(work, "PLAIN_FIELDS", (row,))
    dedicated = cited(
        Dedicated(**{name: getattr(JOURNAL, name) for name in Publication.__slots__}, dedication="To  50%\n1")
    )
    [entry] = reading.agreed(WRITERS["bib"].entry(dedicated))
    assert reading.decoded(entry.fields["annote"]) == "To 50% 1"
    assert r"annote       = {To 50\% 1}," in WRITERS["biblatex.bib"].entry(dedicated)
    assert json.loads(WRITERS["json"].entry(dedicated))["note"] == "arXiv:2105.13626; To 50% 1"
    assert "C1  - To 50% 1\r\n" in WRITERS["ris"].entry(dedicated)
    assert json.loads(json_ld.work(dedicated, ""))["funding"] == "To 50% 1"


def test_a_row_of_the_table_is_all_that_a_further_list_of_texts_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Field("grants", Kind.TEXT_LIST, "", "", csl="funding", ris="FU")
    monkeypatch.setattr(work, "PLAIN_FIELDS", (row,))
    shared = {name: getattr(JOURNAL, name) for name in Publication.__slots__}
    granted = cited(Dedicated(**shared, grants=("Crown  1", "Fund 2")))
    assert json.loads(WRITERS["json"].entry(granted))["funding"] == "Crown 1; Fund 2"
    assert "FU  - Crown 1; Fund 2\r\n" in WRITERS["ris"].entry(granted)


def test_a_further_text_is_left_out_where_the_work_has_none_and_where_the_format_has_no_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {ending: writer.entry(cited(JOURNAL)) for ending, writer in WRITERS.items()}
    monkeypatch.setattr(work, "PLAIN_FIELDS", (Field("status", Kind.TEXT, "", "", ris="N1"),))
    assert {ending: writer.entry(cited(JOURNAL)) for ending, writer in WRITERS.items()} == before
    praised = cited(replace(JOURNAL, status="Second"))
    assert [ending for ending, writer in WRITERS.items() if writer.entry(praised) != before[ending]] == ["ris"]
