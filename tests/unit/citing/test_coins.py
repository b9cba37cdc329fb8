"""COinS: what Zotero and others read from the lists, by the keys of each registered format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from generator.citing import coins
from generator.citing.work import cited
from generator.facts import names
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import PartialDate, Publication
from tests.unit.citing.works import JOURNAL, PREPRINT, REPORT

EDITED = replace(JOURNAL, title="T", venue="V", publisher="P", place="Oxford")


def read(work: Publication, *, with_authors: bool = True) -> Mapping[str, list[str]]:
    """The values of each key."""
    values = defaultdict(list)
    context_object = coins.context_object(cited(work), with_authors=with_authors)
    for key, value in parse_qsl(context_object, strict_parsing=True):
        values[key.removeprefix("rft.")].append(value)
    return values


@pytest.mark.parametrize(
    ("type", "expected"),
    {
        "article-journal": {"rft_val_fmt": "journal", "genre": "article", "atitle": "T", "jtitle": "V", "pub": "P"},
        "paper-conference": {"rft_val_fmt": "book", "genre": "proceeding", "atitle": "T", "btitle": "V", "pub": "P"},
        "chapter": {"rft_val_fmt": "book", "genre": "bookitem", "atitle": "T", "btitle": "V", "pub": "P"},
        "book": {"rft_val_fmt": "book", "genre": "book", "btitle": "T", "series": "V", "pub": "P"},
        "report": {"rft_val_fmt": "book", "genre": "report", "btitle": "T", "series": "V", "pub": "P"},
        "thesis": {"rft_val_fmt": "dissertation", "title": "T", "inst": "P"},
        "dataset": {"rft_val_fmt": "dc", "title": "T", "source": "V", "publisher": "P", "type": "dataset"},
        "software": {"rft_val_fmt": "dc", "title": "T", "source": "V", "publisher": "P", "type": "computerProgram"},
        "patent": {"rft_val_fmt": "patent", "title": "T", "place": "Oxford"},
        "speech": {"rft_val_fmt": "dc", "title": "T", "type": "presentation"},
        "review": {"rft_val_fmt": "journal", "genre": "article", "atitle": "T", "jtitle": "V"},
        "entry-encyclopedia": {"rft_val_fmt": "book", "genre": "bookitem", "atitle": "T", "btitle": "V"},
        "manuscript": {"rft_val_fmt": "dc", "title": "T", "type": "manuscript"},
        "article": {"rft_val_fmt": "journal", "genre": "unknown", "atitle": "T", "jtitle": "V", "type": "document"},
    }.items(),
)
def test_each_kind_of_work_has_the_keys_of_its_format(type: str, expected: dict[str, str]) -> None:
    values = read(replace(EDITED, type=type))
    format = expected.pop("rft_val_fmt")
    assert values["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{format}"]
    assert {key: values[key] for key in expected} == {key: [value] for key, value in expected.items()}


def test_facts_of_books_and_patents_are_stated() -> None:
    book = read(replace(EDITED, type="chapter", series="LNE", edition="2", isbn="978-3-16-148410-0"))
    assert (book["series"], book["edition"], book["isbn"], book["place"]) == (
        ["LNE"],
        ["2"],
        ["978-3-16-148410-0"],
        ["Oxford"],
    )
    patent = read(Publication("T", "k", type="patent", number="US1", holders=(names.parse("{Engines Inc.}"),)))
    assert (patent["number"], patent["assignee"]) == (["US1"], ["Engines Inc."])
    assert read(replace(EDITED, type="thesis", genre="Master's thesis"))["degree"] == ["Master's thesis"]


def test_a_preprint_has_its_arxiv_id_in_the_doi_and_in_the_address() -> None:
    values = read(PREPRINT)
    assert values["genre"] == values["type"] == ["preprint"]
    assert values["rft_id"] == ["info:doi/10.48550/arXiv.2203.17189", "https://arxiv.org/abs/2203.17189v1"]


def test_names_are_in_the_order_that_tells_their_parts() -> None:
    people = ("Laurens van der Maaten", "{The ATLAS Collaboration}", "Martin King, Jr.", "OpenAI", "李飞飞")
    values = read(replace(JOURNAL, authors=tuple(map(names.parse, people))))
    assert values["au"] == [
        "van der Maaten, Laurens",
        "The ATLAS Collaboration,",
        "King Jr., Martin",
        "OpenAI",
        "李飞飞",
    ]


def test_editors_are_stated_of_a_volume_that_has_no_authors() -> None:
    volume = replace(EDITED, type="book", authors=(), editors=(names.parse("Ann Lee"),))
    assert read(volume)["contributor"] == ["Lee, Ann"]
    assert "contributor" not in read(replace(volume, authors=JOURNAL.authors))


def test_a_short_one_leaves_out_the_authors_and_nothing_else() -> None:
    whole, short = read(JOURNAL), read(JOURNAL, with_authors=False)
    assert {**short, "au": whole["au"]} == whole
    assert "au" not in short


@pytest.mark.parametrize("type", ITEM_TYPES)
def test_nothing_stands_for_what_is_not_known(type: str) -> None:
    values = read(Publication("T", "k", type=type))
    assert {"T"} == {value for key in ("atitle", "btitle", "title") for value in values.get(key, [])}
    assert set(values) <= {"ctx_ver", "rft_val_fmt", "genre", "atitle", "btitle", "title", "type"}


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert read(replace(REPORT, date=PartialDate(2020, 5)))["date"] == ["2020-05"]
    assert read(replace(REPORT, date=PartialDate(0, 5)))["date"] == []
